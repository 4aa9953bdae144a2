import { expect, test } from 'vitest'
import { openTexting } from './support/texts.ts'

const texting = await openTexting()

test('a way out is taken at once, loosely spelt, and inside an open menu', async () => {
  for (const word of ['TD。', '退 订', 'td!', 'Ｔ', 'STOP']) {
    const phone = await texting.newPhone()
    await phone.say('BG')
    await phone.say(word)
    expect((await phone.touches())[0]).toMatchObject({ operation: 'stopMarketing', outcome: 'done' })
    expect(await phone.body('1')).toContain('没有等待您选择的菜单')
  }
})

test('a way out is no complaint, even while a complaint is being asked for', async () => {
  const phone = await texting.newPhone()
  await phone.say('TS')
  await phone.say('退订')
  expect((await phone.touches())[0]).toMatchObject({ operation: 'stopMarketing' })
})

test('English on request is remembered, and Chinese comes back', async () => {
  const phone = await texting.newPhone()
  await phone.say('EN')
  expect(await phone.body('CXYE')).toMatch(/^\[Qinglan Telecom\] Balance: .*128\.50.*Text CXZD for/)
  expect(await phone.body('BZ')).toContain('[Qinglan Telecom] CXYE Balance')
  await phone.say('ZW')
  expect(await phone.body('CXYE')).toContain('余额查询')
})

test('a complaint is asked for, taken as it is written, and not twice when it is delivered twice', async () => {
  const phone = await texting.newPhone()
  expect(await phone.body('TS')).toContain('请回复')
  const taken = await phone.body('流量 用得太快了，Wi-Fi 也慢', { key: 'complaint' })
  expect(await phone.body('流量 用得太快了，Wi-Fi 也慢', { key: 'complaint', afterMs: 120_000 })).toBe(taken)
  const complaints = (await phone.touches()).filter((touch) => touch.operation === 'complain')
  expect(complaints).toHaveLength(1)
})

test('what can be pre-registered is a menu, and what it needs is asked for next', async () => {
  const phone = await texting.newPhone()
  expect(await phone.body('YDJ')).toMatch(/\n1\. /)
  await phone.say('1')
  expect((await phone.touches())[0]).toMatchObject({ operation: 'preRegister' })
})

test('a number is a score while a survey is open and no menu is', async () => {
  const asked = await openTexting({ surveyOneIn: 1 })
  const phone = await asked.newPhone({ services: ['LDTX', 'JYB'] })
  await phone.say('QX LDTX')
  await phone.say('BG')
  expect(await phone.body('1')).toContain('请确认：套餐变更')
  await phone.say('5')
  expect((await phone.touches())[0]).toMatchObject({ operation: 'rateSatisfaction', outcome: 'done' })
})

test('a negative amount is refused in clear words, and not taken for a positive one', async () => {
  const phone = await texting.newPhone()
  for (const text of ['CZ -5', 'CZ-5', 'CZ −5元', '充值 －5']) {
    expect(await phone.body(text), text).toContain('充值金额不能为负数')
  }
})
