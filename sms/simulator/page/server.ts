/** What the page asks of the simulator. */
import type { Bubble, Phone } from '../handsets.ts'
import type { Network } from '../network.ts'

export type State = {
  phones: Phone[]
  ports: string[]
  network: Network
  binds: number
  waiting: number
  taken: number
}

export async function bubblesOf(phone: string): Promise<Bubble[]> {
  const response = await fetch(`/api/phones/${phone}`)
  return response.ok ? ((await response.json()) as Bubble[]) : []
}

/** Posts JSON; false when the simulator said no or could not be reached. */
export async function post(path: string, body: object): Promise<boolean> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return response.ok
  } catch {
    return false
  }
}

/** Live bubbles and state; the browser connects again by itself, and `online` tells. */
export function listen(on: {
  bubble(bubble: Bubble): void
  state(state: State): void
  online(up: boolean): void
}): void {
  const events = new EventSource('/api/events')
  events.addEventListener('bubble', (event) => on.bubble(JSON.parse(event.data as string) as Bubble))
  events.addEventListener('state', (event) => on.state(JSON.parse(event.data as string) as State))
  events.addEventListener('open', () => on.online(true))
  events.addEventListener('error', () => on.online(false))
}
