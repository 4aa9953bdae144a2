/** Chance that is the same every time: what a stream draws depends on its seed and name, not on who drew before. */
export type Chance = {
  /** In [0, 1). */
  next(): number
  /** A whole number in [low, high]. */
  between(low: number, high: number): number
  yes(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** Draws by weight. */
  choose<T>(weighted: readonly (readonly [T, number])[]): T
  /** How often something happens that happens `mean` times on average (Poisson). */
  times(mean: number): number
  digits(count: number): string
  /** A UUID of version 7 for the moment. */
  id(at: number): string
}

/** A stream of its own for each seed and number (sfc32, seeded by a mixing hash of both). */
export function chanceOf(seed: number, stream: number): Chance {
  const word = sfc32(mix(seed), mix(stream + 0x9e3779b9), mix(seed ^ mix(stream)), 1)
  for (let round = 0; round < 8; round++) word()
  const next = () => word() / 4294967296
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    yes: (probability) => next() < probability,
    pick: (list) => itemOf(list, Math.floor(next() * list.length)),
    choose: (weighted) => byWeight(weighted, next()),
    times: (mean) => poisson(mean, next),
    digits: (count) => Array.from({ length: count }, () => between(0, 9)).join(''),
    id: (at) => uuidOf(at, word(), word(), word()),
  }
}

function itemOf<T>(list: readonly T[], index: number): T {
  const item = list[index]
  if (item === undefined) throw new Error('there is nothing to pick from')
  return item
}

function byWeight<T>(weighted: readonly (readonly [T, number])[], drawn: number): T {
  let total = 0
  for (const [, weight] of weighted) total += weight
  let left = drawn * total
  for (const [item, weight] of weighted) {
    left -= weight
    if (left < 0) return item
  }
  return itemOf(weighted, weighted.length - 1)[0]
}

function poisson(mean: number, next: () => number): number {
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = next(); product > limit; product *= next()) count++
  return count
}

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')

function uuidOf(at: number, a: number, b: number, c: number): string {
  const time = hex(at, 12)
  const variant = hex((b >>> 16) | 0x8000, 4)
  const version = hex((a & 0xfff) | 0x7000, 4)
  const tail = hex(b & 0xffff, 4) + hex(c, 8)
  // The variant is the two bits 10; of `b` only the low 14 bits of its upper half may stay.
  const second = hex(Number.parseInt(variant, 16) & 0xbfff, 4)
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${second}-${tail}`
}

function mix(value: number): number {
  let mixed = value | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return (mixed ^ (mixed >>> 15)) >>> 0
}

function sfc32(a: number, b: number, c: number, counter: number): () => number {
  return () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return sum >>> 0
  }
}
