import { message } from '#words/message.ts'

export const m = {
  matrix: message('功能矩阵', 'Function matrix'),
  matrixLead: message(
    '哪项功能对哪个品牌在哪个渠道开放。开关在下一次请求即生效。',
    'What is open to which brand on which channel. A switch takes effect at the next request.',
  ),
  brand: message('品牌', 'Brand'),
  operation: message('业务功能', 'Function'),
  open: message('已开放', 'open'),
  closed: message('已关闭', 'closed'),
  toggle: message(
    (operation: string, channel: string, open: boolean) =>
      `${operation}，${channel}：${open ? '已开放，点击关闭' : '已关闭，点击开放'}`,
    (operation, channel, open) =>
      `${operation}, ${channel}: ${open ? 'open, press to close' : 'closed, press to open'}`,
  ),
  switched: message(
    (operation: string, channel: string, open: boolean) =>
      `「${operation}」在${channel}${open ? '已开放' : '已关闭'}，下一次请求生效。`,
    (operation, channel, open) =>
      `${operation} is ${open ? 'open' : 'closed'} on ${channel}, from the next request on.`,
  ),
  human: message(
    '人工渠道由服务台和导入记录，不在此开关。',
    'Human channels are recorded at the desk and by imports, and have no switch here.',
  ),

  aliases: message('短信指令', 'SMS keywords'),
  aliasesLead: message(
    '印刷指令之外的说法：外省代码、中文短语。改动即刻生效。',
    'What people text besides the printed keywords: codes of other provinces, phrases. A change is live at once.',
  ),
  word: message('指令', 'Word'),
  keyword: message('印刷指令', 'Keyword'),
  preset: message('预置参数', 'Preset input'),
  presetHint: message('选填，如 month=202611', 'optional, e.g. month=202611'),
  presetWrong: message(
    '预置参数应为 名称=值，多个用分号隔开。',
    'Preset input looks like name=value, several with semicolons.',
  ),
  addAlias: message('新增指令', 'Add a word'),
  add: message('新增', 'Add'),
  remove: message('删除', 'Remove'),
  removeWord: message(
    (word: string) => `删除指令 ${word}`,
    (word) => `Remove the word ${word}`,
  ),
  aliasSaved: message('指令已更新，短信营业厅即刻生效。', 'The words are updated and live in the SMS hall.'),
  noAliases: message('还没有别名', 'No words yet'),
  search: message('筛选', 'Filter'),
  ofOperation: message('业务功能', 'Function'),

  staff: message('员工', 'Staff'),
  staffLead: message('停用即刻结束该员工的所有登录。', 'Disabling somebody ends all their sessions at once.'),
  addStaff: message('新增员工', 'Add staff'),
  login: message('工号', 'Login'),
  name: message('姓名', 'Name'),
  role: message('岗位', 'Role'),
  branch: message('分公司', 'Branch'),
  wholeCity: message('全市', 'All branches'),
  password: message('初始密码', 'First password'),
  state: message('状态', 'State'),
  active: message('在岗', 'Active'),
  disabled: message('已停用', 'Disabled'),
  locked: message(
    (until: string) => `锁定至${until}`,
    (until) => `Locked until ${until}`,
  ),
  disable: message('停用', 'Disable'),
  enable: message('恢复', 'Enable'),
  disableWhom: message(
    (name: string) => `停用 ${name}`,
    (name) => `Disable ${name}`,
  ),
  enableWhom: message(
    (name: string) => `恢复 ${name}`,
    (name) => `Enable ${name}`,
  ),
  yourself: message('本人', 'You'),
  staffSaved: message('已保存。', 'Saved.'),

  audit: message('操作日志', 'Audit log'),
  auditLead: message(
    '员工做了什么、看了谁，与操作同一事务写入，不可修改。',
    'What staff did and whom they looked at, written in the same transaction and never changed.',
  ),
  when: message('时间', 'When'),
  who: message('员工', 'Who'),
  action: message('操作', 'Action'),
  about: message('客户', 'About'),
  detail: message('内容', 'Detail'),
  ofSubscriber: message('只看该客户', 'Only this subscriber'),
  aboutOne: message('只显示与一位客户有关的记录。', 'Only what concerns one subscriber.'),
  everything: message('显示全部', 'Show everything'),
  noAudit: message('没有记录', 'Nothing is recorded'),
  signIn: message('登录', 'Signed in'),
  signInFailed: message('登录失败', 'Sign-in failed'),
  signOut: message('退出', 'Signed out'),
  findWinner: message('自动选优判定', 'A test was judged'),
  byHouse: message('系统自动', 'By itself'),
}
