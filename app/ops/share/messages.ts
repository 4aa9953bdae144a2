import { message } from '#words/message.ts'

export const m = {
  share: message('业务分流报表', 'Diversion share'),
  lead: message(
    '业务从服营厅和人工话务分流到电子渠道的程度。',
    'How much business has moved from counters and agents to the electronic channels.',
  ),
  definitionTitle: message('口径', 'Definition'),
  definition: message(
    (kind: string) => `占比 = 电子渠道${kind}量 ÷（电子渠道 + 服营厅 + 人工话务）${kind}量`,
    (kind) => `Share = e-channel ${kind} ÷ (e-channel + counter + hotline agent) ${kind}`,
  ),
  definitionMore: message(
    '取相同业务类型、分公司和时间，只计成功完成的业务。电子渠道为网上营业厅、短信、WAP和自助终端；外呼与社会渠道不计入任何一方。查询、办理、缴费分别统计，不相加。',
    'Of the same business types, branch and period; only what was done counts. E-channels are web, SMS, WAP and kiosk; outbound calls and partner stores are on neither side. Queries, handled and paid are never added up.',
  ),
  bankingMore: message(
    '银行业口径 = 电子渠道 ÷ 服营厅，可以超过100%。目标值法得分 = 占比 ÷ 目标；比高法得分 = 占比 ÷ 最高一行的占比。活跃客户 = 当月至少一次电子渠道接触的客户数，逐月列示，不跨月相加；渗透率 = 活跃客户 ÷ 在网客户。',
    'Banking form = e-channel ÷ counter, and can pass 100 %. Score by target = share ÷ target; by best peer = share ÷ the best row’s. Active customers had at least one e-channel contact in the month and are never summed over months; penetration = active ÷ lines in use.',
  ),
  filters: message('筛选报表', 'Filter the report'),
  from: message('起始月份', 'From'),
  to: message('截止月份', 'To'),
  by: message('统计维度', 'By'),
  byBusiness: message('业务类型', 'Business type'),
  byBranch: message('分公司', 'Branch'),
  byMonth: message('月份', 'Month'),
  kind: message('业务性质', 'Kind'),
  query: message('查询', 'Queries'),
  handle: message('办理', 'Handled'),
  pay: message('缴费', 'Paid'),
  kindQuery: message('查询', 'queries'),
  kindHandle: message('办理', 'handled'),
  kindPay: message('缴费', 'paid'),
  business: message('业务类型', 'Business type'),
  branch: message('分公司', 'Branch'),

  shareOf: message(
    (kind: string) => `${kind}占比`,
    (kind) => `Share of ${kind}`,
  ),
  target: message('目标', 'Target'),
  noTarget: message('未设目标', 'No target'),
  completion: message('目标完成率', 'Completion'),
  completionIs: message('占比 ÷ 目标', 'share ÷ target'),
  banking: message('电子÷服营厅', 'E ÷ counter'),
  bestPeer: message('比高得分', 'Best peer'),
  activeCustomers: message('活跃客户', 'Active customers'),
  active: message('活跃', 'Active'),
  penetration: message('渗透率', 'Penetration'),
  ofLines: message(
    (lines: string) => `占在网客户${lines}户`,
    (lines) => `of ${lines} lines`,
  ),
  satisfaction: message('满意度', 'Satisfaction'),
  scores: message(
    (count: string) => `${count}次评分，满分5分`,
    (count) => `${count} scores, out of 5`,
  ),
  electronicAmount: message('电子渠道缴费额', 'Paid by e-channel'),

  trend: message('逐月趋势', 'By month'),
  electronic: message('电子渠道', 'E-channel'),
  counter: message('服营厅', 'Counter'),
  hotline: message('人工话务', 'Agent'),
  electronicShort: message('电子', 'E'),
  counterShort: message('服营厅', 'Counter'),
  hotlineShort: message('人工', 'Agent'),
  shareLine: message('占比', 'Share'),
  targetLine: message('目标', 'Target'),
  table: message('明细表', 'Figures'),
  tableHint: message('点击数字查看背后的触点。', 'Each figure leads to the contacts that make it.'),
  item: message('项目', 'Item'),
  total: message('合计', 'Total'),
  nothing: message('这段时间没有数据', 'Nothing was counted'),
  nothingLead: message(
    '换个时间段，或先导入人工渠道记录。',
    'Choose another span, or import counter and hotline records first.',
  ),
  wrongSpan: message(
    '筛选条件有误，已显示最近六个月。',
    'That filter does not work; here are the last six months.',
  ),
  print: message('打印', 'Print'),

  setTarget: message('设定目标', 'Set a target'),
  month: message('月份', 'Month'),
  allBusinesses: message('全部业务', 'All business types'),
  allBranches: message('全市', 'All branches'),
  targetShare: message('目标占比（%）', 'Target share (%)'),
  save: message('保存', 'Save'),
  targetSaved: message('目标已保存。', 'The target is saved.'),

  figure: message('数字背后的触点', 'The contacts behind a figure'),
  backToReport: message('返回报表', 'Back to the report'),
  when: message('时间', 'When'),
  subscriber: message('客户', 'Subscriber'),
  channel: message('渠道', 'Channel'),
  what: message('业务', 'Business'),
  amount: message('金额', 'Amount'),
  place: message('地点/工号', 'Place'),
  unknown: message('未知', 'Unknown'),
  goOn: message('继续', 'Go on'),
  shown: message(
    (count: number) => `本页${count}条`,
    (count) => `${count} on this page`,
  ),
  noneHere: message('这一段没有找到', 'None in this stretch'),
  noneHereLead: message(
    '已查看2万条触点，请继续往后找。',
    '20,000 contacts were looked at. Go on to look further.',
  ),
  noneAtAll: message('没有触点', 'No contacts'),
  noneAtAllLead: message(
    '这个数字背后的触点已超出保存期，或从未发生。',
    'They are beyond what is kept, or there never were any.',
  ),
}

export const kinds = { query: m.query, handle: m.handle, pay: m.pay }
export const kindWords = { query: m.kindQuery, handle: m.kindHandle, pay: m.kindPay }
export const sides = { electronic: m.electronic, counter: m.counter, hotline: m.hotline }
