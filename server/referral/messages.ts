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
  promisedFor: message(
    ({ coins, deed }: { coins: number; deed: string }) =>
      `好友首次通过电子渠道办理“${deed}”后，您将获得${coins}个e币。`,
    ({ coins, deed }) =>
      `You get ${coins} e-coins once they have used the e-hall for the first time for: ${deed}.`,
  ),
  promiseGone: message(
    '本期推荐奖励已发完，或您本月的奖励次数已满，现在推荐暂无e币奖励。',
    'There are no e-coins for recommendations just now: they are used up, or you have had as many as there are in a month.',
  ),
  seeCode: message('我的推荐码', 'My referral code'),
  seeCodeSummary: message(
    '把推荐码转发给好友，好友使用后您获得e币',
    'Send it to your friends and earn e-coins',
  ),
  yourCode: message(
    (code: string) => `${code}。把下面这段话转发给好友：`,
    (code) => `${code}. Send these words to a friend:`,
  ),
  share: message(
    ({ operator, code, port }: { operator: string; code: string; port: string }) =>
      `我在用${operator}电厅查话费、办业务，不用跑营业厅。发短信 TJM ${code} 到${port}，或登录网厅填写推荐码${code}，一起来用吧！`,
    ({ operator, code, port }) =>
      `I look after my line in ${operator}'s e-hall, no queueing. Text TJM ${code} to ${port}, or sign in on the web and give my code ${code}.`,
  ),
  soFar: message(
    ({ friends, coins }: { friends: number; coins: number }) =>
      `您已推荐${friends}位好友，获得${coins}个e币。`,
    ({ friends, coins }) => `Friends so far: ${friends}, e-coins for them: ${coins}.`,
  ),
  useCode: message('填写推荐码', "Give a friend's code"),
  useCodeSummary: message('刚开始用电厅？填写好友的推荐码', 'New here? Say who told you of the e-hall'),
  code: message('好友的推荐码', "Your friend's code"),
  codeHint: message('7个字母，不分大小写', 'Seven letters, small or capital'),
  codeWrong: message(
    '推荐码是7个字母，请向好友核对，例：TJM BCDFGHJ。查自己的推荐码发送CXTJM。',
    'A referral code is seven letters, for example TJM BCDFGHJ. For your own text CXTJM.',
  ),
  noSuchCode: message(
    '没有这个推荐码，请向好友核对后再填写。',
    'There is no such code. Please compare it with what your friend sent you.',
  ),
  ownCode: message(
    '这是您自己的推荐码，请转发给好友使用。',
    'That is your own code. It is for your friends to give.',
  ),
  recommendedBefore: message(
    '您已经由好友推荐过了，推荐码每人只能使用一次。',
    'You have been recommended already; that happens once.',
  ),
  notNew: message(
    (days: number) => `推荐码只限首次使用电子渠道${days}天内填写。您可以把自己的推荐码转发给好友。`,
    (days) =>
      `A code can be given within ${days} days of one's first use of the e-hall. You can send yours to friends.`,
  ),
  circle: message(
    '这位好友是由您推荐来的，不能再互相推荐。',
    'That friend came by your own recommendation, so it does not go the other way.',
  ),
  codeTaken: message(
    (code: string) => `推荐码${code}已使用，感谢您和您的好友。您办理后，奖励将发给您的好友。`,
    (code) => `The code ${code} is taken, thank you both. Your friend is rewarded when you use the e-hall.`,
  ),
  codeUsedTitle: message('好友使用了您的推荐码', 'A friend has given your code'),
  codeUsed: message(
    '有好友填写了您的推荐码。好友按活动要求办理后，奖励e币自动到账。',
    'A friend has given your referral code. Your e-coins come by themselves once they have used the e-hall.',
  ),
  unpaidTitle: message('推荐好友没有奖励', 'No e-coins for your recommendation'),
  unpaid: message(
    '您推荐的好友已使用电子渠道。本期推荐奖励已发完，或您本月的奖励次数已满，这次没有e币奖励，感谢您的推荐。',
    'The friend you recommended has used the e-hall. The e-coins for recommendations are used up, or you have had as many as there are in a month, so there are none this time. Thank you all the same.',
  ),
  paidTitle: message('推荐奖励到账', 'Your recommendation paid off'),
  paid: message(
    (coins: number) => `您推荐的好友已使用电子渠道，${coins}个e币已到账。`,
    (coins) => `The friend you recommended has used the e-hall: ${coins} e-coins are yours.`,
  ),
}
