import { message } from '#words/message.ts'

export const m = {
  seeSegments: message('查看客户群', 'See segments'),
  seeSegment: message('查看一个客户群', 'See a segment'),
  saveSegment: message('保存客户群', 'Save a segment'),
  previewSegment: message('预览客户群人数', 'Preview a segment'),
  readRule: message('导入客户群条件', 'Bring a rule along'),
  countSegment: message('重新计数', 'Count again'),
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
  file: message('号码文件', 'File of numbers'),
  fileWrong: message('请选择号码文件，每行一个手机号。', 'Choose a file with one number a line.'),
  notANumber: message('不是11位手机号', 'Not a mobile number of 11 digits'),
  numberTwice: message('号码重复', 'The number is in the list twice'),
  nobodyHasIt: message('没有在用的客户使用此号码', 'Nobody has this number now'),
  and: message('，且', ' and '),
  or: message('，或', ' or '),
  comma: message('、', ', '),
  not: message(
    (rule: string) => `不满足：${rule}`,
    (rule) => `not: ${rule}`,
  ),
  inBrackets: message(
    (rules: string) => `（${rules}）`,
    (rules) => `(${rules})`,
  ),
  everybody: message('所有客户', 'everybody'),
  oneOf: message(
    ({ what, list }: { what: string; list: string }) => `${what}为${list}`,
    ({ what, list }) => `${what}: ${list}`,
  ),
  figure: message(
    ({ what, span }: { what: string; span: string }) => `${what}${span ? ` ${span}` : '不限'}`,
    ({ what, span }) => `${what} ${span || 'any'}`,
  ),
  meanOf: message(
    ({ what, months }: { what: string; months: number }) => `近${months}个月平均${what}`,
    ({ what, months }) => `${what}, mean of ${months} month${months === 1 ? '' : 's'}`,
  ),
  did: message(
    ({ channel, business, times, days }: Did) =>
      `${days === null ? '曾经' : `近${days}天`}${channel && `在${channel}`}${business ? `办过“${business}”` : '有过接触'}不少于${times}次`,
    ({ channel, business, times, days }) =>
      `${business || 'any contact'}${channel && ` on ${channel}`} at least ${times} time${times === 1 ? '' : 's'}${days === null ? '' : ` in ${days} days`}`,
  ),
  facts: {
    birthday: message('生日', 'Birthday'),
    openedAt: message('入网日期', 'Opened'),
    contractUntil: message('合约到期', 'Contract ends'),
    brand: message('品牌', 'Brand'),
    payment: message('付费方式', 'Payment'),
    credit: message('信用状态', 'Credit'),
    branch: message('分公司', 'Branch'),
    plan: message('套餐', 'Plan'),
    tier: message('星级', 'Tier'),
    tenureMonths: message('入网月数', 'Months with us'),
    ecoins: message('e币', 'E-coins'),
    spendFen: message('账单（元）', 'Bill (yuan)'),
    consent: message('同意接收营销', 'agreed to marketing'),
    noConsent: message('没有同意接收营销', 'has not agreed to marketing'),
    list: message('在导入的清单内', 'on the imported list'),
  },
  usages: {
    minutes: message('通话分钟', 'Minutes'),
    messages: message('短信条数', 'Messages'),
    dataKb: message('流量（KB）', 'Data (KB)'),
  },
  brands: {
    gotone: message('全球通', 'GoTone'),
    easyown: message('神州行', 'EasyOwn'),
    mzone: message('动感地带', 'M-Zone'),
  },
  payments: { prepaid: message('预付费', 'prepaid'), postpaid: message('后付费', 'postpaid') },
  credits: {
    active: message('正常', 'active'),
    arrears: message('欠费', 'in arrears'),
    suspended: message('停机', 'suspended'),
  },
}

type Did = { channel: string; business: string; times: number; days: number | null }
