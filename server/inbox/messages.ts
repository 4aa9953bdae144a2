import { message } from '#words/message.ts'

export const m = {
  readInbox: message('消息', 'Messages'),
  readInboxSummary: message('办理结果、通知和安全提醒', 'Results, notices and security alerts'),
  page: message('翻页位置', 'Page'),
  messageField: message('消息编号', 'Message'),
  messageWrong: message('请从消息列表中选择。', 'Choose one from the list of messages.'),
  noMessage: message('没有这条消息。', 'There is no such message.'),
  empty: message('您没有消息。', 'You have no messages.'),
  unread: message(
    (count: number) => `${count}条未读。`,
    (count) => `${count} unread.`,
  ),
  unreadMark: message('未读', 'unread'),
  sentAt: message('时间', 'When'),
  title: message('标题', 'Title'),
  state: message('状态', 'State'),
  openMessage: message('查看消息', 'Open a message'),
  openMessageSummary: message('查看一条消息并标为已读', 'Read one message'),
}
