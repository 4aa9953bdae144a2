/** One turn of a conversation: a text, who said it where, and what is open; and the simplest things to do with it. */
import type { Choice, Here } from '#server/door/choose.ts'
import type { Reply } from '#server/operation.ts'
import { open, type Dialogue } from './dialogue.ts'
import type { Style } from './say.ts'
import type { Heard } from './words.ts'

export const MENU_LIVES_MS = 10 * 60_000
/** The answer to the 0000 list counts for two hours. */
export const LIST_LIVES_MS = 2 * 3600_000

export type Ports = { main: string; services: string }

/** One text and where it was said. */
export type Turn = {
  heard: Heard
  here: Here
  subscriberId: string
  port: string
  now: number
  style: Style
  ports: Ports
  open: Dialogue[]
}

/** A text before anything is known of who says it. */
export type Said = { heard: Heard; port: string; now: number; style: Style; ports: Ports }

export function perform(name: string, input: Record<string, string>): Choice {
  return { act: { kind: 'perform', name, input } }
}

/** Words of the hall's own, with nothing run. */
export function tell(reply: Reply, outcome: 'done' | 'unclear' | 'refused'): Choice {
  return { act: { kind: 'words', words: { business: 'conversation', outcome, reply: () => reply } } }
}

export function keep(turn: Turn, port: string, state: Dialogue['state'], livesMs: number): Promise<void> {
  const { here, subscriberId, now } = turn
  return open(here.tx, subscriberId, { port, startedAt: now, expiresAt: now + livesMs, state })
}

/** The operation whose list is answered by indexes. */
export const LIST = 'listServices'

/** The list of services to cancel leaves from a port of its own, so that its answer cannot be taken for another. */
export function replyPort(port: string, operation: string | null, ports: Ports): string {
  return operation === LIST ? ports.services : port
}
