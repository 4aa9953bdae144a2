/** What the SMS process is told by its environment; a wrong value stops the start with one clear line. */
import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)
const optional = z
  .string()
  .transform((text) => text || undefined)
  .optional()

const schema = z.object({
  DATABASE_URL: optional,
  DATABASE_FILE: z.string().min(1).default('data/dianting.sqlite'),
  SMSC_HOST: z.string().min(1).default('127.0.0.1'),
  SMSC_PORT: port.default(2775),
  SMSC_SYSTEM_ID: z.string().max(15).default('dianting'),
  /** SMPP has room for eight characters and a zero. */
  SMSC_PASSWORD: z.string().max(8),
  SMSC_TLS: z.enum(['on', 'off']).default('off'),
  SMSC_WINDOW: z.coerce.number().int().min(1).max(10_000).default(100),
  SMSC_SEGMENTS_PER_SECOND: z.coerce.number().min(1).optional(),
  /** The key of the house, the same for every process; here it also keeps the keys of texts from telling what was in them. */
  SECRET_KEY: z.string().min(16),
  SMS_SHORT_CODE: z
    .string()
    .regex(/^\d{3,12}$/)
    .default('10086'),
  SMS_EXTENSION: z
    .string()
    .regex(/^\d{1,6}$/)
    .default('977'),
  SMS_HEAD: optional,
  SMS_SIGNATURE: optional,
  SMS_TEXTS_PER_MINUTE: z.coerce.number().int().min(1).default(30),
  SMS_PAGE_SEGMENTS: z.coerce.number().int().min(1).max(10).default(4),
  /** Health and metrics; loopback unless told otherwise. */
  SMS_HTTP_HOST: z.string().default('127.0.0.1'),
  SMS_HTTP_PORT: port.default(3086),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

export type Environment = z.infer<typeof schema>

/** @throws Error that names each variable that is missing or wrong, and never its value */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const parsed = schema.safeParse(variables)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`the environment does not fit: ${faults.join('; ')}`)
}
