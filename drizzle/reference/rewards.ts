/** What e-coins buy at the invented shops of the merchant alliance. Codes are digits: kiosk and keypad friendly. */
import type { reward } from '#drizzle/schema/reward.ts'

type Reward = typeof reward.$inferInsert

const tea = { zh: '半日闲茶铺', en: 'Half-Day Tea House' }
const books = { zh: '知了书店', en: 'Cicada Books' }
const cinema = { zh: '萤火影城', en: 'Firefly Cinema' }
const bakery = { zh: '麦垛烘焙', en: 'Haystack Bakery' }
const grocer = { zh: '邻里生鲜', en: 'Neighbour Grocer' }
const operator = { zh: '青岚通信', en: 'Qinglan Telecom' }

export const rewards: Reward[] = [
  {
    code: '101',
    name: { zh: '1GB流量券', en: '1 GB data voucher' },
    merchant: operator,
    price: 60,
    stock: 100000,
    validDays: 30,
    open: true,
  },
  {
    code: '102',
    name: { zh: '5元话费券', en: '¥5 credit voucher' },
    merchant: operator,
    price: 120,
    stock: 50000,
    validDays: 90,
    open: true,
  },
  {
    code: '201',
    name: { zh: '茉莉奶绿一杯', en: 'A jasmine milk tea' },
    merchant: tea,
    price: 80,
    stock: 20000,
    validDays: 30,
    open: true,
  },
  {
    code: '202',
    name: { zh: '双人下午茶', en: 'Afternoon tea for two' },
    merchant: tea,
    price: 360,
    stock: 2000,
    validDays: 60,
    open: true,
  },
  {
    code: '301',
    name: { zh: '购书满50减15元券', en: '¥15 off books over ¥50' },
    merchant: books,
    price: 100,
    stock: 8000,
    validDays: 60,
    open: true,
  },
  {
    code: '401',
    name: { zh: '2D电影票一张', en: 'A cinema ticket' },
    merchant: cinema,
    price: 240,
    stock: 6000,
    validDays: 60,
    open: true,
  },
  {
    code: '402',
    name: { zh: '中份爆米花', en: 'A medium popcorn' },
    merchant: cinema,
    price: 90,
    stock: 9000,
    validDays: 60,
    open: true,
  },
  {
    code: '501',
    name: { zh: '海盐面包一份', en: 'A sea-salt loaf' },
    merchant: bakery,
    price: 50,
    stock: 30000,
    validDays: 14,
    open: true,
  },
  {
    code: '502',
    name: { zh: '6寸生日蛋糕', en: 'A six-inch birthday cake' },
    merchant: bakery,
    price: 600,
    stock: 300,
    validDays: 90,
    open: true,
  },
  {
    code: '601',
    name: { zh: '蔬菜篮10元券', en: '¥10 vegetable basket voucher' },
    merchant: grocer,
    price: 150,
    stock: 10000,
    validDays: 30,
    open: true,
  },
]
