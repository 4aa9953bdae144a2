/** What every answer says to the browser about its own safety. */
import { randomBytes } from 'node:crypto'

export type Safety = {
  /** The headers of a page. With a nonce the page may carry inline scripts of its own (hydrated pages only). */
  page(nonce?: string): Record<string, string>
  /** The headers of anything else. */
  plain: Record<string, string>
}

/** @param cashier where a payment may send the browser */
export function safetyHeaders(secure: boolean, cashier: string | undefined): Safety {
  const plain: Record<string, string> = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  }
  if (secure) plain['strict-transport-security'] = 'max-age=31536000; includeSubDomains'
  // A form's redirect is checked against form-action too, so the cashier's page has to be named there.
  const forms = cashier ? `'self' ${new URL(cashier).origin}` : "'self'"
  const policy = (scripts: string) =>
    `default-src 'none'; script-src ${scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; ` +
    `connect-src 'self'; manifest-src 'self'; form-action ${forms}; base-uri 'none'; frame-ancestors 'none'`
  const still = { ...plain, 'content-security-policy': policy("'self'") }
  return {
    plain,
    page: (nonce) =>
      nonce ? { ...plain, 'content-security-policy': policy(`'self' 'nonce-${nonce}'`) } : still,
  }
}

export function newNonce(): string {
  return randomBytes(16).toString('base64')
}
