/** The operator's services. Codes are what one texts after KT and QX. */
import type { service } from '#drizzle/schema/boss.ts'
import type { Bilingual } from '#words/bilingual.ts'

type Service = typeof service.$inferInsert

const GB = 1024 * 1024

const plain = { exclusiveGroup: null, brands: null, dataKb: 0, onSale: true }
const free = { ...plain, charging: 'free', priceFen: 0 } as const
const monthly = (priceFen: number) => ({ ...plain, charging: 'monthly', priceFen }) as const

function dataPack(code: string, gigabytes: number, priceFen: number): Omit<Service, 'position'> {
  const name: Bilingual = { zh: `${gigabytes}GB流量包`, en: `${gigabytes} GB data pack` }
  const summary: Bilingual = {
    zh: `每月增加${gigabytes}GB国内流量，当月有效`,
    en: `${gigabytes} GB more every month, to be used within it`,
  }
  return { ...monthly(priceFen), code, name, summary, exclusiveGroup: 'data-pack', dataKb: gigabytes * GB }
}

const inOrder: Omit<Service, 'position'>[] = [
  {
    ...monthly(500),
    code: 'LDXS',
    name: { zh: '来电显示', en: 'Caller display' },
    summary: { zh: '接听前看到来电号码', en: 'See who calls before you answer' },
  },
  {
    ...monthly(300),
    code: 'LDTX',
    name: { zh: '来电提醒', en: 'Missed-call alerts' },
    summary: {
      zh: '关机或不在服务区时，漏接来电短信告知',
      en: 'A text for each call you missed while out of reach',
    },
  },
  {
    ...free,
    code: 'HJZY',
    name: { zh: '呼叫转移', en: 'Call forwarding' },
    summary: { zh: '将来电转到您指定的号码', en: 'Send your calls to another number' },
  },
  {
    ...free,
    code: 'GJMY',
    name: { zh: '国际漫游', en: 'International roaming' },
    summary: {
      zh: '在境外使用本机号码，按当地资费计费',
      en: 'Use your number abroad at local roaming rates',
    },
  },
  {
    ...free,
    code: 'YETX',
    name: { zh: '余额提醒', en: 'Low-balance alert' },
    summary: { zh: '余额不足10元时短信提醒', en: 'A text when less than ¥10 is left' },
  },
  dataPack('LL10', 5, 1000),
  dataPack('LL20', 12, 2000),
  dataPack('LL50', 40, 5000),
  {
    ...plain,
    charging: 'once',
    priceFen: 300,
    code: 'JYB',
    name: { zh: '1GB流量加油包', en: '1 GB top-up pack' },
    summary: { zh: '一次性3元，增加1GB国内流量，当月有效', en: '¥3 once for 1 GB more this month' },
    dataKb: GB,
  },
  {
    ...monthly(500),
    code: 'CL5',
    name: { zh: '彩铃普通版', en: 'Ring-back tone' },
    summary: { zh: '来电听彩铃，每月可换3首', en: 'Callers hear a tune; three changes a month' },
    exclusiveGroup: 'ring-back',
  },
  {
    ...monthly(1000),
    code: 'CL10',
    name: { zh: '视频彩铃尊享版', en: 'Video ring-back premium' },
    summary: { zh: '来电看视频彩铃，不限次更换', en: 'Callers see a video; change it as often as you like' },
    exclusiveGroup: 'ring-back',
  },
  {
    ...monthly(300),
    code: 'SJB',
    name: { zh: '青岚早报', en: 'Qinglan Morning News' },
    summary: { zh: '每天早晨一份彩信新闻', en: 'The news by multimedia message every morning' },
  },
  {
    ...monthly(1500),
    code: 'SPHY',
    name: { zh: '岚影视频会员', en: 'Lanying Video membership' },
    summary: {
      zh: '岚影视频会员权益，含10GB定向流量',
      en: 'Lanying Video membership with 10 GB for watching it',
    },
  },
  {
    ...monthly(800),
    code: 'YYHY',
    name: { zh: '听山音乐会员', en: 'Tingshan Music membership' },
    summary: { zh: '动感地带专享，畅听并下载全部曲库', en: 'For M-Zone: listen to and download everything' },
    brands: ['mzone'],
  },
  {
    ...monthly(300),
    code: 'QQH',
    name: { zh: '亲情号', en: 'Family numbers' },
    summary: { zh: '与3个亲情号码通话每分钟0.05元', en: 'Calls to three family numbers at ¥0.05 a minute' },
    brands: ['easyown', 'gotone'],
  },
]

export const services: Service[] = inOrder.map((service, index) => ({ ...service, position: index + 1 }))
