import { z } from 'zod'

/** A field that may be left empty: what a form sends as an empty text is nothing. */
export function filled<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional())
}
