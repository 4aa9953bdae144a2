import { message } from '#words/message.ts'

export const m = {
  hall: message('电厅', 'Dianting'),
  operator: message('青岚通信', 'Qinglan Telecom'),
  titled: message(
    (title: string) => `${title} · 电厅`,
    (title) => `${title} · Dianting`,
  ),
  skip: message('跳到主要内容', 'Skip to the content'),
  otherLanguage: message('English', '中文'),
  otherLanguageHint: message('Switch to English', '切换为中文'),
  wait: message('正在处理…', 'Just a moment…'),
  show: message('显示', 'Show'),
  hide: message('隐藏', 'Hide'),
  optional: message('选填', 'optional'),
  earlier: message('更早', 'Earlier'),
  newer: message('更新', 'Newer'),
  pages: message('翻页', 'Pages'),
  asTable: message('以表格查看', 'See as a table'),
  yuanSpoken: message(
    (amount: string) => `${amount}元`,
    (amount) => `¥${amount}`,
  ),
  backHome: message('返回首页', 'Back to the start'),
  requestNumber: message(
    (id: string) => `请求编号：${id}`,
    (id) => `Request number: ${id}`,
  ),
  answer: message('提交回答', 'Answer'),
  whatNext: message('接下来', 'What next'),
  yes: message('成功', 'Done'),
  footer: message('青岚通信 · 客服热线 10086（24小时）', 'Qinglan Telecom · Hotline 10086, day and night'),
  footerTrust: message(
    '本页所有办理均先报价、再确认；不确认不收费。',
    'Whatever costs money is quoted first. Without your yes nothing is charged.',
  ),
  troubleTitle400: message('表单没有填完整', 'That form did not arrive whole'),
  trouble400: message('请返回上一页刷新后再试一次。', 'Please go back, reload the page and try again.'),
  troubleTitle403: message('这个页面已经过期', 'This page has gone stale'),
  trouble403: message(
    '为保护您的账户，请返回上一页、刷新后再提交一次。您刚才的操作没有执行。',
    'To protect your account, please go back, reload and send it again. Nothing was done.',
  ),
  troubleTitleNotYours: message('您的岗位不能查看此页', 'Your role may not see this page'),
  troubleNotYours: message(
    '本次访问已记入操作日志。如确有需要，请联系管理员调整岗位。',
    'This visit was written to the audit log. If you need the page, ask an administrator about your role.',
  ),
  troubleTitle404: message('没有找到这个页面', 'There is no such page'),
  trouble404: message(
    '地址可能输错了，或者内容已经不在了。',
    'The address may be mistyped, or what was here has gone.',
  ),
  troubleTitle405: message('不能这样打开', 'This cannot be opened like that'),
  trouble405: message('请从首页重新进入。', 'Please start again from the first page.'),
  troubleTitle413: message('提交的内容太大', 'That is too large'),
  trouble413: message('请缩短内容或换一个小一些的文件。', 'Please shorten it or choose a smaller file.'),
  troubleTitle500: message('系统开了小差', 'Something went wrong on our side'),
  trouble500: message(
    '抱歉，本次没有办理成功，也没有扣费。请稍后再试或致电10086，并告知下面的请求编号。',
    'Sorry. Nothing was done and nothing was charged. Please try again later, or call 10086 with the number below.',
  ),
}
