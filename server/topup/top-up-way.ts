/** What follows `CZ`: an amount in whole yuan, or the code of a recharge card. */
import { z } from 'zod'
import { inWords } from '#server/operation.ts'
import type { Message } from '#words/message.ts'
import { cardCodeIn, cardDigest } from './card-code.ts'
import { m } from './messages.ts'

export const LEAST_YUAN = 1
export const MOST_YUAN = 500

const amountWay = z.object({
  kind: z.literal('amount'),
  amountFen: z
    .int()
    .min(LEAST_YUAN * 100)
    .max(MOST_YUAN * 100)
    .multipleOf(100),
})
const cardWay = z.object({ kind: z.literal('card'), digest: z.string().regex(/^[0-9a-f]{64}$/) })
const way = z.discriminatedUnion('kind', [amountWay, cardWay])

export type TopUpWay = z.infer<typeof way>

/**
 * Reads what the subscriber wrote. Its output passes again, since a question keeps it until the yes: of a card the
 * digest, never the code.
 */
export const topUpWay = z.unknown().transform((given, context): TopUpWay => {
  const read = typeof given === 'string' || typeof given === 'number' ? readWay(String(given)) : kept(given)
  if ('kind' in read) return read
  context.addIssue(inWords(read))
  return z.NEVER
})

function kept(given: unknown): TopUpWay | Message {
  const parsed = way.safeParse(given)
  return parsed.success ? parsed.data : m.wayWrong
}

function readWay(text: string): TopUpWay | Message {
  const said = text
    .normalize('NFKC')
    .replace(/−/g, '-')
    .replace(/^[\s¥]+|[\s元块]+$/g, '')
  const code = cardCodeIn(said)
  if (code) return { kind: 'card', digest: cardDigest(code) }
  if (/^-\s*\d/.test(said)) return m.amountNegative
  const number = /^(\d{1,9})(\.\d+)?$/.exec(said.replace(/(?<=\d),(?=\d{3}\b)/g, ''))
  if (!number) return /^[\d\s,-]{9,}$/.test(said) ? m.cardLength : m.wayWrong
  if (number[2] && Number(number[2]) !== 0) return m.amountFraction
  const yuan = Number(number[1])
  if (yuan < LEAST_YUAN) return m.amountTooLow
  return yuan > MOST_YUAN ? m.amountTooHigh : { kind: 'amount', amountFen: yuan * 100 }
}
