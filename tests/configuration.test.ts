import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { commandSettings } from '#drizzle/terminal.ts'
import { webSettings } from '#server/http/settings.ts'
import { readSettings, WrongSetting } from '#server/settings.ts'
import { startSettings } from '#server/start/settings.ts'
import { simulatorSettings } from '#sms/simulator/settings.ts'
import { smsSettings } from '#sms/settings.ts'

type Process = { schema: z.ZodObject; entry: string; needs?: Record<string, string> }

const processes: Record<string, Process> = {
  web: { schema: webSettings, entry: 'server/main.ts' },
  sms: { schema: smsSettings, entry: 'sms/main.ts', needs: { SMSC_PASSWORD: 'simulat' } },
  start: { schema: startSettings, entry: 'server/start/start.mjs' },
  simulator: { schema: simulatorSettings, entry: 'sms/simulator/main.ts' },
  commands: { schema: commandSettings, entry: 'drizzle/recount.ts' },
}

const long = 'x'.repeat(501)

/** A wrong value for each variable; `null` where any text will do. */
const wrong: Record<string, string | null> = {
  DATABASE_URL: 'mysql://hunter2',
  DATABASE_FILE: null,
  SECRET_KEY: 'hunter2',
  NODE_ENV: null,
  LOG_LEVEL: 'hunter2',
  REDIS_URL: 'hunter2',
  HOST: null,
  PORT: 'hunter2',
  PUBLIC_URL: 'ftp://hunter2',
  TRUST_PROXY: 'hunter2',
  METRICS_TOKEN: 'hunter2',
  IMPORT_TOKEN: 'hunter2-hunter2',
  AGENT_TOKEN: 'hunter2-hunter2',
  CASHIER_URL: 'hunter2',
  CASHIER_SECRET: 'hunter2',
  SANDBOX_CASHIER: 'hunter2',
  SMSC_HOST: null,
  SMSC_PORT: '65536',
  SMSC_SYSTEM_ID: 'hunter2-hunter2-hunter2',
  SMSC_PASSWORD: 'hunter2-hunter2',
  SMSC_TLS: 'hunter2',
  SMSC_TLS_CA: null,
  SMSC_TLS_NAME: 'hunter2'.repeat(40),
  SMSC_WINDOW: '10001',
  SMSC_SEGMENTS_PER_SECOND: '-5',
  SMS_SHORT_CODE: 'hunter2',
  SMS_EXTENSION: 'hunter2',
  SMS_HEAD: long,
  SMS_SIGNATURE: long,
  SMS_TEXTS_PER_MINUTE: '1.5',
  SMS_PAGE_SEGMENTS: '11',
  SMS_HTTP_HOST: null,
  SMS_HTTP_PORT: '0x50',
  SMPP_PORT: '0',
  HANDSET_PORT: 'hunter2',
  DEMO_SUBSCRIBERS: '99',
  SIMULATOR_SMPP_PORT: 'hunter2',
  SIMULATOR_HTTP_PORT: '1e3',
  SIMULATOR_PASSWORD: 'hunter2-hunter2',
  SIMULATOR_PHONES: null,
}

const variables = Object.entries(processes).flatMap(([name, { schema }]) =>
  Object.keys(schema.shape).map((variable) => ({ name, variable })),
)

test.each(variables)(
  '$name says in one line that $variable is wrong, and not what it was',
  ({ name, variable }) => {
    const value = wrong[variable]
    expect(value, `a wrong value for ${variable} is missing here`).toBeDefined()
    if (value === null || value === undefined) return
    const { schema, needs } = processes[name] ?? { schema: undefined }
    if (!schema) return
    const read = () => readSettings(name, schema, { ...needs, [variable]: value })
    expect(read).toThrow(WrongSetting)
    expect(read).toThrow(new RegExp(`^${name} cannot start: ${variable} must [^\\n]+$`))
    expect(read).not.toThrow(value)
  },
)

test.each(Object.entries(processes))('%s starts with the documented defaults', (name, { schema, needs }) => {
  const settings = readSettings(name, schema, { ...needs, PORT: '', DATABASE_URL: '' })
  expect(documented(name)).toEqual(
    Object.fromEntries(
      Object.keys(schema.shape).map((variable) => [
        variable,
        shown(needs?.[variable] ? undefined : settings[variable]),
      ]),
    ),
  )
})

function shown(value: unknown): string {
  return value === undefined
    ? ''
    : String(typeof value === 'boolean' ? Number(value) : (value as string | number))
}

/** The variables of a process and their defaults, as docs/configuration.md lists them. */
function documented(process: string): Record<string, string> {
  const page = readFileSync(new URL('../docs/configuration.md', import.meta.url), 'utf8')
  const rows = page.matchAll(/^\| `(\w+)` +\| ([\w, ]+?) +\| (?:`([^`]*)`)? *\| \S.* \|$/gm)
  return Object.fromEntries(
    [...rows]
      .filter(([, , of = '']) => of.split(', ').includes(process))
      .map(([, variable = '', , byDefault = '']) => [variable, byDefault]),
  )
}

test.each(['web', 'sms', 'commands'])('in production %s has no key but its own', (name) => {
  const { schema, needs } = processes[name] ?? { schema: webSettings }
  const read = (more: object) => readSettings(name, schema, { ...needs, ...more })
  expect(() => read({ NODE_ENV: 'production' })).toThrow(/: SECRET_KEY is missing: /)
  expect(read({ NODE_ENV: 'production', SECRET_KEY: 'the key of one house' })).toBeTruthy()
  if ('PUBLIC_URL' in schema.shape) {
    expect(() => read({ PUBLIC_URL: 'https://hall.example' })).toThrow(/: SECRET_KEY is missing: /)
  }
})

test('several faults stand in one line, a missing password too', () => {
  expect(() => readSettings('sms', smsSettings, { SMSC_PORT: 'hunter2' })).toThrow(
    'sms cannot start: SMSC_PORT must be a whole number from 0 to 65535; SMSC_PASSWORD is missing',
  )
})

test.each(Object.entries(processes))(
  '%s ends with one line and code 1 when a setting is wrong',
  async (name, { entry }) => {
    const { code, printed } = await run(entry, {
      PORT: 'hunter2',
      SIMULATOR_HTTP_PORT: 'hunter2',
      DATABASE_URL: 'hunter2',
    })
    expect(code).toBe(1)
    expect(printed).toMatch(/^[^\n]+ cannot start: [^\n]+\n$/)
    expect(printed, name).not.toMatch(/hunter2|\.ts:/)
  },
)

function run(entry: string, env: Record<string, string>): Promise<{ code: number | null; printed: string }> {
  const { PATH } = process.env
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [entry], { env: { PATH, ...env } }, (_error, out, err) =>
      resolve({ code: child.exitCode, printed: out + err }),
    )
  })
}
