import { z } from 'zod'
import { preference } from '#drizzle/schema/subscriber.ts'
import { operation } from '#server/operation.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { languages, speak } from '#words/message.ts'
import { m } from './messages.ts'

const putLanguage = insertInto(preference, {
  always: {
    marketing: false,
    marketingSince: null,
    marketingChannel: null,
    marketingWay: null,
    activeMonth: 0,
  },
  onConflict: ['language'],
})

export const chooseLanguage = operation({
  title: m.chooseLanguage,
  summary: m.chooseLanguageSummary,
  keyword: 'EN',
  access: 'sim',
  business: 'conversation',
  input: z.object({ language: z.enum(languages).default('en') }),
  fields: { language: { label: m.languageField, hint: m.languageHint, wrong: m.languageWrong } },
  async run({ tx, subscriber }, { language }) {
    await putLanguage.run(tx, { subscriberId: subscriber.id, language })
    return { language }
  },
  /** In the language that was chosen, not the one it was asked in. */
  reply: ({ language }) => ({
    title: speak[language](m.chooseLanguage),
    lines: [speak[language](m.chosen)],
  }),
})
