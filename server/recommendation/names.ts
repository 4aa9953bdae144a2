/** What codes in reasons are called; a code that staff added stands for itself. */
import type { Bilingual } from '#words/bilingual.ts'
import { channels } from '#server/touch/channels.ts'
import type { Message, Say } from '#words/message.ts'

const names: Readonly<Record<string, Bilingual | undefined>> = {
  gotone: { zh: '全球通', en: 'GoTone' },
  easyown: { zh: '神州行', en: 'EasyOwn' },
  mzone: { zh: '动感地带', en: 'M-Zone' },
  prepaid: { zh: '预付费', en: 'prepaid' },
  postpaid: { zh: '后付费', en: 'postpaid' },
  active: { zh: '正常', en: 'active' },
  arrears: { zh: '欠费', en: 'in arrears' },
  suspended: { zh: '停机', en: 'suspended' },
}

export function namesIn(say: Say): (code: string) => string {
  return (code) => {
    const known = names[code]
    return say(known ?? nameOfChannel(code))
  }
}

/** A code that staff added stands for itself. */
export function nameOfChannel(code: string): Message {
  const known: Readonly<Record<string, { name: Bilingual } | undefined>> = channels
  return known[code]?.name ?? { zh: code, en: code }
}
