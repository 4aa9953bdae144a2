import { message } from '#words/message.ts'

type Received = { kind: string; ticket: string; deadline: string }

export const m = {
  preRegister: message('预登记', 'Pre-register'),
  preRegisterSummary: message(
    '先登记需求，由营业厅为您办理',
    'Leave a request; our staff complete it for you',
  ),
  code: message('登记项目', 'Kind'),
  codeHint: message('如KD宽带、HM选号', 'e.g. KD for broadband'),
  codeWrong: message('请填写登记项目代码，如KD。', 'Give the code of what you want, e.g. KD.'),
  details: message('登记内容', 'Details'),
  detailsHint: message('按顺序填写，用空格分隔', 'In order, separated by spaces'),
  noKind: message(
    (codes: string) => `没有这个登记项目。可登记：${codes}。`,
    (codes) => `There is no such kind. You may choose: ${codes}.`,
  ),
  kindClosed: message('该项目暂停登记。', 'This kind is closed at the moment.'),
  notForBrand: message('该项目暂不面向您的品牌。', 'This kind is not for your brand.'),
  alreadyOpen: message(
    (ticket: string) => `您已登记过此项目，正在办理中，单号${ticket}，无需重复登记。`,
    (ticket) => `You have already registered this; it is under way, ticket ${ticket}.`,
  ),
  fieldMissing: message(
    (label: string) => `请填写“${label}”。`,
    (label) => `“${label}” is needed.`,
  ),
  fieldLong: message(
    (label: string) => `“${label}”最多100字。`,
    (label) => `“${label}” takes 100 characters at most.`,
  ),
  fieldChoice: message(
    ({ label, choices }: { label: string; choices: string }) => `“${label}”请从${choices}中选择。`,
    ({ label, choices }) => `“${label}” is one of ${choices}.`,
  ),
  fieldDate: message(
    (label: string) => `“${label}”请填写今天起一年内的日期，如2026-12-01或1201。`,
    (label) => `“${label}” is a date within a year from today, e.g. 2026-12-01 or 1201.`,
  ),
  received: message(
    ({ kind, ticket, deadline }: Received) =>
      `${kind}已登记，单号${ticket}。我们将在${deadline}前处理，结果会短信告知。`,
    ({ kind, ticket, deadline }) =>
      `${kind} is registered, ticket ${ticket}. We will deal with it by ${deadline} and text you the result.`,
  ),
  stores: message(
    (names: string) => `可办理网点：${names}。`,
    (names) => `Where: ${names}.`,
  ),

  seeKinds: message('可登记项目', 'What to pre-register'),
  seeKindsSummary: message('查看可以预登记的项目', 'See what you can pre-register'),
  noKinds: message('目前没有可登记的项目。', 'There is nothing to pre-register at the moment.'),
  summary: message('说明', 'About'),

  seeRequests: message('我的登记与投诉', 'My requests'),
  seeRequestsSummary: message(
    '查询预登记和投诉的进度',
    'How your pre-registrations and complaints are getting on',
  ),
  noRequests: message('您没有登记或投诉记录。', 'You have no requests.'),
  ticket: message('单号', 'Ticket'),
  what: message('事项', 'What'),
  state: message('状态', 'State'),
  deadline: message('处理时限', 'By'),
  stateReceived: message('已受理', 'received'),
  stateWorking: message('处理中', 'in progress'),
  stateCompleted: message('已完成', 'completed'),
  stateRejected: message('未能办理', 'could not be done'),
  stateWithdrawn: message('已撤回', 'withdrawn'),
  stateAnswered: message('已答复', 'answered'),
  complaint: message('投诉', 'Complaint'),

  withdrawRequest: message('撤回登记', 'Withdraw a request'),
  withdrawRequestSummary: message(
    '撤回尚未处理的预登记',
    'Withdraw a pre-registration nobody has begun with',
  ),
  ticketWrong: message('单号有误，请核对后重试。', 'That is no ticket number. Please check it.'),
  noTicket: message('没有查到这个单号。', 'There is no request with this ticket.'),
  tooLate: message(
    '该登记已在处理或已结束，不能撤回。',
    'That request is being worked on or done; it cannot be withdrawn.',
  ),
  withdrawn: message(
    (ticket: string) => `登记${ticket}已撤回。`,
    (ticket) => `Request ${ticket} is withdrawn.`,
  ),

  resultTitle: message('预登记办理结果', 'Your request'),
  completed: message(
    ({ kind, ticket, result }: { kind: string; ticket: string; result: string }) =>
      `您登记的${kind}（单号${ticket}）已办理完成：${result}`,
    ({ kind, ticket, result }) => `${kind} (ticket ${ticket}) is done: ${result}`,
  ),
  rejected: message(
    ({ kind, ticket, result }: { kind: string; ticket: string; result: string }) =>
      `很抱歉，您登记的${kind}（单号${ticket}）未能办理：${result}`,
    ({ kind, ticket, result }) => `Sorry, ${kind} (ticket ${ticket}) could not be done: ${result}`,
  ),
}
