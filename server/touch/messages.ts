import type { TouchOutcome } from '#drizzle/schema/touch.ts'
import { message, type Message } from '#words/message.ts'

export const m = {
  seeTouches: message('我的服务记录', 'My contacts'),
  seeTouchesSummary: message('您在各渠道的办理和查询记录', 'What you did with us, on every channel'),
  noTouches: message('这段时间没有记录。', 'Nothing in this period.'),
  page: message('翻页位置', 'Page'),
  channel: message('渠道', 'Channel'),
  channelWrong: message('没有这个渠道。', 'There is no such channel.'),
  business: message('业务', 'Business'),
  outcome: message('结果', 'Outcome'),
  outcomeWrong: message('没有这种结果。', 'There is no such outcome.'),
  from: message('开始时间', 'From'),
  until: message('结束时间', 'Until'),
  when: message('时间', 'When'),
}

/** What became of a contact, as people read it. */
export const outcomes: Record<TouchOutcome, Message> = {
  done: message('成功', 'done'),
  taken: message('已受理', 'taken in'),
  quoted: message('待确认', 'quoted'),
  refused: message('未办理', 'refused'),
  invalid: message('输入有误', 'bad input'),
  denied: message('需验证身份', 'not verified'),
  closed: message('未开放', 'closed'),
  failed: message('系统故障', 'failed'),
  unclear: message('未识别', 'not understood'),
  told: message('已告知', 'told'),
  shown: message('已展示', 'shown'),
  viewed: message('已查看', 'viewed'),
  accepted: message('已接受', 'accepted'),
  declined: message('已拒绝', 'declined'),
  expired: message('已过期', 'expired'),
}
