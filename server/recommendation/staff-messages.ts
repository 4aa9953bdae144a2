import type { OfferReason } from '#drizzle/schema/offer.ts'
import { isoDate, yuan } from '#words/format.ts'
import { message, type Say } from '#words/message.ts'

export const m = {
  seeOffers: message('查看优惠列表', 'See the offers'),
  seeOffer: message('查看优惠', 'See an offer'),
  saveOffer: message('保存优惠', 'Save an offer'),
  publishOffer: message('上线优惠', 'Publish an offer'),
  endOffer: message('结束优惠', 'End an offer'),
  seeOfferFigures: message('查看优惠效果', 'See how an offer does'),
  seeOfferTouches: message('查看优惠数字背后的触点', 'See the touches behind an offer’s figure'),
  exportOffers: message('导出各优惠的效果', 'Export how the offers do'),
  exportOfferFigures: message('导出优惠效果', 'Export how an offer does'),
  exportOfferTouches: message('导出优惠数字背后的触点', 'Export the touches behind an offer’s figure'),
  events: {
    shown: message('展示', 'Shown'),
    viewed: message('查看', 'Looked into'),
    accepted: message('同意', 'Said yes'),
    declined: message('拒绝', 'Said no'),
    expired: message('过期', 'Expired'),
    ordered: message('办成', 'Ordered'),
  },
  forAll: message('对所有客户', 'For everybody'),
  rate: message('办成率%', 'Ordered ÷ shown, %'),
  status: message('状态', 'Status'),
  draft: message('草稿', 'Draft'),
  live: message('上线', 'Live'),
  ended: message('已结束', 'Ended'),
  day: message('日期', 'Day'),
  when: message('时间', 'When'),
  subscriber: message('客户', 'Subscriber'),
  touch: message('触点', 'Touch'),
  touchId: message('触点编号', 'Touch id'),
  event: message('数字', 'Figure'),
  from: message('起', 'From'),
  until: message('止', 'Until'),
  place: message('翻页位置', 'Page'),
  whyOffers: message('查看客户可见的推荐', 'See what a subscriber is offered'),

  code: message('编号', 'Code'),
  codeWrong: message(
    '编号是一个字母加1到99的数字，如A1；不能用H I L N O Q T Y开头。',
    'A code is a letter and a number from 1 to 99, e.g. A1; not H, I, L, N, O, Q, T or Y.',
  ),
  codeTaken: message('这个编号已经有优惠在用。', 'There is an offer of this code already.'),
  noOffer: message('没有这个优惠。', 'There is no such offer.'),
  name: message('内部名称', 'Internal name'),
  operation: message('办理的业务功能', 'What it opens'),
  operationWrong: message(
    '没有这个业务功能，或不能由优惠打开。',
    'There is no such operation, or no offer can open it.',
  ),
  input: message('预设参数', 'Preset input'),
  inputWrong: message(
    (faults: string) => `预设参数不完整或有误：${faults}`,
    (faults) => `The preset input does not fit: ${faults}`,
  ),
  noService: message(
    (code: string) => `没有编码为${code}的在售业务。`,
    (code) => `No service ${code} is on sale.`,
  ),
  noPlan: message(
    (code: string) => `没有编码为${code}的在售套餐。`,
    (code) => `No plan ${code} is on sale.`,
  ),
  noKind: message(
    (code: string) => `没有编码为${code}的预登记业务，或它没有开放。`,
    (code) => `No pre-registration ${code} is open.`,
  ),
  needsDetails: message(
    (fields: string) => `还缺必填项：${fields}。请写进预设参数details，否则客户点了也办不成。`,
    (fields) => `Fields are missing: ${fields}. Put them into “details”, or nobody can take the offer.`,
  ),
  noReward: message(
    (code: string) => `没有编码为${code}的礼品。`,
    (code) => `There is no reward ${code}.`,
  ),
  closed: message(
    ({ title, where }: { title: string; where: string }) =>
      `“${title}”在这些渠道和品牌上没有开放：${where}。请先请运营在功能矩阵中开放，或调整优惠的渠道。`,
    ({ title, where }) =>
      `“${title}” is closed on ${where}. Ask operations to open it in the function matrix, or change the channels.`,
  ),
  words: message('标题、说明和价格', 'Title, text and price'),
  wordsWrong: message(
    '标题和说明的中英文都要填写；标题不超过20字，说明不超过80字。',
    'Title and text are needed in both languages; at most 40 and 200 characters.',
  ),
  own: message('各渠道文案', 'Words of a channel'),
  rules: message('适用客户', 'Who may have it'),
  rulesWrong: message(
    '适用客户的条件有误：数值应为非负整数，起点不能大于终点。',
    'A rule does not fit: figures are whole and not negative, and ranges go up.',
  ),
  raises: message('加分', 'Raises'),
  raisesWrong: message(
    '加分的门槛和分数应为1到100000的整数。',
    'Raises take whole numbers from 1 to 100,000.',
  ),
  channels: message('独占渠道', 'Exclusive channels'),
  firstChannel: message('首发渠道', 'Launch channel'),
  firstUntil: message('首发截止日期', 'Launched alone until'),
  firstWrong: message(
    '首发渠道和截止日期要一起填写，且渠道不能与独占渠道矛盾。',
    'A launch needs its channel and its date, and the channel must be one the offer is on.',
  ),
  startsAt: message('开始日期', 'From'),
  endsAt: message('截止日期', 'To'),
  datesWrong: message('请选择日期，截止不能早于开始。', 'Choose dates; the end cannot lie before the start.'),
  points: message('基础分', 'Points'),
  pointsWrong: message('基础分是0到1000的整数。', 'Points are a whole number from 0 to 1,000.'),
  coolDownDays: message('拒绝后静默天数', 'Silent after a no, days'),
  coolDownWrong: message('静默天数是1到365的整数。', 'From 1 to 365 days.'),
  channel: message('渠道', 'Channel'),
  month: message('月份', 'Month'),
  msisdn: message('手机号', 'Number'),
  msisdnWrong: message('请输入11位手机号码。', 'Enter the 11-digit mobile number.'),
  nobody: message('没有使用这个号码的客户。', 'Nobody has this number.'),
}

type Told = { is: number | string; asked: number | string; points: number }

const plain = (zh: string, en: string) =>
  message<[Told]>(
    () => zh,
    () => en,
  )
const both = (zh: (told: Told) => string, en: (told: Told) => string) => message<[Told]>(zh, en)
const ranged = (zh: string, en: string, unit: string, enUnit: string) => ({
  from: both(
    ({ is, asked }) => `${zh}${is === '' ? '无数据' : `${is}${unit}`}，要求不低于${asked}${unit}`,
    ({ is, asked }) => `${en} ${is === '' ? 'unknown' : `${is}${enUnit}`}, at least ${asked}${enUnit} asked`,
  ),
  to: both(
    ({ is, asked }) => `${zh}${is === '' ? '无数据' : `${is}${unit}`}，要求不高于${asked}${unit}`,
    ({ is, asked }) => `${en} ${is === '' ? 'unknown' : `${is}${enUnit}`}, at most ${asked}${enUnit} asked`,
  ),
  raise: both(
    ({ is, asked, points }) => `${zh}${is}${unit}，达到${asked}${unit}，加${points}分`,
    ({ is, asked, points }) => `${en} ${is}${enUnit}, reaches ${asked}${enUnit}: ${points} points more`,
  ),
})

const tier = ranged('星级', 'Tier', '星', '')
const tenure = ranged('在网', 'Tenure', '个月', ' months')
const bill = ranged('近三个月月均账单', 'Mean of three bills', '元', ' yuan')
const usage = ranged('本月流量已用', "This month's data used:", '%', '%')
const ecoins = ranged('e币', 'E-coins', '个', '')

/** What each rule says of itself, whether it was met or not. */
const reasons: Record<string, ReturnType<typeof plain>> = {
  'not-yet': both(
    ({ asked }) => `还没到开始日期（${asked}）`,
    ({ asked }) => `Not begun yet (${asked})`,
  ),
  over: plain('已过截止日期', 'Its last day has passed'),
  ordered: both(
    ({ is, asked }) => `已办理过（${is}，${asked}）`,
    ({ is, asked }) => `Ordered already (${is}, ${asked})`,
  ),
  declined: both(
    ({ is, asked }) => `客户在${is}表示不感兴趣，各渠道静默到${asked}`,
    ({ is, asked }) => `Declined on ${is}: silent everywhere until ${asked}`,
  ),
  accepted: both(
    ({ is, asked }) => `客户已在${is}同意，正在办理，各渠道静默到${asked}`,
    ({ is, asked }) => `Said yes on ${is}, the order is on its way: silent everywhere until ${asked}`,
  ),
  waiting: both(
    ({ is }) => `已在${is}查看，正等客户确认`,
    ({ is }) => `Looked into on ${is}, waiting for the yes`,
  ),
  held: both(
    ({ is }) => `已在使用（${is}）`,
    ({ is }) => `On the line already (${is})`,
  ),
  'no-plan': plain('号码上没有套餐', 'On no plan'),
  consent: plain('需客户同意接收营销信息', 'Asks for consent to marketing'),
  brand: both(
    ({ is, asked }) => `品牌${is}，适用${asked}`,
    ({ is, asked }) => `Brand ${is}, for ${asked}`,
  ),
  payment: both(
    ({ is, asked }) => `付费方式${is}，适用${asked}`,
    ({ is, asked }) => `Payment ${is}, for ${asked}`,
  ),
  credit: both(
    ({ is, asked }) => `信用状态${is}，适用${asked}`,
    ({ is, asked }) => `Credit ${is}, for ${asked}`,
  ),
  plan: both(
    ({ is, asked }) => `套餐${is}，适用${asked}`,
    ({ is, asked }) => `Plan ${is}, for ${asked}`,
  ),
  holds: both(
    ({ is }) => `要求已开通${is}`,
    ({ is }) => `Asks for service ${is}`,
  ),
  lacks: both(
    ({ is }) => `要求未开通${is}`,
    ({ is }) => `Not with service ${is}`,
  ),
  'tier-from': tier.from,
  'tier-to': tier.to,
  'tenure-from': tenure.from,
  'bill-from': bill.from,
  'bill-to': bill.to,
  'usage-from': usage.from,
  'usage-to': usage.to,
  'ecoins-from': ecoins.from,
  'raise-tenure': tenure.raise,
  'raise-bill': bill.raise,
  'raise-usage': usage.raise,
  'raise-ecoins': ecoins.raise,
  'other-channel': both(
    ({ asked }) => `只在${asked}展示`,
    ({ asked }) => `Only on ${asked}`,
  ),
  'first-elsewhere': both(
    ({ asked }) => `${asked}前由别的渠道首发`,
    ({ asked }) => `Launched on another channel until ${asked}`,
  ),
  closed: both(
    ({ asked }) => `功能矩阵没有向该品牌在本渠道开放${asked}`,
    ({ asked }) => `The function matrix keeps ${asked} closed here`,
  ),
}

const DATED = new Set(['not-yet', 'over', 'ordered', 'declined', 'accepted', 'waiting', 'first-elsewhere'])
const MONEY = new Set(['bill-from', 'bill-to', 'raise-bill'])

/** A reason in the words of staff: what was asked, and what is. @param nameOf a code's name, where it has one */
export function reasonWords(reason: OfferReason, say: Say, nameOf: (code: string) => string): string {
  const { rule, points } = reason
  const words = reasons[rule]
  if (!words) return rule
  const shown = (value: number | string) =>
    typeof value === 'string'
      ? value.split('、').map(nameOf).join('、')
      : MONEY.has(rule)
        ? yuan(value)
        : value
  const asked =
    DATED.has(rule) && typeof reason.asked === 'number' ? isoDate(reason.asked) : shown(reason.asked)
  return say(words, { is: shown(reason.is), asked, points })
}
