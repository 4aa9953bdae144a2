/**
 * What people text when they mean an operation: other provinces' codes, and the phrases of everyday Chinese.
 *
 * Words are kept the way a text is normalised before it is matched: half width, upper case, no blanks. A word belongs
 * to one operation. The printed keywords themselves are the operations' own and not repeated here.
 */
import type { keywordAlias } from '#drizzle/schema/reference.ts'
import { ecoinsWords } from './aliases/ecoins.ts'
import { hallWords, languagePresets } from './aliases/hall.ts'
import { lineWords } from './aliases/line.ts'
import { marketingWords, wayPresets } from './aliases/marketing.ts'
import { servicesWords } from './aliases/services.ts'

const words: Record<string, readonly string[]> = {
  ...lineWords,
  ...servicesWords,
  ...ecoinsWords,
  ...marketingWords,
  ...hallWords,
}

/** Input that a word implies. */
const presets: Record<string, Record<string, string>> = { ...wayPresets, ...languagePresets }

/** The words of these operations; others that the list mentions are passed over. */
export function aliasRows(operations: readonly string[]): (typeof keywordAlias.$inferInsert)[] {
  return operations.flatMap((operation) =>
    (words[operation] ?? []).map((word) => ({ word, operation, preset: presets[word] ?? null })),
  )
}
