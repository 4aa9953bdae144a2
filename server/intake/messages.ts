import { message } from '#words/message.ts'

export const m = {
  importContacts: message('导入人工渠道记录', 'Import counter and hotline records'),
  seeImports: message('查看导入记录', 'See the imports'),
  exportImportFaults: message('下载导入错误', 'Download the faults of an import'),
  batch: message('导入批次', 'Import'),
  noBatch: message('没有这次导入。', 'There is no such import.'),
  line: message('行号', 'Line'),
  reason: message('原因', 'Reason'),
  json: message(
    '请求内容应为JSON数组，每项是一条记录。',
    'The body must be a JSON array with one object a record.',
  ),
  jsonRecord: message(
    '该项不是完整的记录：至少要有手机号、时间、渠道和业务类型。',
    'Not a complete record: it needs msisdn, time, channel and business.',
  ),
  file: message('文件', 'File'),

  // Why a file or a line of it was not taken, and what to do.
  empty: message('文件没有内容。', 'The file is empty.'),
  tooLarge: message(
    (limitMb: number) => `文件超过${limitMb}MB，请拆分后再导入。`,
    (limitMb) => `The file is larger than ${limitMb} MB. Please split it.`,
  ),
  encoding: message(
    '无法识别文件编码，请另存为UTF-8或GBK。',
    'The encoding was not recognised. Save the file as UTF-8 or GBK.',
  ),
  missingColumns: message(
    (names: string) => `缺少列：${names}。`,
    (names) => `Missing columns: ${names}.`,
  ),
  malformed: message(
    '该行不是完整的CSV（引号或列数有误）。',
    'Not a complete CSV line: check quotes and columns.',
  ),
  msisdn: message('手机号应为11位数字。', 'The number must have 11 digits.'),
  noSubscriber: message('该号码没有在用客户。', 'Nobody has this number now.'),
  otherSubscriber: message(
    '接触时间早于该客户入网，号码当时属于他人。',
    'The contact is older than this subscriber; the number was somebody else’s then.',
  ),
  time: message('时间应为 2026-11-22 09:30 的格式。', 'The time must look like 2026-11-22 09:30.'),
  future: message('时间在未来。', 'The time is in the future.'),
  tooOld: message(
    '只能补录本月和前四个月的记录。',
    'Only contacts of this month and the four before it can be taken.',
  ),
  channel: message(
    '渠道应为 counter、hotline、outbound 或 partner（或其中文名称）。',
    'The channel must be counter, hotline, outbound or partner.',
  ),
  business: message('业务类型不存在。', 'There is no such business type.'),
  branch: message('分公司不存在。', 'There is no such branch.'),
  amount: message(
    '金额应为非负的元，最多两位小数。',
    'The amount must be yuan, not negative, at most two decimals.',
  ),
  note: message('备注不能超过500字。', 'The note may have at most 500 characters.'),
}
