/** The interval of a lift, against the examples that its method was published with. */
import { expect, test } from 'vitest'
import { liftOf, wilson } from './lift.ts'

/** Newcombe, Statistics in Medicine 17 (1998), 873–890, table II, method 10: both sides, and the ends of the interval. */
const published = [
  { reached: '56/70', held: '48/80', low: 0.0524, high: 0.3339 },
  { reached: '9/10', held: '3/10', low: 0.1705, high: 0.809 },
  { reached: '6/7', held: '2/7', low: 0.0582, high: 0.8062 },
  { reached: '5/56', held: '0/29', low: -0.0381, high: 0.1926 },
  { reached: '0/10', held: '0/20', low: -0.1611, high: 0.2775 },
  { reached: '0/10', held: '0/10', low: -0.2775, high: 0.2775 },
  { reached: '10/10', held: '0/20', low: 0.6791, high: 1 },
  { reached: '10/10', held: '0/10', low: 0.6075, high: 1 },
]

function side(text: string) {
  const [answered = 0, people = 0] = text.split('/').map(Number)
  return { people, answered }
}

test.each(published)('$reached against $held', ({ reached, held, low, high }) => {
  const lift = liftOf(side(reached), side(held))
  expect(lift?.low).toBeCloseTo(low, 4)
  expect(lift?.high).toBeCloseTo(high, 4)
  expect(lift?.clear).toBe(low > 0)
})

test('there is no lift where one side is empty, and no share below nothing', () => {
  expect(liftOf({ people: 0, answered: 0 }, { people: 5, answered: 1 })).toBeNull()
  expect(wilson({ people: 10, answered: 0 })).toMatchObject({ low: 0 })
})
