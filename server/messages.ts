/** What the door itself says. */
import { message } from '#words/message.ts'

export const m = {
  closedTitle: message('暂未开放', 'Not available'),
  closed: message(
    '您的品牌暂不能在此渠道办理这项业务，您可以致电10086或到服营厅办理。',
    'This is not available to your plan brand on this channel. Call 10086 or visit a counter.',
  ),
  deniedTitle: message('需要验证身份', 'Please verify'),
  deniedSim: message(
    '请先登录，或用本机号码发送短信办理。',
    'Please sign in first, or send a text from the line itself.',
  ),
  deniedVerified: message(
    '此业务需验证服务密码或动态密码，请登录网上营业厅办理。',
    'This needs your service password or a one-time code. Please sign in to the web hall.',
  ),
  strangerTitle: message('未找到号码', 'Unknown number'),
  stranger: message(
    '未查到该号码的在用客户资料，如有疑问请致电10086。',
    'We found no active line for this number. Call 10086 if you think this is wrong.',
  ),
  invalidTitle: message('输入有误', 'Please check'),
  fieldWrong: message(
    (label: string) => `“${label}”填写有误，请检查后重试。`,
    (label) => `“${label}” is not right. Please check and try again.`,
  ),
  quotedTitle: message(
    (name: string) => `请确认：${name}`,
    (name) => `Please confirm: ${name}`,
  ),
  questionReplaced: message('您此前待确认的请求已作废。', 'Your earlier unconfirmed request is withdrawn.'),
  quotedHow: message(
    '请在24小时内确认，不确认则不办理、不收费。',
    'Confirm within 24 hours. Without a yes nothing is done and nothing is charged.',
  ),
  nothingToConfirm: message('没有待确认的业务。', 'There is nothing to confirm.'),
  lapsed: message(
    '该请求已超过24小时，已自动作废，未收取任何费用。需要请重新办理。',
    'That request is more than 24 hours old and was withdrawn. Nothing was charged. Please start again.',
  ),
  replaced: message(
    '该请求已被您后来的请求取代，未收取任何费用。',
    'A later request of yours replaced that one. Nothing was charged.',
  ),
  declinedTitle: message('已放弃办理', 'Withdrawn'),
  declined: message('已放弃办理，未收取任何费用。', 'Withdrawn. Nothing was charged.'),
  priceMoved: message(
    '资费刚刚有调整，请按新的资费重新确认。',
    'The price has just changed. Please look at the new one and confirm again.',
  ),
  refusedTitle: message('未能办理', 'Could not be done'),
  failedTitle: message('系统繁忙', 'Something went wrong'),
  failed: message(
    '抱歉，系统出现故障，本次未办理成功，也未扣费。请稍后再试或致电10086。',
    'Sorry, something went wrong on our side. Nothing was done and nothing was charged. Please try again later or call 10086.',
  ),
}
