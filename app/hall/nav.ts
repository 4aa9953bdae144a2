/** The signed-in hall's places, in the order and the groups of the navigation. */
import type { IconName } from '../ui/icon.tsx'
import type { Message } from '#words/message.ts'
import { m } from './messages.ts'

export type Place = { href: string; label: Message; icon: IconName }

export const groups: { label: Message | null; places: Place[] }[] = [
  { label: null, places: [{ href: '/overview', label: m.overview, icon: 'home' }] },
  {
    label: m.money,
    places: [
      { href: '/top-up', label: m.topUp, icon: 'topup' },
      { href: '/bill', label: m.bill, icon: 'bill' },
      { href: '/usage', label: m.usage, icon: 'usage' },
    ],
  },
  {
    label: m.lineGroup,
    places: [
      { href: '/plan', label: m.plan, icon: 'plan' },
      { href: '/services', label: m.services, icon: 'service' },
      { href: '/offers', label: m.forYou, icon: 'gift' },
      { href: '/activities', label: m.activities, icon: 'ticket' },
      { href: '/requests', label: m.requests, icon: 'request' },
      { href: '/ecoins', label: m.ecoins, icon: 'ecoin' },
    ],
  },
  {
    label: m.care,
    places: [
      { href: '/inbox', label: m.inbox, icon: 'inbox' },
      { href: '/touches', label: m.touches, icon: 'touches' },
      { href: '/complaint', label: m.complaint, icon: 'complaint' },
      { href: '/settings', label: m.settings, icon: 'settings' },
      { href: '/do', label: m.everything, icon: 'more' },
    ],
  },
]

/** The bar under the thumb. */
export const thumb: Place[] = [
  { href: '/overview', label: m.start, icon: 'home' },
  { href: '/bill', label: m.bill, icon: 'bill' },
  { href: '/top-up', label: m.topUp, icon: 'topup' },
  { href: '/plan', label: m.plan, icon: 'plan' },
  { href: '/do', label: m.more, icon: 'more' },
]
