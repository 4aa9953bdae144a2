/** Segments that marketing keeps beside those of its campaigns: what a builder of rules is for. */
import type { segment, segmentInside, segmentVersion } from '#drizzle/schema/segment.ts'
import type { Rule } from '#server/segment/rule.ts'
import { chanceOf } from './chance.ts'

const DAY_MS = 24 * 3600_000

type Kept = { name: string; daysAgo: number; rules: Rule[] }

/** The rules by version, oldest first. */
const kept: Kept[] = [
  {
    name: '查流量但没买包',
    daysAgo: 12,
    rules: [
      { all: [{ fact: 'touch', business: 'usage', atLeast: 3 }] },
      {
        all: [
          { fact: 'consent', is: true },
          { fact: 'touch', business: 'usage', atLeast: 3, days: 90 },
          { not: { fact: 'service', in: ['*data'], when: 'ever' } },
        ],
      },
    ],
  },
  {
    name: '流量吃紧的高价值客户',
    daysAgo: 20,
    rules: [
      {
        all: [
          { fact: 'allowance', what: 'dataKb', months: 3, min: 80 },
          {
            any: [
              { fact: 'tier', min: 4 },
              { fact: 'spendFen', months: 3, min: 10_000 },
            ],
          },
          { not: { any: [{ fact: 'credit', in: ['arrears', 'suspended'] }] } },
        ],
      },
    ],
  },
  {
    name: '常去服营厅、少用网厅的客户',
    daysAgo: 33,
    rules: [
      {
        all: [
          { fact: 'touch', channel: 'counter', atLeast: 3, days: 180 },
          { not: { fact: 'touch', channel: 'web', atLeast: 3, days: 180 } },
        ],
      },
    ],
  },
]

/** Built on the first of the others. */
const builtOn = (segmentId: string, version: number): Kept => ({
  name: '查流量没买包、未欠费的动感地带',
  daysAgo: 6,
  rules: [
    {
      all: [
        { fact: 'segment', segmentId, version },
        { fact: 'brand', in: ['mzone'] },
        { not: { fact: 'credit', in: ['arrears', 'suspended'] } },
      ],
    },
  ],
})

/** @param now UTC ms, the end of the demo */
export function keptSegments(seed: number, author: string, now: number) {
  const chance = chanceOf(seed, -301)
  const segments: (typeof segment.$inferInsert)[] = []
  const versions: (typeof segmentVersion.$inferInsert)[] = []
  const inside: (typeof segmentInside.$inferInsert)[] = []
  const add = ({ name, daysAgo, rules }: Kept) => {
    const createdAt = now - daysAgo * DAY_MS
    const id = chance.id(createdAt)
    const made = { createdBy: author, createdAt }
    const changedAt = createdAt + (rules.length - 1) * DAY_MS
    segments.push({ id, name, version: rules.length, ...made, changedAt })
    const uncounted = { countState: 'waiting' as const, looked: 0, matched: 0, sample: [] }
    for (const [index, rule] of rules.entries())
      versions.push({
        segmentId: id,
        version: index + 1,
        rule,
        createdBy: author,
        createdAt: createdAt + index * DAY_MS,
        ...uncounted,
      })
    return { id, version: rules.length }
  }
  const [first] = kept.map(add)
  if (first) {
    const outer = add(builtOn(first.id, first.version))
    inside.push({
      insideId: first.id,
      insideVersion: first.version,
      segmentId: outer.id,
      version: outer.version,
    })
  }
  return { segments, versions, inside }
}
