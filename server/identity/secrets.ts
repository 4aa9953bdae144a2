/**
 * Everything that is done with secrets, behind one key of the house.
 *
 * A service password has only six digits: whoever steals the database would try them all in hours. So the hash is
 * peppered with a key that is not in the database. The key must stay the same for as long as its hashes are to be
 * verified; one-time codes are sealed with another key that is derived from it.
 */
import { hash, verify } from '@node-rs/argon2'
import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

/** OWASP's smallest argon2id (19 MiB, two passes): about 25 ms, so that a clerk's machine takes many sign-ins a second. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export type Secrets = {
  /** argon2id with the house's pepper. Slow: never inside a transaction. */
  hash(secret: string): Promise<string>
  /** @param hashed null where there is nothing to compare with: it takes as long and answers no */
  verify(hashed: string | null, secret: string): Promise<boolean>
  /** A keyed fingerprint (HMAC-SHA-256, hex) of a secret that lives for minutes. Fast. */
  seal(secret: string): string
}

/** @param key the house's key, at least 16 characters */
export function openSecrets(key: string): Secrets {
  if (key.length < 16) throw new Error('the secret key needs at least 16 characters')
  const pepper = derived(key, 'argon2')
  const sealing = derived(key, 'codes')
  const options = { ...COST, secret: pepper }
  let decoy: Promise<string> | undefined
  return {
    hash: (secret) => hash(secret, options),
    async verify(hashed, secret) {
      decoy ??= hash(randomBytes(16), options)
      const right = await verify(hashed ?? (await decoy), secret, options)
      return right && hashed !== null
    },
    seal: (secret) => createHmac('sha256', sealing).update(secret).digest('hex'),
  }
}

/** A random token of 256 bits, fit for a cookie. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a token: enough random bits need no slow hash. */
export function fingerprint(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Compares two hex fingerprints in a time that tells nothing. */
export function sameFingerprint(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one, 'hex'), Buffer.from(other, 'hex')]
  return a.length === b.length && a.length > 0 && timingSafeEqual(a, b)
}

function derived(key: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, 'dianting', purpose, 32))
}
