import { message } from '#words/message.ts'

export const m = {
  requests: message('预登记', 'Pre-registration'),
  lead: message(
    '先登记，由工作人员为您办好；结果发短信并放进您的消息。',
    'Leave your request, our staff complete it; the result comes by text and to your messages.',
  ),
  kinds: message('可以登记', 'What you can ask for'),
  register: message('去登记', 'Ask for it'),
  within: message(
    (days: number) => `${days}个工作日内办理`,
    (days) => (days === 1 ? 'within a working day' : `within ${days} working days`),
  ),
  mine: message('我的登记', 'My requests'),
  none: message('还没有登记过', 'No requests yet'),
  complaints: message('我的投诉建议', 'My complaints'),
  complaint: message('投诉建议', 'Complaint'),
  ticket: message(
    (ticket: string) => `单号 ${ticket}`,
    (ticket) => `No. ${ticket}`,
  ),
  received: message('已受理', 'Received'),
  working: message('处理中', 'Being worked on'),
  completed: message('已办结', 'Completed'),
  rejected: message('未能办理', 'Could not be done'),
  withdrawn: message('已撤回', 'Withdrawn'),
  answered: message('已答复', 'Answered'),
  receivedAt: message(
    (at: string) => `${at} 登记`,
    (at) => `asked ${at}`,
  ),
  promised: message(
    (at: string) => `承诺 ${at} 前答复`,
    (at) => `answer promised by ${at}`,
  ),
  withdraw: message('撤回', 'Withdraw'),
  withdrawNamed: message(
    (ticket: string) => `撤回${ticket}`,
    (ticket) => `Withdraw ${ticket}`,
  ),
  submit: message('提交登记', 'Send the request'),
  choose: message('请选择', 'Please choose'),
  stores: message('办理网点', 'Where'),
}
