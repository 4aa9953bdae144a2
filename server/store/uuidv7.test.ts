import { expect, test } from 'vitest'
import { uuidBytes, uuidText } from '#drizzle/uuid.ts'
import { uuidFloor, uuidTime, uuidv7 } from './uuidv7.ts'

const NOW = Date.UTC(2026, 10, 22)

test('ids of one moment ascend, and say their moment exactly', () => {
  const ids = Array.from({ length: 20_000 }, () => uuidv7(NOW))
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.every((id) => uuidTime(id) === NOW)).toBe(true)
  expect(uuidTime(uuidv7(NOW - 86_400_000))).toBe(NOW - 86_400_000)
})

test('an id has version 7 and the RFC variant, and bytes and text agree', () => {
  const id = uuidv7(NOW)
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(uuidText(uuidBytes(id))).toBe(id)
  expect(uuidText(uuidBytes(id.toUpperCase()))).toBe(id)
})

test('the floor of a moment lies below its ids and above all earlier ones', () => {
  expect(uuidFloor(NOW) < uuidv7(NOW)).toBe(true)
  expect(uuidv7(NOW - 1) < uuidFloor(NOW)).toBe(true)
})

test('given entropy fixes the id', () => {
  const fixed = new Uint8Array(10).fill(1)
  const first = uuidv7(NOW + 1, fixed)
  uuidv7(NOW)
  expect(uuidv7(NOW + 1, fixed)).toBe(first)
})

test('what is no UUID is refused', () => {
  for (const wrong of ['', 'x', '0'.repeat(36), `${uuidv7(NOW)}0`, uuidv7(NOW).replace('-', 'a')]) {
    expect(() => uuidBytes(wrong)).toThrow(TypeError)
  }
})
