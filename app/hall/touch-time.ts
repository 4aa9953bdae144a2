/** The moment (UTC ms) a UUIDv7 was made: a touch's time is in its id. */
export function touchTime(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}
