/** What a visitor of the demo is told: whom to sign in as, what to text, which handsets there are. */
import type { Role } from '#drizzle/schema/identity.ts'
import type { Bilingual } from '#words/bilingual.ts'
import { demoCards } from './cards.ts'
import { demoLogins } from './logins.ts'
import { personOf } from './person.ts'
import { DEMO_SEED } from './size.ts'
import { DEMO_SHOP, members } from './staff.ts'
import { stories } from './stories.ts'

export type DemoDescription = {
  subscribers: { msisdn: string; password: string; label: Bilingual; about: Bilingual }[]
  staff: { login: string; password: string; role: Role; name: string }[]
  /** The document that `MMCZ` and the reset page ask for, the same for every demo subscriber. */
  document: string
  cards: { code: string; faceFen: number }[]
  /** What to text to 10086, best in this order. */
  texts: { text: string; about: Bilingual }[]
}

const texts: DemoDescription['texts'] = [
  { text: 'CXYE', about: { zh: '查余额', en: 'balance' } },
  { text: '查话费', about: { zh: '说中文也行', en: 'plain Chinese works as well' } },
  { text: 'CXYL', about: { zh: '查剩余流量', en: 'what is left of the allowance' } },
  { text: '0000', about: { zh: '查询并退订已订业务', en: 'list and cancel services' } },
  { text: 'KT QQH', about: { zh: '开通亲情号，先确认后收费', en: 'order family numbers; it asks first' } },
  { text: 'YDJ KD', about: { zh: '预登记宽带', en: 'pre-register broadband' } },
  { text: 'CXYEE', about: { zh: '写错了会给出候选', en: 'a typo gets candidates' } },
  { text: 'YH', about: { zh: '看看为您推荐的优惠', en: 'offers for this line' } },
  {
    text: 'HD',
    about: { zh: '活动：投票、问卷、答题、抢票', en: 'activities: vote, survey, quiz, ticket grab' },
  },
  { text: 'EN', about: { zh: '换成英文', en: 'switch to English' } },
]

export function describeDemo(): DemoDescription {
  const { password, document, staffPassword } = demoLogins
  return {
    subscribers: stories.map(({ person, label, about }) => ({
      msisdn: person.msisdn,
      password,
      label,
      about,
    })),
    // One shop is enough to try the page with; the others are told in the guide.
    staff: members
      .filter(({ role, login }) => role !== 'shop' || login === DEMO_SHOP)
      .map(({ login, role, name }) => ({ login, password: staffPassword, role, name })),
    document,
    cards: demoCards,
    texts,
  }
}

const brandNames = {
  gotone: { zh: '全球通', en: 'GoTone' },
  easyown: { zh: '神州行', en: 'EasyOwn' },
  mzone: { zh: '动感地带', en: 'M-Zone' },
}
const HANDSETS = 36

/**
 * Handsets for the simulated network: those with a story first, then ordinary ones.
 * @param demo what `seedDemo` was given, as far as it was not left out
 */
export function demoPhones(demo: { now: number; seed?: number; subscribers?: number }): {
  msisdn: string
  label: Bilingual
}[] {
  const ordinary = Math.min(demo.subscribers ?? HANDSETS, HANDSETS - stories.length)
  const others = Array.from({ length: ordinary }, (_, index) => {
    const { person } = personOf(demo.seed ?? DEMO_SEED, index, demo.now)
    const { zh, en } = brandNames[person.brand]
    return { msisdn: person.msisdn, label: { zh: `${person.name} ${zh}`, en: `${person.name}, ${en}` } }
  })
  return [...stories.map(({ person, label }) => ({ msisdn: person.msisdn, label })), ...others]
}
