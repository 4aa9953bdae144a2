/** What can be pre-registered is data: kinds with fields of their own, kept by staff, checked here. */
import { asc, eq } from 'drizzle-orm'
import { preregistrationKind, type PreregistrationField } from '#drizzle/schema/request.ts'
import { Misfit } from '#server/operation.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { isoDate, shanghai, shanghaiMs } from '#words/format.ts'
import { languages, type Language, type Say } from '#words/message.ts'
import { m } from './messages.ts'

export type Kind = typeof preregistrationKind.$inferSelect

const YEAR_MS = 366 * 24 * 3600_000
const LONGEST = 100

const kindByCode = query((db, p: Params<{ code: string }>) =>
  db.select().from(preregistrationKind).where(eq(preregistrationKind.code, p.code)).limit(1),
)

const everyKind = query((db) => db.select().from(preregistrationKind).orderBy(asc(preregistrationKind.code)))

export function kindOf(tx: Tx, code: string): Promise<Kind | undefined> {
  return kindByCode.first(tx, { code })
}

export function kinds(tx: Tx): Promise<Kind[]> {
  return everyKind.all(tx)
}

/** Kinds that are open to a brand. */
export async function kindsFor(tx: Tx, brand: string): Promise<Kind[]> {
  const all = await kinds(tx)
  return all.filter((kind) => kind.open && (!kind.brands || kind.brands.some((each) => each === brand)))
}

/**
 * The values of a kind's fields, cleaned.
 * @param given by name (a form), or one text with the values in the fields' order, the last taking the rest
 * @throws Misfit each wrong field under `details.<name>`
 */
export function valuesOf(
  fields: PreregistrationField[],
  given: string | Record<string, string>,
  now: number,
): Record<string, string> {
  const raw = typeof given === 'string' ? byPosition(fields, given) : given
  const values: Record<string, string> = {}
  const issues: Misfit['issues'] = []
  for (const field of fields) {
    const text = clean(raw[field.name] ?? '')
    const value = text === '' ? null : read(field, text, now)
    if (typeof value === 'string') values[field.name] = value
    else if (value || field.required) {
      issues.push({ field: `details.${field.name}`, words: value?.wrong ?? missing(field) })
    }
  }
  if (issues.length > 0) throw new Misfit(issues)
  return values
}

function byPosition(fields: PreregistrationField[], text: string): Record<string, string> {
  const words = text.split(/\s+/).filter((word) => word !== '')
  return Object.fromEntries(
    fields.map((field, at) => {
      const last = at === fields.length - 1
      return [field.name, last ? words.slice(at).join(' ') : (words[at] ?? '')]
    }),
  )
}

type Wrong = { wrong: (say: Say) => string }

function read(field: PreregistrationField, text: string, now: number): string | Wrong {
  if (field.kind === 'choice') return choiceOf(field, text) ?? wrongChoice(field)
  if (field.kind === 'date') {
    return dateOf(text, now) ?? { wrong: (say) => say(m.fieldDate, said(field.label, say)) }
  }
  if (text.length > LONGEST) return { wrong: (say) => say(m.fieldLong, said(field.label, say)) }
  return text
}

/** By value or by what it is called, in any language, and by its number in the list. */
function choiceOf({ choices = [] }: PreregistrationField, text: string): string | undefined {
  const wanted = text.toLowerCase()
  const found = choices.find(
    ({ value, label }) =>
      value.toLowerCase() === wanted ||
      languages.some((language) => label[language].toLowerCase() === wanted),
  )
  return found?.value
}

function wrongChoice({ label, choices = [] }: PreregistrationField): Wrong {
  return {
    wrong: (say) =>
      say(m.fieldChoice, {
        label: said(label, say),
        choices: choices.map((choice) => `${choice.value}(${said(choice.label, say)})`).join('、'),
      }),
  }
}

/** `2026-12-01`, `20261201`, `12-1`, `1201`, `12月1日` → `2026-12-01`; without a year the next such day. */
function dateOf(text: string, now: number): string | undefined {
  const whole = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(text)
  const short = /^(\d{1,2})[-/.月](\d{1,2})日?$|^(\d{2})(\d{2})$/.exec(text)
  const [month, day] = whole ? [whole[2], whole[3]] : [short?.[1] ?? short?.[3], short?.[2] ?? short?.[4]]
  if (!month || !day) return undefined
  const year = whole ? Number(whole[1]) : yearOf(Number(month), Number(day), now)
  const at = shanghaiMs(year, Number(month), Number(day))
  const real = shanghai(at)
  if (real.month !== Number(month) || real.day !== Number(day)) return undefined
  return isoDate(at) < isoDate(now) || at > now + YEAR_MS ? undefined : isoDate(at)
}

function yearOf(month: number, day: number, now: number): number {
  const today = shanghai(now)
  return month < today.month || (month === today.month && day < today.day) ? today.year + 1 : today.year
}

function missing(field: PreregistrationField) {
  return (say: Say) => say(m.fieldMissing, said(field.label, say))
}

/** A name that staff keep as data, in the language of the speaker. */
export function said(name: Record<Language, string>, say: Say): string {
  return say(name)
}

/** One line, without what no keyboard types. */
function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
