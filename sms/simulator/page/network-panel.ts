/** The network panel: how well the simulated network behaves, changed while everything runs. */
import { m } from '../messages.ts'
import { element, icon, icons } from './element.ts'
import { post, type State } from './server.ts'
import { say } from './words.ts'

export type NetworkPanel = { readonly root: HTMLElement; show(state: State): void }

type Countdown = 'redeliverNext' | 'loseResponses' | 'loseParts'
type Habit = 'duplicateParts' | 'reverseParts'

const THROTTLES = [0, 1, 5, 20]
const DELAYS = [0, 200, 1_000, 3_000]

export function createNetworkPanel(): NetworkPanel {
  const painters: ((state: State) => void)[] = []
  const change = (body: object) => void post('/api/network', body)

  function choices(
    title: string,
    values: number[],
    label: (value: number) => string,
    name: 'throttlePerSecond' | 'delayMs',
  ) {
    const buttons = values.map((value) =>
      element(
        'button',
        { type: 'button', class: 'choice', onclick: () => change({ [name]: value }) },
        label(value),
      ),
    )
    painters.push(({ network }) => {
      for (const [index, button] of buttons.entries())
        button.setAttribute('aria-pressed', String(values[index] === network[name]))
    })
    return element(
      'div',
      { class: 'setting', role: 'group', 'aria-label': title },
      element('span', { class: 'setting-title' }, title),
      element('span', { class: 'choices' }, ...buttons),
    )
  }

  function countdown(name: Countdown, title: string, hint: string) {
    const armed = element('span', { class: 'armed' })
    let now = 0
    painters.push(({ network }) => {
      now = network[name]
      armed.textContent = now > 0 ? say(m.armed, now) : ''
    })
    return action(title, hint, () => change({ [name]: now + 1 }), armed)
  }

  function habit(name: Habit, title: string) {
    let now = false
    const button = element(
      'button',
      { type: 'button', class: 'habit', role: 'switch', onclick: () => change({ [name]: !now }) },
      element('span', {}, title),
      element('span', { class: 'knob', 'aria-hidden': 'true' }),
    )
    painters.push(({ network }) => {
      now = network[name]
      button.setAttribute('aria-checked', String(now))
    })
    return button
  }

  return {
    root: element(
      'div',
      { class: 'network' },
      element('p', { class: 'network-hint' }, say(m.networkHint)),
      linkStatus(painters),
      choices(
        say(m.throttle),
        THROTTLES,
        (value) => (value === 0 ? say(m.throttleOff) : String(value)),
        'throttlePerSecond',
      ),
      choices(say(m.delay), DELAYS, String, 'delayMs'),
      habit('duplicateParts', say(m.duplicate)),
      habit('reverseParts', say(m.reverse)),
      countdown('redeliverNext', say(m.redeliver), say(m.redeliverHint)),
      countdown('loseResponses', say(m.loseResponse), say(m.loseResponseHint)),
      countdown('loseParts', say(m.losePart), say(m.losePartHint)),
      action(say(m.drop), say(m.dropHint), () => void post('/api/drop', {}), icon(icons.failed), 'danger'),
    ),
    show(state) {
      for (const paint of painters) paint(state)
    },
  }
}

function action(title: string, hint: string, onclick: () => void, more: Node, kind = ''): HTMLElement {
  return element(
    'button',
    { type: 'button', class: `action ${kind}`, onclick },
    element('span', { class: 'action-title' }, title, more),
    element('span', { class: 'action-hint' }, hint),
  )
}

function linkStatus(painters: ((state: State) => void)[]): HTMLElement {
  const words = element('span')
  const waiting = element('span', { class: 'waiting' })
  const status = element(
    'div',
    { class: 'link-status', role: 'status' },
    element('span', { class: 'dot' }),
    words,
    waiting,
  )
  painters.push((state) => {
    status.dataset.up = String(state.binds > 0)
    const said = say(state.binds > 0 ? m.linkUp : m.linkDown)
    if (words.textContent !== said) words.textContent = said
    waiting.textContent = state.waiting > 0 ? say(m.waitingTexts, state.waiting) : ''
  })
  return status
}
