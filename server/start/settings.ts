/** Settings of `npm start`, the whole operator on one machine. */
import { z } from 'zod'

const port = (fallback: number) => z.coerce.number().int().min(1).max(65535).default(fallback)

export const startSettings = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port(3000),
  SMPP_PORT: port(2775),
  HANDSET_PORT: port(3001),
  SMS_HTTP_PORT: port(3002),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional(),
  DATABASE_FILE: z.string().min(1).default('data/dianting.sqlite'),
  SECRET_KEY: z.string().min(16).optional(),
  DEMO_SUBSCRIBERS: z.coerce.number().int().min(100).max(1_000_000).default(2000),
})

export type StartSettings = z.infer<typeof startSettings>

/** @throws Error with one line that names every wrong setting and what it must be */
export function readSettings<T extends z.ZodObject>(schema: T, environment: NodeJS.ProcessEnv): z.infer<T> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`wrong setting: ${faults.join('; ')}`)
}
