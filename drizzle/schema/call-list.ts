/** Lists for the callers, and what came of each line. */
import { at, id, index, integer, primaryKey, table, text } from '#drizzle/columns.ts'
import type { PushResponse } from './campaign.ts'

/** A list for the callers: who has it, until when it is theirs, and how far it is. */
export const callList = table(
  'call_list',
  {
    id: id().primaryKey(),
    /** What its lines are known by outside; the end of the id. */
    code: text().notNull(),
    campaignId: id().notNull(),
    /** The agency or the agent that calls. */
    agency: text().notNull(),
    wanted: integer().notNull(),
    lines: integer().notNull(),
    results: integer().notNull(),
    state: text<'filling' | 'ready'>().notNull(),
    takenBy: id().notNull(),
    takenAt: at().notNull(),
    /** Lines without a result are free for other lists then. */
    leaseUntil: at().notNull(),
    /** When somebody last took it away as a file; null: nobody has. */
    fetchedAt: at(),
  },
  (t) => [index('call_list_campaign').on(t.campaignId), index('call_list_code').on(t.code)],
)

/** One line of a list: whom to call, and what came of it. */
export const callLine = table(
  'call_line',
  {
    subscriberId: id().notNull(),
    listId: id().notNull(),
    round: integer().notNull(),
    line: integer().notNull(),
    /** The day of theirs on which the contact was counted. */
    day: integer().notNull(),
    script: text().notNull(),
    result: text<PushResponse>(),
    resultAt: at(),
  },
  (t) => [
    primaryKey({ columns: [t.subscriberId, t.listId, t.round] }),
    index('call_line_list').on(t.listId, t.line),
  ],
)
