/** The operator's plans, three brands. Codes are what one texts after BG. */
import type { plan } from '#drizzle/schema/boss.ts'
import type { Brand, Payment } from '#drizzle/schema/subscriber.ts'

type Plan = typeof plan.$inferInsert

const GB = 1024 * 1024
const MB = 1024

const beyond = {
  perMinuteFen: 15,
  perMessageFen: 10,
  perMbFen: 1,
  contractMonths: 0,
  includes: ['YETX'],
  onSale: true,
}
const of = (brand: Brand, payment: Payment | null) => ({ ...beyond, brand, payment })
const gotone = of('gotone', 'postpaid')
const easyown = of('easyown', 'prepaid')
const mzone = of('mzone', null)

export const plans: Plan[] = [
  {
    ...gotone,
    code: 'GT58',
    name: { zh: '全球通畅享58', en: 'GoTone Easy 58' },
    summary: {
      zh: '通话200分钟、短信50条、流量10GB，含来电显示',
      en: '200 min, 50 messages, 10 GB, caller display included',
    },
    monthlyFen: 5800,
    minutes: 200,
    messages: 50,
    dataKb: 10 * GB,
    includes: ['LDXS'],
  },
  {
    ...gotone,
    code: 'GT88',
    name: { zh: '全球通商旅88', en: 'GoTone Business 88' },
    summary: {
      zh: '通话500分钟、短信100条、流量20GB，含来电显示和来电提醒',
      en: '500 min, 100 messages, 20 GB, caller display and call alerts included',
    },
    monthlyFen: 8800,
    minutes: 500,
    messages: 100,
    dataKb: 20 * GB,
    includes: ['LDXS', 'LDTX'],
  },
  {
    ...gotone,
    code: 'GT128',
    name: { zh: '全球通尊享128', en: 'GoTone Premium 128' },
    summary: {
      zh: '通话1000分钟、短信200条、流量40GB，合约12个月',
      en: '1,000 min, 200 messages, 40 GB, 12-month contract',
    },
    monthlyFen: 12800,
    minutes: 1000,
    messages: 200,
    dataKb: 40 * GB,
    contractMonths: 12,
    includes: ['LDXS', 'LDTX', 'HJZY'],
  },
  {
    ...gotone,
    code: 'GT188',
    name: { zh: '全球通尊享188', en: 'GoTone Premium 188' },
    summary: {
      zh: '通话1500分钟、短信300条、流量60GB，送彩铃，合约24个月',
      en: '1,500 min, 300 messages, 60 GB, ring-back tone, 24-month contract',
    },
    monthlyFen: 18800,
    minutes: 1500,
    messages: 300,
    dataKb: 60 * GB,
    contractMonths: 24,
    includes: ['LDXS', 'LDTX', 'HJZY', 'CL5'],
  },
  {
    ...easyown,
    code: 'SZ8',
    name: { zh: '神州行家园8', en: 'EasyOwn Home 8' },
    summary: {
      zh: '月租8元，流量200MB，本地通话每分钟0.15元',
      en: '¥8 a month, 200 MB, calls ¥0.15 a minute',
    },
    monthlyFen: 800,
    minutes: 0,
    messages: 0,
    dataKb: 200 * MB,
    perMbFen: 3,
  },
  {
    ...easyown,
    code: 'SZ19',
    name: { zh: '神州行轻松19', en: 'EasyOwn Light 19' },
    summary: { zh: '通话100分钟、短信30条、流量3GB', en: '100 min, 30 messages, 3 GB' },
    monthlyFen: 1900,
    minutes: 100,
    messages: 30,
    dataKb: 3 * GB,
  },
  {
    ...easyown,
    code: 'SZ38',
    name: { zh: '神州行幸福38', en: 'EasyOwn Happy 38' },
    summary: { zh: '通话200分钟、短信50条、流量8GB', en: '200 min, 50 messages, 8 GB' },
    monthlyFen: 3800,
    minutes: 200,
    messages: 50,
    dataKb: 8 * GB,
    includes: ['LDXS', 'YETX'],
  },
  {
    ...easyown,
    code: 'SZ28',
    name: { zh: '神州行大众28（老套餐）', en: 'EasyOwn Classic 28 (no longer sold)' },
    summary: {
      zh: '通话150分钟、短信100条、流量1GB，已停售',
      en: '150 min, 100 messages, 1 GB; no longer sold',
    },
    monthlyFen: 2800,
    minutes: 150,
    messages: 100,
    dataKb: GB,
    onSale: false,
  },
  {
    ...mzone,
    code: 'MZ29',
    name: { zh: '动感地带校园29', en: 'M-Zone Campus 29' },
    summary: { zh: '通话100分钟、短信200条、流量15GB', en: '100 min, 200 messages, 15 GB' },
    monthlyFen: 2900,
    minutes: 100,
    messages: 200,
    dataKb: 15 * GB,
    includes: ['LDXS', 'YETX'],
  },
  {
    ...mzone,
    code: 'MZ49',
    name: { zh: '动感地带潮玩49', en: 'M-Zone Play 49' },
    summary: {
      zh: '通话150分钟、短信300条、流量30GB，含听山音乐会员',
      en: '150 min, 300 messages, 30 GB, Tingshan Music membership',
    },
    monthlyFen: 4900,
    minutes: 150,
    messages: 300,
    dataKb: 30 * GB,
    includes: ['LDXS', 'YETX', 'YYHY'],
  },
]
