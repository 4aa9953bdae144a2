import { message } from '#words/message.ts'

/** Words of a campaign's plan: what its approver agrees to. */
export const m = {
  title: message('方案', 'Plan'),
  when: message('时间', 'When'),
  once: message(
    (at: string) => `一次，${at}`,
    (at) => `Once, ${at}`,
  ),
  repeats: message(
    ({ how, from, until }: Span) => `${how}，${from}至${until}`,
    ({ how, from, until }) => `${how}, ${from} until ${until}`,
  ),
  events: {
    birthday: message(
      (days: number) => (days === 0 ? '客户生日当天' : `客户生日前${days}天`),
      (days) => (days === 0 ? 'On birthdays' : `${days} days before birthdays`),
    ),
    'new-line': message(
      (days: number) => (days === 0 ? '入网当天' : `入网后${days}天`),
      (days) => (days === 0 ? 'On the day a line opens' : `${days} days after a line opens`),
    ),
    'plan-expiring': message(
      (days: number) => (days === 0 ? '合约到期当天' : `合约到期前${days}天`),
      (days) => (days === 0 ? 'On the day a contract ends' : `${days} days before a contract ends`),
    ),
  },
  hours: message('发送时段', 'Hours of sending'),
  hoursOf: message(
    ({ from, until }: { from: string; until: string }) =>
      from === until ? '全天（静默时段除外）' : `每天${from}至${until}`,
    ({ from, until }) => (from === until ? 'All day, but for quiet hours' : `${from} to ${until}`),
  ),
  pace: message('速度', 'Pace'),
  paceOf: message(
    (count: number) => `每秒最多${count}条`,
    (count) => `At most ${count} a second`,
  ),
  holdout: message('对照组', 'Holdout'),
  unknown: message('结果不明时', 'When a fate is unknown'),
  answer: message('响应业务', 'Operation that answers'),
  answerIn: message(
    ({ what, days }: { what: string; days: number }) => `${what}，${days}天内`,
    ({ what, days }) => `${what}, within ${days} days`,
  ),
  noAnswer: message('无，只是一条消息', 'None, it is a plain message'),
  openDays: message('横幅和外呼', 'Banners and calls'),
  openFor: message(
    (days: number) => `开放${days}天`,
    (days) => `Open for ${days} days`,
  ),
  variants: message('版本与渠道', 'Variants and channels'),
  variantOf: message(
    ({ code, channels, percent }: { code: string; channels: string; percent: number }) =>
      `${code}：${channels}，占${percent}%`,
    ({ code, channels, percent }) => `${code}: ${channels}, ${percent} %`,
  ),
  orElse: message('，其次', ', then '),
  people: message('编写和审批', 'Written and approved by'),
  by: message(
    ({ author, approver }: { author: string; approver: string }) =>
      approver ? `${author}编写，${approver}批准` : `${author}编写，待另一位同事批准`,
    ({ author, approver }) =>
      approver ? `${author} wrote it, ${approver} approved it` : `${author} wrote it; a colleague approves`,
  ),
  cost: message('预计成本', 'Planned cost'),
  costOf: message(
    ({ texts, segments, yuan }: { texts: number; segments: number; yuan: string }) =>
      `短信${texts}人、${segments}条，${yuan}元`,
    ({ texts, segments, yuan }) => `${texts} people by text, ${segments} segments, ¥${yuan}`,
  ),
  noTexts: message('首选渠道不是短信，没有短信费', 'Nothing for texts: none comes first'),
  eachRound: message('（每轮）', ' each round'),
  ofEvent: message(
    '按事件发送：每天只有当天有事件的客户，成本随人数。',
    'Each day only those whose event it is; it costs what they cost.',
  ),
  uncounted: message('客户群计数完成后估算。', 'Known once the segment is counted.'),
  coinsOf: message(
    ({ each, budget, atMost, left }: Coins) =>
      `办理送${each}个e币，出自预算“${budget}”（本月还剩${left}个），最多送出${atMost}个`,
    ({ each, budget, atMost, left }) =>
      `${each} e-coins an order from the budget “${budget}” (${left} left this month), ${atMost} at most`,
  ),

  benefit: message('e币奖励', 'E-coins for an order'),
  benefitLead: message(
    '因营销案办理的客户得到e币；对照组不得，预算用完即止。预算在“e币规则”里设。',
    'Whoever orders because of the campaign is paid; the holdout is not, and nothing beyond the budget. Budgets are kept under “E-coin rules”.',
  ),
  budget: message('预算', 'Budget'),
  noBenefit: message('不送e币', 'No e-coins'),
  budgetLeft: message(
    ({ name, left }: { name: string; left: string }) => `${name}（剩${left}）`,
    ({ name, left }) => `${name} (${left} left)`,
  ),
  noEnd: message('不限', 'no end'),
  coins: message('每次办理送', 'E-coins an order'),
  months: message('有效月数', 'Months they live'),
}

type Span = { how: string; from: string; until: string }
type Coins = { each: number; budget: string; atMost: number; left: number }
