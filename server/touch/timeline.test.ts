import { expect, test } from 'vitest'
import type { TouchOutcome } from '#drizzle/schema/touch.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidTime, uuidv7 } from '#server/store/uuidv7.ts'
import { DAY, NOW } from '#tests/support/line.ts'
import { openPeople } from '#tests/support/people.ts'
import { recordTouch, type Touch } from './record.ts'
import { timeline, type TimelineFilter } from './timeline.ts'

const people = await openPeople()
const { store } = people

function touchAt(subscriberId: string, now: number, over: Partial<Touch> = {}): Touch {
  return {
    subscriberId,
    id: uuidv7(now),
    channel: 'web',
    business: 'balance',
    operation: 'checkBalance',
    outcome: 'done',
    branchCode: 'QL-CENTER',
    amountFen: null,
    said: null,
    told: { title: '余额', lines: [] },
    answersId: null,
    place: null,
    ...over,
  }
}

async function recordAll(all: Touch[]) {
  await store.transaction(async (tx) => {
    for (const each of all) await recordTouch(tx, each, 999912)
  })
}

/** Every page of a timeline. */
async function walk(id: string, filter: TimelineFilter = {}) {
  return store.read(async (tx: Tx) => {
    const pages = []
    let cursor: string | undefined
    do {
      const page = await timeline(tx, id, filter, cursor)
      pages.push(page.touches)
      cursor = page.next ?? undefined
    } while (cursor)
    return pages
  })
}

test('touches of three months come newest first, page by page, each once', async () => {
  const { id } = await people.newSubscriber()
  const all = Array.from({ length: 130 }, (_, at) => touchAt(id, NOW - at * 0.6 * DAY))
  await recordAll(all)
  const pages = await walk(id)
  expect(pages.map((page) => page.length)).toEqual([50, 50, 30])
  expect(pages.flat().map((each) => each.id)).toEqual(all.map((each) => each.id))
  expect(pages.flat()[0]).toMatchObject({ at: uuidTime(all[0]?.id ?? '') })
})

test('a yes shows the quote it answers, and the quote the yes', async () => {
  const { id } = await people.newSubscriber()
  const quoted = touchAt(id, NOW, { outcome: 'quoted' })
  const yes = touchAt(id, NOW + 1000, { answersId: quoted.id })
  const old = touchAt(id, NOW - 40 * DAY)
  const late = touchAt(id, NOW + 2000, { answersId: old.id })
  const lost = touchAt(id, NOW + 3000, { answersId: uuidv7(NOW - 900 * DAY) })
  await recordAll([old, quoted, yes, late, lost])
  const [page = []] = await walk(id)
  const shown = new Map(page.map((each) => [each.id, each]))
  expect(shown.get(yes.id)?.answers).toMatchObject({ id: quoted.id, outcome: 'quoted', at: NOW })
  expect(shown.get(quoted.id)?.answeredBy).toMatchObject([{ id: yes.id }])
  expect(shown.get(late.id)?.answers).toMatchObject({ id: old.id })
  expect(shown.get(lost.id)?.answers).toBeNull()
})

test('filters by channel, business, outcome and period find what fits and nothing else', async () => {
  const { id } = await people.newSubscriber()
  const by = (at: number, channel: string, business: string, outcome: TouchOutcome) =>
    touchAt(id, NOW + at * 1000, { channel, business, outcome })
  const sms = by(0, 'sms', 'balance', 'done')
  const refused = by(1, 'web', 'topup', 'refused')
  const counter = by(2, 'counter', 'topup', 'done')
  await recordAll([sms, refused, counter])
  const ids = async (filter: TimelineFilter) => (await walk(id, filter)).flat().map((each) => each.id)
  expect(await ids({ channel: 'sms' })).toEqual([sms.id])
  expect(await ids({ business: 'topup' })).toEqual([counter.id, refused.id])
  expect(await ids({ business: 'topup', outcome: 'done' })).toEqual([counter.id])
  expect(await ids({ from: NOW + 1000, until: NOW + 2000 })).toEqual([refused.id])
  expect(await ids({ channel: 'kiosk' })).toEqual([])
})

test('a filter that matches one in a thousand answers pages of bounded work, with a place to go on', async () => {
  const { id } = await people.newSubscriber()
  const all = Array.from({ length: 1200 }, (_, at) => touchAt(id, NOW - at * 1000))
  const needle = touchAt(id, NOW - DAY, { channel: 'hotline' })
  await recordAll([...all, needle])
  const pages = await walk(id, { channel: 'hotline' })
  expect(pages.length).toBe(7)
  expect(pages.flat().map((each) => each.id)).toEqual([needle.id])
})

test('a subscriber sees their own touches, staff see them with an audit row, and others see none', async () => {
  const me = await people.newSubscriber()
  const other = await people.newSubscriber()
  await me.perform('checkBalance')
  expect(await me.perform('seeTouches')).toMatchObject({
    output: { touches: [{ operation: 'checkBalance' }] },
    reply: { table: { rows: [['2026-11-22 10:00', '网上营业厅', '余额查询', '成功']] } },
  })
  expect(await other.perform('seeTouches')).toMatchObject({ output: { touches: [] } })
  const clerk = await people.newStaff('clerk')
  expect(await clerk.perform('seeTimeline', { subscriberId: me.id })).toMatchObject({
    kind: 'done',
    output: { subscriber: { name: '林**' }, touches: [{}, {}] },
  })
  const admin = await people.newStaff('admin')
  expect(await admin.perform('seeAudit', { subscriberId: me.id })).toMatchObject({
    output: { rows: [{ action: 'seeTimeline', staffId: clerk.id, detail: { shown: 2 } }] },
  })
  expect(await me.perform('seeTouches', { outcome: 'x', channel: '' })).toMatchObject({
    kind: 'invalid',
    issues: [{ field: 'outcome', message: '没有这种结果。' }],
  })
})
