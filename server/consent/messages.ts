import { message } from '#words/message.ts'

export const m = {
  stopMarketing: message('退订营销信息', 'No more marketing'),
  stopMarketingSummary: message('不再接收任何营销信息', 'Stop all marketing messages'),
  stopped: message(
    '您已退订，我们不会再向您发送营销信息。业务通知和账单不受影响。如需恢复，发YXTY到10086。',
    'You are unsubscribed: no more marketing from us. Service notices and bills still reach you. To undo it, text YXTY to 10086.',
  ),
  allowMarketing: message('接收优惠信息', 'Receive offers'),
  allowMarketingSummary: message(
    '同意接收优惠和活动信息，随时可退订',
    'Agree to receive offers; stop at any time',
  ),
  allowed: message(
    '您已同意接收优惠信息。不想再收到时，发送TD到10086即可退订。',
    'You will receive our offers. To stop, text TD to 10086 at any time.',
  ),
  chooseMarketingWay: message('接收优惠的方式', 'How to hear of offers'),
  chooseMarketingWaySummary: message(
    '选择用短信还是站内信接收优惠，或不要某个渠道',
    'By text or web inbox, and on which channels never',
  ),
  seeMarketingWay: message('查看接收优惠的方式', 'See how offers reach you'),
  seeMarketingWaySummary: message(
    '您选择的方式，和按您的使用习惯推算的方式',
    'What you chose, and what your use suggests',
  ),
  way: message('方式', 'Way'),
  wayWrong: message('请从列表中选择一种方式。', 'Choose one of the ways in the list.'),
  ways: {
    auto: message('按我的使用习惯', 'As suits my use'),
    sms: message('优先发短信', 'Rather by text'),
    inbox: message('优先发站内信', 'Rather in the web inbox'),
    outbound: message('优先打电话', 'Rather by phone'),
    'no-sms': message('不要发短信', 'Never by text'),
    'no-calls': message('不要打电话', 'Never by phone'),
    'inbox-only': message('只发站内信', 'Only in the web inbox'),
  },
  wayKept: message(
    (way: string) => `已设置为：${way}。`,
    (way) => `From now on: ${way}.`,
  ),
  wayHolds: message(
    '立即生效，尚未发出的营销信息也照此办理。',
    'It holds at once, for messages that wait to be sent as well.',
  ),
  wayOnceAllowed: message(
    '您目前没有同意接收营销信息，以后同意时照此办理。',
    'You receive no offers now; it will hold if you allow them.',
  ),
  wayIs: message(
    (way: string) => `您的选择：${way}。`,
    (way) => `Your choice: ${way}.`,
  ),
  learnedIs: message(
    (channel: string) => `按近三个月的使用，您常用${channel}。`,
    (channel) => `By your use of the last three months: ${channel}.`,
  ),
  learnedNothing: message('近三个月使用较少，看不出习惯。', 'Too little use in three months to tell.'),
  kinds: {
    query: message('查询', 'Queries'),
    handle: message('办理', 'Orders and changes'),
    pay: message('缴费', 'Payments'),
  },
  pushChannels: {
    sms: message('短信', 'text messages'),
    inbox: message('网上营业厅', 'the web hall'),
    banner: message('网页横幅', 'banners in the hall'),
    outbound: message('人工电话', 'the hotline'),
  },
  kind: message('业务类型', 'Kind'),
  channel: message('渠道', 'Channel'),
  times: message('次数', 'Times'),
}
