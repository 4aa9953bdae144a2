import { message } from '#words/message.ts'

type Named = { name: string; segment: string }

export const m = {
  steps: message('步骤', 'Steps'),
  names: {
    people: message('目标与客户', 'Goal and people'),
    what: message('推什么', 'What'),
    words: message('文案与渠道', 'Words and channels'),
    when: message('何时发', 'When'),
    check: message('核对', 'Check'),
  },
  states: {
    open: message('未填', 'to do'),
    done: message('已填', 'done'),
    wrong: message('需更正', 'to fix'),
  },
  stepOf: message(
    (number: number) => `第${number}步`,
    (number) => `Step ${number}`,
  ),
  next: message('下一步', 'Next'),
  back: message('上一步', 'Back'),
  save: message('保存草稿', 'Save draft'),
  look: message('刷新预览与核对', 'Refresh preview and check'),
  counting: message('客户群正在计数。', 'The segment is still being counted.'),
  about: message('这次营销推什么', 'What it is about'),
  abouts: {
    offer: message('一个优惠', 'An offer'),
    order: message('一项可办理的业务', 'Something to order'),
    plain: message('一条普通消息', 'A plain message'),
  },
  aboutNotes: {
    offer: message('有效期、适用条件和文字跟随优惠', 'Dates, conditions and words follow the offer'),
    order: message('办理了就算响应', 'An order counts as its answer'),
    plain: message('只告知，不统计办理', 'Only told; no orders are counted'),
  },
  offer: message('优惠', 'Offer'),
  chooseOffer: message('请选择优惠', 'Choose an offer'),
  offerDraft: message('草稿', 'draft'),
  offerHint: message(
    '拒绝过、已办理或不符合条件的客户自动跳过。',
    'Whoever said no, has it or does not qualify is left out by itself.',
  ),
  order: message('可办理的业务', 'What they can order'),
  chooseOrder: message('请选择业务', 'Choose what they can order'),
  anyCode: message(
    (title: string) => `${title}（任意）`,
    (title) => `${title} (any)`,
  ),
  who: message('预览对象', 'Shown as read by'),
  speaks: message('语言', 'Language'),
  own: message('客户自己的语言', 'Their own'),
  zh: message('中文', 'Chinese'),
  en: message('英文', 'English'),
  ownWords: message(
    '正文留空，就用优惠在该渠道的文字。',
    'Left empty, the offer’s own words of that channel are used.',
  ),
  offerVariables: message(
    '优惠变量：{offer}{price}{code}{until}。',
    'Of the offer: {offer} {price} {code} {until}.',
  ),
  notYet: message(
    '选好客户群、写好正文后，这里显示收件人看到的内容。',
    'What they will read is shown here once there are people and words.',
  ),
  noText: message('还没有正文。', 'No words yet.'),
  segments: message(
    (count: number) => `${count}条短信`,
    (count) => (count === 1 ? '1 segment' : `${count} segments`),
  ),
  each: message(
    (price: string) => `每人${price}元`,
    (price) => `¥${price} a person`,
  ),
  forAll: message(
    ({ price, people }: { price: string; people: string }) => `${people}人约${price}元`,
    ({ price, people }) => `about ¥${price} for ${people} people`,
  ),
  free: message('不产生短信费用', 'no cost per message'),
  standIn: message('示例客户', 'An invented person'),
  more: message('更多设置：自动选优、结果不明时', 'More: automatic winner, unknown fates'),
  kinds: {
    once: message('只发一次', 'Once'),
    daily: message('每天', 'Every day'),
    weekly: message('每周', 'Every week'),
    monthly: message('每月', 'Every month'),
    birthday: message('生日当天或之前', 'On birthdays'),
    'new-line': message('新入网之后', 'After a new line opens'),
    'plan-expiring': message('合约到期之前', 'Before a contract ends'),
  },
  eventDays: message('提前或之后几天', 'Days before, or after the opening'),
  until: message('截止日期', 'Last day'),
  summaryEmpty: message(
    '填好前几步后，点“刷新预览与核对”看一遍。',
    'When the steps are filled in, refresh to read it all once more.',
  ),
  sumPeople: message(
    ({ name, segment }: Named) => `“${name}”发给客户群“${segment}”。`,
    ({ name, segment }) => `“${name}” goes to “${segment}”.`,
  ),
  sumReach: message(
    ({ matched, held, reach }: Record<'matched' | 'held' | 'reach', string>) =>
      `现有${matched}人，对照组约${held}人不联系，计划触达${reach}人。`,
    ({ matched, held, reach }) =>
      `There are ${matched} people now: about ${held} are held out, ${reach} are to be told.`,
  ),
  sumOffer: message(
    (offer: string) => `推荐优惠：${offer}。回复编号即可办理，算作营销案和优惠的响应。`,
    (offer) => `It tells of the offer ${offer}. A reply with its code takes it and answers both.`,
  ),
  sumOrder: message(
    (order: string) => `办理${order}算作响应。`,
    (order) => `An order of ${order} counts as its answer.`,
  ),
  sumPlain: message('一条普通消息，不统计办理。', 'A plain message: no orders are counted.'),
  sumWords: message(
    ({ variant, channels }: { variant: string; channels: string }) => `版本${variant}：${channels}。`,
    ({ variant, channels }) => `Variant ${variant}: ${channels}.`,
  ),
  afterThat: message('，其次', ', then '),
  sumWhen: message(
    ({ kind, begins }: { kind: string; begins: string }) => `${kind}，从${begins}开始。`,
    ({ kind, begins }) => `${kind}, from ${begins}.`,
  ),
  sumPace: message(
    ({ from, until, perSecond }: Record<'from' | 'until' | 'perSecond', string>) =>
      `每天${from}至${until}发送，每秒最多${perSecond}条。`,
    ({ from, until, perSecond }) => `Sent between ${from} and ${until}, at most ${perSecond} a second.`,
  ),
  sumDays: message(
    (days: string) => `收到后${days}天内的办理算响应。`,
    (days) => `Orders within ${days} days count.`,
  ),
  sumCost: message(
    ({ segments, cost }: { segments: string; cost: string }) => `预计${segments}条短信，约${cost}元。`,
    ({ segments, cost }) => `About ${segments} segments, ¥${cost}.`,
  ),
  sumCoins: message(
    ({ coins, budget }: { coins: string; budget: string }) =>
      `每次办理送${coins}个e币，出自预算“${budget}”。`,
    ({ coins, budget }) => `${coins} e-coins for each order, out of “${budget}”.`,
  ),
  sumRules: message(
    ({ from, until }: { from: string; until: string }) =>
      `接触规则照常：${from}至${until}静默，达到频次上限、退订或拒收渠道的客户自动跳过。`,
    ({ from, until }) =>
      `The contact rules hold: quiet from ${from} to ${until}; caps, opt-outs and refused channels leave people out.`,
  ),
  rules: message('接触规则', 'Contact rules'),
  afterSave: message(
    '保存后在营销案页面试算谁会被跳过，再提交审批。',
    'Once saved, its page has the dry run that says who is left out, and submits it.',
  ),
  toPage: message('去试算和提交', 'To its dry run'),
}
