/** The hall's cookies. On https each carries the `__Host-` prefix: no other host and no plain http can plant one. */

export type CookieName = 'session' | 'staff' | 'visitor' | 'language'

export type CookieJar = {
  get(name: CookieName): string | undefined
  /** @param seconds how long the browser keeps it; absent: until it is closed */
  set(name: CookieName, value: string, seconds?: number): void
  remove(name: CookieName): void
  /** The Set-Cookie lines of the answer. */
  readonly lines: string[]
}

const unfitting = /[^\w.~:-]/

export function openJar(header: string | undefined, secure: boolean): CookieJar {
  const held = parse(header)
  const lines: string[] = []
  const called = (name: CookieName) => (secure ? `__Host-${name}` : `hall-${name}`)
  const attributes = `; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  return {
    lines,
    get: (name) => held.get(called(name)),
    set(name, value, seconds) {
      if (unfitting.test(value)) throw new Error(`cookie ${name} holds what a cookie cannot`)
      held.set(called(name), value)
      const age = seconds === undefined ? '' : `; Max-Age=${seconds}`
      lines.push(`${called(name)}=${value}${attributes}${age}`)
    },
    remove(name) {
      held.delete(called(name))
      lines.push(`${called(name)}=${attributes}; Max-Age=0`)
    },
  }
}

function parse(header: string | undefined): Map<string, string> {
  const held = new Map<string, string>()
  if (!header) return held
  for (const part of header.split(';')) {
    const at = part.indexOf('=')
    if (at > 0) held.set(part.slice(0, at).trim(), part.slice(at + 1).trim())
  }
  return held
}
