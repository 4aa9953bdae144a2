import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgeTest, outlookOf, zOf, type AbTest, type Tried } from './ab-test.ts'

const ab: AbTest = {
  shareBp: 2000,
  hours: 24,
  sample: 10,
  metric: 'answered',
  confidence: 95,
  fallback: 'B',
}

const side = (code: string, people: number, answered: number): Tried => ({ code, people, answered })

const sides = fc
  .array(
    fc.nat(3000).chain((people) => fc.record({ people: fc.constant(people), answered: fc.nat(people) })),
    { minLength: 2, maxLength: 4 },
  )
  .map((all) => all.map((each, index) => ({ ...each, code: 'ABCD'[index] ?? '' })))

test('a clear difference has a winner, a small one falls back, and each says why', () => {
  const clear = judgeTest([side('A', 1000, 120), side('B', 1000, 60)], ab, 7)
  expect(clear).toMatchObject({ at: 7, code: 'A', why: 'significant', against: [{ code: 'B' }] })
  expect(clear.against[0]?.low).toBeGreaterThan(0)
  const close = judgeTest([side('A', 1000, 65), side('B', 1000, 60)], ab, 7)
  expect(close).toMatchObject({ code: 'B', why: 'fallback' })
  expect(close.against[0]?.low).toBeLessThan(0)
  expect(
    judgeTest([side('A', 1000, 65), side('B', 1000, 60)], { ...ab, fallback: 'split' }, 7).code,
  ).toBeNull()
})

test('too few people prove nothing, however far apart they are', () => {
  const asked = { ...ab, sample: 200 }
  const early = [side('A', 150, 90), side('B', 190, 2)]
  expect(judgeTest(early, asked, 7)).toMatchObject({ code: 'B', why: 'too-few' })
  expect(judgeTest([side('A', 10, 10), side('B', 0, 0)], ab, 7)).toMatchObject({ why: 'too-few' })
  expect(outlookOf(early, asked)).toEqual({
    short: [
      { code: 'A', people: 50 },
      { code: 'B', people: 10 },
    ],
    lead: { code: 'A', more: 0 },
  })
})

test('an outlook says how many people more the lead would need, and that many prove it', () => {
  const sides = [side('A', 300, 24), side('B', 300, 15)]
  const { short, lead } = outlookOf(sides, ab)
  expect(short).toEqual([])
  expect(lead).toMatchObject({ code: 'A' })
  const more = lead?.more ?? 0
  expect(more).toBeGreaterThan(100)
  const people = 300 + more
  const grown = [side('A', people, Math.round(people * 0.08)), side('B', people, Math.round(people * 0.05))]
  expect(judgeTest(sides, ab, 1).why).toBe('fallback')
  expect(outlookOf(grown, ab).lead?.more).toBeLessThan(more / 4)
  expect(
    judgeTest(
      grown.map((each) => ({ ...each, people: each.people * 1.1, answered: each.answered * 1.1 })),
      ab,
      1,
    ).why,
  ).toBe('significant')
  expect(outlookOf([side('A', 300, 15), side('B', 300, 15)], ab).lead).toBeNull()
})

test('the order in which the variants stand changes nothing, nor does judging once more', () => {
  fc.assert(
    fc.property(sides, fc.constantFrom<80 | 90 | 95 | 99>(80, 90, 95, 99), (all, confidence) => {
      const test = { ...ab, confidence }
      const { code, why } = judgeTest(all, test, 1)
      expect(judgeTest(all, test, 1)).toMatchObject({ code, why })
      expect(judgeTest(all.toReversed(), test, 1)).toMatchObject({ code, why })
    }),
  )
})

test('who wins has the highest rate, and still wins with more answers', () => {
  fc.assert(
    fc.property(sides, (all) => {
      const { code, why } = judgeTest(all, ab, 1)
      if (why !== 'significant') return
      const rate = ({ people, answered }: Tried) => answered / people
      const best = all.find((each) => each.code === code)
      if (!best) throw new Error('won by nobody')
      for (const other of all) expect(rate(best)).toBeGreaterThanOrEqual(rate(other))
      const more = all.map((each) =>
        each === best ? { ...each, answered: Math.min(each.people, each.answered + 1) } : each,
      )
      expect(judgeTest(more, ab, 1)).toMatchObject({ code, why })
    }),
  )
})

test('more confidence never makes a winner, nor do more variants of the same rate', () => {
  fc.assert(
    fc.property(sides, (all) => {
      const strict = judgeTest(all, { ...ab, confidence: 99 }, 1)
      if (strict.why === 'significant')
        expect(judgeTest(all, { ...ab, confidence: 80 }, 1)).toMatchObject({ code: strict.code })
    }),
  )
  expect(zOf(95, 1)).toBeCloseTo(1.959964, 5)
  expect(zOf(99, 1)).toBeCloseTo(2.575829, 5)
  expect(zOf(95, 6)).toBeCloseTo(2.638257, 5)
})

test('equal variants are rarely told apart: at most as often as the confidence allows', () => {
  // A small generator of its own, so that the figure is the same in every run.
  let state = 42
  const random = () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32
  const answers = () => Array.from({ length: 400 }, random).filter((each) => each < 0.1).length
  let wrong = 0
  for (let round = 0; round < 1000; round++) {
    const all = ['A', 'B', 'C'].map((code) => side(code, 400, answers()))
    if (judgeTest(all, ab, 1).why === 'significant') wrong++
  }
  expect(wrong / 1000).toBeLessThan(0.05)
})
