/**
 * PDUs that a hall hardly ever meets (query_sm, cancel_sm, submit_multi, alert_notification, outbind, broadcasts) are left to
 * the `smpp` package. It trusts the lengths it reads, so it gets a copy of exactly one frame of bounded size, and whatever it throws
 * is a malformed PDU.
 */
import smpp from 'smpp'
import { RESPONSE_BIT, type Malformed, type Rare } from './pdu.ts'
import { status } from './status.ts'

const MAX_RARE_OCTETS = 16_384

const notFields = new Set(['command', 'command_id', 'command_status', 'sequence_number', 'command_length'])

export function decodeRare(octets: Buffer, start: number, end: number): Rare | Malformed {
  const id = octets.readUInt32BE(start + 4)
  const sequence = octets.readUInt32BE(start + 12)
  const known = smpp.commandsById[id]
  const bad = (code: number): Malformed => ({ kind: 'malformed', command: id, status: code, sequence })
  if (!known) return bad(status.invalidCommandId)
  if (end - start > MAX_RARE_OCTETS) return bad(status.invalidCommandLength)
  try {
    const pdu = new smpp.PDU(Buffer.from(octets.subarray(start, end)))
    return {
      kind: 'rare',
      command: id,
      status: pdu.command_status,
      sequence,
      name: known.command,
      fields: fieldsOf(pdu),
    }
  } catch {
    return bad(status.invalidCommandLength)
  }
}

/** The octets of a rare PDU. Throws when a field does not fit its place. */
export function encodeRare(pdu: Rare): Buffer {
  return new smpp.PDU(pdu.name, {
    ...pdu.fields,
    command_status: pdu.status,
    sequence_number: pdu.sequence,
  }).toBuffer()
}

/** A rare request or response by its package name, e.g. `query_sm`. Throws on a name SMPP does not know. */
export function rarePdu(name: string, fields: Record<string, unknown>, sequence = 0): Rare {
  const id = smpp.commands[name]?.id
  if (id === undefined) throw new Error(`SMPP has no command ${name}`)
  return { kind: 'rare', command: id >= 0 ? id : id + 2 * RESPONSE_BIT, status: 0, sequence, name, fields }
}

function fieldsOf(pdu: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(pdu).filter(([name]) => !notFields.has(name)))
}
