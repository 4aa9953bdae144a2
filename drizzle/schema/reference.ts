/** Catalogues that every shard holds a copy of: who may do what where, and the words for it. */
import { at, flag, integer, json, primaryKey, table, text } from '#drizzle/columns.ts'
import type { Bilingual } from '#words/bilingual.ts'

/** A way to reach the operator; `electronic` decides which side of the diversion share it counts on. */
export const channel = table('channel', {
  code: text().primaryKey(),
  name: json<Bilingual>().notNull(),
  electronic: flag().notNull(),
  position: integer().notNull(),
})

/** What reports group by: each business type is a query, something handled or something paid. */
export const businessType = table('business_type', {
  code: text().primaryKey(),
  name: json<Bilingual>().notNull(),
  kind: text<'query' | 'handle' | 'pay' | 'other'>().notNull(),
  charged: flag().notNull(),
  position: integer().notNull(),
})

/** A branch of the operator; a subscriber belongs to one, and so does each counter. */
export const branch = table('branch', {
  code: text().primaryKey(),
  name: json<Bilingual>().notNull(),
  position: integer().notNull(),
})

/** The function matrix: an operation is open to a brand on a channel where a row says so, closed anywhere else. */
export const functionSwitch = table(
  'function_switch',
  {
    operation: text().notNull(),
    brand: text().notNull(),
    channel: text().notNull(),
    open: flag().notNull(),
  },
  (t) => [primaryKey({ columns: [t.operation, t.brand, t.channel] })],
)

/** Words that mean an operation's keyword: other provinces' codes, Chinese phrases. `preset` is input that the alias implies. */
export const keywordAlias = table('keyword_alias', {
  word: text().primaryKey(),
  operation: text().notNull(),
  preset: json<Record<string, string>>(),
})

/** One row, counted up by every change of a catalogue, so that a process knows when its copy is old. */
export const catalogue = table('catalogue', {
  name: text().primaryKey(),
  version: integer().notNull(),
  changedAt: at().notNull(),
})
