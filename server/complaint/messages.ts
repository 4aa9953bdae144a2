import { message } from '#words/message.ts'

export const m = {
  complain: message('投诉建议', 'Complain'),
  complainSummary: message('告诉我们哪里没做好', 'Tell us what went wrong'),
  content: message('投诉内容', 'What happened'),
  contentHint: message('最多500字', 'Up to 500 characters'),
  contentWrong: message('请写明投诉内容，1至500字。', 'Tell us what happened, in 1 to 500 characters.'),
  tooManyOpen: message(
    '您已有5件投诉正在处理，请等待答复或致电10086。',
    'Five complaints of yours are being dealt with. Please wait for an answer or call 10086.',
  ),
  received: message(
    ({ ticket, deadline }: { ticket: string; deadline: string }) =>
      `您的投诉已受理，单号${ticket}，我们将在${deadline}前答复您。`,
    ({ ticket, deadline }) =>
      `Your complaint is received, ticket ${ticket}. You will have an answer by ${deadline}.`,
  ),
  answerTitle: message('投诉答复', 'Your complaint'),
  answered: message(
    ({ ticket, answer }: { ticket: string; answer: string }) =>
      `您的投诉（单号${ticket}）答复如下：${answer}`,
    ({ ticket, answer }) => `About your complaint (ticket ${ticket}): ${answer}`,
  ),
}
