import { message } from '#words/message.ts'

type Named = { name: string; before: string; from: string }

export const m = {
  choiceOfPlan: message(
    ({ name, code, monthly }: { name: string; code: string; monthly: string }) =>
      `${name} ${code} ${monthly}元/月`,
    ({ name, code, monthly }) => `${name} ${code} ¥${monthly} a month`,
  ),
  seePlan: message('我的套餐', 'My plan'),
  seePlanSummary: message(
    '查询当前和下期套餐，比较其他套餐',
    'Your plan now and next, compared with the others',
  ),
  changePlan: message('套餐变更', 'Change plan'),
  changePlanSummary: message('更换套餐，次月或立即生效', 'Move to another plan, next month or now'),
  cancelPlanChange: message('取消套餐变更', 'Cancel the plan change'),
  cancelPlanChangeSummary: message(
    '取消已预约、尚未生效的套餐变更',
    'Withdraw a plan change that has not started',
  ),
  planCode: message('套餐代码', 'Plan code'),
  planCodeHint: message('如 GT88', 'e.g. GT88'),
  planCodeWrong: message(
    '请填写套餐代码，如 GT88；可在“我的套餐”里查看。',
    'Give the code of a plan, e.g. GT88. "My plan" lists them.',
  ),
  when: message('生效时间', 'Starts'),
  whenHint: message('次月（不填）或立即', 'next month (the default) or now'),
  whenWrong: message('生效时间请填“立即”或“次月”。', 'Say NOW or NEXT for when it starts.'),
  comma: message('、', ', '),
  between: message('', ' '),

  current: message(
    ({ name, code, monthly, summary }: { name: string; code: string; monthly: string; summary: string }) =>
      `${name}（${code}），${monthly}元/月，${summary}。`,
    ({ name, code, monthly, summary }) => `${name} (${code}), ¥${monthly} a month, ${summary}.`,
  ),
  contractUntil: message(
    (until: string) => `合约到${until}止。`,
    (until) => `Your contract ends on ${until}.`,
  ),
  next: message(
    ({ name, from, monthly }: { name: string; from: string; monthly: string }) =>
      `${from}起变更为${name}，${monthly}元/月。`,
    ({ name, from, monthly }) => `From ${from}: ${name}, ¥${monthly} a month.`,
  ),
  choice: message(
    ({ name, monthly }: { name: string; monthly: string }) => `${name} ${monthly}元/月`,
    ({ name, monthly }) => `${name}, ¥${monthly} a month`,
  ),

  nameAndCode: message(
    ({ name, code }: { name: string; code: string }) => `套餐变更为${name}（${code}）`,
    ({ name, code }) => `Change to ${name} (${code})`,
  ),
  priceOf: message(
    ({ monthly, summary }: { monthly: string; summary: string }) => `${monthly}元/月，${summary}。`,
    ({ monthly, summary }) => `¥${monthly} a month: ${summary}.`,
  ),
  chargedNext: message(
    ({ from, monthly, before }: { from: string; monthly: string; before: string }) =>
      `${from}起生效，按月收取${monthly}元，本月仍用${before}，不另收费。`,
    ({ from, monthly, before }) =>
      `Starts on ${from}, ¥${monthly} every month from then on. ${before} stays until then; nothing is due today.`,
  ),
  chargedNowPrepaid: message(
    ({ pay, days, monthly }: { pay: string; days: number; monthly: string }) =>
      `立即生效，本月剩余${days}天按天补差价${pay}元，从余额扣收；次月起每月${monthly}元。本月用量按新旧套餐天数折算。`,
    ({ pay, days, monthly }) =>
      `Starts now. The difference for the ${days} days left, ¥${pay}, is taken from your balance; then ¥${monthly} a month. This month's allowances are shared out by days.`,
  ),
  chargedNowPostpaid: message(
    ({ pay, days, monthly }: { pay: string; days: number; monthly: string }) =>
      `立即生效，本月剩余${days}天按天补差价${pay}元，计入本月账单；次月起每月${monthly}元。本月用量按新旧套餐天数折算。`,
    ({ pay, days, monthly }) =>
      `Starts now. The difference for the ${days} days left, ¥${pay}, is on this month's bill; then ¥${monthly} a month. This month's allowances are shared out by days.`,
  ),
  contract: message(
    (months: number) => `合约期${months}个月，期间不能更换套餐。`,
    (months) => `It has a contract of ${months} months, during which the plan cannot be changed.`,
  ),
  replaces: message(
    (name: string) => `将取代您已预约的${name}。`,
    (name) => `It replaces ${name}, which you had scheduled.`,
  ),
  freed: message(
    (names: string) => `${names}已含在新套餐内，届时不再单独收费。`,
    (names) => `${names} is part of the plan and is not charged separately any more.`,
  ),
  cancelNext: message(
    (month: number) => `${month}月1日前可随时取消：发QXBG到10086或在网上营业厅取消。`,
    () => 'Cancel any time before it starts: text QXBG to 10086 or use the web hall.',
  ),
  cancelNow: message(
    '生效后不能撤回；可发BG加套餐代码到10086，次月起换用其他套餐。',
    'It cannot be undone; text BG and a plan code to 10086 to move on from next month.',
  ),

  changedNext: message(
    ({ name, before, from }: Named) => `已为您预约：${from}起由${before}变更为${name}。`,
    ({ name, before, from }) => `Done: from ${from} your plan changes from ${before} to ${name}.`,
  ),
  changedNow: message(
    ({ name, before }: Named) => `已由${before}变更为${name}，立即生效。`,
    ({ name, before }) => `Done: your plan has changed from ${before} to ${name}.`,
  ),
  accepted: message(
    ({ name }: Named) => `变更为${name}的申请已受理，结果将短信通知。`,
    ({ name }) => `Your change to ${name} has been accepted. We will text you the result.`,
  ),
  cancelled: message(
    ({ name, before, from }: Named) => `已取消${from}变更为${name}，您将继续使用${before}。`,
    ({ name, before, from }) => `The change to ${name} on ${from} is cancelled. You stay on ${before}.`,
  ),
  cancelAccepted: message(
    ({ name }: Named) => `取消变更为${name}的申请已受理，结果将短信通知。`,
    ({ name }) => `Your wish to cancel the change to ${name} has been accepted. We will text you the result.`,
  ),

  noSuchPlan: message<[string]>(
    (code) => `没有代码为${code}的套餐，请核对后重试。`,
    (code) => `There is no plan ${code}. Please check the code.`,
  ),
  notOnSale: message<[string]>(
    (name) => `${name}已停售，不能办理。`,
    (name) => `${name} is no longer sold.`,
  ),
  otherBrand: message<[string]>(
    (name) => `${name}不面向您的品牌，换品牌请到服营厅办理。`,
    (name) => `${name} is not for your brand. A counter can change your brand.`,
  ),
  otherPayment: message<[string]>(
    (name) => `${name}与您的付费方式不符，请到服营厅办理。`,
    (name) => `${name} does not go with how you pay. Please ask at a counter.`,
  ),
  samePlan: message<[string]>(
    (name) => `您正在使用${name}，无需变更。`,
    (name) => `You are on ${name} already.`,
  ),
  samePlanScheduled: message<[string]>(
    (name) => `您正在使用${name}。想继续使用，请取消已预约的变更。`,
    (name) => `You are on ${name}. To stay on it, cancel the change you scheduled.`,
  ),
  alreadyScheduled: message(
    ({ name, from }: { name: string; from: string }) => `您已预约${from}起变更为${name}，无需重复办理。`,
    ({ name, from }) => `You have already scheduled ${name} from ${from}.`,
  ),
  inContract: message(
    ({ name, until }: { name: string; until: string }) => `${name}合约到${until}止，到期前不能变更套餐。`,
    ({ name, until }) => `Your contract for ${name} ends on ${until}. Until then the plan cannot be changed.`,
  ),
  cheaperNext: message<[string]>(
    (code) => `更便宜的套餐次月起生效，请办理“${code} 次月”。`,
    (code) => `A cheaper plan starts with the next month. Ask for ${code} NEXT.`,
  ),
  changedThisMonth: message<[string]>(
    (code) => `立即变更每月限一次，本月已变更过，请办理“${code} 次月”。`,
    (code) => `The plan can change at once only once a month. Ask for ${code} NEXT.`,
  ),
  excludes: message(
    ({ held, code, brought }: { held: string; code: string; brought: string }) =>
      `新套餐自带的${brought}与您已订的${held}（${code}）互斥，请先取消${held}。`,
    ({ held, code, brought }) =>
      `The plan brings ${brought}, which excludes your ${held} (${code}). Please turn ${held} off first.`,
  ),
  nothingScheduled: message<[string]>(
    (name) => `您没有已预约的套餐变更，当前套餐是${name}。`,
    (name) => `You have no plan change scheduled. You are on ${name}.`,
  ),
  arrears: message(
    '您的号码已欠费，缴清后才能变更套餐。',
    'Your line is in arrears. Please pay before you change the plan.',
  ),
  suspended: message(
    '您的号码已停机，缴费复机后才能变更套餐。',
    'Your line is suspended. Please pay to have it back before you change the plan.',
  ),
}
