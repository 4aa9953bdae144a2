/** Runs the simulated SMSC with its handset page: `node sms/simulator/main.ts`. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { endStart, readSettings, WrongSetting } from '#server/settings.ts'
import { simulatorSettings } from './settings.ts'
import { startSimulator } from './simulator.ts'

const phones = z.array(
  z.object({ msisdn: z.string().regex(/^1[3-9]\d{9}$/), label: z.string().min(1).max(40) }),
)

async function main(): Promise<void> {
  const env = readSettings('simulator', simulatorSettings, process.env)
  const simulator = await startSimulator({
    smppPort: env.SIMULATOR_SMPP_PORT,
    httpPort: env.SIMULATOR_HTTP_PORT,
    password: env.SIMULATOR_PASSWORD,
    environment: env.NODE_ENV,
    ...(env.SIMULATOR_PHONES ? { phones: phonesIn(env.SIMULATOR_PHONES) } : {}),
  })
  console.log(`SMSC on 127.0.0.1:${simulator.smppPort}, handset on http://localhost:${simulator.httpPort}/`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.close())
}

function phonesIn(file: string) {
  try {
    return phones.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    const what = 'SIMULATOR_PHONES must name a JSON file of [{ "msisdn": "13800138000", "label": "…" }]'
    throw new WrongSetting(`simulator cannot start: ${what}`, { cause })
  }
}

main().catch(endStart)
