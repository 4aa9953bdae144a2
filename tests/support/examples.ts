/**
 * One honest use of each operation, for tests that go through all of them.
 *
 * An operation that needs nothing is used with nothing. Whoever adds one that needs something is told by the compiler to
 * say here what to ask of it.
 */
import { showBanner } from '#server/campaign/banner.ts'
import { eq } from 'drizzle-orm'
import { inboxMessage } from '#drizzle/schema/subscriber.ts'
import type { Hall } from '#server/hall.ts'
import type { OperationName, Operations } from '#server/operations.ts'
import { subscriberIdOf } from '#server/identity/who.ts'
import { codeOf } from '#server/referral/own-code.ts'
import { query, type Params } from '#server/store/query.ts'
import type { PortalVisit } from '#server/portal.ts'
import { aVote, goLive } from './activities.ts'
import { insertFullLine, type FullLine } from './full-line.ts'
import { NOW } from './line.ts'
import { anOffer, publish } from './offers.ts'
import { DOCUMENT, FROM, PASSWORD } from './people.ts'
import { runningCampaign } from './running.ts'

/** A line in the hall, and a way to do something as it, each time as a new request. */
export type Someone = FullLine & { hall: Hall; visit: () => PortalVisit }

type Input = Record<string, string>
type InputOf<Name extends OperationName> = Parameters<Operations[Name]['run']>[1]
type NeedsSomething = {
  [Name in OperationName]: Record<string, never> extends InputOf<Name> ? never : Name
}[OperationName]

const messagesOf = query((db, p: Params<{ id: string }>) =>
  db.select({ id: inboxMessage.id }).from(inboxMessage).where(eq(inboxMessage.subscriberId, p.id)).limit(1),
)

const examples: Record<NeedsSomething, Input | ((someone: Someone) => Promise<Input>)> = {
  topUp: { what: '50' },
  startPayment: { amountFen: '5000' },
  changePlan: { code: 'GT88' },
  turnServiceOn: { code: 'LDTX' },
  turnServiceOff: { code: 'JYB' },
  async cancelServices({ visit }) {
    const list = await visit().perform('listServices', {})
    if (list.kind !== 'done') throw new Error(`the list of services was ${list.kind}`)
    return { indexes: '1', shown: list.output.shown }
  },
  redeemEcoins: { item: '501' },
  refer: newcomer,
  async useReferralCode(someone) {
    const { friend } = await newcomer(someone)
    return { code: await codeOfFriend(someone, friend) }
  },
  takeOffer: offered,
  declineOffer: offered,
  async seeActivity({ hall }) {
    await goLive(hall.store, aVote())
    return { activity: 'TP01' }
  },
  async takePart({ hall }) {
    await goLive(hall.store, aVote())
    return { activity: 'TP01', answer: '2' }
  },
  preRegister: { code: 'KD' },
  async withdrawRequest({ visit }) {
    const taken = await visit().perform('preRegister', { code: 'KD' })
    if (taken.kind !== 'done') throw new Error(`the request was ${taken.kind}`)
    return { ticket: taken.output.ticket }
  },
  complain: { content: '连续三天晚上打电话断线，请检查基站' },
  async rateSatisfaction({ visit }) {
    await visit().perform('turnServiceOff', { code: 'JYB' })
    return { score: '5' }
  },
  async answerBanner({ hall, id, visit }) {
    await visit().perform('allowMarketing', {})
    const title = { zh: '英文服务', en: '' }
    const text = { zh: '电厅有英文了', en: '' }
    const variants = [{ code: 'A', channels: ['banner' as const], share: 1, title, text }]
    await runningCampaign(hall.store, { now: NOW, variants })
    // One that an earlier use of this began may come first.
    const shown = await showBanner(hall.store, id, NOW)
    return { campaign: shown?.campaign ?? '', answer: 'open' }
  },
  async openMessage({ hall, id }) {
    const message = await hall.store.read((tx) => messagesOf.first(tx, { id }))
    return { message: message?.id ?? '' }
  },
  chooseMarketingWay: { way: 'inbox-only' },
  chooseLanguage: { language: 'en' },
  changePassword: { current: PASSWORD, password: '605928', again: '605928' },
  resetPassword: { document: DOCUMENT, password: '605928', again: '605928' },
  async endSession({ hall, id, msisdn }) {
    const opened = await hall.identity.signInWithPassword({ msisdn, password: PASSWORD }, FROM, NOW)
    if (opened.kind !== 'signed-in') throw new Error(`${id} could not sign in`)
    return { session: opened.sessionId }
  },
}

let newcomers = 0

/** A line that has not used the e-hall yet. */
async function newcomer({ hall }: Pick<Someone, 'hall'>): Promise<{ friend: string }> {
  const friend = `1990000${String(1000 + newcomers++)}`
  const hashes = { passwordHash: '', documentHash: '' }
  await hall.store.transaction((tx) => insertFullLine(tx, { msisdn: friend, now: NOW, ...hashes }))
  return { friend }
}

async function codeOfFriend({ hall }: Someone, msisdn: string): Promise<string> {
  return hall.store.transaction(async (tx) => {
    const id = await subscriberIdOf(tx, msisdn)
    if (!id) throw new Error(`nobody has ${msisdn}`)
    return codeOf(tx, id, NOW)
  })
}

/** What an example that opens another operation opens. */
export const OPENED: OperationName = 'turnServiceOn'

async function offered({ hall }: Someone): Promise<Input> {
  await publish(hall.store, anOffer('K1', { operation: OPENED, input: { code: 'LDTX' } }))
  return { offer: 'K1' }
}

/** What must have happened before, where the operation undoes something. */
const before: Partial<Record<OperationName, (someone: Someone) => Promise<unknown>>> = {
  async cancelPlanChange({ visit }) {
    await visit().perform('changePlan', { code: 'GT88' })
    await visit().confirm()
  },
}

/** Prepares the line, and answers what to ask of the operation. */
export async function exampleOf(name: OperationName, someone: Someone): Promise<Input> {
  await before[name]?.(someone)
  const example = Object.hasOwn(examples, name) ? examples[name as NeedsSomething] : {}
  return typeof example === 'function' ? example(someone) : example
}
