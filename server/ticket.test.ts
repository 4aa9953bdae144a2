import { expect, test } from 'vitest'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { shanghaiMs } from '#words/format.ts'
import { isTicket, ticketOf } from './ticket.ts'

const NOW = shanghaiMs(2026, 11, 22, 10)

test('a ticket names its day, and the same request has the same ticket', () => {
  const id = uuidv7(NOW)
  const ticket = ticketOf('YD', id, NOW)
  expect(ticket).toMatch(/^YD261122[2-9A-Z]{6}$/)
  expect(ticketOf('YD', id, NOW)).toBe(ticket)
  expect(isTicket(` ${ticket.toLowerCase()} `)).toBe(true)
})

test('one wrong letter is noticed', () => {
  for (let round = 0; round < 200; round++) {
    const ticket = ticketOf('TS', uuidv7(NOW), NOW)
    const at = 8 + (round % 6)
    const wrong = ticket[at] === 'A' ? 'C' : 'A'
    expect(isTicket(ticket.slice(0, at) + wrong + ticket.slice(at + 1))).toBe(false)
  }
})
