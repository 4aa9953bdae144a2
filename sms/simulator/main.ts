/**
 * Runs the simulated SMSC with its handset page: `node sms/simulator/main.ts`.
 *
 * SIMULATOR_SMPP_PORT (2775), SIMULATOR_HTTP_PORT (2780), SIMULATOR_PASSWORD (simulat), SIMULATOR_PHONES: a JSON file of
 * [{ "msisdn": "13800138000", "label": "…" }].
 */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { startSimulator } from './simulator.ts'

const port = (byDefault: number) => z.coerce.number().int().min(0).max(65_535).default(byDefault)

const environment = z.object({
  SIMULATOR_SMPP_PORT: port(2775),
  SIMULATOR_HTTP_PORT: port(2780),
  SIMULATOR_PASSWORD: z.string().min(1).max(8).default('simulat'),
  SIMULATOR_PHONES: z.string().optional(),
  NODE_ENV: z.string().optional(),
})

const phonesSchema = z.array(
  z.object({ msisdn: z.string().regex(/^1[3-9]\d{9}$/), label: z.string().min(1).max(40) }),
)

async function main(): Promise<void> {
  const env = environment.parse(process.env)
  const phones = env.SIMULATOR_PHONES
    ? phonesSchema.parse(JSON.parse(readFileSync(env.SIMULATOR_PHONES, 'utf8')))
    : undefined
  const simulator = await startSimulator({
    smppPort: env.SIMULATOR_SMPP_PORT,
    httpPort: env.SIMULATOR_HTTP_PORT,
    password: env.SIMULATOR_PASSWORD,
    environment: env.NODE_ENV,
    ...(phones ? { phones } : {}),
  })
  console.log(`SMSC on 127.0.0.1:${simulator.smppPort}, handset on http://localhost:${simulator.httpPort}/`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.close())
}

main().catch((error: unknown) => {
  const why =
    error instanceof z.ZodError
      ? z.prettifyError(error)
      : error instanceof Error
        ? error.message
        : String(error)
  console.error(why)
  process.exitCode = 1
})
