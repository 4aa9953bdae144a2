/**
 * UUID version 7 (RFC 9562): 48 bits of time, a counter within the millisecond, random bits.
 *
 * The time in an id is exactly the `now` that was handed in, since a touch's time is read from its id. Ids of one
 * process ascend as long as the clock handed in does not go back.
 */
import { randomFillSync } from 'node:crypto'
import { uuidBytes, uuidText } from '#drizzle/uuid.ts'

const ENTROPY_BYTES = 10
const POOL_BYTES = ENTROPY_BYTES * 512
const COUNTERS = 2 ** 26

const pool = Buffer.allocUnsafe(POOL_BYTES)
let used = POOL_BYTES
let lastMs = -1
let counter = 0

/** A new id for the moment `now` (UTC ms); `entropy` (10 bytes) replaces chance where a test needs fixed ids. */
export function uuidv7(now: number, entropy: Uint8Array = freshEntropy()): string {
  const bytes = Buffer.allocUnsafe(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes.set(entropy.subarray(0, ENTROPY_BYTES), 6)
  // 26 bits of counter, seeded within its lower half: 12 behind the version, 14 behind the variant.
  const seed = ((bytes.readUInt16BE(6) & 0x7ff) << 14) | (bytes.readUInt16BE(8) & 0x3fff)
  counter = now === lastMs ? (counter + 1) % COUNTERS : seed
  lastMs = now
  bytes.writeUInt16BE(0x7000 | (counter >>> 14), 6)
  bytes.writeUInt16BE(0x8000 | (counter & 0x3fff), 8)
  return uuidText(bytes)
}

/** The moment (UTC ms) in an id of version 7. */
export function uuidTime(id: string): number {
  return uuidBytes(id).readUIntBE(0, 6)
}

/** The lowest id of a moment: ids at or after `ms` are `>=` it. */
export function uuidFloor(ms: number): string {
  const bytes = Buffer.alloc(16)
  bytes.writeUIntBE(ms, 0, 6)
  return uuidText(bytes)
}

function freshEntropy(): Uint8Array {
  if (used === POOL_BYTES) {
    randomFillSync(pool)
    used = 0
  }
  used += ENTROPY_BYTES
  return pool.subarray(used - ENTROPY_BYTES, used)
}
