/** Who lives through the crashes: prepaid lines with money, e-coins, a bound account, a password and recharge cards. */
import { seedReference } from '#drizzle/reference/seed.ts'
import { planTerm } from '#drizzle/schema/boss.ts'
import { credential } from '#drizzle/schema/identity.ts'
import { rechargeVoucher } from '#drizzle/schema/money.ts'
import { msisdnDirectory, preference, subscriber } from '#drizzle/schema/subscriber.ts'
import { post } from '#server/balance/ledger.ts'
import { grantCoins } from '#server/ecoin/lot.ts'
import { openSecrets } from '#server/identity/secrets.ts'
import { insertMany } from '#server/store/insert-many.ts'
import type { Store, Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { bindAccount } from '#server/topup/bound-account.ts'
import { cardHash } from '#server/topup/card-code.ts'

export const SECRET_KEY = 'what the crash test peppers with'
export const PASSWORD = '739164'
export const OPENING_FEN = 50_000
export const OPENING_COINS = 100_000
/** Each has as many for the phone as for the browser. */
const CARDS_EACH = 60
const FACES_FEN = [1000, 3000, 5000, 10_000]
const DAY_MS = 24 * 3600_000

export type Card = { code: string; faceFen: number; hash: string }
export type Person = { id: string; msisdn: string; phoneCards: Card[]; browserCards: Card[] }

/** Migrates and seeds an empty store. */
export async function settle(store: Store, count: number, now: number): Promise<Person[]> {
  await store.migrate()
  await seedReference(store)
  const secrets = openSecrets(SECRET_KEY)
  const hash = await secrets.hash(PASSWORD)
  const people = Array.from({ length: count }, (_, index) => personOf(index, now))
  for (const person of people) {
    await store.transaction((tx) => insertPerson(tx, person, hash, now))
  }
  return people
}

function personOf(index: number, now: number): Person {
  const cards = (kind: number) =>
    Array.from({ length: CARDS_EACH }, (_, place) => {
      const code = `77${kind}${String(index).padStart(5, '0')}${String(place).padStart(8, '0')}`
      return { code, faceFen: FACES_FEN[place % FACES_FEN.length] ?? 0, hash: cardHash(SECRET_KEY, code) }
    })
  return {
    id: uuidv7(now - 400 * DAY_MS),
    msisdn: `1391${String(index).padStart(7, '0')}`,
    phoneCards: cards(1),
    browserCards: cards(2),
  }
}

async function insertPerson(tx: Tx, person: Person, passwordHash: string, now: number): Promise<void> {
  const { id, msisdn } = person
  const openedAt = now - 400 * DAY_MS
  const line = { brand: 'easyown', payment: 'prepaid', credit: 'active', branchCode: 'lanxi' } as const
  await insertMany(tx, subscriber, [
    { id, msisdn, name: '林小满', tier: 1, openedAt, closedAt: null, ...line },
  ])
  await insertMany(tx, msisdnDirectory, [{ msisdn, subscriberId: id, since: openedAt }])
  const wishes = { language: 'zh' as const, marketing: false, marketingSince: null, activeMonth: 0 }
  await insertMany(tx, preference, [{ subscriberId: id, ...wishes }])
  const secret = { passwordHash, documentHash: passwordHash, failures: 0, lockedUntil: null }
  await insertMany(tx, credential, [{ subscriberId: id, ...secret, changedAt: openedAt }])
  const term = { startsAt: openedAt, planCode: 'SZ8', contractUntil: null, orderedAt: openedAt }
  await insertMany(tx, planTerm, [{ subscriberId: id, ...term }])
  await bindAccount(tx, {
    subscriberId: id,
    bank: { zh: '青岚银行', en: 'Qinglan Bank' },
    tail: '6688',
    boundAt: openedAt,
  })
  const opening = { subscriberId: id, key: 'opening', now: openedAt }
  await post(tx, { ...opening, reason: 'opening', debit: 'opening', credit: 'balance', amount: OPENING_FEN })
  const coins = { key: 'opening-coins', source: 'opening', coins: OPENING_COINS, validMonths: 24 }
  await grantCoins(tx, { ...opening, ...coins })
  await insertMany(
    tx,
    rechargeVoucher,
    [...person.phoneCards, ...person.browserCards].map(({ hash, faceFen }) => ({
      codeHash: hash,
      faceFen,
      expiresAt: now + 400 * DAY_MS,
      usedBy: null,
      usedAt: null,
    })),
  )
}
