import { message } from '#words/message.ts'

export const m = {
  imports: message('人工渠道导入', 'Imports'),
  lead: message(
    '把服营厅、人工话务等渠道的业务记录导入触点库。同一条记录只计一次，重复上传无妨。',
    'Bring in what happened at counters and on the hotline. A record counts once, so sending a file twice is harmless.',
  ),
  choose: message('选择文件', 'Choose a file'),
  file: message('CSV文件', 'CSV file'),
  fileHint: message(
    'UTF-8或GBK编码，首行为列名，最大8MB。必填列：手机号、时间、渠道、业务类型。',
    'UTF-8 or GBK, column names in the first line, at most 8 MB. Needed: msisdn, time, channel, business.',
  ),
  upload: message('上传并导入', 'Upload'),
  uploading: message('正在上传并导入，请勿关闭页面…', 'Uploading. Please keep this page open…'),
  template: message('下载模板', 'Template'),
  noFile: message('请先选择文件。', 'Choose a file first.'),
  unreadable: message('文件未能导入', 'The file could not be read'),

  result: message(
    (file: string) => `导入结果：${file}`,
    (file) => `Result: ${file}`,
  ),
  taken: message('新记录', 'Taken'),
  known: message('已有记录', 'Known'),
  faults: message('有误', 'Faults'),
  allGood: message('全部记录已导入。', 'Every record was taken.'),
  nothingNew: message('没有新记录：这些记录之前都已导入。', 'Nothing new: every record was known already.'),
  someWrong: message(
    (count: number) => `${count}行未导入，请更正后重新上传；已导入的行不会重复计数。`,
    (count) =>
      `${count} line${count === 1 ? ' was' : 's were'} not taken. Mend and upload again; lines that were taken do not count twice.`,
  ),
  line: message('行号', 'Line'),
  reason: message('原因', 'Reason'),
  firstFaults: message(
    (shown: number) => `先列出前${shown}行，全部请下载。`,
    (shown) => `The first ${shown}; download to see all.`,
  ),
  downloadFaults: message('下载错误明细', 'Download the faults'),

  past: message('导入记录', 'Past imports'),
  when: message('时间', 'When'),
  name: message('文件', 'File'),
  by: message('导入人', 'By'),
  system: message('接口', 'Endpoint'),
  none: message('还没有导入过', 'Nothing was imported yet'),
  noneLead: message('先下载模板，填好后上传。', 'Start from the template.'),

  columns: message(
    '手机号,时间,渠道,业务类型,分公司,营业厅,金额,备注,流水号',
    'msisdn,time,channel,business,branch,place,amount,note,record',
  ),
  example: message(
    '13900001111,2026-11-20 09:30,服营厅,套餐变更,,一厅3号台,,改为畅享套餐,YT20261120-0001',
    '13900001111,2026-11-20 09:30,counter,plan-change,,Hall 1 desk 3,,changed to Easy 58,YT20261120-0001',
  ),
}
