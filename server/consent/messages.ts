import { message } from '#words/message.ts'

export const m = {
  stopMarketing: message('退订营销信息', 'No more marketing'),
  stopMarketingSummary: message('不再接收任何营销信息', 'Stop all marketing messages'),
  stopped: message(
    '您已退订，我们不会再向您发送营销信息。业务通知和账单不受影响。',
    'You are unsubscribed: no more marketing from us. Service notices and bills still reach you.',
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
}
