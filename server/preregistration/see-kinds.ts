import { z } from 'zod'
import { operation } from '#server/operation.ts'
import { kindsFor, said } from './kind.ts'
import { m } from './messages.ts'

/** What may be pre-registered, with the fields a form asks for. */
export const seeKinds = operation({
  title: m.seeKinds,
  summary: m.seeKindsSummary,
  access: 'sim',
  business: 'request-query',
  input: z.object({}),
  fields: {},
  run: async ({ tx, subscriber }) => ({ kinds: await kindsFor(tx, subscriber.brand) }),
  reply: ({ kinds }, { say }) => ({
    title: say(m.seeKinds),
    lines: kinds.length === 0 ? [say(m.noKinds)] : [],
    table: {
      head: [say(m.code), say(m.what), say(m.summary)],
      rows: kinds.map((kind) => [kind.code, said(kind.name, say), said(kind.summary, say)]),
    },
    next: ['preRegister'],
  }),
})
