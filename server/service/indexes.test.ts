import { array, assert, constantFrom, integer, property, string, uniqueArray } from 'fast-check'
import { expect, test } from 'vitest'
import { readIndexes } from './indexes.ts'

test.for([
  '1,3',
  '1，3',
  '1、3',
  '1 3',
  '１，３',
  '１　３',
  ' 1, 3 ',
  '1;3',
  '1；3',
  '1.3',
  '1和3',
  '01,03',
  '1，，3。'.replace('。', ''),
])('%s means one and three', (text) => {
  expect(readIndexes(text)).toEqual({ indexes: [1, 3] })
})

test('13 is thirteen, not one and three', () => {
  expect(readIndexes('13')).toEqual({ indexes: [13] })
})

const separators = [',', '，', '、', ' ', '　', ';', '；', ', ', ' 、']

test('any separators, any width: what was meant is what is read', () => {
  const indexes = uniqueArray(integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 12 })
  assert(
    property(
      indexes,
      array(constantFrom(...separators), { minLength: 12, maxLength: 12 }),
      constantFrom(true, false),
      (indexes, between, wide) => {
        const text = indexes.map((index, at) => `${at > 0 ? between[at] : ''}${index}`).join('')
        const written = wide
          ? text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
          : text
        expect(readIndexes(written)).toEqual({ indexes })
      },
    ),
  )
})

test('a repeated index is seen, wherever it stands', () => {
  assert(
    property(uniqueArray(integer({ min: 1, max: 99 }), { minLength: 1 }), (indexes) => {
      expect(readIndexes([...indexes, indexes[0]].join(','))).toEqual({ fault: 'repeated' })
    }),
  )
})

test.for(['', ' ', ',', '全部', 'ALL', '-1', '1,A', '1-3', '1234', 'CXYE', '1e2', '0x1'])(
  '%j is no answer to a list',
  (text) => {
    expect(readIndexes(text)).toEqual({ fault: 'unreadable' })
  },
)

test('any text is read or refused, never misread into something it does not say', () => {
  assert(
    property(string({ unit: 'binary' }), (text) => {
      const read = readIndexes(text)
      if (!('indexes' in read)) return
      const digits = text.normalize('NFKC').replace(/\D/g, '')
      expect(read.indexes.every((index) => digits.includes(String(index)))).toBe(true)
    }),
  )
})
