/** What the year of touches says: the words the hall told then, the notes that clerks and agents wrote. */
import { message } from '#words/message.ts'

type Figures = { asOf: string; figure: string }

export const m = {
  billTitle: message('账单查询', 'Bill'),
  bill: message(
    ({ asOf, figure }: Figures) => `${asOf}账单合计${figure}元。`,
    ({ asOf, figure }) => `Your bill of ${asOf} is ¥${figure}.`,
  ),
  usageTitle: message('用量查询', 'Usage'),
  usage: message(
    ({ asOf, figure }: Figures) => `截至${asOf}，本月已用流量${figure}。`,
    ({ asOf, figure }) => `As of ${asOf} you have used ${figure} this month.`,
  ),
  planTitle: message('套餐查询', 'Plan'),
  plan: message(
    (name: string) => `您当前的套餐为${name}。`,
    (name) => `You are on ${name}.`,
  ),
  servicesTitle: message('已订业务', 'Your services'),
  services: message(
    (count: number) => `您已订购${count}项业务。`,
    (count) => `You have ${count} services.`,
  ),
  coinsTitle: message('e币查询', 'E-coins'),
  coins: message(
    (count: number) => `您的e币余额为${count}个。`,
    (count) => `You hold ${count} e-coins.`,
  ),
  usedTitle: message('兑换券已使用', 'Your voucher was used'),
  used: message(
    ({ name, shop }: { name: string; shop: string }) =>
      `您的“${name}”券已在${shop}使用。如非本人使用，请联系10086。`,
    ({ name, shop }) => `Your voucher "${name}" was used at ${shop}. If that was not you, call 10086.`,
  ),
  overviewTitle: message('首页概览', 'Overview'),
  requestsTitle: message('办理进度', 'Your requests'),
  requests: message('您近期的预登记与投诉均可在此查看进度。', 'Here is how your requests are getting on.'),
  topUpTitle: message('充值缴费', 'Top-up'),
  topUp: message(
    (told: { amount: string; balance: string }) => `充值${told.amount}元成功，当前余额${told.balance}元。`,
    ({ amount, balance }) => `¥${amount} received. Your balance is ¥${balance}.`,
  ),
  fromAccount: message('从您绑定的银行账户支付', 'Paid from your bound bank account'),
  paymentStarted: message(
    (yuan: string) => `缴费${yuan}元已发起，请在30分钟内完成支付。`,
    (yuan) => `Please pay ¥${yuan} within 30 minutes.`,
  ),
  paymentExpired: message(
    (yuan: string) => `缴费${yuan}元未在30分钟内支付，已关闭，未扣款。`,
    (yuan) => `The payment of ¥${yuan} was not made in time and is closed. Nothing was taken.`,
  ),
  paymentMismatched: message(
    ({ amount, paid }: { amount: string; paid: string }) =>
      `您的缴费单为${amount}元，收银台实收${paid}元，金额不符，暂未入账，正在核实。`,
    ({ amount, paid }) =>
      `You set out to pay ¥${amount} but the cashier took ¥${paid}. It is being checked and not on your line yet.`,
  ),
  paymentFailed: message(
    (yuan: string) => `缴费${yuan}元支付失败，未扣款。`,
    (yuan) => `The payment of ¥${yuan} failed. Nothing was taken.`,
  ),
  banks: [
    { zh: '青禾银行', en: 'Qinghe Bank' },
    { zh: '云港商业银行', en: 'Yungang Commercial Bank' },
    { zh: '岚江信用社', en: 'Lanjiang Credit Union' },
  ],
  monthlyPrice: message(
    (yuan: string) => `每月${yuan}元`,
    (yuan) => `¥${yuan} a month`,
  ),
  oncePrice: message(
    (yuan: string) => `一次性${yuan}元`,
    (yuan) => `¥${yuan} once`,
  ),
  chargedMonthly: message('开通当月起按月收取', 'Charged every month from this one on'),
  chargedOnce: message('办理时收取一次', 'Charged once, now'),
  howToCancel: message(
    (code: string) => `取消请发送QX ${code}到10086`,
    (code) => `To cancel text QX ${code} to 10086`,
  ),
  planCancel: message('生效前可发送QXBG撤销', 'Text QXBG before it starts to withdraw it'),
  serviceOnTitle: message('业务开通', 'Service on'),
  serviceOn: message(
    (name: string) => `${name}已开通。`,
    (name) => `${name} is on.`,
  ),
  serviceOffTitle: message('业务取消', 'Service off'),
  serviceOff: message(
    (name: string) => `${name}已取消，次月起不再收费。`,
    (name) => `${name} is off and costs nothing from next month.`,
  ),
  planChangeTitle: message('套餐变更', 'Plan change'),
  planChange: message(
    (told: { name: string; from: string }) => `您的套餐将自${told.from}起变更为${told.name}。`,
    ({ name, from }) => `From ${from} you will be on ${name}.`,
  ),
  balanceTooLow: message(
    '余额不足，未能办理，未扣费。',
    'Your balance is too low. Nothing was done and nothing was charged.',
  ),
  preregistrationTitle: message('预登记', 'Pre-registration'),
  preregistered: message(
    (told: { name: string; ticket: string }) =>
      `${told.name}已受理，受理编号${told.ticket}，办理结果将短信告知。`,
    ({ name, ticket }) => `${name}: taken in under ${ticket}. We will text you the result.`,
  ),
  preregistrationDone: message(
    (name: string) => `您预登记的${name}已办理完成。`,
    (name) => `Your ${name} is done.`,
  ),
  preregistrationRejected: message(
    (name: string) => `您预登记的${name}未能办理：资源暂不具备，敬请谅解。`,
    (name) => `Your ${name} could not be done: it is not available yet. We are sorry.`,
  ),
  complaintTitle: message('投诉建议', 'Complaint'),
  complained: message(
    (told: { ticket: string; by: string }) =>
      `您的投诉已受理，编号${told.ticket}，我们将在${told.by}前答复。`,
    ({ ticket, by }) => `Taken in under ${ticket}. You will have an answer by ${by}.`,
  ),
  redeemTitle: message('e币兑换', 'E-coin redemption'),
  redeemed: message(
    (told: { name: string; code: string; until: string }) =>
      `兑换成功：${told.name}，券码${told.code}，${told.until}前到店出示。`,
    ({ name, code, until }) => `${name}: show the code ${code} at the shop by ${until}.`,
  ),
  wayOut: message('拒收请回复TD', ' Text TD to opt out'),
  consentTitle: message('营销许可', 'Marketing consent'),
  stopped: message('已为您停止营销信息。', 'You will get no more marketing messages.'),
  allowed: message(
    '您将收到适合您的优惠推荐，发送TD可随时退订。',
    'You will hear of offers that fit you. Text TD to stop them.',
  ),
  passwordTitle: message('服务密码', 'Service password'),
  passwordReset: message('服务密码已重置。', 'Your service password was reset.'),
  passwordNotice: message(
    '您的服务密码已修改。如非本人操作，请立即致电10086。',
    'Your service password was changed. If that was not you, call 10086 at once.',
  ),
  scoreTitle: message('满意度', 'Satisfaction'),
  scored: message('感谢您的评价。', 'Thank you for your score.'),
  signInTitle: message('登录', 'Sign-in'),
  signedIn: message('登录成功。', 'Signed in.'),
  unclearTitle: message('没有看懂', 'Not understood'),
  unclear: message(
    '没有看懂您的短信，回复BZ查看菜单。',
    'We did not understand your text. Reply BZ for the menu.',
  ),
  welcomeTitle: message('欢迎使用电子营业厅', 'Welcome to the e-hall'),
  welcome: message('查询、缴费、办理业务，足不出户。', 'Ask, pay and order without leaving home.'),
  billItem: {
    voice: message('套餐外通话费', 'Calls beyond the plan'),
    message: message('套餐外短信费', 'Messages beyond the plan'),
    data: message('套餐外流量费', 'Data beyond the plan'),
    discount: message('星级客户优惠', 'Discount for your tier'),
  },
  agentNotes: {
    query: [
      '客户来电咨询话费情况，已解释',
      '查询上月账单明细，已告知',
      '咨询套餐剩余，已告知',
      '核对扣费项目，客户认可',
    ],
    handle: ['核验身份后办理', '客户本人持证办理', '应客户要求办理，已告知资费'],
    pay: ['现金缴费', '刷卡缴费', '代家人缴费'],
    outbound: ['推介流量包，客户表示考虑', '到期套餐提醒，客户知悉', '推介电子营业厅，客户愿意尝试'],
  },
  complaints: [
    '流量用得太快，怀疑统计有误，请核查。',
    '小区西门一带信号时好时坏，晚上通话经常断。',
    '上月多扣了一项增值业务费，我没有订过。',
    '营业厅排队四十分钟才叫到号。',
    '建议网上营业厅增加多号码合并缴费。',
    '宽带预约后没有人联系我。',
  ],
  complaintAnswers: [
    '经核查计费无误，已将每日用量明细发送至您的站内信。',
    '已安排网优人员现场测试，将于本月底前完成扩容。',
    '经核实为误订，费用已退回账户，并已取消该业务。',
    '感谢您的建议，我们已增派人手并开放预约取号。',
  ],
  addresses: [
    '望岚路66号3栋502',
    '求索街12号2单元1104',
    '渔灯巷9号',
    '双桥北路88号6栋201',
    '松风里小区5栋1603',
    '鹭洲环路7号',
  ],
  destinations: ['日本', '泰国', '新加坡', '法国', '澳大利亚'],
}
