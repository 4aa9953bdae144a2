/**
 * A year of an invented operator: subscribers, their money and plans, and every contact they had, so that the hall
 * looks like one that has been open for long. For demonstration and load tests only: all of them share one password.
 *
 * Deterministic: the same `seed`, `now` and count give the same rows, and the n-th subscriber is the same in a small
 * demo and a large one. Streamed: memory is one batch and the counters, whatever the number of subscribers.
 */
import { putActivity } from '#server/activity/activity.ts'
import { activityCounter, activityStock } from '#drizzle/schema/activity.ts'
import { seedReference } from '#drizzle/reference/seed.ts'
import { ecoinBudget, rechargeVoucher } from '#drizzle/schema/money.ts'
import { importBatch, shareTarget } from '#drizzle/schema/report.ts'
import { contactRuleChange } from '#drizzle/schema/contact.ts'
import { staff } from '#drizzle/schema/identity.ts'
import { merchantStatement } from '#drizzle/schema/reward.ts'
import { callList } from '#drizzle/schema/call-list.ts'
import { campaign } from '#drizzle/schema/campaign.ts'
import { offerCounter, type OfferEvent } from '#drizzle/schema/offer.ts'
import { segment, segmentInside, segmentVersion } from '#drizzle/schema/segment.ts'
import { subscriber } from '#drizzle/schema/subscriber.ts'
import { activeCounter, touchCounter } from '#drizzle/schema/touch.ts'
import { recountCampaigns } from '#server/campaign/recount.ts'
import { putRule } from '#server/ecoin/rule.ts'
import { putOffer } from '#server/recommendation/offer.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { query } from '#server/store/query.ts'
import type { Store } from '#server/store/store.ts'
import { activityCounterRows, activityStockRows } from './activities.ts'
import { activityRows } from './activity-list.ts'
import { calendarUntil } from './calendar.ts'
import { callListRows } from './calls.ts'
import { campaignRows, campaignsUntil, segmentRows } from './campaign-list.ts'
import { judgeDemoTests } from './judge-tests.ts'
import { keptSegments } from './segment-list.ts'
import { cardRows } from './cards.ts'
import { chanceOf } from './chance.ts'
import { importRows } from './imports.ts'
import { firstTerm, lifeOf } from './life.ts'
import { openLine, type Counters, type Setting } from './line.ts'
import { demoLogins } from './logins.ts'
import { idOf, personOf } from './person.ts'
import { offerRows } from './offers.ts'
import { budgetRows, promotionRules, statementRows } from './promotions.ts'
import { insertRows, noRows, type Rows } from './rows.ts'
import { DEMO_SEED, DEMO_SUBSCRIBERS, MOST_SUBSCRIBERS } from './size.ts'
import { ruleChangeRows } from './rule-changes.ts'
import { staffRows, tillsIn } from './staff.ts'
import { stories, storyLife, storyPerson, storyStream } from './stories.ts'
import { targetRows } from './targets.ts'
import { liveYear } from './year.ts'

export type DemoOptions = {
  /** The moment the demo ends at, UTC ms; its month is the last one. */
  now: number
  /** Ordinary subscribers, besides those with a story. */
  subscribers?: number
  seed?: number
  /** The hall's hash of passwords and documents (argon2id): called once a distinct secret, outside transactions. */
  hash: (secret: string) => Promise<string>
  /** The row key of a recharge card's code. */
  cardHash: (code: string) => string
  onProgress?: ((progress: { done: number; of: number; rows: number }) => void) | undefined
}

export type Seeded = { subscribers: number; rows: number }

/** Small enough to stay unnoticed in memory, large enough for one commit to be worth it. */
const BATCH = 100

/** There is data in the store already; nothing was changed. */
export class StoreNotEmpty extends Error {
  constructor() {
    super('the store has subscribers already')
    this.name = 'StoreNotEmpty'
  }
}

/** @throws StoreNotEmpty unless the store has no subscriber yet */
export async function seedDemo(store: Store, options: DemoOptions): Promise<Seeded> {
  const { subscribers: count = DEMO_SUBSCRIBERS, seed = DEMO_SEED, onProgress } = options
  if (count > MOST_SUBSCRIBERS) throw new RangeError(`at most ${MOST_SUBSCRIBERS} subscribers have numbers`)
  if (await hasSubscribers(store)) throw new StoreNotEmpty()
  await seedReference(store)
  const setting = await settingOf(options, seed)
  const counters: Counters = {
    touches: new Map(),
    active: new Map(),
    offers: new Map(),
    human: new Map(),
    settled: new Map(),
    activities: new Map(),
    activityItems: new Map(),
    calls: new Map(),
  }
  await seedStaff(store, options, setting, seed)

  const told = storiesLived(seed, setting, counters)
  let rows = await store.transaction((tx) => insertRows(tx, told))
  for (let first = 0; first < count; first += BATCH) {
    const last = Math.min(count, first + BATCH)
    const batch = noRows()
    for (let index = first; index < last; index++) liveOrdinary(seed, index, setting, batch, counters)
    rows += await store.transaction((tx) => insertRows(tx, batch))
    onProgress?.({ done: last, of: count, rows })
  }
  rows += await seedFigures(store, setting, counters, seed)
  await recountCampaigns(store, { mend: true })
  await judgeDemoTests(store, setting.campaigns)
  return { subscribers: count + stories.length, rows }
}

const anybody = query((db) => db.select({ id: subscriber.id }).from(subscriber).limit(1))

export async function hasSubscribers(store: Store): Promise<boolean> {
  return (await store.read((tx) => anybody.first(tx))) !== undefined
}

async function settingOf({ now, hash, cardHash }: DemoOptions, seed: number): Promise<Setting> {
  return {
    now,
    calendar: calendarUntil(now),
    campaigns: campaignsUntil(now, seed),
    activities: activityRows(now),
    offers: offerRows(now),
    passwordHash: await hash(demoLogins.password),
    documentHash: await hash(demoLogins.document),
    cardHash,
    tills: tillsIn(staffRows('', seed, now)),
  }
}

function staffCalled(login: string, seed: number, now: number): string {
  return staffRows('', seed, now).find((each) => each.login === login)?.id ?? ''
}

async function seedStaff(
  store: Store,
  { hash, cardHash, now }: DemoOptions,
  { campaigns, activities }: Setting,
  seed: number,
): Promise<void> {
  const passwordHash = await hash(demoLogins.staffPassword)
  await store.transaction(async (tx) => {
    const people = staffRows(passwordHash, seed, now)
    const called = (login: string) => people.find((each) => each.login === login)?.id ?? ''
    const by = { author: called('marketing'), approver: called('admin') }
    const { segments, versions } = segmentRows(campaigns, by, now)
    const kept = keptSegments(seed, by.author, now)
    await insertMany(tx, staff, people)
    await insertMany(tx, segment, [...segments, ...kept.segments])
    await insertMany(tx, segmentVersion, [...versions, ...kept.versions])
    await insertMany(tx, segmentInside, kept.inside)
    await insertMany(tx, campaign, campaignRows(campaigns, by, now))
    await insertMany(tx, contactRuleChange, ruleChangeRows(by, seed, now))
    for (const row of offerRows(now)) await putOffer(tx, row)
    for (const row of activities) await putActivity(tx, row)
    await insertMany(tx, ecoinBudget, budgetRows())
    for (const rule of promotionRules(now)) await putRule(tx, rule, now)
    await insertMany(tx, rechargeVoucher, cardRows(cardHash, now), { onConflict: 'nothing' })
  })
}

function liveOrdinary(seed: number, index: number, setting: Setting, rows: Rows, counters: Counters): void {
  const { person, chance } = personOf(seed, index, setting.now)
  const life = lifeOf(person, chance, setting.now)
  firstTerm(person, life, rows)
  liveYear(openLine(person, chance, life, setting, rows, counters))
}

function storiesLived(seed: number, setting: Setting, counters: Counters): Rows {
  const rows = noRows()
  for (const [index, story] of stories.entries()) {
    const chance = chanceOf(seed, storyStream(index))
    const person = storyPerson(story, idOf(-50 + index, setting.now, chance), setting.now)
    const life = storyLife(story, setting.now)
    firstTerm(person, life, rows)
    liveYear(openLine(person, chance, life, setting, rows, counters), story.scripted)
  }
  return rows
}

function offerFigures({ offers }: Counters): (typeof offerCounter.$inferInsert)[] {
  return [...offers].map(([key, count]) => {
    const [offerCode = '', day, channel = '', event] = key.split(' ')
    return { offerCode, day: Number(day), channel, event: event as OfferEvent, slot: 0, count }
  })
}

/** The counters that the touches add up to, the targets they are held against, the files the human ones came in. */
async function seedFigures(
  store: Store,
  setting: Setting,
  counters: Counters,
  seed: number,
): Promise<number> {
  const counted = [...counters.touches.values()].map((row) => ({ ...row, slot: 0 }))
  const active = [...counters.active].map(([key, count]) => {
    const [month, branchCode] = key.split(' ')
    return { month: Number(month), branchCode: branchCode ?? '', slot: 0, count }
  })
  return store.transaction(
    async (tx) =>
      (await insertMany(tx, touchCounter, counted)) +
      (await insertMany(tx, activeCounter, active)) +
      (await insertMany(tx, offerCounter, offerFigures(counters))) +
      (await insertMany(tx, shareTarget, targetRows(setting.calendar), { onConflict: 'nothing' })) +
      (await insertMany(tx, activityCounter, activityCounterRows(counters))) +
      (await insertMany(tx, activityStock, activityStockRows(setting.activities, counters))) +
      (await insertMany(tx, merchantStatement, statementRows(counters, setting.now, seed))) +
      (await insertMany(
        tx,
        callList,
        callListRows(counters, setting.campaigns, staffCalled('marketing', seed, setting.now)),
      )) +
      (await insertMany(tx, importBatch, importRows(setting.calendar, counters.human, seed))),
  )
}
