/**
 * What an SMSC may answer, by name, and what each answer means for the message it answers.
 * The table is the `smpp` package's (SMPP 3.4 §5.1.3 and 5.0 §4.7.6).
 */
import smpp from 'smpp'

export const status = {
  ok: 0x00,
  invalidMessageLength: 0x01,
  invalidCommandLength: 0x02,
  invalidCommandId: 0x03,
  invalidBindStatus: 0x04,
  alreadyBound: 0x05,
  systemError: 0x08,
  invalidSource: 0x0a,
  invalidDestination: 0x0b,
  bindFailed: 0x0d,
  invalidPassword: 0x0e,
  invalidSystemId: 0x0f,
  queueFull: 0x14,
  throttled: 0x58,
  temporaryAppError: 0x64,
  permanentAppError: 0x65,
  invalidTlvStream: 0xc0,
} as const

const nameByCode = new Map(Object.entries(smpp.errors).map(([name, code]) => [code, name]))

/** `ESME_RTHROTTLED` for 0x58; an operator's own code is shown in hex: `0x00000400`. */
export function statusName(code: number): string {
  return nameByCode.get(code) ?? `0x${code.toString(16).padStart(8, '0')}`
}

/** The code of a name of the table, or undefined. */
export function statusCode(name: string): number | undefined {
  return smpp.errors[name]
}

/** The SMSC asks for less: slow down and send the same part again. */
export function asksToSlowDown(code: number): boolean {
  return code === status.throttled || code === status.queueFull
}

/** The credentials are wrong: trying again only locks the account. */
export function refusesCredentials(code: number): boolean {
  return code === status.invalidPassword || code === status.invalidSystemId
}

const temporary = new Set(
  [
    'ESME_RSYSERR',
    'ESME_RMSGQFUL',
    'ESME_RTHROTTLED',
    'ESME_RX_T_APPN',
    'ESME_RSUBMITFAIL',
    'ESME_RINVBNDSTS',
    'ESME_RSERTYPUNAVAIL',
    'ESME_RDELIVERYFAILURE',
    'ESME_RUNKNOWNERR',
  ].map((name) => smpp.errors[name]),
)

/** Whether the same message can never succeed; codes outside the table are taken as permanent. */
export function isPermanent(code: number): boolean {
  return !temporary.has(code)
}
