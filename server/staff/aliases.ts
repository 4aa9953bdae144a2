/** The words that mean a keyword of the SMS hall are data; staff keep them here. */
import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { keywordAlias } from '#drizzle/schema/reference.ts'
import { activityWords } from '#server/activity/activity.ts'
import { catalogueChanged } from '#server/catalogue.ts'
import { Misfit, Refusal } from '#server/operation.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import { everyRole, staffAction } from './action.ts'
import { m } from './messages.ts'

const everyAlias = query((db) => db.select().from(keywordAlias).orderBy(asc(keywordAlias.word)))

const insertAlias = insertInto(keywordAlias, { onConflict: 'nothing' })

const deleteAlias = query((db, p: Params<{ word: string }>) =>
  db.delete(keywordAlias).where(eq(keywordAlias.word, p.word)),
)

/** Opt-out, yes and help stand before every alias and are nobody's to give away. */
const RESERVED = new Set(['TD', 'T', '退订', 'STOP', '是', 'Y', 'YES', '否', 'N', 'NO', 'BZ', '帮助', '?'])

const word = z
  .string()
  .transform((text) => text.normalize('NFKC').trim().toUpperCase())
  .pipe(
    z
      .string()
      .max(20)
      .regex(/^[^\s,，、*#]+$/),
  )
  .refine((text) => !RESERVED.has(text) && !/^\d+$/.test(text))

export const listAliases = staffAction({
  title: m.listAliases,
  roles: everyRole,
  input: z.object({}),
  fields: {},
  run: ({ tx }) => everyAlias.all(tx),
  audit: () => ({}),
})

export const addAlias = staffAction({
  title: m.addAlias,
  roles: ['ops', 'admin'],
  input: z.object({
    word,
    operation: z.string().max(60),
    preset: z.record(z.string().max(40), z.string().max(100)).nullable().default(null),
  }),
  fields: {
    word: { label: m.word, wrong: m.wordWrong },
    operation: { label: m.operation },
    preset: { label: m.preset },
  },
  async run({ tx, operations, now }, alias) {
    if (!operations[alias.operation]?.keyword) {
      throw new Misfit([{ field: 'operation', words: (say) => say(m.operationWrong) }])
    }
    const keywords = Object.values(operations).map((each) => each.keyword)
    const texted = (await activityWords(tx)).map((each) => each.word)
    const taken = [...keywords, ...texted].includes(alias.word)
    if (taken || !(await insertAlias.run(tx, alias))) {
      throw new Misfit([{ field: 'word', words: (say) => say(m.wordTaken) }])
    }
    await catalogueChanged(tx, 'keyword_alias', now)
    return alias
  },
  audit: (alias) => ({ detail: alias }),
})

export const removeAlias = staffAction({
  title: m.removeAlias,
  roles: ['ops', 'admin'],
  input: z.object({ word: z.string().max(40) }),
  fields: { word: { label: m.word } },
  async run({ tx, now }, { word }) {
    if (!(await deleteAlias.run(tx, { word }))) throw new Refusal('no-word', (say) => say(m.noWord))
    await catalogueChanged(tx, 'keyword_alias', now)
    return { word }
  },
  audit: (input) => ({ detail: input }),
})
