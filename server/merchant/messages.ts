import { message } from '#words/message.ts'

export const m = {
  usedTitle: message('兑换券已使用', 'Your voucher was used'),
  usedBody: message(
    ({ name, shop }: { name: string; shop: string }) =>
      `您的“${name}”券已在${shop}使用。如非本人使用，请联系10086。`,
    ({ name, shop }) => `Your voucher "${name}" was used at ${shop}. If that was not you, call 10086.`,
  ),

  unusedTitle: message('兑换券恢复可用', 'Your voucher is unused again'),
  unusedBody: message(
    ({ name, until }: { name: string; until: string }) =>
      `您的“${name}”券的使用记录已撤销，${until}前仍可使用。`,
    ({ name, until }) => `The use of your voucher "${name}" was taken back. It can be used until ${until}.`,
  ),
  cancelledTitle: message('兑换券已取消', 'Your voucher was cancelled'),
  cancelledBody: message(
    ({ name, coins }: { name: string; coins: number }) =>
      coins > 0 ? `您的“${name}”券已取消，${coins}个e币已退回。` : `您的“${name}”券已取消。`,
    ({ name, coins }) =>
      coins > 0
        ? `Your voucher "${name}" was cancelled; ${coins} e-coins are yours again.`
        : `Your voucher "${name}" was cancelled.`,
  ),

  seeMerchants: message('查看联盟商家', 'See the merchants'),
  seeMerchant: message('查看商家', 'See a merchant'),
  saveMerchant: message('维护商家', 'Keep a merchant'),
  saveReward: message('维护兑换商品', 'Keep a reward'),
  addShop: message('新增门店账号', 'Add a shop login'),
  disableShop: message('停用或恢复门店账号', 'Disable or enable a shop login'),
  resetShopPassword: message('重置门店密码', "Reset a shop's password"),
  code: message('编号', 'Code'),
  codeWrong: message(
    '编号为2至31位小写字母、数字或短横线。',
    'A code has 2 to 31 lower-case letters, digits or hyphens.',
  ),
  codeTaken: message('该编号已存在。', 'That code is taken.'),
  nameZh: message('中文名称', 'Name in Chinese'),
  nameEn: message('英文名称', 'Name in English'),
  contact: message('联系人', 'Contact'),
  phone: message('联系电话', 'Phone'),
  phoneWrong: message('请填写联系电话。', 'Give a phone number.'),
  channel: message('到店渠道', 'Channel of a visit'),
  channelWrong: message('请选择一个人工渠道。', 'Choose one of the human channels.'),
  settleBy: message('结算方式', 'Settled by'),
  settleFen: message('每张结算价（元）', 'Per voucher (yuan)'),
  settlePercent: message('结算比例（%）', 'Per cent of the value'),
  yuanWrong: message('请填写金额，单位元，最多两位小数。', 'Give yuan with at most two decimals.'),
  percentWrong: message('比例为0至100的整数。', 'A whole number from 0 to 100.'),
  status: message('状态', 'Status'),
  noMerchant: message('没有这个商家。', 'There is no such merchant.'),
  merchant: message('商家', 'Merchant'),
  rewardCode: message('商品码', 'Reward code'),
  rewardCodeWrong: message(
    '商品码为1至12位数字、字母或短横线。',
    'One to twelve digits, letters or hyphens.',
  ),
  price: message('e币价格', 'Price in e-coins'),
  valueFen: message('门市价（元）', 'Worth (yuan)'),
  stock: message('库存', 'Stock'),
  validDays: message('有效天数', 'Valid for days'),
  countWrong: message('请填写整数。', 'Give a whole number.'),
  open: message('可兑换', 'On offer'),
  stockChange: message('库存增减', 'More or fewer in stock'),
  stockChangeWrong: message(
    '请填写增减的数量，如 50 或 -20；不变请留空。',
    'How many more or fewer, e.g. 50 or -20; nothing for no change.',
  ),
  stockTooLow: message(
    (stock: number) => `现在只剩${stock}件，减不了这么多。`,
    (stock) => `There are only ${stock} left: that many cannot be taken away.`,
  ),
  noReward: message('没有这个商品。', 'There is no such reward.'),
  login: message('登录账号', 'Login'),
  shopName: message('门店名称', 'Shop'),
  shop: message('门店', 'Shop'),
  password: message('密码', 'Password'),
  disabled: message('停用', 'Disabled'),
  noShop: message('没有这个门店账号。', 'There is no such shop login.'),

  checkVoucher: message('查验兑换券', 'Check a voucher'),
  verifyVoucher: message('核销兑换券', 'Verify a voucher'),
  seeVerifiedToday: message('查看今日核销', "See today's vouchers"),
  voucherCode: message('券码', 'Voucher code'),
  voucherCodeWrong: message('请输入券码。', 'Enter the voucher code.'),
  attempt: message('表单编号', 'Form'),
  isUnknown: message(
    '没有这个券码，请与客户手机上的12位券码核对。',
    "There is no such code. Compare it with the twelve letters on the customer's phone.",
  ),
  isForeign: message(
    '这张券不是本商家的，不能在这里使用。',
    'This voucher is for another merchant. It cannot be used here.',
  ),
  isCancelled: message('这张券已取消，不能使用。', 'This voucher was cancelled.'),
  isExpired: message(
    (until: string) => `这张券已过期，有效期至${until}。`,
    (until) => `This voucher expired; it was good until ${until}.`,
  ),
  isUsed: message(
    ({ when, where }: { when: string; where: string }) => `这张券已于${when}在${where}使用过。`,
    ({ when, where }) => `This voucher was used at ${where} on ${when}.`,
  ),
  tooManyWrong: message(
    (minutes: number) => `错误的券码过多，请${minutes}分钟后再试。`,
    (minutes) => `Too many wrong codes. Please try again in ${minutes} min.`,
  ),

  seeStatements: message('查看商家结算', 'See the settlement'),
  seeStatement: message('查看结算单', 'See a statement'),
  closeStatement: message('关闭结算单', 'Close a statement'),
  exportStatement: message('导出结算单', 'Export a statement'),
  reverseVoucher: message('撤销核销', 'Take a verification back'),
  month: message('月份', 'Month'),
  monthWrong: message('请选择月份。', 'Choose a month.'),
  page: message('翻页位置', 'Page'),
  notOver: message('本月尚未结束，不能关闭。', 'The month is not over yet.'),
  closedBefore: message('该月结算单已关闭，不能再改。', 'That month is closed already and stays as it is.'),
  booksDiffer: message(
    '结算单与账本不一致，未关闭，请联系管理员核对。',
    'The statement and the ledger differ. Nothing was closed; please have it checked.',
  ),
  notStanding: message('该核销不存在，或已撤销。', 'There is no such verification, or it was taken back.'),
  subscriber: message('客户', 'Subscriber'),
  line: message('明细', 'Line'),
  reason: message('原因', 'Reason'),
  reasonWrong: message('请写明原因，4至200字。', 'Say why, in 4 to 200 characters.'),
  time: message('时间', 'Time'),
  event: message('类型', 'Event'),
  verified: message('核销', 'Verified'),
  reversed: message('撤销', 'Taken back'),
  reward: message('商品', 'Reward'),
  msisdn: message('客户号码', 'Number'),
  coins: message('e币', 'E-coins'),
  due: message('应付（元）', 'Due (yuan)'),
  total: message('合计', 'Total'),
}
