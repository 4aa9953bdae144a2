import { message } from '#words/message.ts'

export const m = {
  title: message('外呼名单', 'Call lists'),
  lead: message(
    '每位客户同一时间只在一份名单上；只含同意营销、未超频次、可外呼时段内的客户。',
    'Everybody is on one list at a time, and only who agreed, is not over a cap and may be called at this hour.',
  ),
  masked: message(
    '您的角色下载的名单号码是隐藏的；完整号码由后台岗位下载。',
    'Your role fetches lists with masked numbers; the back office fetches them in full.',
  ),
  take: message('提取名单', 'Take a list'),
  campaign: message('营销案', 'Campaign'),
  agency: message('外呼团队', 'Who calls'),
  wanted: message('户数', 'People'),
  hours: message('有效小时数', 'Hours it is theirs'),
  doTake: message('提取', 'Take'),
  nothing: message('没有需要外呼的营销案在进行。', 'No campaign that calls people is running.'),
  nothingHint: message(
    '在营销案里把“外呼”选为渠道；开始后在这里提取名单，外呼完再把结果传回来。',
    'Choose outbound calls as a channel of a campaign. Once it runs, take lists here and bring their results back.',
  ),
  toCampaigns: message('去营销案', 'To the campaigns'),
  taken: message('提取时间', 'Taken'),
  until: message('有效至', 'Theirs until'),
  lines: message('户数', 'People'),
  results: message('已回结果', 'Results'),
  filling: message('生成中', 'Being made'),
  lapsed: message('已过期', 'Run out'),
  fetch: message('下载', 'Fetch'),
  fetchOf: message(
    (code: string) => `下载名单${code}`,
    (code) => `Fetch list ${code}`,
  ),
  notFetched: message('无人下载', 'Not fetched'),
  bring: message('导入结果', 'Bring in results'),
  bringLead: message(
    '把下载的名单填上“结果”列后上传：接通、未接通、拒绝、同意、已办理、勿再致电。同一文件再传一次不会重复。',
    'Fill the column “Result” of a fetched list and upload it: reached, no answer, refused, accepted, ordered or do not call again. The same file twice changes nothing.',
  ),
  file: message('文件（CSV）', 'File (CSV)'),
  noFile: message('请选择文件。', 'Choose a file.'),
  upload: message('上传', 'Upload'),
  brought: message(
    (taken: number, known: number, open: number, faults: number) =>
      `收下${taken}行，${known}行早已有同样结果，${open}行还没有结果，${faults}行有误。`,
    (taken, known, open, faults) =>
      `${taken} lines taken, ${known} were known, ${open} have no result yet, ${faults} have faults.`,
  ),
  atLine: message(
    (line: number, reason: string) => `第${line}行：${reason}`,
    (line, reason) => `Line ${line}: ${reason}`,
  ),
}
