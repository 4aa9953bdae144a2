/** A text to a subscriber as the submit_sm PDUs that carry it. */
import { localStatus, type Fate, type LinkSettings, type Mt } from './link-options.ts'
import { header16, header8, sarTlvs, UDH_INDICATOR } from './smpp/parts.ts'
import { messagePdu, NO_OCTETS, NO_TLVS, numberTlv, tag, type Message, type Tlv } from './smpp/pdu.ts'
import { MAX_SEGMENTS, segment } from '#words/segments.ts'
import { octetsOf, scriptFor, type Alphabet } from './smpp/text.ts'

const MAX_ADDRESS = 20
const MAX_PAYLOAD_OCTETS = 0xffff
const subscriberNumber = /^1[3-9]\d{9}$/
const digits = /^\d{1,20}$/

type Script = Alphabet | 'ucs2'

/** The PDUs of a text; `reference` marks the parts of a long one. Or, when it can never be sent, its fate. */
export function partsOf(mt: Mt, settings: LinkSettings, reference: number): Message[] | Fate {
  if (!digits.test(mt.to)) return impossible('ESME_RINVDSTADR')
  if (mt.from.length > MAX_ADDRESS) return impossible('ESME_RINVSRCADR')
  const script = scriptFor(mt.text, settings.alphabets)
  const coding = script === 'ucs2' ? 'ucs2' : 'gsm'
  const wide = settings.concatenation === 'udh16'
  const { parts } = segment(mt.text, { coding, reference: wide ? 16 : 8 })
  const [only] = parts
  if (parts.length > MAX_SEGMENTS) return impossible('ESME_RINVMSGLEN')
  if (parts.length === 1 && only !== undefined) {
    return [partPdu(mt, settings, script, { body: octetsOf(only, script), tlvs: NO_TLVS, esmClass: 0 })]
  }
  if (settings.concatenation === 'payload') return payload(mt, settings, script)
  return parts.map((text, index) =>
    partPdu(mt, settings, script, marked(text, script, settings, reference, parts.length, index + 1)),
  )
}

type Content = { body: Buffer; tlvs: readonly Tlv[]; esmClass: number }

function marked(
  text: string,
  script: Script,
  settings: LinkSettings,
  reference: number,
  total: number,
  number: number,
): Content {
  if (settings.concatenation === 'sar') {
    return { body: octetsOf(text, script), tlvs: sarTlvs(reference, total, number), esmClass: 0 }
  }
  const header = (settings.concatenation === 'udh16' ? header16 : header8)(reference, total, number)
  const body = Buffer.concat([header, octetsOf(text, script, header.length)])
  return { body, tlvs: NO_TLVS, esmClass: UDH_INDICATOR }
}

function payload(mt: Mt, settings: LinkSettings, script: Script): Message[] | Fate {
  const value = octetsOf(mt.text, script)
  if (value.length > MAX_PAYLOAD_OCTETS) return impossible('ESME_RINVMSGLEN')
  const tlvs = [{ tag: tag.messagePayload, value }]
  return [partPdu(mt, settings, script, { body: NO_OCTETS, tlvs, esmClass: 0 })]
}

function partPdu(mt: Mt, settings: LinkSettings, script: Script, content: Content): Message {
  const { addressing } = settings
  const toSubscriber = subscriberNumber.test(mt.to)
  return messagePdu({
    sourceTon: addressing.serviceTon,
    sourceNpi: addressing.serviceNpi,
    source: mt.from,
    destinationTon: toSubscriber ? addressing.subscriberTon : addressing.serviceTon,
    destinationNpi: addressing.subscriberNpi,
    destination: toSubscriber ? addressing.subscriberPrefix + mt.to : mt.to,
    esmClass: content.esmClass,
    registeredDelivery: mt.wantsReceipt ? 1 : 0,
    dataCoding: script === 'ucs2' ? 8 : 0,
    shortMessage: content.body,
    tlvs:
      mt.reference === undefined
        ? content.tlvs
        : [...content.tlvs, numberTlv(tag.userMessageReference, 2, mt.reference & 0xffff)],
  })
}

function impossible(status: string): Fate {
  return { kind: 'rejected', status, permanent: true }
}

/** The fate of a text that never left. */
export function neverLeft(why: keyof typeof localStatus): Fate {
  return { kind: 'rejected', status: localStatus[why], permanent: false }
}
