import { expect, test } from 'vitest'
import { z } from 'zod'
import { aliasRows } from '#drizzle/reference/aliases.ts'
import type { Field } from '#server/operation.ts'
import { message } from '#words/message.ts'
import { editDistance } from './candidates.ts'
import { normalise } from './normalise.ts'
import { vocabularyOf, type Alias, type Spoken } from './vocabulary.ts'
import { hear } from './words.ts'

/** The printed keywords of the hall, with what a text may give them. */
const spoken = {
  checkBalance: say('CXYE', 'balance'),
  seeBill: say('CXZD', 'bill', { month: { inputMode: 'numeric' } }),
  checkUsage: say('CXYL', 'usage'),
  seePlan: say('CXTC', 'plan-query'),
  changePlan: say('BG', 'plan-change', { plan: {} }),
  cancelPlanChange: say('QXBG', 'plan-change'),
  turnServiceOn: say('KT', 'service-on', { service: {} }),
  turnServiceOff: say('QX', 'service-off', { service: {} }),
  listServices: say('0000', 'service-query'),
  topUp: say('CZ', 'topup', { amount: { inputMode: 'decimal' } }),
  seeEcoins: say('CXJB', 'ecoin-query'),
  redeemEcoins: say('DH', 'ecoin-redeem', { item: {} }),
  preRegister: say('YDJ', 'preregistration', { kind: {}, values: { rest: true } }),
  stopMarketing: say('TD', 'consent'),
  complain: say('TS', 'complaint', { content: { rest: true } }),
  resetPassword: say('MMCZ', 'password', {
    document: { secret: true },
    password: { secret: true, inputMode: 'numeric' },
    again: { secret: true, inputMode: 'numeric' },
  }),
}

function say(
  keyword: string,
  business: Spoken['business'],
  fields: Record<string, Partial<Field>> = {},
): Spoken {
  return {
    keyword,
    business,
    title: message(keyword, keyword),
    input: z.record(z.string(), z.string()),
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, { label: message(name, name), ...field }]),
    ),
  }
}

const others: Alias[] = [
  { word: 'ZDJFJE', operation: 'topUp', preset: null },
  { word: '262', operation: 'seeBill', preset: null },
  { word: '1008611', operation: 'checkBalance', preset: null },
  { word: 'KTCL', operation: 'turnServiceOn', preset: { service: 'CRBT' } },
]
const vocabulary = vocabularyOf(spoken, [...(aliasRows(Object.keys(spoken)) as Alias[]), ...others])

/** What was heard, short enough for a table. */
function gist(raw: string): string {
  const heard = hear(raw, vocabulary)
  if (heard.kind === 'command') {
    const given = Object.entries(heard.input).map(([name, value]) => `${name}=${value}`)
    return [heard.operation, ...given].join(' ')
  }
  if (heard.kind === 'numbers') return heard.more === null ? heard.numbers.join('+') : `page ${heard.more}`
  if (heard.kind === 'language') return heard.language
  if (heard.kind === 'unclear')
    return `? ${heard.candidates.map((candidate) => candidate.operation).join(' ')}`.trim()
  return heard.kind
}

const table: Record<string, string[]> = {
  checkBalance: [
    'CXYE',
    'cxye',
    'CxYe',
    ' cxye ',
    'ＣＸＹＥ',
    'ｃｘｙｅ',
    'CXYE。',
    'cxye.',
    'CXYE!',
    'CXYE ，',
    '“CXYE”',
    '【CXYE】',
    '(cxye)',

    'СХУЕ',
    'СХYE',
    'сxуe',
    'C\u200bX\u200bYE',
    '\ufeffCXYE',
    'CXYE\u0000',
    '\u202eCXYE\u202c',
    'CXYE\r\n',
    '\tCXYE',
    'CXYE 谢谢',

    'CXYE 1',
    'CXYE 202610',
    'CXYE*1',
    'CXYE#',
    'CXYE123',
    'cxye 13800138000',
    'CXYE谢谢',
    'CXYE😀',
    '😀CXYE',

    'YE',
    'ye',
    '余额',
    '查话费',
    '查余额',
    '余额查询',
    '话费',
    '余额。',
    '余额？',
    '余额吗',
    '我要查话费',
    '请帮我查一下余额',
    '您好，查话费',
    '查询一下余额',
    '余额谢谢',
    '回复CXYE',

    '1008611',
    '１００８６１１',
    '查话费 谢谢',
  ],
  seeBill: ['CXZD', 'CXHF', 'HF', '账单', '帐单', '查账单', 'CXZD。', '262', '２６２'],
  'seeBill month=202610': [
    'CXZD 202610',
    'CXZD202610',
    'cxzd*202610',
    'CXZD#202610',
    'CXZD,202610',
    'CXZD，２０２６１０',
    'CXZD  202610',
    'CXZD-202610',
    'CXZD2026IO',
    'CXZD 2O261O',
    'CXZD 202610。',

    '账单202610',
    '账单 202610',
    'CXZD 202610 谢谢',
    'CXZD 202610 9 9 9',
    'CXHF202610',
    '262*202610',
  ],
  'seeBill month=09': ['262*09', '262#09', '262 09', 'CXZD09', '２６２＊０９', '262，09'],
  checkUsage: [
    'CXYL',
    'CXLL',
    'CXGPRS',
    'LL',
    'll',
    '流量',
    '查流量',
    '还有多少流量',
    'ＣＸＬＬ',
    '我的流量',
    '流量呢',
  ],
  seePlan: ['CXTC', 'TC', '套餐', '我的套餐', '查套餐', 'ТС'],
  seeEcoins: ['CXJB', 'JB', 'JF', '积分', '查积分', 'E币'],
  topUp: ['CZ', '充值', 'cz ', 'ＣＺ', '充话费', '我要充值', '缴费'],
  'topUp amount=50': [
    'CZ 50',
    'CZ50',
    'cz50',
    'CZ*50',
    'CZ#50',
    'CZ,50',
    'CZ，50',
    'ＣＺ５０',
    'CZ 5O',
    'CZ5o',
    'CZ 50元',
    'CZ50块',
    '充值50',
    '充值 50 元',
    '充值50元',
    'ZDJFJE50',
    'CZ 50.',
    'CZ ￥50',
    '我要充值50元',
    'CZ:50',
    'CZ+50',
    'СZ 50',
  ],
  'topUp amount=-50': ['CZ -50', 'CZ −50', 'CZ：-50', '充值 -50元'],
  'topUp amount=20': ['ZDJFJE20', 'ZDJFJE 20', 'zdjfje20', 'ZDJFJE2O', 'CZ 20 30'],
  'topUp amount=100': ['CZ l00', 'CZ1OO', 'CZ1oo', 'CZ 100元'],
  changePlan: ['BG', '变更', '换套餐', '我要办理套餐'],
  'changePlan plan=GT58': [
    'BG GT58',
    'BGGT58',
    'bg gt58',
    'BG*GT58',
    'BG ＧＴ５８',
    '变更 GT58',
    '变更GT58',
    'BG GT58。',
  ],
  cancelPlanChange: ['QXBG', 'qxbg', '取消变更'],
  turnServiceOn: ['KT', '开通', '开通业务'],
  'turnServiceOn service=LLB10': ['KT LLB10', 'KTLLB10', 'kt llb10', '开通LLB10', '开通 LLB10', 'KT#LLB10'],
  'turnServiceOn service=CRBT': ['KTCL', 'ktcl', 'KTCL 1', 'KT CRBT', 'KTCRBT'],
  turnServiceOff: ['QX', '取消', '取消业务'],
  'turnServiceOff service=CRBT': ['QX CRBT', 'QXCRBT', '取消CRBT', '取消 crbt'],
  listServices: [
    '0000',
    '00000',
    '000000',
    'OOOO',
    'oooo',
    '０００００',
    '0000。',
    '0OO0',
    '0 0 0 0',
    '查业务',
    '我的业务',
    '0000 1',
    '0000#',
  ],
  redeemEcoins: ['DH', '兑换'],
  'redeemEcoins item=CUP': ['DH CUP', 'DHCUP', '兑换 cup', 'dh*cup'],
  preRegister: ['YDJ', '预登记', '预约'],
  'preRegister kind=KD': ['YDJ KD', 'YDJKD', 'ydj kd'],
  'preRegister kind=KD values=张三 青岚路1号': ['YDJ KD 张三 青岚路1号', '预登记 KD 张三 青岚路1号'],
  complain: ['TS', '投诉', 'ts'],
  'complain content=网速太慢': [
    'TS 网速太慢',
    'TS网速太慢',
    'ts 网速太慢',
    '投诉 网速太慢',
    '投诉网速太慢',
    'TS，网速太慢',
    'TS：网速太慢',
    '我要投诉网速太慢',
  ],
  'complain content=Wi-Fi is slow, please help 5 O l': ['TS Wi-Fi is slow, please help 5 O l'],
  'resetPassword document=44010119900101123X password=135790 again=135790': [
    'MMCZ 44010119900101123X 135790 135790',
    'mmcz*44010119900101123X*135790*135790',
    'MMCZ#44010119900101123X#135790#135790',
    'ＭＭＣＺ　44010119900101123X　135790　135790',
  ],
  'opt-out': [
    'TD',
    'td',
    'T',
    't',
    '退订',
    'STOP',
    'stop',
    'TD。',
    'td!',
    'ＴＤ',
    '退 订',
    '“TD”',
    'TD？',
    ' TD ',
    'T D',
    '退订。',
    '退订！',
    'Stop.',
    'TD 谢谢',
    'ТD',
    'Т',
    'TD😡',
    '回复TD',
    '退订谢谢',
    'stop all',
    '我要退订',
    '不要再发了',
    'T\u200bD',
    '【TD】',
    'TD\u0000',
    'ＳＴＯＰ',
    'td.',
    'T。',
    '退\n订',
    '别发了',
    'STOP SENDING',
  ],
  yes: [
    '是',
    '是。',
    'Y',
    'y',
    'Ｙ',
    'YES',
    'yes!',
    '是的',
    '确认',
    '同意',
    'ok',
    '好的',
    '“是”',
    ' 是 ',
    '回复是',
    'У',
  ],
  no: ['否', 'N', 'n', 'NO', '不', '不要', '放弃', '否。', 'Ν'],
  help: [
    'BZ',
    'bz',
    '帮助',
    '?',
    '？',
    '',
    '   ',
    '\u0000',
    '😀',
    '。。。',
    '？？？',
    'HELP',
    '菜单',
    '\u200b\u200f',
    '!!!',
    'ВZ',
    '10086',
    '\u0007',
    '❤️👍🏻',
  ],
  en: ['EN', 'en', 'English', '英文'],
  zh: ['ZW', '中文', 'zw。'],
  '1': ['1', '１', '①', '1.', '1。', '第1个', '1!', '1️⃣', '一', ' 1 '],
  '1+3': [
    '1,3',
    '1，3',
    '1、3',
    '1 3',
    '１，３',
    '1.3',
    '1;3',
    '① ③',
    '1和3',
    'l,3',
    '1#3',
    '1*3',
    '1, 3',
    '1 ,3。',
    '1/3',
  ],
  '12': ['12', '１２', '12。'],
  '10': ['1O', '1o', '10', 'l0'],
  'page 2': ['02', '０２', 'O2', '02。'],
  'page 0': ['0'],
}

for (const [expected, spellings] of Object.entries(table)) {
  for (const spelling of spellings) {
    test(`${JSON.stringify(spelling)} is heard as ${expected}`, () => {
      expect(gist(spelling)).toBe(expected)
    })
  }
}

const slips: [string, string][] = [
  ['CXYR', 'checkBalance'],
  ['CYXE', 'checkBalance'],
  ['CXXYE', 'checkBalance'],
  ['XCYE', 'checkBalance'],
  ['CXZ', 'seeBill'],
  ['CXDZ 202610', 'seeBill'],
  ['CXTV', 'seePlan'],
  ['CXJV', 'seeEcoins'],
  ['MMZC 44010119900101123X 135790 135790', 'resetPassword'],
  ['我想知道话费还剩多少', 'checkBalance'],
  ['怎么我的流量没有了', 'checkUsage'],
]

for (const [slip, meant] of slips) {
  test(`${slip} offers ${meant}, and runs nothing`, () => {
    const heard = hear(slip, vocabulary)
    expect(heard.kind).toBe('unclear')
    expect(heard.kind === 'unclear' && heard.candidates.map((candidate) => candidate.operation)).toContain(
      meant,
    )
    expect(heard.kind === 'unclear' && heard.candidates.length).toBeLessThanOrEqual(3)
  })
}

test('a slip keeps the month of a question and no secret of a password', () => {
  const bill = hear('CXDZ 202610', vocabulary)
  expect(
    bill.kind === 'unclear' && bill.candidates.find((one) => one.operation === 'seeBill')?.input,
  ).toEqual({
    month: '202610',
  })
  const password = hear('MMZC 44010119900101123X 135790 135790', vocabulary)
  expect(JSON.stringify(password.kind === 'unclear' && password.candidates)).not.toContain('135790')
})

test('a range is no list: nobody guesses what 1-3 cancels', () => {
  expect(hear('1-3', vocabulary).kind).toBe('unclear')
})

test('an alias of no operation means nothing, and no alias takes a printed keyword away', () => {
  const words = vocabularyOf(spoken, [
    { word: 'ABC', operation: 'nothing', preset: null },
    { word: 'CXYE', operation: 'seeBill', preset: null },
  ])
  expect(hear('ABC', words).kind).toBe('unclear')
  expect(hear('CXYE', words)).toMatchObject({ operation: 'checkBalance' })
})

test('ten thousand characters, lone surrogates and expanding ligatures are heard in a moment', () => {
  const startedAt = performance.now()
  for (const text of [
    '长'.repeat(10_000),
    '\ud800'.repeat(10_000),
    'ﷺ'.repeat(10_000),
    'A'.repeat(10_000),
    ' '.repeat(10_000),
    '1,'.repeat(5_000),
  ]) {
    expect(() => hear(text, vocabulary)).not.toThrow()
  }
  expect(performance.now() - startedAt).toBeLessThan(2_000)
})

test('plain and folded text stay side by side', () => {
  for (const text of ['TS ßtraße İstanbul ﬁ', 'ＣＸＹＥ　１', 'СХУЕ и ещё']) {
    const { plain, folded } = normalise(text)
    expect(folded).toHaveLength(plain.length)
  }
})

test('swapped neighbours are one slip', () => {
  expect(editDistance('CXYE', 'CYXE')).toBe(1)
  expect(editDistance('CXYE', 'CXYE')).toBe(0)
  expect(editDistance('', 'CXYE')).toBe(4)
})
