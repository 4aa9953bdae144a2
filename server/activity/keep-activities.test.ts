/** What marketing does with activities: build, publish, look at the result, take it away. */
import { desc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditPage } from '#server/staff/audit.ts'
import { activityEntry } from '#drizzle/schema/activity.ts'
import { query } from '#server/store/query.ts'
import { DAY, NOW } from '#tests/support/line.ts'
import { openPeople } from '#tests/support/people.ts'
import { countsOf } from './counters.ts'
import { activityCsv } from './export.ts'
import { speak } from '#words/message.ts'
import { scoreOf } from './questions.ts'

const both = (zh: string, en = zh) => ({ zh, en })
const option = (text: string, over = {}) => ({ text: both(text), goTo: '', right: false, ...over })

const vote = {
  changing: '',
  code: 'TP01',
  kind: 'vote',
  keyword: '选公园',
  title: both('最美公园', 'The best park'),
  lead: both('选出最美的公园', 'Vote for a park'),
  questions: [
    { asks: 'one', text: both('哪座公园？'), choices: [option('湖'), option('山')], most: '', points: '' },
  ],
  passScore: '',
  tickets: '',
  prizes: [],
  brands: [],
  segment: '',
  inAll: '1',
  aDay: '',
  windowFrom: '',
  windowUntil: '',
  showsResult: true,
  startsAt: '2026-11-01',
  endsAt: '2026-12-31',
}

const quiz = {
  ...vote,
  code: 'DT01',
  kind: 'quiz',
  keyword: '',
  passScore: '60',
  questions: [
    {
      asks: 'one',
      text: both('一'),
      choices: [option('对', { right: true }), option('错')],
      most: '',
      points: '50',
    },
    {
      asks: 'several',
      text: both('二'),
      choices: [option('对', { right: true }), option('也对', { right: true }), option('错')],
      most: '3',
      points: '50',
    },
  ],
}

async function openMarketing() {
  const people = await openPeople()
  const marketing = await people.newStaff('marketing')
  const wrong = async (over: object, from: object = vote) => {
    const outcome = await marketing.perform('saveActivity', { ...from, ...over })
    return outcome.kind === 'invalid' ? outcome.issues.map(({ message }) => message).join() : outcome.kind
  }
  const publish = async (form: typeof vote | typeof quiz) => {
    expect((await marketing.perform('saveActivity', form)).kind).toBe('done')
    expect(await marketing.perform('publishActivity', { code: form.code })).toMatchObject({ kind: 'done' })
  }
  return { ...people, marketing, wrong, publish }
}

test('a draft is nobody’s to join; published it is there at once, ended it is over', async () => {
  const { marketing, newSubscriber } = await openMarketing()
  const line = await newSubscriber()
  await marketing.perform('saveActivity', vote)
  const join = () => line.perform('takePart', { activity: 'TP01', answer: '1' })
  expect(await join()).toMatchObject({ reason: 'no-activity' })
  await marketing.perform('publishActivity', { code: 'TP01' })
  expect((await join()).kind).toBe('done')
  await marketing.perform('endActivity', { code: 'TP01' })
  expect(await (await newSubscriber()).perform('takePart', { activity: 'TP01', answer: '1' })).toMatchObject({
    reason: 'over',
  })
  expect(await marketing.perform('saveActivity', { ...vote, changing: 'TP01' })).toMatchObject({
    reason: 'ended',
  })
  const actions = (await marketing.perform('seeActivityList')).kind
  expect(actions).toBe('done')
})

test('every step is in the audit log', async () => {
  const { store, publish } = await openMarketing()
  await publish(vote)
  const rows = await store.read((tx) => auditPage(tx, null, null))
  expect(rows.slice(0, 2).map(({ action }) => action)).toEqual(['publishActivity', 'saveActivity'])
})

test('what is live keeps what was answered; its words and dates may change', async () => {
  const { marketing, publish, newSubscriber } = await openMarketing()
  await publish(vote)
  const changed = {
    ...vote,
    changing: 'TP01',
    title: both('最美城市公园', 'City park'),
    questions: [],
    keyword: 'XX',
  }
  expect((await marketing.perform('saveActivity', changed)).kind).toBe('done')
  const line = await newSubscriber()
  const asked = await line.perform('takePart', { activity: 'TP01' })
  expect(asked.reply.title).toBe('最美城市公园')
  expect(asked.reply.menu).toHaveLength(2)
})

test('what cannot work is refused in words that say what to do', async () => {
  const { wrong, marketing, publish } = await openMarketing()
  expect(await wrong({ code: '1' })).toContain('编号以字母开头')
  expect(await wrong({ keyword: 'CZ50' })).toContain('与已有指令“CZ”冲突')
  expect(await wrong({ keyword: 'TD1' })).toContain('与已有指令“TD”冲突')
  expect(await wrong({ title: both('只有中文', '') })).toContain('中英文都要填写')
  expect(await wrong({ questions: [] })).toContain('至少设置一道题')
  expect(await wrong({ questions: [...vote.questions, ...vote.questions] })).toContain('投票只有一道题')
  expect(await wrong({ inAll: '', aDay: '' })).toContain('至少填一项')
  expect(await wrong({ endsAt: '2026-10-01' })).toContain('结束日期不能早于')
  expect(await wrong({ windowFrom: '25:00' })).toContain('09:30')
  expect(await wrong({ prizes: [{ kind: 'reward', reward: '999', stock: '' }] })).toContain('没有这个兑换品')
  const back = { ...vote.questions[0], choices: [option('甲', { goTo: '2' }), option('乙')] }
  const two = [vote.questions[0], back]
  expect(await wrong({ kind: 'survey', questions: two })).toContain('第2题：只能跳转到后面')
  expect(await wrong({ passScore: '200' }, quiz)).toContain('过关分数')
  const unmarked = [{ ...quiz.questions[0], choices: [option('甲'), option('乙')] }]
  expect(await wrong({ questions: unmarked }, quiz)).toContain('第1题：请标出正确答案')
  expect(await wrong({ kind: 'grab' })).toContain('票数')
  await publish(vote)
  expect(await wrong({})).toContain('已被其他活动使用')
  await marketing.perform('saveActivity', { ...vote, code: 'TP02' })
  expect(await marketing.perform('publishActivity', { code: 'TP02' })).toMatchObject({
    reason: 'keyword-taken',
  })
})

test('who is no marketer keeps none', async () => {
  const { newStaff } = await openMarketing()
  const clerk = await newStaff('clerk')
  for (const name of ['saveActivity', 'publishActivity', 'seeActivityResults', 'exportActivity'] as const) {
    expect(await clerk.perform(name, name === 'saveActivity' ? vote : { code: 'TP01' })).toMatchObject({
      kind: 'denied',
    })
  }
})

test('only for a segment: who is in it takes part, who is not is told so', async () => {
  const { marketing, newSubscriber } = await openMarketing()
  const rule = { all: [{ fact: 'tier', min: 3 }] }
  const segment = await marketing.perform('saveSegment', { name: '高价值客户', rule })
  if (segment.kind !== 'done') throw new Error(JSON.stringify(segment))
  const only = { ...vote, segment: `${segment.output.id}:1` }
  expect((await marketing.perform('saveActivity', only)).kind).toBe('done')
  await marketing.perform('publishActivity', { code: 'TP01' })
  const valued = await newSubscriber({ tier: 4 })
  const other = await newSubscriber({ tier: 1 })
  expect((await valued.perform('takePart', { activity: 'TP01', answer: '1' })).kind).toBe('done')
  expect(await other.perform('takePart', { activity: 'TP01', answer: '1' })).toMatchObject({
    reason: 'not-for-line',
  })
  expect((await other.perform('seeActivities')).reply.lines.join()).toContain('没有正在进行')
})

const entries = query((db) => db.select().from(activityEntry).orderBy(desc(activityEntry.id)))

test('the result page says what counting the entries again says', async () => {
  const { store, marketing, publish, newSubscriber } = await openMarketing()
  await publish({ ...quiz, inAll: '2' })
  for (let people = 0; people < 12; people++) {
    const line = await newSubscriber()
    for (let turn = 0; turn <= people % 2; turn++) {
      await line.perform('takePart', { activity: 'DT01', answer: String((people % 2) + 1) })
      await line.perform('takePart', { activity: 'DT01', answer: people % 3 === 0 ? '1,2' : '3' })
    }
  }
  const rows = await store.read((tx) => entries.all(tx))
  const results = await marketing.perform('seeActivityResults', { code: 'DT01' })
  if (results.kind !== 'done') throw new Error(JSON.stringify(results))
  const { figures, questions, scores, activity } = results.output
  expect(figures).toMatchObject({
    entries: rows.length,
    people: 12,
    passed: rows.filter(({ passed }) => passed).length,
  })
  for (const [index, { choices, answered }] of questions.entries()) {
    const answers = rows.flatMap((row) => row.answers).filter(({ question }) => question === index + 1)
    expect(answered).toBe(answers.length)
    expect(choices.map(({ count }) => count)).toEqual(
      choices.map((_, at) => answers.filter((answer) => answer.choices.includes(at + 1)).length),
    )
  }
  for (const row of rows) expect(row.score).toBe(scoreOf(activity.content.questions, row.answers))
  for (const { score, count } of scores) expect(count).toBe(rows.filter((row) => row.score === score).length)
  expect(scores.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length)
  expect((await store.read((tx) => countsOf(tx, 'DT01'))).of('person')).toBe(12)
})

test('the export has a row for each time somebody took part, numbers masked, nothing taken for a formula', async () => {
  const { store, marketing, publish, newSubscriber } = await openMarketing()
  const words = { asks: 'words', text: both('意见？'), choices: [], most: '', points: '' }
  await publish({ ...vote, code: 'WJ01', kind: 'survey', questions: [...vote.questions, words] })
  const line = await newSubscriber()
  await line.perform('takePart', { activity: 'WJ01', answer: '2' })
  await line.perform('takePart', { activity: 'WJ01', text: '=cmd|很好' }, { now: NOW + DAY })
  expect((await marketing.perform('exportActivity', { code: 'WJ01' })).kind).toBe('done')
  let csv = ''
  for await (const piece of activityCsv(store, 'WJ01', speak.zh)) csv += piece
  const [head, row, ...rest] = csv.trim().split('\r\n')
  expect(head).toBe('\uFEFF时间,渠道,手机号,第几次,1. 哪座公园？,2. 意见？,得分,过关,票号,奖品'.trim())
  expect(row).toContain(`${line.msisdn.slice(0, 3)}****`)
  expect(row).toContain("山,'=cmd|很好")
  expect(rest).toEqual([])
})

test('more tickets may be added while it is live', async () => {
  const { marketing, publish, newSubscriber } = await openMarketing()
  await publish({ ...vote, kind: 'grab', questions: [], tickets: '1' })
  expect((await (await newSubscriber()).perform('takePart', { activity: 'TP01' })).kind).toBe('done')
  const late = await newSubscriber()
  expect(await late.perform('takePart', { activity: 'TP01' })).toMatchObject({ reason: 'sold-out' })
  expect((await marketing.perform('addToStock', { code: 'TP01', item: 'ticket', more: '2' })).kind).toBe(
    'done',
  )
  expect((await late.perform('takePart', { activity: 'TP01' })).reply.lines.join()).toContain('TP01-0002')
  const results = await marketing.perform('seeActivityResults', { code: 'TP01' })
  expect(results).toMatchObject({
    output: { figures: { tickets: 2, soldOut: 1 }, stock: [{ total: 3, remaining: 1 }] },
  })
})
