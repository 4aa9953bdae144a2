/** The arithmetic of the diversion share. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Counted, CountedIn } from './counted.ts'
import { shareReport, type ShareAsk } from './share.ts'

const name = { zh: '', en: '' }
const reference = {
  businessTypes: [
    { code: 'balance', name, kind: 'query', charged: false, position: 1 },
    { code: 'plan-change', name, kind: 'handle', charged: true, position: 2 },
    { code: 'service-on', name, kind: 'handle', charged: true, position: 3 },
    { code: 'topup', name, kind: 'pay', charged: true, position: 4 },
    { code: 'sign-in', name, kind: 'other', charged: false, position: 5 },
  ],
  branches: ['east', 'west'].map((code, position) => ({ code, name, position })),
  channels: ['web', 'sms', 'counter', 'hotline', 'partner'].map((code, position) => ({
    code,
    name,
    electronic: position < 2,
    position,
  })),
} satisfies Partial<CountedIn>

const counts = (counted: Partial<Counted>[], over: Partial<CountedIn> = {}): CountedIn => ({
  ...reference,
  counted: counted.map((row) => ({
    month: 202611,
    business: 'plan-change',
    channel: 'web',
    branchCode: 'east',
    count: 1,
    amountFen: 0,
    ...row,
  })),
  active: [],
  scores: [],
  repeats: [],
  repeatProgress: [],
  targets: [],
  ...over,
})

const ask = (over: Partial<ShareAsk> = {}): ShareAsk => ({
  by: 'business',
  kind: 'handle',
  business: null,
  branchCode: null,
  ...over,
})

test('share = electronic ÷ (electronic + counter + hotline); the banking form is electronic ÷ counter', () => {
  const { total } = shareReport(
    ask(),
    counts([
      { channel: 'web', count: 60 },
      { channel: 'sms', count: 25 },
      { channel: 'counter', count: 10 },
      { channel: 'hotline', count: 5 },
    ]),
  )
  expect(total.shareBp).toBe(8500)
  expect(total.bankingBp).toBe(85_000)
})

test('partner stores and outbound calls are on neither side', () => {
  const { total } = shareReport(ask(), counts([{ count: 1 }, { channel: 'partner', count: 99 }]))
  expect(total.shareBp).toBe(10_000)
})

test('a thousand queries do not lift the share of what was handled', () => {
  const { total } = shareReport(
    ask(),
    counts([{ business: 'balance', count: 1000 }, { count: 1 }, { channel: 'counter', count: 1 }]),
  )
  expect(total.shareBp).toBe(5000)
  expect(total.kinds.query.electronic).toBe(1000)
})

test('conversations and sign-ins are in no figure', () => {
  expect(shareReport(ask(), counts([{ business: 'sign-in', count: 7 }])).rows).toEqual([])
})

test('where nothing was handled there is no share, not zero', () => {
  expect(shareReport(ask(), counts([{ business: 'balance', count: 3 }])).total.shareBp).toBeNull()
})

test('completion is measured against the most particular target of the month', () => {
  const targets = [
    { month: 202611, business: '*', branchCode: '*', shareBp: 8000 },
    { month: 202611, business: 'plan-change', branchCode: '*', shareBp: 5000 },
  ]
  const report = shareReport(ask(), counts([{ count: 1 }, { channel: 'counter', count: 3 }], { targets }))
  expect(report.rows).toMatchObject([
    { key: 'plan-change', shareBp: 2500, targetBp: 5000, completionBp: 5000 },
  ])
  expect(report.total.targetBp).toBe(8000)
})

test('the best branch scores 100 % and the others by how near they come', () => {
  const report = shareReport(
    ask({ by: 'branch' }),
    counts([
      { branchCode: 'east', count: 8 },
      { branchCode: 'east', channel: 'counter', count: 2 },
      { branchCode: 'west', count: 4 },
      { branchCode: 'west', channel: 'counter', count: 6 },
    ]),
  )
  expect(report.rows.map(({ key, bestPeerBp }) => [key, bestPeerBp])).toEqual([
    ['east', 10_000],
    ['west', 5000],
  ])
})

test('active customers of two months are never added up', () => {
  const active = [
    { month: 202610, branchCode: 'east', count: 70 },
    { month: 202611, branchCode: 'east', count: 80 },
  ]
  const data = counts([{ month: 202610 }, { month: 202611 }], { active })
  const report = shareReport(ask({ by: 'month' }), data)
  expect(report.rows.map((row) => row.active)).toEqual([70, 80])
  expect(report.total.active).toBe(80)
})

test('whatever is counted, rows sum to the total and no share leaves 0–100 %', () => {
  const row = fc.record({
    month: fc.constantFrom(202610, 202611),
    business: fc.constantFrom(...reference.businessTypes.map(({ code }) => code)),
    channel: fc.constantFrom(...reference.channels.map(({ code }) => code)),
    branchCode: fc.constantFrom('east', 'west'),
    // A counter without a touch does not exist.
    count: fc.integer({ min: 1, max: 1000 }),
    amountFen: fc.nat(100_000),
  })
  const asked = fc.record({
    by: fc.constantFrom('business' as const, 'branch' as const, 'month' as const),
    kind: fc.constantFrom('query' as const, 'handle' as const, 'pay' as const),
  })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), asked, (counted, over) => {
      const { rows, total } = shareReport(ask(over), counts(counted))
      for (const side of ['electronic', 'counter', 'hotline', 'amountFen'] as const) {
        const sum = rows.reduce((all, one) => all + one.kinds[over.kind][side], 0)
        expect(sum).toBe(total.kinds[over.kind][side])
      }
      for (const { shareBp } of [...rows, total]) {
        if (shareBp !== null) expect(shareBp >= 0 && shareBp <= 10_000).toBe(true)
      }
    }),
  )
})
