/** The people whom the demo is told with: each has a life worth looking at, and a printed login. */
import { addMonths, monthOf, monthStart } from '#words/format.ts'
import type { Bilingual } from '#words/bilingual.ts'
import { MONTHS } from './calendar.ts'
import { redeem } from './coins.ts'
import type { Life } from './line.ts'
import { payTwice, payWrongAmount } from './cashier-payments.ts'
import { changePlan, orderPack, orderService } from './orders.ts'
import type { Person } from './person.ts'
import { complain, preregister } from './requests.ts'
import type { Scripted } from './year.ts'

export type Story = {
  person: Omit<Person, 'id' | 'openedAt'> & { openedMonthsAgo: number }
  label: Bilingual
  about: Bilingual
  life: Omit<Life, 'contractUntil'>
  contractMonthsLeft: number | null
  scripted: Scripted[]
}

const LAST = MONTHS - 1
const usual = { leaning: 0.15, appetite: 0.8, language: 'zh' } as const

/** Their numbers begin as nobody else's in the demo. */
export const stories: Story[] = [
  {
    person: {
      ...usual,
      appetite: 1.05,
      msisdn: '13912340001',
      name: '顾明远',
      brand: 'gotone',
      payment: 'postpaid',
      branchCode: 'lanxi',
      tier: 5,
      openedMonthsAgo: 133,
    },
    label: { zh: '顾明远 全球通 后付费', en: 'Gu Mingyuan, GoTone postpaid' },
    about: {
      zh: '常出差：合约套餐、视频彩铃、国际漫游预开通办理中，e币可兑换',
      en: 'Travels a lot: a contract plan, video ring-back, roaming under way, e-coins to spend',
    },
    life: {
      plan: 'GT128',
      services: ['GJMY', 'CL10', 'LL20'],
      queries: 2.4,
      orders: 0.3,
      stopsPayingAt: MONTHS,
      openingFen: 20_00,
      openingCoins: 900,
      marketing: true,
      restless: false,
      boundAccount: true,
    },
    contractMonthsLeft: 5,
    scripted: [
      { index: LAST - 4, day: 8, happen: (visit) => preregister(visit, 'MY', 'completed') },
      { index: LAST - 2, day: 16, happen: ({ line, at }) => redeem(line, at, 'web') },
      { index: LAST - 1, day: 12, happen: (visit) => complain(visit, '机场高速隧道里通话总是断，请优化。') },
      { index: LAST, day: 15, happen: (visit) => orderPack(visit) },
      { index: LAST, day: 18, happen: (visit) => preregister(visit, 'MY', 'working') },
    ],
  },
  {
    person: {
      ...usual,
      leaning: -0.1,
      msisdn: '13712340002',
      name: '何秀兰',
      brand: 'easyown',
      payment: 'prepaid',
      branchCode: 'songtai',
      tier: 2,
      openedMonthsAgo: 97,
    },
    label: { zh: '何秀兰 神州行 预付费 欠费', en: 'He Xiulan, EasyOwn prepaid, in arrears' },
    about: {
      zh: '退休教师：余额不足已欠费，有一张未答复的投诉，宽带预约等待回电',
      en: 'A retired teacher: in arrears, a complaint unanswered, broadband waiting for a call',
    },
    life: {
      plan: 'SZ38',
      services: ['LDTX', 'SJB', 'QQH'],
      queries: 1.2,
      orders: 0.2,
      stopsPayingAt: LAST - 1,
      openingFen: 30_00,
      openingCoins: 120,
      marketing: false,
      restless: false,
      boundAccount: true,
    },
    contractMonthsLeft: null,
    scripted: [
      { index: LAST, day: 9, happen: (visit) => preregister(visit, 'KD', 'received') },
      { index: LAST, day: 20, happen: (visit) => complain(visit, '青岚早报我没有订过，请核实退费。') },
    ],
  },
  {
    person: {
      ...usual,
      appetite: 1.05,
      msisdn: '18812340003',
      name: '林小满',
      brand: 'mzone',
      payment: 'prepaid',
      branchCode: 'qinghe',
      tier: 2,
      openedMonthsAgo: 26,
    },
    label: { zh: '林小满 动感地带 学生', en: 'Lin Xiaoman, M-Zone student' },
    about: {
      zh: '大三学生：业务订得多（试试0000），下月换套餐，换卡预约中',
      en: 'A student with many services (try 0000), another plan next month, a SIM exchange booked',
    },
    life: {
      plan: 'MZ49',
      services: ['LDTX', 'CL5', 'LL20', 'SPHY', 'SJB'],
      queries: 3.2,
      orders: 0.8,
      stopsPayingAt: MONTHS,
      openingFen: 120_00,
      openingCoins: 260,
      marketing: true,
      restless: false,
      boundAccount: true,
    },
    contractMonthsLeft: null,
    scripted: [
      { index: LAST - 3, day: 5, happen: (visit) => orderService(visit) },
      { index: LAST - 1, day: 21, happen: ({ line, at }) => redeem(line, at, 'sms') },
      { index: LAST - 1, day: 24, happen: (visit) => payWrongAmount(visit, 50_00, 5_00) },
      { index: LAST, day: 6, happen: (visit) => preregister(visit, 'HK', 'working') },
      { index: LAST, day: 14, happen: (visit) => changePlan(visit, 'MZ29') },
    ],
  },
  {
    person: {
      ...usual,
      appetite: 1,
      language: 'en',
      msisdn: '13912340004',
      name: '艾伦 (Alan Parr)',
      brand: 'gotone',
      payment: 'postpaid',
      branchCode: 'yungang',
      tier: 3,
      openedMonthsAgo: 31,
    },
    label: { zh: '艾伦 全球通 英文界面', en: 'Alan Parr, GoTone, in English' },
    about: { zh: '外籍工程师：短信和网页均为英文', en: 'A foreign engineer: texts and pages in English' },
    life: {
      plan: 'GT88',
      services: ['GJMY', 'SPHY'],
      queries: 1.8,
      orders: 0.4,
      stopsPayingAt: MONTHS,
      openingFen: 0,
      openingCoins: 200,
      marketing: true,
      restless: false,
      boundAccount: true,
    },
    contractMonthsLeft: null,
    scripted: [
      { index: LAST - 1, day: 25, happen: (visit) => preregister(visit, 'HK', 'completed') },
      { index: LAST - 1, day: 26, happen: (visit) => payTwice(visit, 100_00) },
    ],
  },
  {
    person: {
      ...usual,
      leaning: -0.18,
      msisdn: '13712340005',
      name: '庞大海',
      brand: 'easyown',
      payment: 'prepaid',
      branchCode: 'luzhou',
      tier: 1,
      openedMonthsAgo: 60,
    },
    label: { zh: '庞大海 神州行 停机', en: 'Pang Dahai, EasyOwn, suspended' },
    about: {
      zh: '渔船船长：出海三个月未缴费，已停机',
      en: 'A fisherman three months at sea: nothing paid, suspended',
    },
    life: {
      plan: 'SZ19',
      services: ['LDXS'],
      queries: 0.6,
      orders: 0.05,
      stopsPayingAt: LAST - 4,
      openingFen: 20_00,
      openingCoins: 0,
      marketing: false,
      restless: false,
      boundAccount: true,
    },
    contractMonthsLeft: null,
    scripted: [],
  },
]

export function storyPerson(story: Story, id: string, now: number): Person {
  const { openedMonthsAgo, ...person } = story.person
  return {
    ...person,
    id,
    openedAt: monthStart(addMonths(monthOf(now), -openedMonthsAgo)) + 13 * 86_400_000 + 36_000_000,
  }
}

export function storyLife({ life, contractMonthsLeft }: Story, now: number): Life {
  const left = contractMonthsLeft
  return { ...life, contractUntil: left === null ? null : monthStart(addMonths(monthOf(now), left)) }
}

/** A stream of chance of its own, away from the ordinary ones. */
export const storyStream = (index: number) => -1 - index
