import { message } from '#words/message.ts'

export const m = {
  ecoins: message('e币账户', 'E-coins'),
  balance: message(
    (coins: number) => `现有${coins}个e币。查看与操作均记入操作日志。`,
    (coins) => `${coins} e-coins. Looking and undoing are written to the audit log.`,
  ),
  back: message('返回客户', 'Back to the subscriber'),
  vouchers: message('兑换券', 'Vouchers'),
  noVouchers: message('没有兑换券', 'No vouchers'),
  reward: message('商品', 'Reward'),
  code: message('券码', 'Code'),
  coins: message('e币', 'E-coins'),
  issuedAt: message('兑换时间', 'Redeemed'),
  validUntil: message('有效期至', 'Valid until'),
  state: message('状态', 'State'),
  issued: message('未使用', 'Unused'),
  used: message('已使用', 'Used'),
  cancelled: message('已取消', 'Cancelled'),
  lapsed: message('已过期', 'Expired'),
  cancel: message('取消', 'Cancel'),
  cancelWhat: message(
    (code: string) => `取消券${code}`,
    (code) => `Cancel voucher ${code}`,
  ),
  cancelHint: message(
    'e币退回原来的批次，保留原到期日；原批次已到期的，退回部分有效至下月底。',
    'The e-coins go back to the lots they came from with their own dates; those that have expired meanwhile are valid to the end of next month.',
  ),
  earnings: message('获得记录', 'Earnings'),
  noEarnings: message('没有获得记录', 'No earnings'),
  when: message('时间', 'When'),
  what: message('来源', 'For'),
  takeBack: message('冲正', 'Take back'),
  takeBackWhat: message(
    (coins: number) => `冲正${coins}个e币`,
    (coins) => `Take back ${coins} e-coins`,
  ),
  takeBackHint: message(
    '从现有e币中扣回；已花掉或到期的部分不再追扣，账户不会为负。',
    'Taken from what is there now. What has been spent or has expired is let go; a purse never falls below zero.',
  ),
  takenBack: message(
    (coins: number) => `已冲正${coins}个`,
    (coins) => `${coins} taken back`,
  ),
  reason: message('原因', 'Reason'),
  confirm: message('确认', 'Confirm'),
  returned: message(
    (coins: number) => `券已取消，${coins}个e币已退回。`,
    (coins) => `The voucher is cancelled; ${coins} e-coins were returned.`,
  ),
  taken: message(
    (coins: number) => `已扣回${coins}个e币。`,
    (coins) => `${coins} e-coins were taken back.`,
  ),
  missing: message(
    (coins: number) => `另有${coins}个已花掉或到期，未能扣回。`,
    (coins) => `${coins} more were spent or have expired and could not be taken.`,
  ),
}
