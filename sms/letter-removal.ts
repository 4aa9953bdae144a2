/** Letters that are done with. */
import type { Store } from '#server/store/store.ts'
import { removeLetters, type LetterKey } from './outbox-rows.ts'

type Log = { error(fields: object, message: string): void }

const REMOVED_AFTER_MS = 20

/**
 * Letters that are done with leave the table together, a moment later: a commit of their own for each chunk of answers would
 * cost the texts that come in every second turn. What a crash leaves in that moment is sent again when its lease is over.
 */
export function openRemoval(store: Store, log: Log) {
  let waiting: LetterKey[] = []
  let timer: NodeJS.Timeout | undefined

  async function remove(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const batch = waiting
    waiting = []
    if (batch.length === 0) return
    try {
      await store.transaction((tx) => removeLetters(tx, batch))
    } catch (error) {
      log.error({ error, letters: batch.length }, 'letters that were sent could not be removed')
    }
  }

  return {
    add(letter: LetterKey) {
      waiting.push(letter)
      timer ??= setTimeout(() => void remove(), REMOVED_AFTER_MS)
    },
    flushed: remove,
  }
}
