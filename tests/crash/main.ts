/**
 * `npm run test:crash -- --kills 100`: kill -9 under load, then the books; ends with 1 when anything was lost or doubled.
 *
 * `--engine postgres` starts a PostgreSQL of its own, `--url postgres://…` uses a server that is there (in a database of
 * its own); `--seed 7` draws the same chances again; `--people 40 --browsers 12 --life-ms 1500 --think-ms 100`.
 */
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    engine: { type: 'string', default: 'sqlite' },
    url: { type: 'string' },
    people: { type: 'string', default: '40' },
    browsers: { type: 'string', default: '12' },
    'life-ms': { type: 'string', default: '1500' },
    'think-ms': { type: 'string', default: '100' },
  },
})

// The schema is loaded for one engine: it is chosen before anything that knows a table.
const onServer = values.url !== undefined || values.engine === 'postgres'
process.env['DATABASE_URL'] = onServer ? (values.url ?? 'postgres://chosen-below/') : ''

const { startServer } = await import('../support/postgres.ts')
const { newPlace } = await import('./place.ts')
const { crash } = await import('./crash.ts')
const { crashReport } = await import('./report.ts')

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const server = onServer && !values.url ? await startServer() : undefined
const place = await newPlace(values.url ?? server?.url)
console.log(`seed ${values.seed}`)
try {
  const report = await crash({
    place,
    kills: Number(values.kills),
    seed: Number(values.seed),
    people: Number(values.people),
    browsers: Number(values.browsers),
    lifeMs: Number(values['life-ms']),
    thinkMs: Number(values['think-ms']),
    onKill: (kills) => kills % 10 === 0 && console.log(`${kills} kills`),
  })
  console.log(crashReport(report))
  process.exitCode = report.violations.length === 0 ? 0 : 1
} finally {
  await place.remove()
  await server?.stop()
}
process.exit()
