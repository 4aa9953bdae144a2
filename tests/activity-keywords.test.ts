/** Which keywords an activity may have, judged by what the text hall hears. */
import { expect, test } from 'vitest'
import { operations } from '#server/operations.ts'
import { hear } from '#sms/words.ts'
import { vocabularyOf } from '#sms/vocabulary.ts'
import { aliasRows } from '#drizzle/reference/aliases.ts'
import { isKeyword, keywordOf, shadowed } from '#server/activity/keyword.ts'

const aliases = aliasRows(Object.keys(operations)).map((row) => ({ ...row, preset: row.preset ?? null }))
const printed = Object.values(operations as Record<string, { keyword?: string }>).flatMap(
  ({ keyword }) => keyword ?? [],
)
const words = aliases.map(({ word }) => word)

test.each(['TP2611', 'ZP', '抢球票', '最美公园', 'WENJUAN', 'QP01', 'DATI5'])('%s is free', (keyword) => {
  expect(isKeyword(keywordOf(keyword))).toBe(true)
  expect(shadowed(keyword, printed, words)).toBeNull()
})

test.each([
  'TD',
  'TD1',
  'td99',
  'STOPIT',
  '退订活动',
  'CXYE',
  'CX',
  'CZ50',
  'DH501',
  '是',
  'Y1',
  'T1',
  '余额',
  'A1',
  'EN',
  'JF2',
])('%s stands in the way of something', (keyword) => {
  const word = keywordOf(keyword)
  expect(isKeyword(word) && shadowed(word, printed, words) === null).toBe(false)
})

test.each(['1', '123', '有 空格 不会错'.repeat(3), 'A', '好👍', 'A-B'])('%s is no keyword', (typed) => {
  expect(isKeyword(keywordOf(typed))).toBe(false)
})

test('whatever is texted means what it meant before there was an activity, but for its own keyword', () => {
  const before = vocabularyOf(operations, aliases)
  const activity = { word: 'ZP', operation: 'takePart', preset: { activity: 'ZP' } }
  const after = vocabularyOf(operations, [activity, ...aliases])
  const heard = [...printed, ...words, 'TD', 'CZ50', 'CXZD202610', 'A1', '1,3', 'KT LL5', 'ZHAOPIN']
  for (const text of heard) expect(hear(text, after), text).toEqual(hear(text, before))
  expect(hear('ZPX', after)).toMatchObject({
    kind: 'unclear',
    candidates: [{ operation: 'takePart', word: 'ZP', input: { activity: 'ZP' } }],
  })
  expect(hear('zp 2', after)).toMatchObject({ operation: 'takePart', input: { activity: 'ZP', answer: '2' } })
  expect(hear('ZP2', after)).toMatchObject({ operation: 'takePart', input: { activity: 'ZP', answer: '2' } })
})

test('an activity that somehow has a printed keyword or an alias still takes nothing away', () => {
  const rogue = ['CXYE', '余额', 'TD'].map((word) => ({
    word,
    operation: 'takePart',
    preset: { activity: 'X1' },
  }))
  const after = vocabularyOf(operations, [...rogue, ...aliases])
  expect(hear('CXYE', after)).toMatchObject({ operation: 'checkBalance' })
  expect(hear('余额', after)).toMatchObject({ operation: 'checkBalance' })
  expect(hear('TD', after)).toMatchObject({ kind: 'opt-out' })
})
