import { message, type Message } from '#words/message.ts'

export const m = {
  title: message('客户群', 'Segments'),
  lead: message(
    '条件保存为版本，营销案固定使用批准时的版本。',
    'Rules are kept in versions; a campaign keeps the one that was approved.',
  ),
  newSegment: message('新建客户群', 'New segment'),
  newLead: message(
    '逐条选择条件，可分组嵌套；人数随条件变化，保存前不写入任何数据。',
    'Choose condition by condition, in groups if need be. The count follows; nothing is kept until you save.',
  ),
  noSegments: message('还没有客户群。', 'There are no segments yet.'),
  noSegmentsHint: message(
    '按品牌、套餐、消费、用量和渠道习惯组合条件，边改边看人数；已有名单可在下方导入。',
    'Combine brand, plan, spend, usage and habits, and watch the number of people change; a list you have can be imported below.',
  ),
  name: message('名称', 'Name'),
  save: message('保存', 'Save'),
  saveVersion: message('保存为新版本', 'Save as a new version'),
  members: message('客户数', 'People'),
  counting: message(
    (share: string) => `计数中 ${share}`,
    (share) => `Counting ${share}`,
  ),
  countAgain: message('重新计数', 'Count again'),
  version: message('版本', 'Version'),
  sample: message('样本（已脱敏）', 'Some of them, masked'),
  msisdn: message('手机号', 'Number'),
  sampleName: message('姓名', 'Name'),
  brand: message('品牌', 'Brand'),
  who: message('客户是谁', 'Whom it means'),

  rule: message('条件', 'Conditions'),
  mode: message('这一组', 'Of this group'),
  all: message('满足全部', 'All hold'),
  any: message('满足任一', 'Any holds'),
  none: message('都不满足', 'None holds'),
  group: message(
    (number: string) => (number ? `条件组${number}` : '条件组'),
    (number) => (number ? `Group ${number}` : 'Group'),
  ),
  condition: message(
    (number: string) => `条件${number}`,
    (number) => `Condition ${number}`,
  ),
  fact: message('看什么', 'Look at'),
  chooseFact: message('请选择…', 'Choose…'),
  show: message('选用', 'Take it'),
  addCondition: message('添加条件', 'Add a condition'),
  addGroup: message('添加条件组', 'Add a group'),
  addTo: message(
    (what: string, number: string) => (number ? `${what}（到条件组${number}）` : what),
    (what, number) => (number ? `${what} to group ${number}` : what),
  ),
  remove: message('删除', 'Remove'),
  up: message('上移', 'Up'),
  down: message('下移', 'Down'),
  stepOn: message(
    (step: string, what: string) => `${step}${what}`,
    (step, what) => `${step}: ${what}`,
  ),
  noConditions: message('没有条件：指全部在用客户。', 'No conditions: every line in use.'),
  added: message('已更新条件。', 'The conditions have changed.'),

  op: message('关系', 'How'),
  is: message('是', 'is'),
  isNot: message('不是', 'is not'),
  oneOf: message('是其中之一', 'is one of'),
  noneOf: message('不是其中任何一个', 'is none of'),
  within: message('在范围内', 'is within'),
  outside: message('不在范围内', 'is not within'),
  has: message('现在有', 'has now'),
  hasNot: message('现在没有', 'has not now'),
  ever: message('办理过', 'has ordered'),
  never: message('从未办理过', 'never ordered'),
  did: message('至少这么多次', 'at least so often'),
  fewer: message('少于这么多次', 'less often'),
  neverDid: message('一次也没有', 'not once'),
  values: message('选项', 'Choices'),
  chosen: message('请选择', 'Choose'),
  optionalValues: message('不限（可选）', 'Any (you may choose)'),
  min: message(
    (unit: string) => (unit ? `不少于（${unit}）` : '不少于'),
    (unit) => (unit ? `At least (${unit})` : 'At least'),
  ),
  max: message(
    (unit: string) => (unit ? `不多于（${unit}）` : '不多于'),
    (unit) => (unit ? `At most (${unit})` : 'At most'),
  ),
  months: message('近几个月（平均）', 'Months before, average'),
  what: message('用量', 'Use of'),
  business: message('业务', 'What'),
  channel: message('渠道', 'Channel'),
  anyBusiness: message('任何接触', 'Any contact'),
  anyChannel: message('任何渠道', 'Any channel'),
  times: message('次数', 'Times'),
  days: message('近几天（不填为一直以来）', 'Days back (empty: ever)'),
  answer: message('结果', 'Outcome'),
  agreed: message('同意接收营销', 'agreed to marketing'),
  notAgreed: message('未同意接收营销', 'has not agreed'),
  list: message('清单', 'List'),
  dataPacks: message('任一流量包', 'Any data pack'),
  fen: message('元', 'yuan'),
  month: message('个月', 'months'),
  percent: message('%', '%'),
  star: message('星', 'stars'),

  preview: message('预览人数', 'Preview the count'),
  previewLead: message(
    '还没有计数。点“预览人数”，看看现在的条件有多少人。',
    'Not counted yet. “Preview the count” says how many people the conditions mean now.',
  ),
  previewFaults: message(
    (count: number) => `还有${count}个条件没有填好，填好后显示人数。`,
    (count) =>
      `${count} ${count === 1 ? 'condition is' : 'conditions are'} not complete yet; then there is a count.`,
  ),
  previewFailed: message('现在不能预览，请稍后再试。', 'No preview at the moment. Please try again.'),
  people: message(
    (count: string) => `${count}人`,
    (count) => `${count} people`,
  ),
  about: message(
    (count: string, give: string) => `约${count}人（±${give}）`,
    (count, give) => `About ${count} people (± ${give})`,
  ),
  estimate: message(
    (share: string) => `估计值（95%把握），已看过${share}的客户，精确数字随后就到。`,
    (share) => `An estimate (95 % sure) from ${share} of all lines; the exact number follows.`,
  ),
  exact: message('精确数字，按此刻的数据。', 'The exact number, as of now.'),
  nobody: message('没有客户符合这些条件，请放宽一些。', 'Nobody fits these conditions. Try wider ones.'),

  advanced: message('高级：以JSON导出或导入', 'Advanced: as JSON'),
  exported: message('已保存的条件（JSON）', 'The saved rule as JSON'),
  importRule: message('粘贴JSON', 'Paste JSON'),
  importHint: message(
    '导入会替换上面的全部条件，保存前仍可修改。',
    'It replaces all conditions above; you can still change them before you save.',
  ),
  takeRule: message('用JSON替换条件', 'Replace the conditions'),
  noJson: message('不是有效的JSON。', 'That is no JSON.'),
  noRule: message('JSON不是有效的客户群条件。', 'The JSON is not the rule of a segment.'),
  replaced: message('条件已替换，尚未保存。', 'The conditions are replaced, and not saved yet.'),

  versions: message('版本记录', 'Versions'),
  savedBy: message('保存人', 'Saved by'),
  savedAt: message('保存时间', 'Saved at'),
  current: message('当前', 'current'),
  uses: message('使用它的营销案', 'Campaigns that go to it'),
  noUses: message('还没有营销案使用这个客户群。', 'No campaign goes to this segment yet.'),
  campaign: message('营销案', 'Campaign'),
  state: message('状态', 'State'),
  changed: message('修改条件', 'Change the conditions'),

  importList: message('导入号码清单', 'Import a list of numbers'),
  file: message('文件（每行一个手机号）', 'File, one number a line'),
  import: message('导入', 'Import'),
  imported: message(
    (taken: number, faults: number) => `已导入${taken}个号码，${faults}行有误。`,
    (taken, faults) => `${taken} numbers taken, ${faults} lines with faults.`,
  ),
  atLine: message(
    (line: number, reason: string) => `第${line}行：${reason}`,
    (line, reason) => `Line ${line}: ${reason}`,
  ),
}

/** What is wrong with a condition, in words. */
export const faults = {
  noFact: message('请选择要看什么。', 'Choose what to look at.'),
  notFilled: message('请填写这个条件的内容。', 'Fill in this condition.'),
  noValue: message('请至少选择一项。', 'Choose at least one.'),
  noList: message(
    '请选择一个清单；没有清单可先在客户群页面导入。',
    'Choose a list; you can import one on the page of segments.',
  ),
  noBound: message('请填写下限或上限。', 'Fill in the least or the most.'),
  noNumber: message('请填写不小于0的数字。', 'Fill in a number that is not below zero.'),
  noWhole: message('请填写不小于0的整数。', 'Fill in a whole number that is not below zero.'),
  crossed: message('下限不能大于上限。', 'The least is above the most.'),
  months: message('月数请填1至12。', 'Months: from 1 to 12.'),
  times: message('次数请填1至1000。', 'Times: from 1 to 1000.'),
  days: message('天数请填1至730，或不填。', 'Days: from 1 to 730, or nothing.'),
  percent: message('百分比请填0至100000的整数。', 'Percent: a whole number from 0 to 100,000.'),
  emptyGroup: message(
    '这一组还没有条件，请添加或删除这一组。',
    'This group has no condition. Add one, or remove the group.',
  ),
  tooMany: message(
    (most: number) => `条件太多，最多${most}个。`,
    (most) => `Too many conditions; ${most} at most.`,
  ),
  tooDeep: message('条件组嵌套太深，请减少层数。', 'The groups are nested too deep.'),
}

export const payments: Record<string, Message> = {
  prepaid: message('预付费', 'Prepaid'),
  postpaid: message('后付费', 'Postpaid'),
}

export const credits: Record<string, Message> = {
  active: message('正常', 'In good standing'),
  arrears: message('欠费', 'In arrears'),
  suspended: message('停机', 'Suspended'),
}

export const answers: Record<string, Message> = {
  shown: message('看到过', 'was shown'),
  viewed: message('查看了详情', 'looked into'),
  accepted: message('接受', 'accepted'),
  declined: message('拒绝', 'declined'),
  expired: message('未答复，已过期', 'let lapse'),
  ordered: message('办理了', 'ordered'),
}

export const comes: Record<string, Message> = {
  sent: message('收到过', 'was sent'),
  silent: message('收到但没有响应', 'did not respond to'),
  responded: message('响应过', 'responded to'),
  ordered: message('收到后办理了', 'ordered after'),
  'opted-out': message('收到后退订', 'opted out after'),
}
