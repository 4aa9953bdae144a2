/** The web process's settings, read once; a wrong value stops the start with one clear line. */
import { z } from 'zod'

const flag = z.enum(['0', '1']).transform((value) => value === '1')

/** Good for a demonstration on one's own machine; a hall that people reach over https must have its own. */
const DEMO_KEY = 'dianting-demonstration-key'

const settings = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** How people reach the hall. With https the cookies are Secure, carry the __Host- prefix, and HSTS is sent. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** `1` behind a reverse proxy that overwrites X-Forwarded-For. */
  TRUST_PROXY: flag.default(false),
  /** A bearer token for /metrics; without one it is answered on loopback only. */
  METRICS_TOKEN: z.string().min(16).optional(),
  /** The bearer token of POST /api/contacts; without one there is no such endpoint. */
  IMPORT_TOKEN: z.string().min(24).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** The cashier that payments send the browser to; its origin enters the content security policy. */
  CASHIER_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** What hall and cashier sign with. */
  CASHIER_SECRET: z.string().min(16).optional(),
  /** `1`: the sandbox plays the cashier. It does where no https is, unless this says `0`. */
  SANDBOX_CASHIER: flag.optional(),
  /** Peppers passwords and seals codes; the same for every process of the house. */
  SECRET_KEY: z.string().min(16).default(DEMO_KEY),
  DATABASE_URL: z.url().optional(),
  DATABASE_FILE: z.string().default('data/dianting.sqlite'),
  /** What several machines share and may lose; without it each process counts for itself. */
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
})

const schema = settings.refine(
  (env) => env.SECRET_KEY !== DEMO_KEY || !env.PUBLIC_URL?.startsWith('https:'),
  { path: ['SECRET_KEY'], message: 'a hall on https needs a key of its own' },
)

export type WebEnv = z.infer<typeof schema>

/** @throws WrongSetting with one line that names each wrong setting and never its value */
export function webEnv(environment: Record<string, string | undefined>): WebEnv {
  const parsed = schema.safeParse(withoutEmpty(environment))
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new WrongSetting(`the web process cannot start: ${faults.join('; ')}`)
}

export class WrongSetting extends Error {
  override readonly name = 'WrongSetting'
}

/** `PORT=` in an env file means "not set". */
function withoutEmpty(environment: Record<string, string | undefined>) {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
}
