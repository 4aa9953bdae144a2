/** A few kills in every test run; `npm run test:crash -- --kills 100` is the long version. */
import { expect, inject, onTestFinished, test } from 'vitest'
import { dialect } from '#drizzle/dialect.ts'
import { crash } from './crash.ts'
import { newPlace } from './place.ts'
import { crashReport } from './report.ts'

test('what was acknowledged survives the death of both processes, and nothing happens twice', async () => {
  const place = await newPlace(dialect === 'postgres' ? inject('postgresUrl') : undefined)
  onTestFinished(() => place.remove())
  const report = await crash({
    place,
    kills: 6,
    seed: 20_261_122,
    people: 16,
    browsers: 6,
    lifeMs: 700,
    thinkMs: 60,
  })
  expect(report.violations, crashReport(report)).toEqual([])
  expect(report.kills).toBe(6)
  expect(report.texts).toBeGreaterThan(0)
  expect(report.forms).toBeGreaterThan(0)
}, 180_000)
