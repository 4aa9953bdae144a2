import { message } from '#words/message.ts'

export const m = {
  friends: message('推荐好友', 'Recommend a friend'),
  lead: message('好友开始用电厅，您得e币。', 'Your friends stop queueing, and you get e-coins.'),
  code: message('我的推荐码', 'My referral code'),
  share: message('转发给好友的话', 'Words to send to a friend'),
  copy: message('复制', 'Copy'),
  copied: message('已复制', 'Copied'),
  text: message('用短信发送', 'Send as a text'),
  promised: message(
    (coins: number) => `好友首次通过电子渠道办理后，您将获得${coins}个e币。`,
    (coins) => `You get ${coins} e-coins once they have used the e-hall for the first time.`,
  ),
  promisedFor: message(
    ({ coins, deed }: { coins: number; deed: string }) =>
      `好友首次通过电子渠道办理“${deed}”后，您将获得${coins}个e币。`,
    ({ coins, deed }) =>
      `You get ${coins} e-coins once they have used the e-hall for the first time for: ${deed}.`,
  ),
  gone: message(
    '本期推荐奖励已发完，或您本月的奖励次数已满，现在推荐暂无e币奖励。',
    'There are no e-coins for recommendations just now: they are used up, or you have had as many as there are in a month.',
  ),
  soFar: message('已推荐好友', 'Friends so far'),
  people: message(
    (count: number) => `${count}位`,
    (count) => String(count),
  ),
  earned: message('已获得e币', 'E-coins for them'),
  byNumber: message('按手机号推荐', 'Recommend by number'),
  byNumberLead: message(
    '好友须是本网客户，且还没用过电子渠道。',
    'They must be with us, and not have used the e-hall yet.',
  ),
  friend: message('好友手机号', "Your friend's number"),
  refer: message('推荐', 'Recommend'),
  giveCode: message('填写好友的推荐码', "Give a friend's code"),
  giveCodeLead: message(
    '刚开始用电厅？填写推荐您的好友的推荐码，好友会得到奖励。',
    'New to the e-hall? Give the code of whoever told you, and they are rewarded.',
  ),
  friendCode: message('推荐码', 'Code'),
  codeHint: message('7个字母，不分大小写', 'Seven letters, small or capital'),
  use: message('提交', 'Give it'),
}
