import { expect, test } from 'vitest'
import { sealFits, sealFor } from './seal.ts'

test('a seal fits the cookie it was made for and no other', () => {
  const seal = sealFor('my session')
  expect(sealFits(seal, ['another', 'my session'])).toBe(true)
  expect(sealFits(seal, ['another', undefined])).toBe(false)
})

test('two pages of one session carry different seals', () => {
  expect(sealFor('my session')).not.toBe(sealFor('my session'))
})

test('what is no seal fits nothing', () => {
  for (const text of ['', 'x', 'AAAA', 'A'.repeat(43), '\u0000', '💥'.repeat(20)]) {
    expect(sealFits(text, ['my session'])).toBe(false)
  }
})
