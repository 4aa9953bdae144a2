/** Parts of long texts from subscribers, until the last one has come: minutes at most, and never in the clear. */
import { at, bytes, index, integer, primaryKey, table, text } from '#drizzle/columns.ts'

/** Whoever texts has a number before they are anybody, so the sender takes the subscriber's place in the key. */
export const textPart = table(
  'text_part',
  {
    sender: text().notNull(),
    toPort: text().notNull(),
    /** What the parts of one text share, and how many they are. */
    reference: text().notNull(),
    total: integer().notNull(),
    /** From 1. */
    number: integer().notNull(),
    dataCoding: integer().notNull(),
    /** The octets, encrypted; null once the whole text was answered. */
    sealed: bytes(),
    /** Keyed: tells a part that comes again from another text under the same reference. */
    digest: text().notNull(),
    receivedAt: at().notNull(),
    /** The same for all parts of a text. */
    expiresAt: at().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.sender, t.toPort, t.reference, t.number] }),
    index('text_part_expires').on(t.expiresAt),
  ],
)
