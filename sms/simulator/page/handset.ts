/** The handset: pick a subscriber, text the hall, see what comes back. Three panes on a desk, one at a time on a phone. */
import type { Bubble, Phone } from '../handsets.ts'
import { m } from '../messages.ts'
import { segment, room } from '#words/segments.ts'
import { septetCount } from '#words/gsm7.ts'
import { createConversation } from './conversation.ts'
import { element, icon, icons } from './element.ts'
import { createNetworkPanel } from './network-panel.ts'
import { createPeople, spaced } from './people.ts'
import { bubblesOf, listen, post, type State } from './server.ts'
import { language, say, switchLanguage } from './words.ts'

const QUICK = ['CXYE', 'CXZD', 'CXYL', '0000', 'BZ', '是']
const REMEMBERED = 'dianting.handset.phone'

const phones = new Map<string, Phone>()
const unread = new Map<string, number>()
let chosen = localStorage.getItem(REMEMBERED) ?? ''
let port = '10086'
let ports: string[] = ['10086', '10086977']
let bubbles: Bubble[] = []

const people = createPeople(choose)
const conversation = createConversation()
const network = createNetworkPanel()

const who = element('strong', { class: 'who' })
const number = element('span', { class: 'who-number' })
const tabs = element('div', { class: 'tabs', role: 'tablist', 'aria-label': say(m.threads) })
const counter = element('span', { class: 'counter' })
const problem = element('p', { class: 'problem', role: 'alert', hidden: true })
const time = element('span', { class: 'status-time' })
const input = element('textarea', {
  rows: 1,
  maxlength: 2000,
  placeholder: say(m.write),
  'aria-label': say(m.write),
  oninput: () => measure(),
  onkeydown: (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || event.shiftKey || event.isComposing)
      return
    event.preventDefault()
    void send(input.value)
  },
})

function choose(msisdn: string): void {
  chosen = msisdn
  localStorage.setItem(REMEMBERED, msisdn)
  if (!phones.has(msisdn)) phones.set(msisdn, { msisdn, label: say(m.otherNumber) })
  document.body.dataset.pane = 'talk'
  void load()
}

async function load(): Promise<void> {
  const phone = chosen
  const found = await bubblesOf(phone)
  if (phone !== chosen) return
  bubbles = found
  unread.delete(phone)
  drawPeople()
  show(port)
}

function show(next: string): void {
  port = next
  unread.delete(`${chosen} ${port}`)
  conversation.fill(bubbles.filter((bubble) => bubble.port === port))
  drawTabs()
  who.textContent = phones.get(chosen)?.label ?? ''
  number.textContent = spaced(chosen)
  if (matchMedia('(min-width: 900px)').matches) input.focus()
}

function drawTabs(): void {
  const seen = new Set([...ports, ...bubbles.map((bubble) => bubble.port)])
  tabs.replaceChildren(...[...seen].map((one) => tab(one)))
}

function tab(one: string): HTMLElement {
  const selected = one === port
  const titles: Record<string, string> = { '10086': say(m.hall), '10086977': say(m.servicesThread) }
  const made = element(
    'button',
    {
      type: 'button',
      role: 'tab',
      class: 'tab',
      'aria-selected': String(selected),
      tabindex: selected ? 0 : -1,
      onclick: () => show(one),
      onkeydown: (event) => {
        if (event instanceof KeyboardEvent) step(event)
      },
    },
    element('span', { class: 'tab-port' }, one),
    element('span', { class: 'tab-title' }, titles[one] ?? say(m.anotherPort)),
  )
  const count = unread.get(`${chosen} ${one}`) ?? 0
  if (count > 0)
    made.append(element('span', { class: 'badge', 'aria-label': say(m.unread, count) }, String(count)))
  return made
}

/** Arrow keys go from tab to tab. */
function step(event: KeyboardEvent): void {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  const all = [...tabs.children]
  const next =
    all[(all.findIndex((one) => one.getAttribute('aria-selected') === 'true') + by + all.length) % all.length]
  if (by === 0 || !(next instanceof HTMLElement)) return
  next.click()
  for (const one of tabs.children) if (one instanceof HTMLElement && one.tabIndex === 0) one.focus()
}

function drawPeople(): void {
  people.show([...phones.values()], chosen, unread)
}

function arrived(bubble: Bubble): void {
  if (bubble.phone !== chosen) {
    if (bubble.direction === 'in') unread.set(bubble.phone, (unread.get(bubble.phone) ?? 0) + 1)
    return drawPeople()
  }
  const index = bubbles.findIndex((one) => one.id === bubble.id)
  if (index < 0) bubbles.push(bubble)
  else bubbles[index] = bubble
  if (bubble.port === port) return conversation.put(bubble)
  if (bubble.direction === 'in')
    unread.set(`${chosen} ${bubble.port}`, (unread.get(`${chosen} ${bubble.port}`) ?? 0) + 1)
  drawTabs()
}

async function send(text: string): Promise<void> {
  if (chosen === '' || text.length > 2_000) return
  const typed = text === input.value
  const ok = await post('/api/texts', { from: chosen, to: port, text })
  tellProblem(ok ? '' : say(m.couldNotSend))
  if (ok && typed) input.value = ''
  measure()
  input.focus()
}

function tellProblem(text: string): void {
  problem.textContent = text
  problem.hidden = text === ''
}

function measure(): void {
  const { coding, parts } = segment(input.value)
  const last = parts.at(-1) ?? ''
  const used = coding === 'gsm' ? septetCount(last) : last.length
  const limit = parts.length > 1 ? room[coding].part : room[coding].alone
  counter.textContent = input.value === '' ? '' : say(m.segments, used, limit, parts.length)
  input.style.height = 'auto'
  input.style.height = `${Math.min(input.scrollHeight, 140)}px`
}

function stateCame(state: State): void {
  for (const phone of state.phones) phones.set(phone.msisdn, phone)
  ports = state.ports
  network.show(state)
  document.body.dataset.link = state.binds > 0 ? 'up' : 'down'
  if (chosen === '') chosen = state.phones[0]?.msisdn ?? ''
  if (chosen !== '' && who.textContent === '') choose(chosen)
  drawPeople()
}

function paneButton(pane: string, label: string, shape: string): HTMLElement {
  return element(
    'button',
    {
      type: 'button',
      class: `round to-${pane}`,
      'aria-label': label,
      title: label,
      onclick: () => (document.body.dataset.pane = pane),
    },
    icon(shape),
  )
}

function build(): HTMLElement {
  const mark = element('img', { src: '/icon.svg', alt: '', width: 36, height: 36 })
  const heading = element('h1', {}, say(m.brand), element('small', {}, say(m.tagline)))
  const switcher = element(
    'button',
    { type: 'button', class: 'language', onclick: switchLanguage },
    say(m.language),
  )
  const aside = element(
    'aside',
    { class: 'pane people-pane', 'aria-label': say(m.subscribers) },
    element('header', { class: 'brand' }, mark, heading, switcher),
    people.root,
  )
  const statusBar = element(
    'div',
    { class: 'status-bar', 'aria-hidden': 'true' },
    element('span', { class: 'carrier' }, say(m.operator)),
    element('span', { class: 'bars' }, icon(icons.signal)),
    time,
  )
  const top = element(
    'header',
    { class: 'talk-top' },
    paneButton('people', say(m.subscribers), icons.back),
    element('div', { class: 'who-box' }, who, number),
    paneButton('network', say(m.network), icons.signal),
  )
  const chips = element(
    'div',
    { class: 'chips', role: 'group', 'aria-label': say(m.quickReplies) },
    ...QUICK.map((text) =>
      element('button', { type: 'button', class: 'chip', onclick: () => void send(text) }, text),
    ),
  )
  const button = element(
    'button',
    {
      type: 'button',
      class: 'send',
      'aria-label': say(m.send),
      title: say(m.send),
      onclick: () => void send(input.value),
    },
    icon(icons.send),
  )
  const composer = element(
    'div',
    { class: 'composer' },
    element('div', { class: 'field' }, input, counter),
    button,
  )
  const phone = element(
    'main',
    { class: 'phone' },
    statusBar,
    top,
    tabs,
    conversation.root,
    problem,
    chips,
    composer,
  )
  const closing = paneButton('talk', say(m.close), icons.close)
  const panel = element(
    'aside',
    { class: 'pane network-pane', 'aria-label': say(m.network) },
    element('header', { class: 'pane-top' }, element('h2', {}, say(m.network)), closing),
    network.root,
  )
  return element('div', { class: 'stage' }, aside, phone, panel)
}

function tellTime(): void {
  time.textContent = new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
  }).format(Date.now())
}

document.documentElement.lang = language() === 'zh' ? 'zh-CN' : 'en'
document.title = say(m.title)
document.body.dataset.pane = 'talk'
document.querySelector('#app')?.replaceWith(build())
tellTime()
setInterval(tellTime, 10_000)
listen({
  bubble: arrived,
  state: stateCame,
  online: (up) => {
    tellProblem(up ? '' : say(m.offline))
    if (up && chosen !== '') void load()
  },
})
