import { message } from '#words/message.ts'

export const m = {
  seeSegments: message('查看客户群', 'See segments'),
  seeSegment: message('查看一个客户群', 'See a segment'),
  saveSegment: message('保存客户群', 'Save a segment'),
  previewSegment: message('预览客户群人数', 'Preview a segment'),
  readRule: message('导入客户群条件', 'Bring a rule along'),
  countSegment: message('重新计数', 'Count again'),
  seeListFaults: message('下载清单中有误的行', 'Download the faults of a list'),
  noList: message('没有这个清单。', 'There is no such list.'),
  line: message('行', 'Line'),
  reason: message('原因', 'Reason'),
  importList: message('导入号码清单', 'Import a list of numbers'),
  name: message('名称', 'Name'),
  nameWrong: message('名称请填1至40个字。', 'The name needs 1 to 40 characters.'),
  nameTaken: message('已有同名的客户群。', 'There is a segment of this name.'),
  rule: message('条件', 'Rule'),
  ruleWrong: message('条件有误，请检查后重试。', 'The rule is not right. Please check it.'),
  version: message('版本', 'Version'),
  segment: message('客户群', 'Segment'),
  noSegment: message('没有这个客户群。', 'There is no such segment.'),
  changedMeanwhile: message(
    '其他同事刚刚保存了新版本，请刷新后再改。',
    'Somebody has just saved another version. Reload and change that one.',
  ),
  archiveSegment: message('归档客户群', 'Archive a segment'),
  restoreSegment: message('恢复客户群', 'Take up an archived segment'),
  archived: message('已归档', 'Archived'),
  namesItself: message('客户群不能包含它自己。', 'A segment cannot be part of itself.'),
  circle: message(
    (name: string) => `“${name}”的条件里已经用到本客户群，两者不能互相包含。`,
    (name) => `“${name}” is itself built on this segment; they cannot contain each other.`,
  ),
  insideGone: message(
    '条件里的一个客户群已归档或不存在，请另选一个。',
    'One of the segments in the conditions is archived or gone. Choose another one.',
  ),
  insideDeep: message(
    (most: number) => `客户群层层引用不能超过${most}层，请减少层数。`,
    (most) => `Segments may be built on segments ${most} levels deep at most.`,
  ),
  insideMany: message(
    (facts: number, most: number) => `连同引用的客户群共有${facts}个条件，最多${most}个。`,
    (facts, most) => `With the segments inside there are ${facts} conditions; ${most} at most.`,
  ),
  stillUsed: message(
    (users: string) => `不能归档，还在使用它的有：${users}。`,
    (users) => `It cannot be archived while it is used by ${users}.`,
  ),
  bySegment: message(
    (name: string) => `客户群“${name}”`,
    (name) => `the segment “${name}”`,
  ),
  byCampaign: message(
    (name: string) => `营销案“${name}”`,
    (name) => `the campaign “${name}”`,
  ),
  byActivity: message(
    (name: string) => `活动“${name}”`,
    (name) => `the activity “${name}”`,
  ),
  usersJoined: message('、', ', '),
  file: message('号码文件', 'File of numbers'),
  fileWrong: message('请选择号码文件，每行一个手机号。', 'Choose a file with one number a line.'),
  notANumber: message('不是11位手机号', 'Not a mobile number of 11 digits'),
  numberTwice: message('号码重复', 'The number is in the list twice'),
  nobodyHasIt: message('没有在用的客户使用此号码', 'Nobody has this number now'),
}
