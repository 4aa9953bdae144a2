/** Why somebody is left out, waits or was not reached, in words. The compiler asks for each reason that the engine knows. */
import type { TargetReason } from '#server/campaign/reason.ts'
import { message, type Message, type Say } from '#words/message.ts'

const words = {
  closed: message('已销户', 'Line closed'),
  suspended: message('停机', 'Suspended'),
  'no-consent': message('未同意接收营销', 'Never agreed to marketing'),
  'opted-out': message('已退订', 'Opted out'),
  'channel-refused': message('客户不接受这个渠道', 'They refused this channel'),
  'cap-day': message('达到每日上限', 'Cap of the day'),
  'cap-week': message('达到每周上限', 'Cap of the week'),
  'cap-month': message('达到每月上限', 'Cap of the month'),
  quiet: message('静默时段，到时再发', 'Quiet hours: later'),
  'never-open': message('发送时段全在静默时段内', 'The window lies in the quiet hours'),
  stopped: message('营销案已终止', 'The campaign was stopped'),
  'house-stopped': message('全部紧急停发中', 'Emergency stop'),
  winner: message('等待自动选优', 'Waits for the winner'),
  'never-came': message('展示期内未到网厅', 'Did not come by while it was shown'),
  'not-called': message('外呼期内未呼', 'Not called while lists were open'),
  'offer-not-yet': message('优惠还没开始', 'The offer has not begun'),
  'offer-over': message('优惠已结束', 'The offer has ended'),
  'offer-ordered': message('已办理过该优惠', 'Took the offer already'),
  'offer-declined': message('对该优惠表示过不感兴趣，静默期内', 'Said no to the offer: still silent'),
  'offer-waiting': message('已在查看该优惠，等待确认', 'Looked into the offer: waits for the yes'),
  'offer-held': message('号码上已有该业务', 'Has what it offers already'),
  'offer-brand': message('品牌不适用该优惠', 'The offer is not for this brand'),
  'offer-rule': message('不符合优惠的条件', 'Does not meet the offer’s conditions'),
  'offer-other-channel': message('优惠不在这个渠道', 'The offer is another channel’s own'),
  'offer-first-elsewhere': message('优惠在别的渠道首发中', 'The offer is launched elsewhere first'),
  'offer-closed': message('优惠在这个渠道不能办理', 'The offer cannot be taken on this channel'),
  'no-answer': message('未接通', 'No answer'),
  'sender-lost': message('发送进程中断，未知是否发出', 'The sender was lost with it'),
  timeout: message('短信中心未应答', 'The SMSC did not answer'),
  'link-broke': message('应答前连接中断，未知是否发出', 'The link broke before the answer came'),
  'receipt-undeliverable': message('短信中心：无法送达', 'SMSC: undeliverable'),
  'receipt-expired': message('短信中心：超时未送达', 'SMSC: expired'),
  'receipt-deleted': message('短信中心：已被删除', 'SMSC: deleted'),
  'receipt-rejected': message('短信中心：被拒', 'SMSC: rejected'),
  'receipt-skipped': message('短信中心：已跳过', 'SMSC: skipped'),
  LINK_QUEUE_FULL: message('短信连接排队已满，稍后再发', 'The link’s queue was full: later'),
  LINK_WAITED_TOO_LONG: message('等待短信连接过久，稍后再发', 'Waited too long for the link: later'),
  LINK_CLOSED: message('短信进程关闭，稍后再发', 'The SMS process closed: later'),
  LINK_REFUSED: message('短信中心拒绝登录，稍后再发', 'The SMSC refused the log-in: later'),
  LINK_STALE: message('等候期间重新核对，稍后再发', 'Waited for room and is judged anew: later'),
} satisfies Record<TargetReason, Message>

/** Of a dry run, and of what is asked now. */
const verdicts = {
  send: message('会发送', 'Would be sent'),
  yes: message('可以接触', 'May be contacted'),
  holdout: message('对照组', 'Holdout'),
}

const links: Record<string, Message> = {
  connecting: message('正在连接', 'connecting'),
  bound: message('已连接', 'bound'),
  waiting: message('断开，等待重连', 'down, will try again'),
  refused: message('短信中心拒绝登录', 'the SMSC refuses the log-in'),
  closing: message('正在关闭', 'closing'),
  closed: message('已关闭', 'closed'),
}

const reasons: Record<string, Message> = { ...words, ...verdicts }

const refusedBySmsc = message(
  (status: string) => `短信中心拒收（${status}）`,
  (status) => `Refused by the SMSC (${status})`,
)

/** Empty where there is none; what an SMSC said is named by its own code. */
export function reasonIn(say: Say, reason: string): string {
  const known = reasons[reason]
  if (known) return say(known)
  return reason === '' ? '' : say(refusedBySmsc, reason)
}

/** How a link stands. */
export function linkIn(say: Say, state: string): string {
  const known = links[state]
  return known ? say(known) : state
}
