/** The part of the `smpp` package (CommonJS, untyped) that is used: tables, and the codec for rare PDUs. */
declare module 'smpp' {
  type PduInstance = {
    command: string
    command_id: number
    command_status: number
    sequence_number: number
    command_length: number
    toBuffer(): Buffer
    [field: string]: unknown
  }
  type Smpp = {
    PDU: { new (command: string | Buffer, options?: Record<string, unknown>): PduInstance; maxLength: number }
    errors: Record<string, number>
    commands: Record<string, { id: number }>
    commandsById: Record<number, { command: string }>
  }
  const smpp: Smpp
  export default smpp
}
