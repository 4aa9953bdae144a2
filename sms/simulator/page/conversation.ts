/** One conversation between a phone and a port: bubbles by day, newest at the bottom, ticks that change as the network answers. */
import type { Bubble } from '../handsets.ts'
import { m } from '../messages.ts'
import { element, icon, icons } from './element.ts'
import { language, say } from './words.ts'

export type Conversation = {
  readonly root: HTMLElement
  /** Shows these and nothing else, scrolled to the newest. */
  fill(bubbles: readonly Bubble[]): void
  /** Adds a bubble or redraws the one it has. */
  put(bubble: Bubble): void
}

const locale = language() === 'zh' ? 'zh-CN' : 'en-GB'
const zone = { timeZone: 'Asia/Shanghai' }
const clockFormat = new Intl.DateTimeFormat(locale, { ...zone, hour: '2-digit', minute: '2-digit' })
const dayFormat = new Intl.DateTimeFormat(locale, {
  ...zone,
  month: 'long',
  day: 'numeric',
  weekday: 'short',
})

export function createConversation(): Conversation {
  const log = element('div', { class: 'log', role: 'log', 'aria-live': 'polite', tabindex: 0 })
  const rows = new Map<number, HTMLElement>()
  let lastDay = ''
  let lastDirection = ''
  // A keyboard that opens or a font that arrives changes the room: the newest stays in view.
  const toNewest = () => {
    log.scrollTop = log.scrollHeight
  }
  new ResizeObserver(toNewest).observe(log)

  function empty(): HTMLElement {
    return element(
      'div',
      { class: 'empty' },
      element('span', { class: 'empty-mark' }, icon(icons.chat)),
      element('strong', {}, say(m.emptyTitle)),
      element('p', {}, say(m.emptyBody)),
    )
  }

  function put(bubble: Bubble): void {
    const drawn = draw(bubble)
    const before = rows.get(bubble.id)
    rows.set(bubble.id, drawn)
    if (before) return before.replaceWith(drawn)
    if (rows.size === 1) log.replaceChildren()
    const day = dayFormat.format(bubble.at)
    if (day !== lastDay) {
      const today = dayFormat.format(Date.now())
      log.append(element('div', { class: 'day' }, day === today ? say(m.today) : day))
    }
    if (day === lastDay && bubble.direction === lastDirection) drawn.classList.add('follows')
    lastDay = day
    lastDirection = bubble.direction
    log.append(drawn)
    toNewest()
    requestAnimationFrame(toNewest)
  }

  return {
    root: log,
    put,
    fill(bubbles) {
      rows.clear()
      lastDay = ''
      lastDirection = ''
      log.replaceChildren(...(bubbles.length === 0 ? [empty()] : []))
      for (const bubble of bubbles) put(bubble)
    },
  }
}

function draw(bubble: Bubble): HTMLElement {
  const meta = element('span', { class: 'meta' }, clockFormat.format(bubble.at))
  if (bubble.segments > 1) meta.append(` · ${say(m.parts, bubble.segments)}`)
  if (bubble.direction === 'out') meta.append(tick(bubble.state))
  const body = element('div', { class: 'bubble', dir: 'auto' }, bubble.text)
  return element('div', { class: `row ${bubble.direction}`, 'data-state': bubble.state }, body, meta)
}

function tick(state: Bubble['state']): HTMLElement {
  if (state === 'received') return element('span')
  const words = { sending: m.sending, sent: m.sent, failed: m.failed }[state]
  return element(
    'span',
    { class: 'tick', role: 'img', 'aria-label': say(words), title: say(words) },
    icon(icons[state]),
  )
}
