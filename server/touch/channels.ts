/** The channels of the house. Operators add rows to `channel`; a code that starts with `e-` is electronic as well. */
import type { Bilingual } from '#words/bilingual.ts'

export const channels = {
  web: { electronic: true, name: { zh: '网上营业厅', en: 'Web hall' } },
  sms: { electronic: true, name: { zh: '短信营业厅', en: 'SMS hall' } },
  wap: { electronic: true, name: { zh: 'WAP营业厅', en: 'WAP hall' } },
  kiosk: { electronic: true, name: { zh: '自助终端', en: 'Kiosk' } },
  counter: { electronic: false, name: { zh: '服营厅', en: 'Counter' } },
  hotline: { electronic: false, name: { zh: '人工话务', en: 'Hotline agent' } },
  outbound: { electronic: false, name: { zh: '外呼', en: 'Outbound call' } },
  partner: { electronic: false, name: { zh: '社会渠道', en: 'Partner store' } },
} as const satisfies Record<string, { electronic: boolean; name: Bilingual }>

export type ChannelCode = keyof typeof channels

const electronic = new Set(
  Object.entries(channels)
    .filter(([, channel]) => channel.electronic)
    .map(([code]) => code),
)

/** Whether a contact on this channel counts on the electronic side of the share. */
export function isElectronic(code: string): boolean {
  return electronic.has(code) || code.startsWith('e-')
}
