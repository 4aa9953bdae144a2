import { message } from '#words/message.ts'

export const m = {
  ecoins: message('e币', 'E-coins'),
  balance: message('可用e币', 'E-coins to spend'),
  expiring: message(
    ({ coins, until }: { coins: number; until: string }) => `${coins}个将于${until}到期`,
    ({ coins, until }) => `${coins} expire after ${until}`,
  ),
  none: message('办理业务、在线缴费都能赚e币。', 'You earn e-coins with what you do in this hall.'),
  wanted: message('您要兑换的', 'What you came for'),
  rewards: message('兑换礼品', 'Rewards'),
  rewardsLead: message('商家联盟到店凭券码使用', 'Show the code at one of our partners'),
  price: message(
    (coins: number) => `${coins} e币`,
    (coins) => `${coins} e-coins`,
  ),
  redeem: message('兑换', 'Redeem'),
  redeemNamed: message(
    (name: string) => `兑换${name}`,
    (name) => `Redeem ${name}`,
  ),
  missing: message(
    (coins: number) => `还差${coins}个`,
    (coins) => `${coins} more needed`,
  ),
  vouchers: message('我的券', 'My vouchers'),
  noVouchers: message('还没有兑换过', 'Nothing redeemed yet'),
  validUntil: message(
    (until: string) => `有效期至 ${until}`,
    (until) => `valid until ${until}`,
  ),
  used: message('已使用', 'used'),
  lapsed: message('已过期', 'lapsed'),
  cancelled: message('已取消', 'cancelled'),
  refer: message('推荐好友', 'Recommend a friend'),
  referLead: message(
    '把推荐码转发给还没用过电厅的好友，好友按活动要求办理后，奖励e币自动到账。',
    'Send your code to somebody who does not use the e-hall yet. Your e-coins come by themselves once they do.',
  ),
  referGo: message('我的推荐码', 'My referral code'),
  movements: message('e币明细', 'In and out'),
  earned: message('获得', 'Earned'),
  redeemed: message('兑换', 'Redeemed'),
  expired: message('过期', 'Expired'),
  returned: message('退回', 'Returned'),
  'taken-back': message('冲正', 'Taken back'),
  when: message('时间', 'When'),
  what: message('类型', 'What'),
  coins: message('数量', 'E-coins'),
  after: message('余额', 'Left'),
  left: message(
    (stock: number) => `仅剩${stock}份`,
    (stock) => `only ${stock} left`,
  ),
}
