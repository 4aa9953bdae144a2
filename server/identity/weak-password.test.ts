import { expect, test } from 'vitest'
import { isWeak } from './weak-password.ts'

test('passwords that somebody else would try first are weak', () => {
  const weak = [
    '123456',
    '654321',
    '012345',
    '567890',
    '111111',
    '121212',
    '123123',
    '112233',
    '900101',
    '198712',
  ]
  expect(weak.filter((password) => !isWeak(password))).toEqual([])
})

test('digits of the number or of the document are weak', () => {
  expect(isWeak('138264', ['13826447509'])).toBe(true)
  expect(isWeak('447509', ['13826447509'])).toBe(true)
  expect(isWeak('805274', ['510104199201805274'])).toBe(true)
})

test('digits that mean nothing are fine', () => {
  expect(['739164', '582907', '406853'].filter((password) => isWeak(password, ['13826447509']))).toEqual([])
})
