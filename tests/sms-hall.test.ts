import { expect, test } from 'vitest'
import { z } from 'zod'
import { operation, type Operation } from '#server/operation.ts'
import { segmentCount } from '#words/segments.ts'
import { message } from '#words/message.ts'
import { openTexting } from './support/texts.ts'

const title = (zh: string) => message(zh, zh)

/** Shapes that no operation of the hall has, and a price that costs a yes. */
const strange = {
  crash: operation({
    title: title('崩溃'),
    summary: title('崩溃'),
    keyword: 'BENG',
    access: 'sim',
    business: 'balance',
    input: z.object({}),
    fields: {},
    run: () => Promise.reject(new Error('a bug')),
    reply: () => ({ title: '', lines: [] }),
  }),
  buyCup: operation({
    title: title('买杯子'),
    summary: title('买杯子'),
    keyword: 'BEIZI',
    access: 'sim',
    business: 'service-on',
    input: z.object({ colour: z.string().min(1) }),
    fields: { colour: { label: title('颜色') } },
    choices: () => Promise.resolve(['红', '蓝'].map((colour) => ({ value: colour, label: colour }))),
    quote: (_, { colour }) =>
      Promise.resolve({
        name: `${colour}杯子`,
        price: '5元',
        charging: '一次',
        cancelling: '不可取消',
        fingerprint: colour,
      }),
    run: (_, { colour }) => Promise.resolve({ colour }),
    reply: ({ colour }) => ({ title: '买杯子', lines: [`已买${colour}杯子`] }),
  }),
  longList: operation({
    title: title('长单'),
    summary: title('长单'),
    keyword: 'CHANG',
    access: 'sim',
    business: 'balance',
    input: z.object({}),
    fields: {},
    run: () => Promise.resolve(null),
    reply: () => ({
      title: '长单',
      lines: Array.from({ length: 60 }, (_, n) => `第${n + 1}行有一个笑脸😀和一些字`),
    }),
  }),
} satisfies Record<string, Operation>

const texting = await openTexting({ operations: strange })

test('a balance is one touch and one text, with head, as-of time and a next step', async () => {
  const phone = await texting.newPhone()
  const { body, from, count } = await phone.say('cxye。')
  expect(body).toBe(
    '【青岚通信】余额查询：截至11月22日10时，您的账户可用余额为128.50元，无欠费。回复CXZD查账单。',
  )
  expect(from).toBe('10086')
  expect(await phone.touches()).toMatchObject([
    { operation: 'checkBalance', outcome: 'done', said: 'cxye。', channel: 'sms' },
  ])
  expect(count).toBe(1)
})

test('the same text delivered twice is answered twice in the same words and run once', async () => {
  const phone = await texting.newPhone()
  const first = await phone.body('CXYE', { key: 'one' })
  const second = await phone.body('CXYE', { key: 'one', afterMs: 5_000 })
  expect(second).toBe(first)
  expect(await phone.touches()).toHaveLength(1)
  await phone.say('CXYE', { key: 'one', afterMs: 60_000 })
  expect(await phone.touches()).toHaveLength(2)
})

test('a text that comes again when the link is back is answered in the first words, however long it was down', async () => {
  const phone = await texting.newPhone()
  const first = await phone.body('CXYE', { key: 'one' })
  const late = { key: 'one', afterMs: 9 * 60_000, linkedForMs: 1_000 }
  expect(await phone.body('CXYE', late)).toBe(first)
  expect(await phone.touches()).toHaveLength(1)
  await phone.say('CXYE', { ...late, linkedForMs: 30_000 })
  expect(await phone.touches()).toHaveLength(2)
})

test('the same words are new when the link is back and something else was texted meanwhile', async () => {
  const phone = await texting.newPhone()
  await phone.say('KT HJZY', { key: 'on' })
  await phone.say('QX HJZY', { key: 'off' })
  expect(await phone.body('KT HJZY', { key: 'on', linkedForMs: 1_000 })).toContain('开通')
  expect(await phone.touches()).toHaveLength(3)
})

test('who has chosen another language asks anew: nobody gets Chinese words in an English frame', async () => {
  const phone = await texting.newPhone()
  const soon = { afterMs: 4_000 }
  expect(await phone.body('CXYE')).toContain('【青岚通信】余额查询：')
  expect(await phone.body('EN', soon)).toContain('English it is')
  const english = await phone.body('CXYE', soon)
  expect(english).toContain('[Qinglan Telecom] Balance: ')
  expect(english).not.toMatch(/\p{Script=Han}/u)
  expect(await phone.body('CXYE', soon)).toBe(english)
  expect(await phone.body('ZW', soon)).toContain('已切换为中文')
  expect(await phone.body('EN', soon)).toContain('English it is')
  expect(await phone.touches()).toHaveLength(5)
})

test('what has run once is not run again because the language was chosen meanwhile', async () => {
  const phone = await texting.newPhone()
  await phone.say('KT HJZY')
  await phone.say('EN', { afterMs: 4_000 })
  expect(await phone.body('KT HJZY', { afterMs: 4_000 })).toContain('已为您开通呼叫转移')
  expect(await phone.touches()).toHaveLength(2)
})

test('help is a page of one segment, and more by its index', async () => {
  const phone = await texting.newPhone()
  for (const text of ['BZ', '帮助', '?', '', '😀', '\u0000']) {
    const body = await phone.body(text)
    expect(segmentCount(body)).toBe(1)
    expect(body).toContain('CXYE余额 CXZD账单')
    expect(body).toContain('02更多')
  }
  const second = await phone.body('02')
  expect(segmentCount(second)).toBe(1)
  expect(second).not.toContain('CXYE')
})

test('a slip is answered with a menu of the nearest, whose number runs', async () => {
  const phone = await texting.newPhone()
  const menu = await phone.body('CXYR')
  expect(menu).toContain('没有看懂您的短信。您要找的是：\n')
  const index = /(\d)\. CXYE 余额查询/.exec(menu)?.[1] ?? ''
  expect(await phone.body(index)).toContain('128.50元')
  expect((await phone.touches()).map((touch) => touch.outcome)).toEqual(['done', 'unclear'])
})

test('a guess that costs money still asks: first what is missing, then for a yes', async () => {
  const phone = await texting.newPhone()
  const menu = await phone.body('BEIZ 红')
  const index = /(\d)\. BEIZI/.exec(menu)?.[1] ?? ''
  const asked = await phone.body(index)
  expect(asked).not.toContain('已买')
  const quoted = asked.includes('请确认') ? asked : await phone.body('1')
  expect(quoted).toContain('请确认：红杯子')
  expect(quoted).toContain('回复“是”确认')
  expect(await phone.body('是。')).toContain('已买红杯子')
  expect(await phone.body('是')).toContain('没有待确认的业务')
})

test('an argument that is missing is offered as a menu', async () => {
  const phone = await texting.newPhone()
  expect(await phone.body('BG')).toMatch(/套餐变更：请回复套餐代码.*\n1\. 全球通商旅88 GT88 88\.00元\/月/s)
  expect(await phone.body('①')).toContain('请确认：套餐变更为全球通商旅88')
  expect(await phone.body('否')).toContain('已放弃办理')
})

test('an argument that cannot be listed is asked for, and a command in between is a command', async () => {
  const phone = await texting.newPhone()
  expect(await phone.body('CZ')).toContain('请回复金额或卡密')
  expect(await phone.body('5O')).toContain('您尚未绑定银行账户')
  expect(await phone.body('CZ')).toContain('请回复金额或卡密')
  expect(await phone.body('CXYE')).toContain('128.50元')
  expect(await phone.body('50')).toContain('没有等待您选择的菜单')
})

test('what does not fit is said, and the question stays', async () => {
  const phone = await texting.newPhone()
  await phone.say('CZ')
  expect(await phone.body('很多')).toContain('输入有误')
  expect(await phone.body('50')).toContain('您尚未绑定银行账户')
})

test('a number that no menu shows does nothing and says the range', async () => {
  const phone = await texting.newPhone()
  await phone.say('BG')
  expect(await phone.body('9')).toContain('序号应在1到3之间')
  expect(await phone.body('1,2')).toContain('请只回复一个序号')
  expect(await phone.body('1-2')).toContain('没有看懂')
  expect(await phone.body('2')).toContain('全球通尊享128')
  expect(await phone.body('2')).toContain('没有等待您选择的菜单')
})

test('a menu that has lapsed says so and does not guess', async () => {
  const phone = await texting.newPhone()
  await phone.say('BG')
  const body = await phone.body('1', { afterMs: 11 * 60_000 })
  expect(body).toContain('菜单已超时失效，未办理任何业务')
  expect(body).toContain('请回复BG重新获取')
})

test('0000 comes from its own port and is cancelled by indexes there', async () => {
  const phone = await texting.newPhone({ services: ['LDTX', 'JYB'] })
  const list = await phone.say('OOOO')
  expect(list.from).toBe('10086977')
  expect(list.body).toContain('1. ')
  const done = await phone.say('１，２', { to: '10086977' })
  expect(done.from).toBe('10086977')
  expect(done.body).toContain('来电提醒')
  expect(await phone.body('1', { to: '10086977' })).toContain('未取消任何业务')
})

test('the answer to 0000 is understood on the main port too, for two hours', async () => {
  const phone = await texting.newPhone({ services: ['LDTX', 'JYB'] })
  await phone.say('0000')
  expect(await phone.body('9')).toContain('未取消任何业务')
  expect(await phone.body('CXYE')).toContain('128.50元')
  expect(await phone.body('1', { afterMs: 3600_000 })).toContain('已为您取消')
  expect(await phone.body('2', { afterMs: 2 * 3600_000 })).toContain('已超时失效')
})

test('a newer menu on the main port is asked before the older list', async () => {
  const phone = await texting.newPhone({ services: ['LDTX'] })
  await phone.say('0000')
  await phone.say('BG')
  expect(await phone.body('1')).toContain('请确认：套餐变更')
  expect(await phone.body('1', { to: '10086977' })).toContain('已为您取消')
})

test('a long answer is paged between lines, and no pair is cut', async () => {
  const phone = await texting.newPhone()
  const pages = [await phone.body('CHANG')]
  for (let page = 2; pages.at(-1)?.includes(`0${page}`); page++) pages.push(await phone.body(`0${page}`))
  expect(pages.length).toBeGreaterThan(2)
  for (const page of pages) {
    expect(segmentCount(page)).toBeLessThanOrEqual(4)
    expect(page.isWellFormed()).toBe(true)
  }
  for (let line = 1; line <= 60; line++)
    expect(pages.filter((page) => page.includes(`第${line}行`))).toHaveLength(1)
  expect(await phone.body('0')).toContain('已经是最后一页')
})

test('a bug is a polite answer and a failed touch, and the next text is answered', async () => {
  const phone = await texting.newPhone()
  expect(await phone.body('BENG')).toContain('系统繁忙')
  expect(await phone.touches()).toMatchObject([{ outcome: 'failed' }])
  expect(await phone.body('CXYE')).toContain('128.50元')
  expect(JSON.stringify(texting.faults)).not.toContain(phone.msisdn)
})

test('whoever is not a subscriber is answered', async () => {
  const stranger = texting.stranger()
  for (const text of ['CXYE', 'BZ', '1', 'hello', 'TD']) {
    expect(await stranger.body(text)).toContain('未查到该号码的在用客户资料')
  }
})

const odd: [string, string][] = [
  ['ten thousand characters', '长'.repeat(10_000)],
  ['zero bytes', '\u0000\u0000\u0000'],
  ['right to left', '\u202eשלום'],
  ['pictures', '👨‍👩‍👧‍👦🇨🇳'],
  ['half a pair', '\ud83d'],
  ['nothing', ''],
  ['a quote', `'; drop table touch; --`],
  ['a prototype', '__proto__'],
  ['a constructor', 'CONSTRUCTOR'],
]
for (const [what, text] of odd) {
  test(`${what}: answered, and kept as a text that both engines can hold`, async () => {
    const phone = await texting.newPhone()
    const { body, count } = await phone.say(text)
    expect(count).toBe(1)
    expect(segmentCount(body)).toBeLessThanOrEqual(4)
    const [touch] = await phone.touches()
    expect(touch?.outcome).not.toBe('failed')
    expect((touch?.said ?? '').length).toBeLessThanOrEqual(500)
    expect(touch?.said ?? '').not.toContain('\u0000')
  })
}

test('what carries a secret is not kept, spelt right or wrong', async () => {
  const phone = await texting.newPhone()
  for (const text of [
    'MMCZ 510104199203078271 739164 739164',
    'MMZC 510104199203078271 739164 739164',
    '密码 510104199203078271 739164 739164',
    'CZ 1234567890123456',
  ]) {
    await phone.say(text)
  }
  const kept = JSON.stringify(await phone.touches())
  expect(kept).not.toMatch(/739164|510104199203078271|1234567890123456/)
})

test('a flood is answered once and then not at all, until it ebbs', async () => {
  const flooded = await openTexting({ limit: { texts: 3, perMs: 60_000 } })
  const phone = await flooded.newPhone()
  const counts: number[] = []
  for (let n = 0; n < 6; n++)
    counts.push((await phone.say('CXYE', { afterMs: 1_000, key: `flood ${n}` })).count)
  expect(counts).toEqual([1, 1, 1, 1, 0, 0])
  expect((await phone.touches())[0]).toMatchObject({ outcome: 'refused' })
  expect(await phone.body('CXYE', { afterMs: 60_000 })).toContain('128.50元')
})

test('a yes delivered twice runs once; a new yes to a new question is a new one', async () => {
  const phone = await texting.newPhone()
  await phone.say('BEIZI 红')
  const first = await phone.body('是', { key: 'yes' })
  const again = await phone.body('是', { key: 'yes', afterMs: 3_000 })
  expect(again).toBe(first)
  await phone.say('BEIZI 蓝', { afterMs: 3_000 })
  expect(await phone.body('是', { key: 'yes', afterMs: 3_000 })).toContain('已买蓝杯子')
})

test('two texts at once are answered one after the other', async () => {
  const phone = await texting.newPhone()
  await phone.say('BEIZI 红')
  const both = await Promise.all([phone.say('是', { key: 'a' }), phone.say('是', { key: 'b', afterMs: 0 })])
  const touches = await phone.touches()
  expect(both).toHaveLength(2)
  expect(touches.filter((touch) => touch.operation === 'buyCup' && touch.outcome === 'done')).toHaveLength(1)
})
