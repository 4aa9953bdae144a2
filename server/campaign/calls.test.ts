/** Campaigns by phone: a list goes out, each line to one team alone, and what was heard comes back. */
import { expect, test } from 'vitest'
import { desc, eq } from 'drizzle-orm'
import { callList } from '#drizzle/schema/call-list.ts'
import { monthlyQuery } from '#server/store/monthly.ts'
import { query, type Params } from '#server/store/query.ts'
import { touches } from '#server/touch/months.ts'
import { openMarketing, noLimits, plan } from '#tests/support/campaigns.ts'
import { DAY, NOW } from '#tests/support/line.ts'
import { fetchCallFile } from './call-file.ts'
import { fillCallLists } from './fill-call-list.ts'
import { setRules, setStop } from './policy.ts'
import { keepRounds } from './rounds.ts'
import { bringCallResults } from './take-call-results.ts'

const HOUR = 3600_000
const touchesOf = monthlyQuery(touches, (db, touch, p: Params<{ id: string }>) =>
  db.select().from(touch).where(eq(touch.subscriberId, p.id)).orderBy(desc(touch.id)),
)
const lists = query((db) => db.select().from(callList).orderBy(desc(callList.id)))

async function openCalls(rules = noLimits) {
  const marketing = await openMarketing(rules)
  const { store, hall } = marketing
  const backoffice = await marketing.newStaff('backoffice')
  const variants = [
    { ...plan.variants[0], channels: ['outbound'], text: { zh: '{name}您好，加油包五元', en: '' } },
  ]
  const newCampaign = (over: object = {}) => marketing.newRunning({ variants, ...over })
  /** Whoever comes back after hours signs in again. */
  async function contactAt(who: typeof backoffice, now: number) {
    if (now - NOW < HOUR / 4) return who.contact(now)
    const again = await who.signIn(undefined, now)
    if (again.kind !== 'signed-in') throw new Error(again.words)
    return { ...who.contact(now), session: again.session }
  }
  async function takeList(id: string, over: object = {}, now = NOW) {
    const asked = { id, agency: '新声外呼', wanted: 100, hours: 24, ...over }
    const taken = await hall.staffDoor.visit(await contactAt(backoffice, now)).perform('takeCallList', asked)
    if (taken.kind !== 'done') throw new Error(JSON.stringify(taken))
    await fillCallLists(store, now)
    return taken.output.id
  }
  async function fileOf(list: string, who = backoffice, now = NOW) {
    const fetched = await fetchCallFile(hall, await contactAt(who, now), list)
    if (fetched.kind !== 'done') return fetched
    return { kind: 'done' as const, text: (await Array.fromAsync(fetched.output.pieces)).join('') }
  }
  async function linesOf(list: string) {
    const file = await fileOf(list)
    if (file.kind !== 'done') throw new Error(JSON.stringify(file))
    return file.text
      .slice(1)
      .split('\r\n')
      .slice(1, -1)
      .map((row) => row.split(','))
  }
  async function results(text: string | Uint8Array, now = NOW + 60_000) {
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
    const contact = await contactAt(backoffice, now)
    const taken = await bringCallResults(hall, contact, { bytes, fileName: 'a.csv' })
    if (taken.kind !== 'done') throw new Error(JSON.stringify(taken))
    return taken.output
  }
  return { ...marketing, backoffice, newCampaign, contactAt, takeList, fileOf, linesOf, results }
}

test('no line is on two lists, those who may not be called are on none, and numbers are shown by role', async () => {
  const calls = await openCalls()
  const people = []
  for (let i = 0; i < 7; i++) people.push(await calls.newReader())
  const never = await calls.newReader({ marketing: null })
  const id = await calls.newCampaign()
  const [first, second] = [
    await calls.takeList(id, { wanted: 4 }),
    await calls.takeList(id, { agency: '二队' }),
  ]
  const one = (await calls.linesOf(first)).map(([, number]) => number)
  const other = (await calls.linesOf(second)).map(([, number]) => number)
  expect([one.length, other.length]).toEqual([4, 3])
  expect(new Set([...one, ...other])).toEqual(new Set(people.map(({ msisdn }) => msisdn)))
  expect([...one, ...other]).not.toContain(never.msisdn)
  const masked = await calls.fileOf(first, calls.author)
  expect(masked.kind === 'done' && masked.text).toMatch(
    /[0-9a-f]{8}-1,139\*\*\*\*\d{4},林\*\*,林\*\*您好，加油包五元,,/,
  )
  expect(masked.kind === 'done' && masked.text).not.toContain(one[0])
  const clerk = await calls.newStaff('clerk')
  expect(await calls.fileOf(first, clerk)).toMatchObject({ kind: 'denied' })
})

test('quiet hours are no hours of calling, a cap holds for calls, and a stopped campaign gives no list', async () => {
  const night = { ...noLimits, quietFrom: 0, quietUntil: 1439 }
  const calls = await openCalls()
  const person = await calls.newReader()
  const id = await calls.newCampaign()
  const again = await calls.newCampaign()
  const ask = (campaign: string) =>
    calls.backoffice.perform('takeCallList', { id: campaign, agency: '一队', wanted: 5, hours: 8 })
  await calls.store.transaction((tx) => setRules(tx, night, NOW))
  expect(await ask(id)).toMatchObject({ reason: 'quiet' })
  const once = [{ channel: 'outbound' as const, perDay: 1, perWeek: null, perMonth: null }]
  await calls.store.transaction((tx) => setRules(tx, { ...noLimits, caps: once }, NOW))
  expect((await calls.linesOf(await calls.takeList(id))).map(([, number]) => number)).toEqual([person.msisdn])
  expect(await calls.linesOf(await calls.takeList(again))).toEqual([])
  expect(await calls.targets(again)).toMatchObject([{ state: 'skipped', reason: 'cap-day' }])
  await calls.author.perform('stopCampaign', { id })
  expect(await ask(id)).toMatchObject({ reason: 'not-calling' })
})

test('what was heard becomes touches, responses, orders and opt-outs, and the same file twice changes nothing', async () => {
  const calls = await openCalls()
  const people: { id: string; msisdn: string }[] = []
  for (let i = 0; i < 6; i++) people.push(await calls.newReader())
  const id = await calls.newCampaign()
  const rows = await calls.linesOf(await calls.takeList(id))
  const heard = ['接通', '未接通', '拒绝', '同意', '已办理', '勿再致电']
  const file = `\uFEFF行号,手机号,结果,备注\r\n${rows.map(([line, number], i) => `${line},${number},${heard[i]},第${i}个`).join('\r\n')}\r\n`
  expect(await calls.results(file)).toEqual({ taken: 6, known: 0, open: 0, faultCount: 0, faults: [] })
  expect(await calls.results(file)).toEqual({ taken: 0, known: 6, open: 0, faultCount: 0, faults: [] })
  const by = new Map((await calls.targets(id)).map((row) => [row.subscriberId, row]))
  const states = rows.map(([, number]) => {
    const row = by.get(people.find(({ msisdn }) => msisdn === number)?.id ?? '')
    return [row?.state, row?.reason || row?.response, row?.respondedAt !== null, row?.answeredAt !== null]
  })
  expect(states).toEqual([
    ['delivered', 'reached', false, false],
    ['failed', 'no-answer', false, false],
    ['delivered', 'refused', false, false],
    ['delivered', 'accepted', true, false],
    ['delivered', 'ordered', true, true],
    ['delivered', 'do-not-call', false, false],
  ])
  const { kept, recounted } = await calls.figures(id)
  expect(kept).toEqual(recounted)
  expect(kept).toContain('A opted-out  1 0')
  const leaver = people.find(({ msisdn }) => msisdn === rows[5]?.[1])
  if (!leaver) throw new Error('nobody left')
  expect(await calls.store.read((tx) => touchesOf.all(tx, 202611, { id: leaver.id }))).toMatchObject([
    { channel: 'outbound', business: 'push', outcome: 'declined', place: id, said: '第5个' },
  ])
  expect(await calls.author.perform('whySubscriber', { campaign: id, msisdn: leaver.msisdn })).toMatchObject({
    output: { campaign: { now: { kind: 'no', reason: 'opted-out' } } },
  })
  await keepRounds(calls.store, NOW + HOUR)
  expect(await calls.campaign(id)).toMatchObject({ state: 'finished' })
})

test('bad lines are named with line and reason, in GBK as well, and good ones are taken', async () => {
  const calls = await openCalls()
  for (let i = 0; i < 3; i++) await calls.newReader()
  const id = await calls.newCampaign()
  const [[one], [two], [three]] = (await calls.linesOf(await calls.takeList(id))) as [
    string[],
    string[],
    string[],
  ]
  const text = [
    'line,result,note',
    `${one},accepted,`,
    `${one},refused,`,
    `${two},好的,`,
    'deadbeef-1,refused,',
    'whatever,refused,',
    `${three},,`,
    `${three}`,
  ].join('\n')
  expect(await calls.results(text)).toEqual({
    taken: 1,
    known: 0,
    open: 1,
    faultCount: 5,
    faults: [
      { line: 3, reason: '该行已有另一个结果，未改动' },
      { line: 4, reason: expect.stringContaining('结果请填') },
      { line: 5, reason: '没有这份名单或没有这一行' },
      { line: 6, reason: expect.stringContaining('行号应照名单原样填写') },
      { line: 8, reason: expect.stringContaining('不是完整的CSV') },
    ],
  })
  // 「行号,结果」 and 「拒绝」 as a spreadsheet of the callers writes them.
  const gbk = Buffer.concat([
    Buffer.from([0xd0, 0xd0, 0xba, 0xc5, 0x2c, 0xbd, 0xe1, 0xb9, 0xfb, 0x0a]),
    Buffer.from(`${two},`),
    Buffer.from([0xbe, 0xdc, 0xbe, 0xf8, 0x0a]),
  ])
  expect(await calls.results(gbk)).toMatchObject({ taken: 1, faultCount: 0 })
})

test('a list that runs out gives its people to the next, and its late results say so', async () => {
  const calls = await openCalls()
  const person = await calls.newReader()
  const id = await calls.newCampaign()
  const first = await calls.takeList(id, { hours: 1 })
  const [[line]] = (await calls.linesOf(first)) as [string[]]
  const later = NOW + 2 * HOUR
  expect(await calls.fileOf(first, calls.backoffice, later)).toMatchObject({ reason: 'lapsed' })
  const second = await calls.takeList(id, {}, later)
  expect(await calls.results(`line,result\n${line},refused`, later)).toMatchObject({
    taken: 0,
    faults: [{ line: 2, reason: expect.stringContaining('名单已过期') }],
  })
  const [list] = await calls.store.read((tx) => lists.all(tx))
  expect(list).toMatchObject({ id: second, lines: 1 })
  expect(await calls.results(`line,result\n${list?.code}-1,勿再致电`, later)).toMatchObject({ taken: 1 })
  expect(await calls.targets(id)).toMatchObject([{ subscriberId: person.id, response: 'do-not-call' }])
})

test('what keeps calls from going on is said: no list, not fetched, out; and nobody is kept for ever', async () => {
  const calls = await openCalls()
  await calls.newReader()
  const id = await calls.newCampaign({ openDays: 3 })
  const still = async (now = NOW) => {
    const contact = await calls.contactAt(calls.author, now)
    const seen = await calls.hall.staffDoor.visit(contact).perform('seeCampaign', { id })
    return seen.kind === 'done' ? seen.output.standstills.map(({ why, channel }) => [why, channel]) : seen
  }
  expect(await still()).toEqual([['no-list', 'outbound']])
  const list = await calls.takeList(id, { hours: 48 })
  expect(await still()).toEqual([['list-not-fetched', 'outbound']])
  await calls.fileOf(list)
  expect(await still()).toEqual([['called', 'outbound']])
  await keepRounds(calls.store, NOW + 3 * DAY)
  expect(await calls.targets(id)).toMatchObject([{ state: 'skipped', reason: 'not-called' }])
  const { kept, recounted } = await calls.figures(id)
  expect(kept).toEqual(recounted)
  expect(await still(NOW + 3 * DAY)).toEqual([['nobody', null]])
})

test('whoever says no while a list is out has no number on it, and what is held up gives no file', async () => {
  const calls = await openCalls()
  const [stays, leaves] = [await calls.newReader(), await calls.newReader()]
  const id = await calls.newCampaign()
  const list = await calls.takeList(id)
  await leaves.perform('chooseMarketingWay', { way: 'no-calls' })
  const rows = await calls.linesOf(list)
  expect(new Set(rows.map(([, number]) => number))).toEqual(new Set(['', stays.msisdn]))
  expect(rows.find(([, number]) => number === '')?.[3]).toBe('请勿致电：客户已拒绝或已停用')
  const { store } = calls
  await store.transaction((tx) => setStop(tx, { by: calls.backoffice.id }, NOW))
  expect(await calls.fileOf(list)).toMatchObject({ kind: 'refused', reason: 'not-calling' })
  await store.transaction((tx) => setStop(tx, null, NOW))
  await calls.author.perform('pauseCampaign', { id })
  expect(await calls.fileOf(list)).toMatchObject({ kind: 'refused', reason: 'not-calling' })
  await calls.author.perform('resumeCampaign', { id })
  expect(await calls.fileOf(list)).toMatchObject({ kind: 'done' })
})
