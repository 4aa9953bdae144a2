/** How many texts one number may send before the hall stops answering for a while. */
export type TextLimit = {
  /** `last`: the one that is answered with a warning; `over`: not answered any more. */
  take(from: string, now: number): 'within' | 'last' | 'over'
}

export type TextLimitOptions = { texts: number; perMs: number }

const MOST_NUMBERS = 200_000

/** Counts in memory, by fixed windows from a number's first text on. */
export function openTextLimit({ texts, perMs }: TextLimitOptions): TextLimit {
  const windows = new Map<string, { from: number; count: number }>()

  function makeRoom(now: number): void {
    if (windows.size < MOST_NUMBERS) return
    for (const [number, { from }] of windows) if (now - from >= perMs) windows.delete(number)
    if (windows.size >= MOST_NUMBERS) windows.clear()
  }

  return {
    take(from, now) {
      const window = windows.get(from)
      if (!window || now - window.from >= perMs) {
        makeRoom(now)
        windows.delete(from)
        windows.set(from, { from: now, count: 1 })
        return 'within'
      }
      window.count++
      if (window.count <= texts) return 'within'
      return window.count === texts + 1 ? 'last' : 'over'
    },
  }
}
