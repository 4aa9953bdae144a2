/** What the SMS hall itself says: the frame of every text, menus, help, and what was not understood. */
import { message } from '#words/message.ts'

type Step = { keyword: string; title: string }

export const m = {
  titled: message(
    (title: string) => `${title}：`,
    (title) => `${title}: `,
  ),
  lineEnd: message('；', '; '),
  stop: message('。', '. '),
  /** Heads of tables on one line, and their cells. */
  cells: message(
    (cells: string[]) => cells.join(' '),
    (cells) => cells.join(' '),
  ),
  see: message(
    (steps: Step[]) => `回复${steps.map(({ keyword, title }) => `${keyword}查${title}`).join('、')}。`,
    (steps) => `Text ${steps.map(({ keyword, title }) => `${keyword} for ${title}`).join(', ')}.`,
  ),
  handle: message(
    (steps: Step[]) => `回复${steps.map(({ keyword, title }) => `${keyword}${title}`).join('、')}。`,
    (steps) => `Text ${steps.map(({ keyword, title }) => `${keyword}: ${title}`).join(', ')}.`,
  ),
  confirmHow: message('回复“是”确认，回复“否”放弃。', 'Text Y to confirm, N to withdraw.'),
  chooseHow: message('回复序号选择。', 'Text the number.'),
  cancelHow: message('回复序号取消，可回复多个，如1,3。', 'Text the numbers to cancel, e.g. 1,3.'),
  more: message(
    (index: string) => `回复${index}看下一页。`,
    (index) => `Text ${index} for more.`,
  ),
  helpTitle: message('指令', 'Commands'),
  helpMore: message(
    (index: string) => `${index}更多`,
    (index) => `${index} more`,
  ),
  unclearTitle: message('未能识别', 'Not understood'),
  unclear: message('没有看懂您的短信。您要找的是：', 'We did not understand that. Did you mean:'),
  unclearHelp: message(
    '没有看懂您的短信。回复BZ查看全部指令。',
    'We did not understand that. Text BZ for all commands.',
  ),
  noMenu: message(
    '当前没有等待您选择的菜单，未办理任何业务。回复BZ查看指令。',
    'No menu is waiting for your choice. Nothing was done. Text BZ for commands.',
  ),
  menuLapsedTitle: message('菜单已失效', 'Menu expired'),
  menuLapsed: message(
    (again: string) => `您选择的菜单已超时失效，未办理任何业务。${again}`,
    (again) => `That menu has expired. Nothing was done. ${again}`,
  ),
  getAgain: message(
    (keyword: string) => `请回复${keyword}重新获取。`,
    (keyword) => `Text ${keyword} to get it again.`,
  ),
  outOfRange: message(
    (from: number, to: number) => `序号应在${from}到${to}之间，未办理任何业务，请重新回复。`,
    (from, to) => `Please choose from ${from} to ${to}. Nothing was done.`,
  ),
  oneOnly: message('请只回复一个序号，未办理任何业务。', 'Please text one number only. Nothing was done.'),
  lastPage: message('已经是最后一页。', 'That was the last page.'),
  askTitle: message(
    (title: string) => title,
    (title) => title,
  ),
  ask: message(
    (label: string) => `请回复${label}。`,
    (label) => `Please text: ${label}.`,
  ),
  askHint: message(
    (label: string, hint: string) => `请回复${label}（${hint}）。`,
    (label, hint) => `Please text: ${label} (${hint}).`,
  ),
  askWhole: message(
    (keyword: string, labels: string[]) => `请在一条短信内回复：${[keyword, ...labels].join(' ')}`,
    (keyword, labels) => `Please text in one message: ${[keyword, ...labels].join(' ')}`,
  ),
  incompleteTitle: message('短信未收全', 'Text incomplete'),
  incomplete: message(
    (missing: number[]) => `您的长短信未收全（缺第${missing.join('、')}段），未办理任何业务，请重新发送。`,
    (missing) =>
      `Part ${missing.join(', ')} of your long text did not come. Nothing was done. Please send it again.`,
  ),
  incompleteSaid: message('（长短信，未收全）', '(a long text, incomplete)'),
  floodTitle: message('短信过于频繁', 'Too many texts'),
  flood: message(
    (minutes: number) => `您发送的短信过于频繁，${minutes}分钟内的短信将不再处理，请稍后再试。`,
    (minutes) => `You are sending too many texts. We will not act on any for ${minutes} minutes.`,
  ),
  secret: message('******', '******'),
}
