/** The list of subscribers whose phone this can be: searchable, and any other number by typing it. */
import type { Phone } from '../handsets.ts'
import { m } from '../messages.ts'
import { element, icon, icons } from './element.ts'
import { say } from './words.ts'

export type People = {
  readonly root: HTMLElement
  show(phones: Phone[], chosen: string, unread: ReadonlyMap<string, number>): void
}

const anyNumber = /^1[3-9]\d{9}$/

export function createPeople(choose: (msisdn: string) => void): People {
  let last: Parameters<People['show']> = [[], '', new Map()]
  const list = element('ul', { class: 'people-list', 'aria-label': say(m.subscribers) })
  const search = element('input', {
    type: 'search',
    placeholder: say(m.searchSubscribers),
    'aria-label': say(m.searchSubscribers),
    autocomplete: 'off',
    oninput: () => draw(),
    onkeydown: (event) => {
      if (event instanceof KeyboardEvent && event.key === 'Enter') list.querySelector('button')?.click()
    },
  })

  function draw(): void {
    const [phones, chosen, unread] = last
    const wanted = search.value.trim().toLowerCase()
    const found = phones.filter(
      ({ msisdn, label }) => msisdn.includes(wanted) || label.toLowerCase().includes(wanted),
    )
    const rows = found.map((phone) => row(phone, chosen, unread.get(phone.msisdn) ?? 0))
    if (anyNumber.test(wanted) && found.length === 0) {
      const label = say(m.useNumber, wanted)
      rows.push(row({ msisdn: wanted, label }, chosen, 0))
    }
    list.replaceChildren(
      ...(rows.length > 0 ? rows : [element('li', { class: 'people-none' }, say(m.noSubscriber))]),
    )
  }

  function row(phone: Phone, chosen: string, unread: number): HTMLLIElement {
    const button = element(
      'button',
      {
        type: 'button',
        class: 'person',
        'aria-current': phone.msisdn === chosen ? 'true' : undefined,
        onclick: () => {
          search.value = ''
          choose(phone.msisdn)
        },
      },
      element(
        'span',
        { class: 'avatar', 'aria-hidden': 'true', 'data-hue': (Number(phone.msisdn) % 13) % 6 },
        initial(phone),
      ),
      element('span', { class: 'person-name' }, phone.label),
      element('span', { class: 'person-number' }, spaced(phone.msisdn)),
    )
    if (unread > 0)
      button.append(element('span', { class: 'badge', 'aria-label': say(m.unread, unread) }, String(unread)))
    return element('li', {}, button)
  }

  return {
    root: element(
      'div',
      { class: 'people' },
      element('label', { class: 'search' }, icon(icons.search), search),
      list,
    ),
    show(...shown) {
      last = shown
      draw()
    },
  }
}

/** The first character of a name; a number without one is a #. */
function initial({ msisdn, label }: Phone): string {
  return label.includes(msisdn) ? '#' : (label.match(/./u)?.[0] ?? '#')
}

/** `138 0013 8000`, as numbers are read aloud. */
export function spaced(msisdn: string): string {
  return msisdn.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3')
}
