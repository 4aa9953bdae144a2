/** A hall with people in it: subscribers who have a password and a document, and staff of every role. */
import { desc, eq } from 'drizzle-orm'
import { seedReference } from '#drizzle/reference/seed.ts'
import { credential, type Role } from '#drizzle/schema/identity.ts'
import { msisdnDirectory, subscriber } from '#drizzle/schema/subscriber.ts'
import { outbox } from '#drizzle/schema/touch.ts'
import { embeddedBoss } from '#server/boss/embedded.ts'
import { openHall } from '#server/hall.ts'
import type { Limits } from '#server/identity/limits.ts'
import type { Contact } from '#server/operation.ts'
import type { OperationName } from '#server/operations.ts'
import type { StaffActionName } from '#server/staff/actions.ts'
import { addStaffMember } from '#server/staff/staff.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { query, type Params } from '#server/store/query.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { NOW, secrets } from './line.ts'
import { openTestPlace } from './store.ts'

export const PASSWORD = '739164'
export const DOCUMENT = '510104199203078271'
export const STAFF_PASSWORD = 'a clerk of the hall'
export const FROM = { channel: 'web', device: 'Firefox', ip: '127.0.0.1', language: 'zh' } as const

const lettersOf = query((db, p: Params<{ id: string }>) =>
  db.select().from(outbox).where(eq(outbox.subscriberId, p.id)).orderBy(desc(outbox.id)),
)

/** Nobody knocks too often, and nobody is asked for a score, where a test is not about that. */
const quiet = { limits: { knock: async () => null }, surveyOneIn: 2 ** 32 }

export async function openPeople(options: { limits?: Limits; surveyOneIn?: number } = {}) {
  const { store, place } = await openTestPlace()
  await seedReference(store)
  const hall = openHall(store, { boss: embeddedBoss, secrets, ...quiet, ...options })
  const passwordHash = await secrets.hash(PASSWORD)
  const documentHash = await secrets.hash(DOCUMENT)
  const staffHash = await secrets.hash(STAFF_PASSWORD)
  let numbers = 0

  async function newSubscriber(over: Partial<typeof subscriber.$inferInsert> = {}) {
    const id = uuidv7(NOW - 3600_000)
    const msisdn = `1390000${String(2000 + numbers++)}`
    const line = { brand: 'gotone', payment: 'postpaid', credit: 'active', branchCode: 'QL-CENTER' } as const
    const row = {
      id,
      msisdn,
      name: '林小满',
      tier: 1,
      openedAt: NOW - 86_400_000,
      closedAt: null,
      ...line,
      ...over,
    }
    const secret = {
      subscriberId: id,
      passwordHash,
      documentHash,
      failures: 0,
      lockedUntil: null,
      changedAt: 0,
    }
    await store.transaction(async (tx) => {
      await insertMany(tx, subscriber, [row])
      await insertMany(tx, msisdnDirectory, [{ msisdn: row.msisdn, subscriberId: id, since: NOW }])
      await insertMany(tx, credential, [secret])
    })
    let requests = 0
    const visit = (contact: Partial<Contact> = {}) =>
      hall.portal.visit({
        channel: 'web',
        subscriberId: id,
        access: 'verified',
        request: `${id}:${requests++}`,
        now: NOW,
        port: 'web',
        ...contact,
      })
    return {
      id,
      msisdn: row.msisdn,
      visit,
      perform: <Name extends OperationName>(name: Name, input: unknown = {}, contact?: Partial<Contact>) =>
        visit(contact).perform(name, input),
      signIn: (password = PASSWORD, now = NOW) =>
        hall.identity.signInWithPassword({ msisdn: row.msisdn, password }, FROM, now),
      /** The texts on their way to this subscriber, newest first. */
      letters: async () => (await store.read((tx) => lettersOf.all(tx, { id }))).map((letter) => letter.body),
    }
  }

  /** @param shop whose till it is and what it is called, for the role of a shop */
  async function newStaff(role: Role, shop: { merchantCode?: string; name?: string } = {}) {
    const id = uuidv7(NOW)
    const login = `${role}-${id.slice(-8)}`
    const row = { id, login, name: '周明', role, branchCode: null, passwordHash: staffHash, ...shop }
    await store.transaction((tx) => addStaffMember(tx, row))
    const from = { ip: '127.0.0.1', language: 'zh' } as const
    const signIn = (password = STAFF_PASSWORD, now = NOW) =>
      hall.staffIdentity.signIn({ login, password }, from, now)
    const signedIn = await signIn()
    if (signedIn.kind !== 'signed-in') throw new Error(signedIn.words)
    const contact = (now = NOW) => ({ staffId: id, session: signedIn.session, now, ...from })
    return {
      id,
      login,
      signIn,
      cookie: signedIn.cookie,
      contact,
      perform: <Name extends StaffActionName>(name: Name, input: unknown = {}, now = NOW) =>
        hall.staffDoor.visit(contact(now)).perform(name, input),
    }
  }

  return { store, place, hall, newSubscriber, newStaff }
}
