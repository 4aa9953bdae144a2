import { assert, constantFrom, integer, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { monthOf, shanghaiMs } from '#words/format.ts'
import { monthMeant, readMonth } from './which-month.ts'

const moment = integer({ min: shanghaiMs(2020, 1), max: shanghaiMs(2039, 12) })

test('a bare month number names a month that is not in the future and less than a year back', () => {
  assert(
    property(integer({ min: 1, max: 12 }), moment, constantFrom('', '月', '月份'), (number, now, tail) => {
      const word = readMonth(`${number}${tail}`)
      const month = word ? monthMeant(word, now) : 0
      expect(month % 100).toBe(number)
      expect(month).toBeLessThanOrEqual(monthOf(now))
      expect(month).toBeGreaterThan(monthOf(now) - 100)
    }),
  )
})

test('a dated month means itself whatever the day', () => {
  const two = (value: number) => String(value).padStart(2, '0')
  const years = integer({ min: 2000, max: 2099 })
  assert(
    property(years, integer({ min: 1, max: 12 }), moment, (year, month, now) => {
      for (const text of [`${year}${two(month)}`, `${year}-${month}`, `${year}年${month}月`]) {
        const word = readMonth(text)
        expect(word && monthMeant(word, now)).toBe(year * 100 + month)
      }
    }),
  )
})

test('any text is a month or none, never an accident', () => {
  assert(property(string(), (text) => void readMonth(text)))
})
