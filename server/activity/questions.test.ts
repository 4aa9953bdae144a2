/** Branches and scores, for any survey and any answers. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ActivityQuestion, GoTo } from '#drizzle/schema/activity.ts'
import { choice, question } from '#tests/support/activities.ts'
import { faultIn } from './fault.ts'
import { bestScore, choicesIn, questionAfter, scoreOf } from './questions.ts'

const goTo = (number: number, of: number): fc.Arbitrary<GoTo> =>
  number < of
    ? fc.oneof(fc.constant(null), fc.constant('end' as const), fc.integer({ min: number + 1, max: of }))
    : fc.constantFrom(null, 'end' as const)

const survey = fc.integer({ min: 1, max: 12 }).chain((of) =>
  fc.tuple(
    ...Array.from({ length: of }, (_, index) =>
      fc.array(goTo(index + 1, of), { minLength: 2, maxLength: 5 }).map((jumps) =>
        question(
          '题',
          'Q',
          jumps.map((each) => choice('选', 'C', { goTo: each })),
        ),
      ),
    ),
  ),
)

test('every survey that may be published ends, and asks no question twice', () => {
  fc.assert(
    fc.property(survey, fc.array(fc.nat(100), { minLength: 12, maxLength: 12 }), (questions, dice) => {
      expect(faultIn('survey', { questions, passScore: 0, tickets: 0 })).toBeNull()
      const asked: number[] = []
      for (let at: number | null = 1; at !== null;) {
        asked.push(at)
        const choices = questions[at - 1]?.choices.length ?? 1
        const chosen = ((dice[asked.length - 1] ?? 0) % choices) + 1
        at = questionAfter(questions, { question: at, choices: [chosen], words: '' })
      }
      expect(asked.length).toBeLessThanOrEqual(questions.length)
      expect(asked).toEqual([...new Set(asked)].toSorted((one, other) => one - other))
    }),
  )
})

const quiz: fc.Arbitrary<ActivityQuestion[]> = fc.array(
  fc.record({ right: fc.nat(3), points: fc.integer({ min: 1, max: 5 }) }).map(({ right, points }) =>
    question(
      '题',
      'Q',
      [0, 1, 2, 3].map((at) => choice('选', 'C', { right: at === right })),
      { points },
    ),
  ),
  { minLength: 1, maxLength: 15 },
)

test('a score is between nothing and all, and all is for who is right throughout', () => {
  fc.assert(
    fc.property(
      quiz,
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 15, maxLength: 15 }),
      (questions, picks) => {
        const answers = questions.map((_, at) => ({ question: at + 1, choices: [picks[at] ?? 1], words: '' }))
        const score = scoreOf(questions, answers)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(bestScore(questions))
        const right = questions.map(({ choices }, at) => ({
          question: at + 1,
          choices: choices.flatMap((each, index) => (each.right ? [index + 1] : [])),
          words: '',
        }))
        expect(scoreOf(questions, right)).toBe(bestScore(questions))
      },
    ),
  )
})

const three = question('题', 'Q', [choice('甲', 'A'), choice('乙', 'B'), choice('丙', 'C')])
const some = { ...three, asks: 'several' as const, most: 2 }

test.each([
  ['2', [2]],
  [' ２ ', [2]],
  ['②', [2]],
  ['2.', [2]],
  ['4', null],
  ['0', null],
  ['1,2', null],
  ['', null],
  ['二楼', null],
])('“%s” answers a single choice with %j', (typed, chosen) => {
  expect(choicesIn(typed, three)).toEqual(chosen)
})

test.each([
  ['3,1', [1, 3]],
  ['1、3', [1, 3]],
  ['1和3', [1, 3]],
  ['1 1', [1]],
  ['1,2,3', null],
  ['2', [2]],
])('“%s” answers a choice of two with %j', (typed, chosen) => {
  expect(choicesIn(typed, some)).toEqual(chosen)
})
