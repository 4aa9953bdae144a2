import type { BillCategory } from '#drizzle/schema/boss.ts'
import { monthName, yuan, type Month } from '#words/format.ts'
import { message, type Message } from '#words/message.ts'

type Compared = { month: Month; changeFen: number }

export const m = {
  seeBill: message('账单查询', 'Bill'),
  seeBillSummary: message('查询月账单和近六个月走势', "See a month's bill and the last six months"),
  month: message('月份', 'Month'),
  monthHint: message('如 202610、10月、上月；不填为最近一期', 'e.g. 202610; empty for the latest'),
  monthWrong: message(
    '月份没看懂，请按年月填写，如 202610 或 10月。',
    'We did not understand the month. Write it as year and month, e.g. 202610.',
  ),
  billOf: message<[string]>(
    (month) => `${month}账单`,
    (month) => `Bill for ${month}`,
  ),
  bill: message(
    ({ total, parts }: { total: string; parts: string }) =>
      parts ? `共${total}元：${parts}。` : `共${total}元。`,
    ({ total, parts }) => `¥${total}${parts ? `: ${parts}` : ''}.`,
  ),
  part: message(
    ({ name, amount }: { name: string; amount: string }) => `${name}${amount}`,
    ({ name, amount }) => `${name} ${amount}`,
  ),
  comma: message('、', ', '),
  comparison: message(
    ({ month, changeFen }: Compared) =>
      changeFen === 0
        ? `与${month % 100}月持平。`
        : `比${month % 100}月${changeFen > 0 ? '多' : '少'}${yuan(Math.abs(changeFen))}元。`,
    ({ month, changeFen }) =>
      changeFen === 0
        ? `The same as ${monthName(month, 'en')}.`
        : `¥${yuan(Math.abs(changeFen))} ${changeFen > 0 ? 'more' : 'less'} than ${monthName(month, 'en')}.`,
  ),
  due: message(
    (amount: string) => `尚有${amount}元未缴。`,
    (amount) => `¥${amount} is still to pay.`,
  ),
  categories: {
    plan: message('套餐费', 'plan'),
    voice: message('语音费', 'voice'),
    message: message('短信费', 'messages'),
    data: message('流量费', 'data'),
    service: message('业务费', 'services'),
    discount: message('优惠', 'discounts'),
    other: message('其他', 'other'),
  } satisfies Record<BillCategory, Message>,
  noBillYet: message(
    '您还没有已出的账单，开户当月的账单于次月初出账。',
    'You have no bill yet. The first one comes early in the month after your line was opened.',
  ),
  notIssued: message(
    ({ month, current }: { month: Month; current: boolean }) =>
      current
        ? `${month % 100}月账单尚未出账，次月初可查。`
        : `${monthName(month, 'zh')}尚未到来，没有账单。`,
    ({ month, current }) =>
      current
        ? `The bill for ${monthName(month, 'en')} is issued early next month.`
        : `${monthName(month, 'en')} is still to come and has no bill.`,
  ),
  beforeOpened: message(
    ({ month, opened }: { month: Month; opened: Month }) =>
      `您于${monthName(opened, 'zh')}开户，没有${monthName(month, 'zh')}的账单。`,
    ({ month, opened }) =>
      `Your line was opened in ${monthName(opened, 'en')}; there is no bill for ${monthName(month, 'en')}.`,
  ),
  tooOld: message(
    ({ months, oldest }: { months: number; oldest: Month }) =>
      `只能查询近${months}个月（${monthName(oldest, 'zh')}起）的账单，更早的请到服营厅查询。`,
    ({ months, oldest }) =>
      `Bills are kept here for ${months} months, from ${monthName(oldest, 'en')}. Ask at a counter for older ones.`,
  ),
  noBill: message<[Month]>(
    (month) => `${monthName(month, 'zh')}没有账单。`,
    (month) => `There is no bill for ${monthName(month, 'en')}.`,
  ),
}
