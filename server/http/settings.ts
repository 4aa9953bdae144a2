/** Settings of the web process. */
import { z } from 'zod'
import { flag, hasItsKey, house, keyMissing, port, webAddress, words } from '#server/settings.ts'

export const webSettings = z
  .object({
    ...house,
    HOST: z.string().default('127.0.0.1'),
    PORT: port.default(3000),
    /** How people reach the hall. With https the cookies are Secure, carry the __Host- prefix, and HSTS is sent. */
    PUBLIC_URL: webAddress.optional(),
    /** `1` behind a reverse proxy that overwrites X-Forwarded-For. */
    TRUST_PROXY: flag.default(false),
    /** A bearer token for /metrics; without one it is answered on loopback only. */
    METRICS_TOKEN: words(16, 500).optional(),
    /** The bearer token of POST /api/contacts; without one there is no such endpoint. */
    IMPORT_TOKEN: words(24, 500).optional(),
    /** The bearer token of /api/recommendations; without one there is no such endpoint. */
    AGENT_TOKEN: words(24, 500).optional(),
    /** The cashier that payments send the browser to; its origin enters the content security policy. */
    CASHIER_URL: webAddress.optional(),
    /** What hall and cashier sign with. */
    CASHIER_SECRET: words(16, 500).optional(),
    /** `1`: the sandbox plays the cashier. It does where no https is, unless this says `0`. */
    SANDBOX_CASHIER: flag.optional(),
  })
  .refine(hasItsKey, keyMissing)

export type WebSettings = z.infer<typeof webSettings>
