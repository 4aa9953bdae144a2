/**
 * What people text when they mean an operation: other provinces' codes, and the phrases of everyday Chinese.
 *
 * Words are kept the way a text is normalised before it is matched: half width, upper case, no blanks. A word belongs
 * to one operation. The printed keywords themselves are the operations' own and not repeated here.
 */
import type { keywordAlias } from '#drizzle/schema/reference.ts'

const words: Record<string, readonly string[]> = {
  checkBalance: [
    'YE', 'CXHY', 'CXYUE', 'YUE', '101', '余额', '查余额', '余额查询', '查询余额', '话费', '查话费', '话费查询', '查询话费',
    '话费余额', '查话费余额', '我的话费', '还有多少话费', '还剩多少钱', '还有多少钱', '剩余话费', '多少话费', '欠费', '查欠费',
    'BALANCE',
  ],
  seeBill: [
    'CXHF', 'HF', 'ZD', 'CXZD1', '102', '账单', '帐单', '查账单', '查帐单', '账单查询', '月账单', '我的账单', '话费账单',
    '上月账单', '话费清单', '消费明细', 'BILL',
  ],
  checkUsage: [
    'CXLL', 'CXGPRS', 'LL', 'YL', 'GPRS', 'CXSY', '103', '流量', '查流量', '流量查询', '查询流量', '剩余流量', '还有多少流量',
    '还剩多少流量', '我的流量', '用量', '查用量', '用量查询', '剩余分钟', '剩余短信', '套餐余量', '套餐使用情况', '查剩余', 'USAGE',
    'DATA',
  ],
  seePlan: [
    'TC', 'WDTC', '104', '套餐', '查套餐', '套餐查询', '查询套餐', '我的套餐', '当前套餐', '什么套餐', '资费', '我的资费', '资费查询',
    'PLAN',
  ],
  changePlan: ['BGTC', 'GTC', 'HTC', '变更', '变更套餐', '套餐变更', '改套餐', '换套餐', '更改套餐', '更换套餐', '办套餐', '办理套餐', '升级套餐'],
  cancelPlanChange: ['QXTCBG', '取消变更', '取消套餐变更', '撤销变更', '撤销套餐变更', '不换套餐'],
  turnServiceOn: ['KTYW', 'DG', 'DY', '开通', '开通业务', '业务开通', '订购', '订阅', '办理', '办理业务', '开'],
  turnServiceOff: ['QXYW', '取消', '取消业务', '业务取消', '关闭', '关闭业务', '停用', '不要了'],
  listServices: [
    '00000', 'CXYW', 'YW', '105', '查业务', '业务查询', '已订业务', '已开业务', '我的业务', '查询业务', '业务退订', '退订业务', '增值业务',
    '订了什么', '开了什么业务', '扣费业务', '查扣费', '乱扣费', 'SERVICES',
  ],
  topUp: ['JF1', 'CHZ', '充值', '充话费', '缴费', '交费', '交话费', '缴话费', '充钱', '话费充值', '充值卡', '冲话费', '冲值', 'TOPUP'],
  seePayments: ['CXCZ', 'CXJF', 'JFJL', 'CZJL', '充值记录', '缴费记录', '交费记录', '查充值', '查缴费', '缴费查询'],
  seeEcoins: [
    'JB', 'JF', 'EB', 'CXJF1', '积分', '查积分', '积分查询', '查询积分', '我的积分', 'E币', '查E币', 'E币查询', '我的E币', '金币',
    'COINS', 'POINTS',
  ],
  redeemEcoins: ['DHJF', 'JFDH', '兑换', '积分兑换', 'E币兑换', '兑奖', '换礼品', '兑换礼品', '积分换礼', '换东西'],
  preRegister: ['YY', 'YDJYW', '预登记', '预约', '预约登记', '登记', '我要预约', '业务预约', '办理预约', '预约办理'],
  seeRequests: ['CXJD', 'JD', 'CXYDJ', '进度', '查进度', '办理进度', '进度查询', '查预约', '查登记', '我的预约', '我的登记', '查投诉'],
  stopMarketing: ['T', 'TUI', 'N', '退订', '退', '拒收', '不要发了', '别发了', '停止', '取消推广', '取消营销', 'STOP', 'UNSUBSCRIBE'],
  allowMarketing: ['HFTS', '接收推荐', '恢复推荐', '接收优惠', '订阅优惠'],
  complain: ['TSJY', '投诉', '我要投诉', '建议', '投诉建议', '意见', '反映问题', 'COMPLAIN'],
  resetPassword: ['CZMM', 'MM', '密码', '重置密码', '密码重置', '忘记密码', '忘了密码', '找回密码', '改密码', '修改密码'],
  readInbox: ['XX', '消息', '我的消息', '站内信', '查消息'],
  seeTouches: ['JL', '办理记录', '服务记录', '我的记录', '查记录'],
  chooseLanguage: ['YYQH', '语言', '切换语言', '英文', '中文'],
}

/** The words of these operations; others that the list mentions are passed over. */
export function aliasRows(operations: readonly string[]): (typeof keywordAlias.$inferInsert)[] {
  return operations.flatMap((operation) =>
    (words[operation] ?? []).map((word) => ({ word, operation, preset: null })),
  )
}
