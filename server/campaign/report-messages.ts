import { message } from '#words/message.ts'

export const m = {
  seeMarketing: message('查看营销总览', 'See the marketing overview'),
  seeMarketingReport: message('查看营销报表', 'Read the marketing report'),
  exportMarketingReport: message('导出营销报表', 'Export the marketing report'),
  seeCampaignReport: message('查看营销案报表', 'Read a campaign’s report'),
  exportCampaignReport: message('导出营销案报表', 'Export a campaign’s report'),
  seeCampaignFigure: message('查看营销数字背后的触点', 'See the touches behind a marketing figure'),
  exportCampaignFigure: message('导出营销数字背后的触点', 'Export the touches behind a marketing figure'),
  from: message('起始日期', 'From'),
  until: message('截止日期', 'To'),
  dayWrong: message('日期应为 2026-11-22 的格式。', 'The day must look like 2026-11-22.'),
  spanWrong: message(
    '起止日期应在两年以内，且起始不晚于截止。',
    'The span must be within two years, in order.',
  ),
  by: message('统计维度', 'By'),
  channel: message('渠道', 'Channel'),
  segment: message('客户群', 'Segment'),
  campaign: message('营销案', 'Campaign'),
  what: message('数字', 'Figure'),
  variant: message('版本', 'Variant'),
  reason: message('原因', 'Reason'),
  place: message('翻页位置', 'Page'),

  head: message(
    '项目,名单,对照组,已发送,已送达,失败,结果不明,未发送,响应,响应率(%),办理,办理率(%),对照组办理,提升(百分点),下限,上限,订单金额(元),成本(元),退订,退订率(%)',
    'Item,Listed,Held back,Sent,Delivered,Failed,Unknown,Left out,Responses,Response rate (%),Orders,Order rate (%),Orders of the holdout,Lift (points),From,To,Order value (yuan),Cost (yuan),Opt-outs,Opt-out rate (%)',
  ),
  total: message('合计', 'All'),
  variantOf: message(
    (code: string) => `版本${code}`,
    (code) => `Variant ${code}`,
  ),
  channels: {
    sms: message('短信', 'SMS'),
    inbox: message('站内信', 'Web inbox'),
    banner: message('网页横幅', 'Web banner'),
    outbound: message('外呼', 'Outbound call'),
  },
}
