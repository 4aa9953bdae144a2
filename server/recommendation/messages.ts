import { message } from '#words/message.ts'

type Named = { code: string; title: string; price: string }

export const m = {
  seeOffers: message('为您推荐', 'Offers for you'),
  seeOffersSummary: message('适合您的优惠和业务', 'What may suit your line'),
  nothing: message('目前没有适合您的推荐。', 'There is nothing to offer you right now.'),
  choice: message(
    ({ code, title, price }: Named) => [code, title, price].filter(Boolean).join(' '),
    ({ code, title, price }) => [code, title, price].filter(Boolean).join(' '),
  ),
  noHow: message(
    (code: string) => `以下优惠适合您，不感兴趣可回复“不要”加编号，如不要${code}：`,
    (code) => `These may suit you. Not for you? Text NO and its code, e.g. NO ${code}:`,
  ),
  tail: message(
    ({ code, title, price }: Named) =>
      `回复${code}了解${[title, price].filter(Boolean).join('，')}，退订回TD。`,
    ({ code, title, price }) =>
      `Text ${code} for ${[title, price].filter(Boolean).join(', ')}. TD to opt out.`,
  ),
  shortTail: message(
    ({ code, title }: Named) => `回${code}办${title}，退订TD。`,
    ({ code, title }) => `${code}: ${title}. TD stops ads.`,
  ),
  offer: message('优惠编号', 'Offer code'),
  offerHint: message('如 A1', 'e.g. A1'),
  offerWrong: message(
    '优惠编号是一个字母加数字，如 A1。',
    'An offer code is a letter and a number, e.g. A1.',
  ),
  takeOffer: message('办理推荐业务', 'Take an offer'),
  takeOfferSummary: message('查看并办理推荐的优惠', 'Look into an offer and order it'),
  declineOffer: message('不感兴趣', 'Not interested'),
  declineOfferSummary: message('一段时间内不再推荐', 'Hear no more of an offer for a while'),
  declined: message(
    ({ title, days }: { title: string; days: number }) => `好的，${days}天内各渠道都不再向您推荐“${title}”。`,
    ({ title, days }) => `Understood: no more about “${title}” for ${days} days, on any channel.`,
  ),
  noOffer: message(
    (code: string) => `没有编号为${code}的优惠，或该优惠已结束。`,
    (code) => `There is no offer ${code}, or it has ended.`,
  ),
  notHere: message('该优惠暂不能在本渠道办理。', 'This offer cannot be taken on this channel yet.'),
  held: message('您已经在使用这项业务，无需重复办理。', 'You have this already.'),
  notForLine: message('该优惠不适用于您的号码。', 'This offer is not for your line.'),
}
