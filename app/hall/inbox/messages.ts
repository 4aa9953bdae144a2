import { message } from '#words/message.ts'

export const m = {
  inbox: message('消息', 'Messages'),
  unread: message(
    (count: number) => (count === 0 ? '没有未读消息' : `${count}条未读`),
    (count) => (count === 0 ? 'Nothing unread' : `${count} unread`),
  ),
  none: message('还没有消息', 'No messages yet'),
  noneLead: message('办理结果、到期提醒会放在这里。', 'Results and reminders will be kept here.'),
  new: message('未读', 'new'),
  result: message('办理结果', 'Result'),
  notice: message('通知', 'Notice'),
  reward: message('权益', 'Reward'),
  security: message('安全提醒', 'Security'),
  goOn: message('去看看', 'Have a look'),
  back: message('返回消息', 'Back to the messages'),
}
