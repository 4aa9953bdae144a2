import type { Language } from './message.ts'

/** A name that staff keep as data (a plan, a service, a reward), in every language of the hall. */
export type Bilingual = Record<Language, string>
