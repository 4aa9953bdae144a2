import { message } from '#words/message.ts'

type Seeding = { done: number; of: number }

export const m = {
  building: message('正在构建网页……', 'Building the pages …'),
  seeding: message(
    ({ done, of }: Seeding) => `正在生成演示数据：${done} / ${of} 位客户`,
    ({ done, of }) => `Making demo data: ${done} of ${of} subscribers`,
  ),
  starting: message(
    '正在启动模拟短信中心、短信营业厅和网上营业厅……',
    'Starting the simulated SMSC, the SMS hall and the web hall …',
  ),
  open: message('电厅已开门。按 Ctrl+C 关门。', 'Dianting is open. Ctrl+C closes it.'),
  webHall: message('网上营业厅', 'Web hall'),
  desk: message('员工工作台', 'Staff desk'),
  marketing: message('营销工作台', 'Marketing desk'),
  report: message('分流报表', 'Diversion-share report'),
  shop: message('联盟商家核销', 'Shop page (vouchers)'),
  handset: message('虚拟手机（发短信到10086）', 'Virtual handset (text 10086)'),
  subscribers: message('客户登录（手机号 / 服务密码）', 'Subscribers (number / service password)'),
  staff: message('员工登录（工号 / 密码）', 'Staff (login / password)'),
  texts: message('可以发送', 'Try texting'),
  cards: message('充值卡密', 'Recharge cards'),
  notDemo: message(
    '数据库中已有数据，不是演示数据；请使用您自己的账号。',
    'The database holds data that is no demo: use your own logins.',
  ),
  closing: message('正在关门……', 'Closing …'),
}
