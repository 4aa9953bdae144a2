/** What holds for every operation on every electronic channel, whatever operations there are. */
import { count, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { seedReference } from '#drizzle/reference/seed.ts'
import { bossOrder } from '#drizzle/schema/boss.ts'
import { ledgerTransfer } from '#drizzle/schema/money.ts'
import { keywordAlias } from '#drizzle/schema/reference.ts'
import { embeddedBoss } from '#server/boss/embedded.ts'
import { grantCoins } from '#server/ecoin/lot.ts'
import { openHall } from '#server/hall.ts'
import { isOpen } from '#server/matrix/is-open.ts'
import type { Access, Contact, Field, Operation, Outcome, Reply } from '#server/operation.ts'
import { operations, type OperationName } from '#server/operations.ts'
import { operator } from '#server/operator.ts'
import { monthlyQuery } from '#server/store/monthly.ts'
import { query, type Params } from '#server/store/query.ts'
import { bindAccount } from '#server/topup/bound-account.ts'
import { openTill } from '#server/topup/till.ts'
import { channels, isElectronic } from '#server/touch/channels.ts'
import { touches } from '#server/touch/months.ts'
import { NOBODY } from '#server/touch/record.ts'
import { findTouch } from '#server/touch/request.ts'
import { helpPages } from '#sms/help.ts'
import { normalise } from '#sms/normalise.ts'
import { framed, pagesOf, type Style } from '#sms/say.ts'
import { segmentCount } from '#words/segments.ts'
import { monthOf } from '#words/format.ts'
import { languages, message, speak, type Language } from '#words/message.ts'
import { exampleOf, OPENED, type Someone } from './support/examples.ts'
import { insertFullLine } from './support/full-line.ts'
import { NOW, secrets } from './support/line.ts'
import { DOCUMENT, PASSWORD } from './support/people.ts'
import { openTestStore } from './support/store.ts'

const registry: Record<string, Operation> = operations
const names = Object.keys(operations) as OperationName[]
const electronic = Object.keys(channels).filter(isElectronic)
const style: Style = { operations, head: operator.head, signature: message('', ''), pageSegments: 4 }

const terms = {
  payUrl: 'http://127.0.0.1/cashier/pay',
  queryUrl: 'http://127.0.0.1/cashier/query',
  callbackUrl: 'http://127.0.0.1/payments/callback',
  returnUrl: 'http://127.0.0.1/top-up/return',
  merchant: 'qinglan',
  secret: 'what hall and cashier share',
}
const store = await openTestStore()
await seedReference(store)
const hall = openHall(store, {
  boss: embeddedBoss,
  secrets,
  limits: { knock: async () => null },
  till: openTill({ cardKey: 'cards', cashier: terms }),
  // A survey is open after everything, so that a score has something to be about.
  surveyOneIn: 1,
})
const passwordHash = await secrets.hash(PASSWORD)
const documentHash = await secrets.hash(DOCUMENT)
let people = 0
let requests = 0

/** A line with money, e-coins, services and a history. */
async function newLine(): Promise<Someone> {
  const msisdn = `1370000${String(1000 + people++)}`
  const line = await store.transaction(async (tx) => {
    const inserted = await insertFullLine(tx, { msisdn, now: NOW, passwordHash, documentHash })
    const { id: subscriberId } = inserted
    await bindAccount(tx, {
      subscriberId,
      bank: { zh: '青岚银行', en: 'Qinglan Bank' },
      tail: '6688',
      boundAt: NOW,
    })
    const coins = { key: 'coins', source: 'opening', coins: 1000, validMonths: 12, now: NOW }
    await grantCoins(tx, { subscriberId, ...coins })
    return inserted
  })
  return { ...line, hall, visit: () => visit(line.id, 'web', {}) }
}

function visit(subscriberId: string | null, channel: string, contact: Partial<Contact>) {
  const port = channel === 'sms' ? '10086' : channel
  const request = `every:${requests++}`
  return hall.portal.visit({ channel, subscriberId, access: 'verified', request, now: NOW, port, ...contact })
}

const levels: Access[] = ['none', 'sim', 'verified']
const outcomes: Record<Outcome['kind'], string[]> = {
  done: ['done', 'taken'],
  quoted: ['quoted'],
  refused: ['refused'],
  repeated: [],
  invalid: ['invalid'],
  denied: ['denied'],
  closed: ['closed'],
}

/** The touch of an outcome says who, where, what and what was told. */
async function leavesItsTouch(
  outcome: Outcome,
  holder: string,
  channel: string,
  name: string,
): Promise<void> {
  const touch = await store.read((tx) => findTouch(tx, holder, outcome.touchId))
  expect(touch, `${name} on ${channel}: ${outcome.kind}`).toMatchObject({ channel, operation: name })
  expect(outcomes[outcome.kind]).toContain(touch?.outcome)
  expect(touch?.told).toEqual(JSON.parse(JSON.stringify(outcome.reply)))
}

/** Words that a person can read, in a page and in a text, and ways on that exist. */
function readsWell({ kind, reply }: Outcome, language: Language, where: string): void {
  expect(reply.title, where).toMatch(/\S/)
  const texts = pagesOf(reply, kind === 'quoted', language, style).map(({ body }) =>
    framed(body, language, style),
  )
  for (const words of [...wordsIn(reply), ...texts]) {
    expect(words, where).not.toMatch(/undefined|NaN|\[object|\bnull\b|Invalid Date/)
    expect(words, where).toMatch(/\S/)
  }
  const ways = [...(reply.next ?? []), ...(reply.menu ?? []).map(({ operation }) => operation)]
  expect(names, where).toEqual(expect.arrayContaining(ways))
}

function wordsIn({ title, lines, table, menu }: Reply): string[] {
  return [title, ...lines, ...(table?.head ?? []), ...(menu ?? []).map(({ label }) => label)]
}

test.each(names)('%s is open where the matrix says so, to those who have shown enough', async (name) => {
  const { access } = registry[name] ?? {}
  for (const channel of electronic) {
    const line = await newLine()
    const open = await store.read((tx) => isOpen(tx, name, 'gotone', channel))
    const stranger = await visit(null, channel, { access: 'none' }).perform(name, {})
    expect(stranger.kind).toBe('denied')
    await leavesItsTouch(stranger, NOBODY, channel, name)
    for (const level of levels) {
      const outcome = await visit(line.id, channel, { access: level }).perform(name, {})
      const enough = levels.indexOf(level) >= levels.indexOf(access ?? 'verified')
      const where = `${name} on ${channel} with ${level}`
      if (!open) expect(outcome.kind, where).toBe('closed')
      else if (!enough) expect(outcome.kind, where).toBe('denied')
      else expect(['closed', 'denied'], where).not.toContain(outcome.kind)
      await leavesItsTouch(outcome, line.id, channel, name)
      readsWell(outcome, 'zh', where)
    }
  }
})

const transfersOf = query((db, p: Params<{ id: string }>) =>
  db.select({ count: count() }).from(ledgerTransfer).where(eq(ledgerTransfer.subscriberId, p.id)),
)
const ordersOf = query((db, p: Params<{ id: string }>) =>
  db.select({ count: count() }).from(bossOrder).where(eq(bossOrder.subscriberId, p.id)),
)
const touchesOf = monthlyQuery(touches, (db, touch, p: Params<{ id: string }>) =>
  db.select({ count: count() }).from(touch).where(eq(touch.subscriberId, p.id)),
)

/** How much was posted, ordered and recorded for a line. */
function effects(id: string) {
  return store.read(async (tx) => ({
    moved: [await transfersOf.first(tx, { id }), await ordersOf.first(tx, { id })],
    touches: (await touchesOf.first(tx, monthOf(NOW), { id }))?.count ?? 0,
  }))
}

test.each(names)(
  '%s answers in both languages, once per request, and asks before it costs anything',
  async (name) => {
    for (const channel of electronic) {
      if (!(await store.read((tx) => isOpen(tx, name, 'gotone', channel)))) continue
      for (const language of languages) {
        const where = `${name} on ${channel} in ${language}`
        const line = await newLine()
        const input = await exampleOf(name, line)
        const request = `${where}, said twice`
        const before = await effects(line.id)
        const first = await visit(line.id, channel, { request, language }).perform(name, input)
        expect(['done', 'quoted'], `${where}: ${wordsIn(first.reply).join(' ')}`).toContain(first.kind)
        readsWell(first, language, where)
        const performed = registry[name]?.leads ? OPENED : name
        await leavesItsTouch(first, line.id, channel, performed)
        const after = await effects(line.id)
        expect(after.touches).toBe(before.touches + (answersAnOffer.has(name) ? 2 : 1))

        const again = await visit(line.id, channel, { request, language }).perform(name, input)
        expect(again).toMatchObject({ kind: 'repeated', touchId: first.touchId })
        expect(again.reply).toEqual(JSON.parse(JSON.stringify(first.reply)))
        expect(await effects(line.id)).toEqual(after)
        if (first.kind === 'quoted') {
          expect(after.moved, where).toEqual(before.moved)
          await runsAtTheYes(line, channel, language, first.pendingId, performed)
        }
      }
    }
  },
)

/** The answer to what was offered is a touch of its own, beside that of what was told. */
const answersAnOffer = new Set<string>(['takeOffer', 'declineOffer'])

async function runsAtTheYes(
  line: Someone,
  channel: string,
  language: Language,
  pendingId: string,
  name: OperationName,
): Promise<void> {
  const yes = await visit(line.id, channel, { language }).confirm(pendingId)
  expect(yes.kind, `${name}: ${wordsIn(yes.reply).join(' ')}`).toBe('done')
  readsWell(yes, language, `${name} on ${channel}, confirmed`)
  await leavesItsTouch(yes, line.id, channel, name)
  const after = await effects(line.id)
  const twice = await visit(line.id, channel, { language }).confirm(pendingId)
  expect(twice).toMatchObject({ kind: 'repeated', touchId: yes.touchId })
  expect((await effects(line.id)).moved).toEqual(after.moved)
}

const nonsense = [
  '',
  ' ',
  '，',
  '\u0000',
  'A\u0000\ud800',
  '-1',
  '1e999',
  '😀'.repeat(300),
  'x'.repeat(50_000),
]

test.each(names)('%s takes nonsense for what it is', async (name) => {
  const fields = Object.keys(registry[name]?.fields ?? {})
  const line = await newLine()
  const inputs: unknown[] = nonsense.map((typed) => Object.fromEntries(fields.map((field) => [field, typed])))
  for (const input of [...inputs, null, 'text', 7, []]) {
    for (const language of languages) {
      const said = JSON.stringify(input) + nonsense.join(' ')
      const outcome = await visit(line.id, 'web', { language, said }).perform(name, input)
      readsWell(outcome, language, `${name} with ${JSON.stringify(input)?.slice(0, 40)}`)
      await leavesItsTouch(outcome, line.id, 'web', name)
    }
  }
})

const aliases = query((db) => db.select().from(keywordAlias))

test('every printed keyword and alias means one thing, and is what normalised text looks like', async () => {
  const keywords = Object.values(registry).flatMap(({ keyword }) => keyword ?? [])
  expect(new Set(keywords).size).toBe(keywords.length)
  for (const keyword of keywords) expect(normalise(keyword).folded).toBe(keyword)
  for (const { word, operation } of await store.read((tx) => aliases.all(tx))) {
    expect(names).toContain(operation)
    expect(keywords).not.toContain(normalise(word).folded)
  }
})

test('every operation has a name, a summary and labels in both languages', () => {
  for (const [name, { title, summary, fields }] of Object.entries(registry)) {
    for (const language of languages) {
      const say = speak[language]
      const said = Object.values<Field>(fields).flatMap(({ label, hint, wrong }) => [
        say(label),
        ...(hint ? [say(hint)] : []),
        ...(wrong ? [say(wrong)] : []),
      ])
      for (const words of [say(title), say(summary), ...said]) {
        expect(words, name).toMatch(/\S/)
        expect(words, name).not.toMatch(/undefined|NaN|\[object/)
        if (language === 'en') expect(words, `${name} in English`).not.toMatch(/\p{Script=Han}{4,}/u)
      }
    }
  }
})

test('each page of the help by text fits one segment, and names every keyword', () => {
  const spoken = names.filter((name) => registry[name]?.keyword)
  for (const language of languages) {
    const pages = helpPages(spoken, language, style)
    for (const page of pages) expect(segmentCount(framed(page, language, style)), page).toBe(1)
    for (const name of spoken) expect(pages.join('\n')).toContain(registry[name]?.keyword)
  }
})
