import { message } from '#words/message.ts'

type Told = { name: string; charged: string }
type Rivals = { name: string; rival: string; code: string }

export const m = {
  choice: message(
    ({ name, terms }: { name: string; terms: string }) => `${name} ${terms}`,
    ({ name, terms }) => `${name} ${terms}`,
  ),
  listServices: message('已订业务', 'Services on your line'),
  listServicesSummary: message(
    '查询已订业务，回复序号即可取消',
    'See what is on your line and cancel by number',
  ),
  turnServiceOn: message('业务开通', 'Turn a service on'),
  turnServiceOnSummary: message('开通流量包、彩铃等业务', 'Data packs, ring-back tones and more'),
  turnServiceOff: message('业务取消', 'Turn a service off'),
  turnServiceOffSummary: message('取消已订业务，立即生效', 'Turn off a service at once'),
  cancelServices: message('按序号取消业务', 'Cancel by number'),
  cancelServicesSummary: message('按列表序号取消已订业务', 'Cancel services by their numbers on the list'),
  serviceCode: message('业务代码', 'Service code'),
  serviceCodeHint: message('如 LL10，也可填业务名称', 'e.g. LL10, or the name of the service'),
  serviceCodeWrong: message(
    '请填写业务代码或名称，如 LL10。',
    'Give the code or the name of a service, e.g. LL10.',
  ),
  indexes: message('序号', 'Numbers'),
  indexesHint: message('如 1,3', 'e.g. 1,3'),
  shownList: message('业务列表', 'The list shown'),

  listHead: message<[number]>(
    (count) => `共${count}项，2小时内可按序号取消。`,
    (count) => `${count} in all; cancel by number within 2 hours.`,
  ),
  listLine: message(
    ({ name, terms }: { name: string; terms: string }) => `${name} ${terms}`,
    ({ name, terms }) => `${name}, ${terms}`,
  ),
  nothingOn: message('您没有订购任何业务。', 'There is no service on your line.'),
  free: message<[string]>('免费', 'free'),
  monthly: message<[string]>(
    (price) => `${price}元/月`,
    (price) => `¥${price} a month`,
  ),
  once: message<[string]>(
    (price) => `${price}元/次`,
    (price) => `¥${price} once`,
  ),
  inPlan: message('套餐内', 'in your plan'),

  nameAndCode: message(
    ({ name, code }: { name: string; code: string }) => `开通${name}（${code}）`,
    ({ name, code }) => `Turn on ${name} (${code})`,
  ),
  priceMonthly: message(
    ({ price, summary }: { price: string; summary: string }) => `${price}元/月，${summary}。`,
    ({ price, summary }) => `¥${price} a month: ${summary}.`,
  ),
  priceOnce: message(
    ({ price, summary }: { price: string; summary: string }) => `${price}元/次，${summary}。`,
    ({ price, summary }) => `¥${price} once: ${summary}.`,
  ),
  monthlyPrepaid: message<[string]>(
    (price) => `开通即从余额扣收首月${price}元（按整月），之后每月1日扣收，到取消为止。`,
    (price) =>
      `¥${price} for the whole first month is taken from your balance at once, then on the 1st of every month until you cancel.`,
  ),
  monthlyPostpaid: message<[string]>(
    (price) => `按月计入账单${price}元，首月按整月收取，到取消为止。`,
    (price) => `¥${price} is put on every month's bill, the whole first month included, until you cancel.`,
  ),
  oncePrepaid: message<[string]>(
    (price) => `一次性从余额扣收${price}元，不自动续订。`,
    (price) => `¥${price} is taken from your balance once. It does not renew.`,
  ),
  oncePostpaid: message<[string]>(
    (price) => `一次性计入本月账单${price}元，不自动续订。`,
    (price) => `¥${price} is put on this month's bill once. It does not renew.`,
  ),
  cancelMonthly: message<[string]>(
    (code) => `随时可取消：发QX ${code}到10086或在网上营业厅取消，次月起不再收费。`,
    (code) =>
      `Cancel any time: text QX ${code} to 10086 or use the web hall. Nothing is charged from the next month on.`,
  ),
  cancelOnce: message<[string]>(
    '确认前可放弃；开通后费用不退。',
    'You can still say no. Once it is on, the price is not paid back.',
  ),

  on: message(
    ({ name }: Told) => `已为您开通${name}。`,
    ({ name }) => `${name} is on.`,
  ),
  onPaid: message(
    ({ name, charged }: Told) => `已为您开通${name}，已从余额扣收${charged}元。`,
    ({ name, charged }) => `${name} is on. ¥${charged} was taken from your balance.`,
  ),
  onAccepted: message(
    ({ name }: Told) => `开通${name}的申请已受理，结果将短信通知。`,
    ({ name }) => `Your request for ${name} has been accepted. We will text you the result.`,
  ),
  off: message<[string]>(
    (name) => `已为您取消${name}，立即生效。`,
    (name) => `${name} is off.`,
  ),
  monthlyOff: message<[string]>(
    (name) => `已为您取消${name}，立即生效，次月起不再收费。`,
    (name) => `${name} is off. Nothing is charged for it from the next month on.`,
  ),
  packOff: message<[string]>(
    (name) => `已为您取消${name}，次月起不再收费，本月流量可用到月底。`,
    (name) => `${name} is off and is not charged again. This month's data stays yours until the month ends.`,
  ),
  offAccepted: message<[string]>(
    (name) => `取消${name}的申请已受理，结果将短信通知。`,
    (name) => `Your request to turn ${name} off has been accepted. We will text you the result.`,
  ),

  noSuchService: message<[string]>(
    (word) => `没有“${word}”这项业务，请核对业务代码。`,
    (word) => `There is no service "${word}". Please check the code.`,
  ),
  notOnSale: message<[string]>(
    (name) => `${name}已停售，不能开通。`,
    (name) => `${name} is no longer sold.`,
  ),
  otherBrand: message<[string]>(
    (name) => `${name}不面向您的品牌。`,
    (name) => `${name} is not for your brand.`,
  ),
  alreadyOn: message<[string]>(
    (name) => `您已开通${name}，无需重复办理。`,
    (name) => `${name} is on already.`,
  ),
  alreadyThisMonth: message<[string]>(
    (name) => `您本月已订购${name}，下月起可再次订购。`,
    (name) => `You have ${name} this month already. You can order it again next month.`,
  ),
  alreadyInPlan: message<[string]>(
    (name) => `${name}已含在您的套餐内，无需另行开通。`,
    (name) => `${name} is part of your plan already.`,
  ),
  excluded: message(
    ({ name, rival, code }: Rivals) => `${name}与您已订的${rival}（${code}）互斥，请先取消${rival}。`,
    ({ name, rival, code }) => `${name} excludes your ${rival} (${code}). Please turn that off first.`,
  ),
  excludedByPlan: message(
    ({ name, rival }: Rivals) => `${name}与套餐内的${rival}互斥，不能开通。`,
    ({ name, rival }) => `${name} excludes ${rival}, which is part of your plan.`,
  ),
  excludedByNext: message(
    ({ name, rival, plan }: { name: string; rival: string; plan: string }) =>
      `${name}与您已预约的${plan}内的${rival}互斥，不能开通。`,
    ({ name, rival, plan }) => `${name} excludes ${rival}, which comes with ${plan} that you have scheduled.`,
  ),
  arrears: message(
    '您的号码已欠费，缴清后才能开通收费业务。',
    'Your line is in arrears. Please pay before you order.',
  ),
  suspended: message(
    '您的号码已停机，缴费复机后才能开通业务。',
    'Your line is suspended. Please pay to have it back first.',
  ),
  notOn: message<[string]>(
    (name) => `您没有开通${name}，无需取消。`,
    (name) => `${name} is not on your line.`,
  ),
  insidePlan: message<[string]>(
    (name) => `${name}是套餐自带的，不能单独取消，更换套餐时随之结束。`,
    (name) => `${name} is part of your plan and cannot be turned off alone. It ends with the plan.`,
  ),

  listStale: message(
    '列表已超过2小时失效，未取消任何业务。请重新查询后再选。',
    'That list is more than 2 hours old. Nothing was cancelled. Please ask for a new one.',
  ),
  listChanged: message(
    '您的业务已有变化，序号可能不符，未取消任何业务。请重新查询后再选。',
    'Your services have changed since, so the numbers may be wrong. Nothing was cancelled. Please ask for a new list.',
  ),
  indexUnreadable: message(
    '序号没看懂，未取消任何业务。请只回复列表中的序号，如1,3；不支持全部取消。',
    'We did not understand the numbers. Nothing was cancelled. Reply with numbers from the list only, e.g. 1,3; there is no cancel-all.',
  ),
  indexRepeated: message(
    '序号有重复，未取消任何业务。请核对后重新回复。',
    'A number is there twice. Nothing was cancelled. Please check and reply again.',
  ),
  outOfRange: message(
    ({ index, last }: { index: number; last: number }) =>
      `列表中没有${index}号（共${last}项），未取消任何业务。请核对后重新回复。`,
    ({ index, last }) => `There is no number ${index}; the list has ${last}. Nothing was cancelled.`,
  ),
  indexGone: message<[number]>(
    (index) => `${index}号业务已不在您的号码上，未取消任何业务。`,
    (index) => `Number ${index} is not on your line any more. Nothing was cancelled.`,
  ),
  goneBefore: message<[string]>(
    (indexes) => `${indexes}号此前已不在您的号码上。`,
    (indexes) => `${indexes} had gone from your line before.`,
  ),
  comma: message('、', ', '),
  indexInPlan: message(
    ({ index, name }: { index: number; name: string }) =>
      `${index}号${name}是套餐自带的，不能单独取消，未取消任何业务。`,
    ({ index, name }) =>
      `Number ${index}, ${name}, is part of your plan and cannot end alone. Nothing was cancelled.`,
  ),
}
