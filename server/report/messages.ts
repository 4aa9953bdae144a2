import { message } from '#words/message.ts'

export const m = {
  seeShareReport: message('查看业务分流报表', 'Read the diversion-share report'),
  from: message('起始月份', 'From'),
  to: message('截止月份', 'To'),
  monthWrong: message('月份应为 2026-11 的格式。', 'The month must look like 2026-11.'),
  by: message('统计维度', 'By'),
  kind: message('业务性质', 'Kind'),
  business: message('业务类型', 'Business type'),
  branch: message('分公司', 'Branch'),
  channels: message('渠道', 'Channels'),
  place: message('翻页位置', 'Page'),
  spanWrong: message(
    '起止月份应在两年以内，且起始不晚于截止。',
    'The span must be within two years, in order.',
  ),

  exportShareReport: message('导出业务分流报表', 'Export the diversion-share report'),
  seeRepeats: message('查看七日重复接触', 'See the repeat contacts behind a figure'),
  what: message('数字', 'Figure'),
  seeFigure: message('查看数字背后的触点', 'See the touches behind a figure'),

  setTarget: message('设定目标', 'Set a target'),
  month: message('月份', 'Month'),
  share: message('目标占比（%）', 'Target share (%)'),
  shareWrong: message(
    '目标占比应为0到100，最多两位小数。',
    'The target must be 0 to 100, at most two decimals.',
  ),
  noBusiness: message('没有这种业务类型。', 'There is no such business type.'),
  noBranch: message('没有这个分公司。', 'There is no such branch.'),

  csvHead: message(
    '项目,电子渠道查询,服营厅查询,人工查询,电子渠道办理,服营厅办理,人工办理,电子渠道缴费,服营厅缴费,人工缴费,占比(%),电子÷服营厅(%),目标(%),完成率(%),比高得分(%),活跃客户,满意度,七日重复接触(%)',
    'Item,E queries,Counter queries,Agent queries,E handled,Counter handled,Agent handled,E paid,Counter paid,Agent paid,Share (%),E ÷ counter (%),Target (%),Completion (%),Best peer (%),Active customers,Satisfaction,Seven-day repeat contact (%)',
  ),
  total: message('合计', 'Total'),
}
