/**
 * How many texts one number may send before the hall stops answering for a while.
 *
 * Counted in memory, by fixed windows from a number's first text on: a text never waits for its turn. Where several
 * processes share a Redis, a number that texts much is added up there behind the texts' back, and what the others counted
 * is known a moment later. Whoever texts now and then is never looked up. Redis down means that each process counts alone.
 */
export type TextLimit = {
  /** `last`: the one that is answered with a warning; `over`: not answered any more. */
  take(from: string, now: number): 'within' | 'last' | 'over'
}

/** Sums that several processes add to; each answers the sum of all, or nothing where it cannot be had at once. */
export type SharedSums = {
  add(sums: { key: string; by: number }[], lastsMs: number): Promise<number[] | undefined>
}

export type TextLimitOptions = { texts: number; perMs: number; shared?: SharedSums | undefined }

type Window = {
  from: number
  count: number
  /** Of `count`, what was added to the shared sum; and what the others have added to it. */
  told: number
  others: number
  warned: boolean
}

const MOST_NUMBERS = 200_000
/** Up to so many processes a flood cannot hide below the threshold of each. */
const PROCESSES = 8
const GATHER_MS = 50

export function openTextLimit({ texts, perMs, shared }: TextLimitOptions): TextLimit {
  const windows = new Map<string, Window>()
  const share = shared && sharing(shared, windows, perMs)
  const shareFrom = Math.ceil(texts / PROCESSES)

  function makeRoom(now: number): void {
    if (windows.size < MOST_NUMBERS) return
    for (const [number, { from }] of windows) if (now - from >= perMs) windows.delete(number)
    if (windows.size >= MOST_NUMBERS) windows.clear()
  }

  function open(from: string, now: number): Window {
    makeRoom(now)
    windows.delete(from)
    const window = { from: now, count: 0, told: 0, others: 0, warned: false }
    windows.set(from, window)
    return window
  }

  return {
    take(from, now) {
      let window = windows.get(from)
      if (!window || now - window.from >= perMs) window = open(from, now)
      window.count++
      if (share && window.count >= shareFrom) share(from)
      if (window.count + window.others <= texts) return 'within'
      if (window.warned) return 'over'
      window.warned = true
      return 'last'
    },
  }
}

/** Adds up what was counted of the numbers it is told, some moments' worth at a time. */
function sharing(shared: SharedSums, windows: Map<string, Window>, perMs: number): (from: string) => void {
  const waiting = new Set<string>()
  let timer: NodeJS.Timeout | undefined

  async function tell(): Promise<void> {
    const told = [...waiting].flatMap((number) => {
      const window = windows.get(number)
      return window ? [{ number, window, by: window.count - window.told }] : []
    })
    waiting.clear()
    // What was sent counts as told even where no answer comes: better too few than one text twice.
    for (const { window, by } of told) window.told += by
    const sums = await shared.add(
      told.map(({ number, by }) => ({ key: `texts:${number}`, by })),
      perMs,
    )
    for (const [at, { window }] of told.entries())
      window.others = Math.max(0, (sums?.[at] ?? window.told) - window.told)
  }

  return (number) => {
    waiting.add(number)
    timer ??= setTimeout(() => {
      void tell().finally(() => {
        timer = undefined
      })
    }, GATHER_MS).unref()
  }
}
