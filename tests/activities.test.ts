/** Local activities, walked by text and on the web: who may, how often, what is recorded, what is won. */
import { expect, test } from 'vitest'
import { activityEntry } from '#drizzle/schema/activity.ts'
import { putActivity } from '#server/activity/activity.ts'
import { countsOf } from '#server/activity/counters.ts'
import type { Contact } from '#server/operation.ts'
import { balanceOf } from '#server/balance/ledger.ts'
import { budgetOf, putBudget } from '#server/ecoin/budget.ts'
import { putRule } from '#server/ecoin/rule.ts'
import { query } from '#server/store/query.ts'
import { anybody, aGrab, aQuiz, aSurvey, aVote, goLive } from './support/activities.ts'
import { DAY, NOW } from './support/line.ts'
import { openTexting } from './support/texts.ts'

const entries = query((db) => db.select().from(activityEntry).orderBy(activityEntry.id))

async function openActivities() {
  const texting = await openTexting()
  const { store, portal } = texting
  const phone = await texting.newPhone()
  let requests = 0
  return {
    texting,
    store,
    phone,
    web: (over: Partial<Contact> = {}) =>
      portal.visit({
        channel: 'web',
        subscriberId: phone.id,
        access: 'verified',
        request: `web:${phone.id}:${requests++}`,
        now: NOW + 60_000,
        port: 'web',
        ...over,
      }),
    entries: () => store.read((tx) => entries.all(tx)),
    counts: (code: string) => store.read((tx) => countsOf(tx, code)),
  }
}

test('a vote by text: the keyword shows the choices, a number votes, the keyword and a number do both', async () => {
  const { store, phone, texting, counts } = await openActivities()
  await goLive(store, aVote())
  const asked = await phone.body('tp01')
  expect(asked).toContain('最美公园评选')
  expect(asked).toContain('2. 云麓植物园')
  const voted = await phone.body('2')
  expect(voted).toContain('您投给了：云麓植物园')
  expect(voted).toContain('云麓植物园1票')
  const other = await texting.newPhone()
  expect(await other.body('TP01 3')).toContain('您投给了：江滩绿道')
  const kept = await counts('TP01')
  expect([1, 2, 3].map((at) => kept.of(`answer:1:${at}`))).toEqual([0, 1, 1])
  expect([kept.of('entry'), kept.of('person'), kept.of('started')]).toEqual([2, 2, 2])
})

test('a rule pays for taking part to the end, beside the prize, while its budget lasts; looking pays nothing', async () => {
  const { store, phone, texting } = await openActivities()
  const rule = {
    code: 'joined',
    name: '参加活动',
    kind: 'activity' as const,
    business: null,
    channel: null,
    coins: 5,
    perDay: null,
    perMonth: null,
    validMonths: 12,
    startsAt: null,
    endsAt: null,
    budgetCode: 'joined',
    open: true,
  }
  await store.transaction(async (tx) => {
    await putBudget(tx, { code: 'joined', name: '参加活动', total: 9, perMonth: null })
    await putRule(tx, rule, NOW)
  })
  await goLive(store, aSurvey(), aVote())
  const purse = () => store.read((tx) => balanceOf(tx, phone.id, 'ecoin'))
  await phone.body('HD')
  await phone.body('WJ01')
  expect(await purse()).toBe(0)
  expect(await phone.body('3')).toContain('参加活动获得5个e币')
  expect(await purse()).toBe(5)
  // Four are left, which is no whole reward.
  const other = await texting.newPhone()
  expect(await other.body('TP01 1')).not.toContain('个e币')
  expect((await store.read((tx) => budgetOf(tx, 'joined')))?.spent).toBe(5)
})

test('who has voted is told so, on every channel', async () => {
  const { store, phone, web, entries } = await openActivities()
  await goLive(store, aVote())
  await phone.say('TP01 1')
  phone.passes(60_000)
  expect(await phone.body('TP01 2')).toContain('您已经参加过本活动')
  const again = await web().perform('takePart', { activity: 'TP01', answer: '2' })
  expect(again).toMatchObject({ kind: 'refused', reason: 'already-all' })
  expect(await entries()).toHaveLength(1)
})

test.each(['web', 'sms', 'wap', 'kiosk'])(
  'on %s every question of every kind is answered with nothing but what the reply offers',
  async (channel) => {
    const { store, web } = await openActivities()
    await goLive(store, aVote(), aSurvey(), aQuiz(), aGrab(3))
    for (const activity of ['TP01', 'WJ01', 'DT01', 'QP01']) {
      let answer = await web({ channel }).perform('takePart', { activity })
      const asked = []
      for (let left = 6; left > 0 && (answer.reply.menu ?? answer.reply.asks); left--) {
        const { menu, asks } = answer.reply
        asked.push(menu ? 'menu' : asks?.field)
        // The second choice, so that the survey goes through every question.
        const input = menu
          ? menu[1]?.input
          : { ...asks?.input, [asks?.field ?? '']: asks?.field === 'answer' ? '1,3' : '没有了' }
        answer = await web({ channel }).perform('takePart', input)
      }
      expect(answer.kind).toBe('done')
      const each = {
        TP01: ['menu'],
        WJ01: ['menu', 'menu', 'answer', 'text'],
        DT01: ['menu', 'menu'],
        QP01: [],
      }
      expect(asked).toEqual(each[activity as keyof typeof each])
      expect(answer).toMatchObject({ output: { step: 'done' } })
    }
  },
)

test('one request is one vote, however often it is delivered', async () => {
  const { store, web, entries, counts } = await openActivities()
  await goLive(store, aVote({ rules: { ...anybody, inAll: 5 } }))
  const once = { request: 'the same' }
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, () => web(once).perform('takePart', { activity: 'TP01', answer: '1' })),
  )
  expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1)
  expect(outcomes.filter(({ kind }) => kind === 'repeated')).toHaveLength(7)
  expect(await entries()).toHaveLength(1)
  expect((await counts('TP01')).of('answer:1:1')).toBe(1)
})

test('two tabs at once are one vote where one is allowed', async () => {
  const { store, web, entries } = await openActivities()
  await goLive(store, aVote())
  const outcomes = await Promise.all(
    ['1', '2', '3'].map((answer) => web().perform('takePart', { activity: 'TP01', answer })),
  )
  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused', 'refused'])
  expect(await entries()).toHaveLength(1)
})

test('once a day, and three times in all', async () => {
  const { store, phone, web } = await openActivities()
  await goLive(store, aVote({ rules: { ...anybody, inAll: 3, aDay: 1 } }))
  const vote = (now: number) => web({ now }).perform('takePart', { activity: 'TP01', answer: '1' })
  expect((await vote(NOW)).kind).toBe('done')
  expect(await vote(NOW + 3600_000)).toMatchObject({ reason: 'already-today' })
  expect((await vote(NOW + DAY)).kind).toBe('done')
  expect((await vote(NOW + 2 * DAY)).kind).toBe('done')
  const no = await vote(NOW + 3 * DAY)
  expect(no).toMatchObject({ reason: 'already-all' })
  expect(no.reply.lines.join()).toContain('限参加3次')
  expect(await phone.body('HD')).toContain('没有正在进行的活动')
})

test('three votes in a row by the very same text', async () => {
  const { store, phone, entries } = await openActivities()
  await goLive(store, aVote({ rules: { ...anybody, inAll: 3 } }))
  for (let times = 0; times < 3; times++) expect(await phone.body('TP01 1')).toContain('投票成功')
  expect(await phone.body('TP01 1')).toContain('限参加3次')
  expect(await entries()).toHaveLength(3)
})

test('a survey by text is one question a text, and follows its branches', async () => {
  const { store, phone, entries, counts } = await openActivities()
  await goLive(store, aSurvey())
  expect(await phone.body('WJ01')).toContain('第1题：您对网速满意吗')
  expect(await phone.body('2')).toContain('哪里网速慢')
  expect(await phone.body('1')).toMatch(/您常用哪些应用.*1\. 视频.*可选2项/s)
  expect(await phone.body('1,2,3')).toContain('最多2个')
  expect(await phone.body('1,3')).toContain('第4题：还有什么想说的')
  expect(await phone.body('No more, thanks')).toContain('问卷已提交')
  const [entry] = await entries()
  expect(entry?.answers).toEqual([
    { question: 1, choices: [2], words: '' },
    { question: 2, choices: [1], words: '' },
    { question: 3, choices: [1, 3], words: '' },
    { question: 4, choices: [], words: 'No more, thanks' },
  ])
  const kept = await counts('WJ01')
  expect([kept.of('answer:3:1'), kept.of('answer:3:2'), kept.of('answered:4')]).toEqual([1, 0, 1])
})

test('an answer that leads to the end ends the survey; one that leads on skips a question', async () => {
  const { store, phone, texting, entries } = await openActivities()
  await goLive(store, aSurvey())
  await phone.say('WJ01')
  expect(await phone.body('3')).toContain('问卷已提交')
  const happy = await texting.newPhone()
  await happy.say('WJ01')
  expect(await happy.body('1')).toContain('第2题：您常用哪些应用')
  expect((await entries()).map(({ answers }) => answers.length)).toEqual([1])
})

test('begun by text, finished on the web; what was begun is no result yet', async () => {
  const { store, phone, web, counts, entries } = await openActivities()
  await goLive(store, aSurvey())
  await phone.say('WJ01')
  await phone.say('1')
  expect((await counts('WJ01')).of('answer:1:1')).toBe(0)
  const page = await web().perform('seeActivity', { activity: 'WJ01' })
  expect(page).toMatchObject({ output: { state: 'going', asked: { question: 3, answered: 1 } } })
  await web().perform('takePart', { activity: 'WJ01', question: '3', answer: '2' })
  expect(await phone.body('1')).toContain('这道题已经回答过了')
  const done = await web().perform('takePart', { activity: 'WJ01', question: '4', text: '信号很好' })
  expect(done).toMatchObject({ kind: 'done', output: { step: 'done' } })
  const kept = await counts('WJ01')
  expect([kept.of('started'), kept.of('entry')]).toEqual([1, 1])
  expect(kept.by('started')).toMatchObject([{ channel: 'sms', count: 1 }])
  expect(await entries()).toMatchObject([{ channel: 'web' }])
})

test('the same words answer two questions in a row', async () => {
  const { store, phone, entries } = await openActivities()
  const survey = aSurvey()
  const [, , , words] = survey.content.questions
  if (!words) throw new Error('the survey ends with words')
  await goLive(store, { ...survey, content: { ...survey.content, questions: [words, words] } })
  await phone.say('WJ01')
  expect(await phone.body('没有了')).toContain('第2题')
  expect(await phone.body('没有了')).toContain('问卷已提交')
  expect((await entries())[0]?.answers.map(({ words: said }) => said)).toEqual(['没有了', '没有了'])
})

test('TD in the middle of a survey is TD, and the keyword goes on where it was', async () => {
  const { store, phone } = await openActivities()
  await goLive(store, aSurvey())
  await phone.say('WJ01')
  await phone.say('2')
  await phone.say('1')
  expect(await phone.body('TD')).toMatch(/退订|不再/)
  expect(await phone.body('WJ01')).toContain('第3题：您常用哪些应用')
})

test('a quiz scores, and whoever passes wins while there are prizes', async () => {
  const { store, phone, texting, counts } = await openActivities()
  await goLive(store, aQuiz())
  await phone.say('DT01')
  await phone.say('1')
  const passed = await phone.body('2')
  expect(passed).toContain('得分100分')
  expect(passed).toContain('奖励20个e币')
  expect(await store.read((tx) => balanceOf(tx, phone.id, 'ecoin'))).toBe(20)

  const late = await texting.newPhone()
  await late.say('DT01')
  await late.say('1')
  expect(await late.body('2')).toContain('奖品已发完')
  const wrong = await texting.newPhone()
  await wrong.say('DT01')
  await wrong.say('2')
  expect(await wrong.body('1')).toContain('60分过关')
  const kept = await counts('DT01')
  expect([kept.of('score:100'), kept.of('score:0'), kept.of('passed')]).toEqual([2, 1, 2])
  expect([kept.of('prize:0'), kept.of('coins'), kept.of('unprized')]).toEqual([1, 20, 1])
})

test('a reward is won with its voucher; the next prize where the reward is sold out', async () => {
  const { store, phone, texting } = await openActivities()
  const prizes = [
    { kind: 'reward' as const, reward: '501', stock: 1 },
    { kind: 'coins' as const, coins: 5, validMonths: 6, stock: null },
  ]
  await goLive(store, aGrab(10, { prizes }))
  const first = await phone.body('QP01')
  expect(first).toContain('票号QP01-0001')
  expect(first).toMatch(/海盐面包一份，券码[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/)
  const second = await (await texting.newPhone()).body('QP01')
  expect(second).toContain('票号QP01-0002')
  expect(second).toContain('奖励5个e币')
})

test('e-coins are won out of a budget, and it is the next prize when the budget is used up', async () => {
  const { store, phone, texting } = await openActivities()
  await store.transaction((tx) => putBudget(tx, { code: 'fun', name: '活动', total: 30, perMonth: null }))
  const coins = { kind: 'coins' as const, validMonths: 6, stock: null }
  const prizes = [
    { ...coins, coins: 20, budget: 'fun' },
    { ...coins, coins: 1 },
  ]
  await goLive(store, aGrab(10, { prizes }))
  expect(await phone.body('QP01')).toContain('奖励20个e币')
  expect(await (await texting.newPhone()).body('QP01')).toContain('奖励1个e币')
  expect(await store.read((tx) => budgetOf(tx, 'fun'))).toMatchObject({ spent: 20 })
})

test('before its time, after it, at the wrong hour and for another brand the no is clear', async () => {
  const { store, phone, texting } = await openActivities()
  await goLive(store, aVote({ startsAt: NOW + 5 * DAY }))
  expect(await phone.body('TP01')).toMatch(/将于2026-\d\d-\d\d开始/)
  await goLive(store, aVote({ startsAt: NOW - 5 * DAY, endsAt: NOW - DAY, changedAt: NOW + 1 }))
  expect(await phone.body('TP01')).toContain('已结束')
  const window = { ...anybody, windowFrom: 1200, windowUntil: 1260 }
  await goLive(store, aVote({ rules: window, changedAt: NOW + 2 }))
  expect(await phone.body('TP01')).toContain('每天20:00至21:00开放')
  await goLive(store, aVote({ rules: { ...anybody, brands: ['mzone'] }, changedAt: NOW + 3 }))
  expect(await phone.body('TP01')).toContain('不在参与范围')
  const young = await texting.newPhone({ brand: 'mzone' })
  expect(await young.body('TP01 1')).toContain('投票成功')
})

test('a keyword is live the moment the activity is, and speaks of the end afterwards', async () => {
  const { store, phone } = await openActivities()
  expect(await phone.body('KJ66')).not.toContain('最美公园')
  await goLive(store, aVote({ keyword: 'KJ66' }))
  expect(await phone.body('KJ66')).toContain('最美公园评选')
  await store.transaction((tx) =>
    putActivity(tx, aVote({ keyword: 'KJ66', status: 'ended', changedAt: NOW + 1 })),
  )
  expect(await phone.body('KJ66')).toContain('已结束')
})

test('HD lists what is open; a number takes part', async () => {
  const { store, phone } = await openActivities()
  await goLive(store, aVote(), aGrab(5))
  const list = await phone.body('HD')
  expect(list).toMatch(/1\. ?QP01 电影票限量抢|1\. ?TP01 最美公园评选/)
  const grab = /(\d)\. ?QP01/.exec(list)?.[1] ?? ''
  expect(await phone.body(grab)).toContain('恭喜抢到')
  expect(await phone.body('QP01')).toContain('票号QP01-0001')
})

test('in English too', async () => {
  const { store, phone } = await openActivities()
  await goLive(store, aVote())
  await phone.say('EN')
  expect(await phone.body('TP01')).toContain('Which park do you like best')
  expect(await phone.body('1')).toContain('Your vote is in: Qinglan Lake')
})
