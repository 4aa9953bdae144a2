import { message } from '#words/message.ts'

export const m = {
  console: message('工作台', 'Console'),
  titled: message(
    (title: string) => `${title} · 电厅工作台`,
    (title) => `${title} · Dianting console`,
  ),
  nav: message('工作台导航', 'Console'),
  menu: message('菜单', 'Menu'),

  signIn: message('员工登录', 'Staff sign-in'),
  signInLead: message(
    '仅限青岚通信员工。登录与查看均记入操作日志。',
    'For staff of Qinglan Telecom. Signing in and looking are written to the audit log.',
  ),
  login: message('工号', 'Login'),
  password: message('密码', 'Password'),
  enter: message('登录', 'Sign in'),
  cannot: message('未能登录', 'That did not work'),
  lockOut: message(
    '连续输错5次，该工号锁定15分钟；空闲30分钟自动退出。',
    'Five wrong tries lock a login for 15 minutes. Half an hour without use signs you out.',
  ),
  signOut: message('退出', 'Sign out'),
  forSubscribers: message('我是客户，去电厅', 'I am a subscriber: to the hall'),

  desk: message('服务台', 'Desk'),
  backOffice: message('后台处理', 'Back office'),
  operations: message('运营', 'Operations'),
  administration: message('管理', 'Administration'),
  find: message('查找客户', 'Find a subscriber'),
  imports: message('人工渠道导入', 'Imports'),
  requests: message('预登记', 'Pre-registrations'),
  complaints: message('投诉', 'Complaints'),
  payments: message('缴费差异', 'Payments to check'),
  evidence: message('二次确认凭证', 'Confirmation evidence'),
  marketingPlaces: message('营销', 'Marketing'),
  marketingOverview: message('营销总览', 'Overview'),
  marketingReport: message('营销报表', 'Marketing report'),
  campaigns: message('营销案', 'Campaigns'),
  segments: message('客户群', 'Segments'),
  calendar: message('营销日历', 'Campaign calendar'),
  offers: message('优惠与推荐', 'Offers'),
  earning: message('e币规则与预算', 'E-coin rules'),
  merchants: message('商家联盟', 'Merchants'),
  settlement: message('商家结算', 'Settlement'),
  contactRules: message('接触规则', 'Contact rules'),
  whyOffers: message('为何收到', 'Why (not)'),
  share: message('业务分流报表', 'Diversion share'),
  matrix: message('功能矩阵', 'Function matrix'),
  aliases: message('短信指令', 'SMS keywords'),
  staff: message('员工', 'Staff'),
  audit: message('操作日志', 'Audit log'),
  ownPassword: message('修改密码', 'Change password'),

  quickFind: message('输入手机号，按回车', 'A number, then Enter'),
  quickFindHint: message('按 / 键跳到这里', 'Press / to come here'),
  go: message('查找', 'Find'),

  clerk: message('服务台营业员', 'Clerk'),
  backoffice: message('后台', 'Back office'),
  marketing: message('市场', 'Marketing'),
  ops: message('运营', 'Operations'),
  admin: message('管理员', 'Administrator'),
  shop: message('联盟门店', 'Partner shop'),

  apply: message('筛选', 'Filter'),
  clear: message('清除', 'Clear'),
  all: message('全部', 'All'),
  from: message('开始日期', 'From'),
  until: message('截止日期', 'Until'),
  earlier: message('更早', 'Earlier'),
  next: message('下一页', 'Next'),
  first: message('回到第一页', 'First page'),
  csv: message('导出CSV', 'CSV'),
  refused: message('没有完成', 'That was not done'),
  saved: message('已保存。', 'Saved.'),
  gone: message('登录已失效，请重新登录。', 'You are no longer signed in. Please sign in again.'),

  currentPassword: message('原密码', 'Current password'),
  newPassword: message('新密码', 'New password'),
  newPasswordHint: message('至少10位', 'At least ten characters'),
  change: message('修改', 'Change'),
  passwordChanged: message(
    '密码已修改，其他设备上的登录已退出。',
    'Your password is changed; other devices were signed out.',
  ),

  gotone: message('全球通', 'GoTone'),
  easyown: message('神州行', 'Easyown'),
  mzone: message('动感地带', 'M-Zone'),
}

export const roles = {
  clerk: m.clerk,
  backoffice: m.backoffice,
  marketing: m.marketing,
  ops: m.ops,
  admin: m.admin,
  shop: m.shop,
}

export const brands = { gotone: m.gotone, easyown: m.easyown, mzone: m.mzone }
