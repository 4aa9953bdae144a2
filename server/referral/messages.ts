import { message } from '#words/message.ts'

export const m = {
  refer: message('推荐好友', 'Recommend a friend'),
  referSummary: message(
    '推荐还没用过电子渠道的好友，好友首次办理后您获得e币',
    'Recommend somebody who has not used the e-hall yet, and earn e-coins when they do',
  ),
  friend: message('好友手机号', "Your friend's number"),
  friendHint: message('例：13800000000', 'For example 13800000000'),
  friendWrong: message(
    '请填写好友的11位手机号，例：TJ 13800000000。',
    "Give your friend's 11-digit number, for example TJ 13800000000.",
  ),
  notYourself: message('不能推荐自己的号码。', 'You cannot recommend your own number.'),
  tooManyADay: message(
    (most: number) => `每天最多推荐${most}位好友，请明天再来。`,
    (most) => `You can recommend ${most} friends a day. Please come back tomorrow.`,
  ),
  notThisOne: message(
    '该号码暂不能推荐：可能不是本网客户、已在使用电子渠道，或已被推荐过。',
    'This number cannot be recommended: it may not be with us, use the e-hall already, or have been recommended before.',
  ),
  referred: message(
    (friend: string) => `已记下您推荐的好友${friend}。`,
    (friend) => `Your recommendation of ${friend} is noted.`,
  ),
  promised: message(
    (coins: number) => `好友首次按活动要求使用电子渠道后，您将获得${coins}个e币。`,
    (coins) => `You get ${coins} e-coins once they have used the e-hall as the promotion asks.`,
  ),
  paidTitle: message('推荐奖励到账', 'Your recommendation paid off'),
  paid: message(
    (coins: number) => `您推荐的好友已使用电子渠道，${coins}个e币已到账。`,
    (coins) => `The friend you recommended has used the e-hall: ${coins} e-coins are yours.`,
  ),
}
