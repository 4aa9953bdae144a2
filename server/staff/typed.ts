/** What forms of the console type, read the same way everywhere. */
import { z } from 'zod'
import { shanghaiMs } from '#words/format.ts'
import { filled } from './filled.ts'

const DAY_MS = 24 * 3600_000

/** A whole number. */
export const count = (from: number, to: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,12}$/)
    .transform(Number)
    .pipe(z.int().min(from).max(to))

/** A whole number, or null where nothing is typed. */
export const countOrNone = (from: number, to: number) =>
  filled(count(from, to)).transform((value) => value ?? null)

/** More or fewer, as a number with a sign: `50`, `+50`, `-20`; full width and other minus signs too. */
export const changeTyped = (most: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFKC').replace(/[−–—]/g, '-').trim())
    .pipe(z.string().regex(/^[+-]?\d{1,12}$/))
    .transform(Number)
    .pipe(z.int().min(-most).max(most))

/** Yuan with up to two decimals, as fen. */
export const yuanTyped = z
  .string()
  .trim()
  .regex(/^\d{1,7}(\.\d{1,2})?$/)
  .transform((text) => {
    const [whole = '0', part = ''] = text.split('.')
    return Number(whole) * 100 + Number(part.padEnd(2, '0'))
  })

/** Midnight in Shanghai at which a day begins, UTC ms. */
export const dayTyped = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .transform((text) => {
    const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
    return shanghaiMs(year, month, day)
  })

/** The end of a day, UTC ms. */
export const dayEndTyped = dayTyped.transform((at) => at + DAY_MS)

/** A month as an address or a form holds it: `202611` or `2026-11`. */
export const monthTyped = z
  .string()
  .transform((text) => text.replace('-', ''))
  .pipe(z.string().regex(/^20\d{2}(0[1-9]|1[0-2])$/))
  .transform(Number)

/** A box that was ticked. */
export const ticked = z.preprocess(
  (value) => value === 'true' || value === true || value === 'on',
  z.boolean(),
)
