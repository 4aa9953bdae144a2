import { message } from '#words/message.ts'

export const m = {
  choice: message(
    ({ name, coins }: { name: string; coins: number }) => `${name} ${coins}e币`,
    ({ name, coins }) => `${name} ${coins} e-coins`,
  ),
  earned: message(
    (coins: number) => `本次获得${coins}个e币。`,
    (coins) => `You earned ${coins} e-coins.`,
  ),

  seeEcoins: message('我的e币', 'My e-coins'),
  seeEcoinsSummary: message(
    '查询e币余额、到期和可兑换的商品',
    'Your e-coins, when they expire and what they buy',
  ),
  balance: message(
    (coins: number) => `您有${coins}个e币。`,
    (coins) => `You have ${coins} e-coins.`,
  ),
  expiringNext: message(
    ({ coins, until }: { coins: number; until: string }) => `其中${coins}个将于${until}到期。`,
    ({ coins, until }) => `${coins} of them expire on ${until}.`,
  ),
  rewardLabel: message(
    ({ name, price }: { name: string; price: number }) => `${name}（${price}e币）`,
    ({ name, price }) => `${name} (${price} e-coins)`,
  ),
  howToEarn: message('用网上、短信营业厅办理业务可获得e币。', 'Earn e-coins by using the web and SMS halls.'),
  movement: {
    earned: message('获得', 'Earned'),
    redeemed: message('兑换', 'Redeemed'),
    expired: message('到期', 'Expired'),
    returned: message('退回', 'Returned'),
    'taken-back': message('冲正', 'Taken back'),
  },

  redeemEcoins: message('e币兑换', 'Redeem e-coins'),
  redeemEcoinsSummary: message(
    '用e币兑换商家联盟的商品和优惠券',
    'Get vouchers of our partner shops for e-coins',
  ),
  item: message('商品码', 'Reward code'),
  itemHint: message('例：101', 'For example 101'),
  itemWrong: message(
    '请填写商品码，例：DH 101。发CXJB查看可兑换商品。',
    'Give a reward code, for example DH 101. Send CXJB for the list.',
  ),
  quoteName: message(
    (name: string) => `兑换${name}`,
    (name) => `Redeem: ${name}`,
  ),
  quotePrice: message(
    ({ coins, merchant }: { coins: number; merchant: string }) =>
      `扣除${coins}个e币，凭券码到${merchant}使用。`,
    ({ coins, merchant }) => `${coins} e-coins, for a voucher to use at ${merchant}.`,
  ),
  quoteCharging: message(
    (days: number) => `一次性扣除，不收话费，券码${days}天内有效。`,
    (days) => `Taken once, no charge to your line. The voucher is good for ${days} days.`,
  ),
  quoteCancelling: message('兑换后e币不退还。', 'E-coins are not returned afterwards.'),
  redeemed: message(
    ({ name, merchant, code, until }: { name: string; merchant: string; code: string; until: string }) =>
      `已兑换${name}，券码${code}，到${merchant}出示使用，有效期至${until}。`,
    ({ name, merchant, code, until }) => `${name} is yours. Show code ${code} at ${merchant} by ${until}.`,
  ),
  noSuchReward: message(
    (item: string) => `没有编号为${item}的商品，发CXJB查看可兑换商品。`,
    (item) => `There is no reward ${item}. Send CXJB to see what is on offer.`,
  ),
  soldOut: message('该商品已兑完，未扣除e币。', 'This reward is sold out. No e-coins were taken.'),
  tooFew: message(
    ({ held, price }: { held: number; price: number }) => `该商品需${price}个e币，您现有${held}个，还不够。`,
    ({ held, price }) => `This takes ${price} e-coins and you have ${held}.`,
  ),
  takenTitle: message('e币冲正', 'E-coins were taken back'),
  takenBody: message(
    (coins: number) => `有一笔e币发放有误，已从您的账户扣回${coins}个e币。如有疑问请联系10086。`,
    (coins) => `E-coins were paid to you by mistake; ${coins} were taken back. Questions? Call 10086.`,
  ),
}
