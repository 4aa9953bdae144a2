/** The phones of the simulated network: what each has sent and received, newest last, and who wants to know at once. */
export type Phone = { msisdn: string; label: string }

/** `in`: received by the phone. A sent text is `sending` until the hall's link has answered for all its parts. */
export type Bubble = {
  id: number
  phone: string
  port: string
  direction: 'in' | 'out'
  text: string
  at: number
  segments: number
  state: 'sending' | 'sent' | 'failed' | 'received'
}

const KEPT_PER_PHONE = 500

export type Handsets = {
  add(bubble: Omit<Bubble, 'id'>): Bubble
  change(bubble: Bubble, state: Bubble['state']): void
  of(phone: string): readonly Bubble[]
  /** Calls `listener` for each new or changed bubble until the answer is called. */
  watch(listener: (bubble: Bubble) => void): () => void
}

export function createHandsets(): Handsets {
  const byPhone = new Map<string, Bubble[]>()
  const listeners = new Set<(bubble: Bubble) => void>()
  let lastId = 0

  function tell(bubble: Bubble): void {
    for (const listener of listeners) listener(bubble)
  }

  return {
    add(fields) {
      const bubble = { id: ++lastId, ...fields }
      const bubbles = byPhone.get(bubble.phone) ?? []
      if (bubbles.push(bubble) > KEPT_PER_PHONE) bubbles.shift()
      byPhone.set(bubble.phone, bubbles)
      tell(bubble)
      return bubble
    },
    change(bubble, state) {
      if (bubble.state === state) return
      bubble.state = state
      tell(bubble)
    },
    of: (phone) => byPhone.get(phone) ?? [],
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
