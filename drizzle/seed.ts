/** `npm run seed`: fills the hall with a year of an invented operator. Never by accident: see its refusals. */
import { parseArgs } from 'node:util'
import { openSecrets } from '#server/identity/secrets.ts'
import { houseKey } from '#server/secret-key.ts'
import { cardHash } from '#server/topup/card-code.ts'
import { shanghaiMs } from '#words/format.ts'
import { describeDemo } from './demo/describe.ts'
import { emptyHall } from './demo/empty-hall.ts'
import { DEMO_SEED, DEMO_SUBSCRIBERS, MOST_SUBSCRIBERS } from './demo/size.ts'
import { seedDemo, StoreNotEmpty, type DemoOptions, type Seeded } from './demo/seed-demo.ts'
import { m } from './messages.ts'
import { command, Mistake, say } from './terminal.ts'

const BAR = 30

await command(async (store, env) => {
  const flags = flagsOf(process.argv.slice(2))
  const production = env.NODE_ENV === 'production' || env.PUBLIC_URL?.startsWith('https:')
  if (production && !flags.evenInProduction) throw new Mistake(say(m.production))
  if (flags.replace) await emptyHall(store)
  const key = houseKey(env)
  const secrets = openSecrets(key)
  const start = performance.now()
  const options = {
    now: flags.now,
    subscribers: flags.subscribers,
    seed: flags.seed,
    hash: (secret: string) => secrets.hash(secret),
    cardHash: (code: string) => cardHash(key, code),
    onProgress: process.stderr.isTTY ? showProgress : undefined,
  }
  try {
    report(await seedDemo(store, options), performance.now() - start)
  } catch (error) {
    if (error instanceof StoreNotEmpty) throw new Mistake(say(m.notEmpty), { cause: error })
    throw error
  }
})

function flagsOf(args: string[]) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  try {
    const { values } = parseArgs({
      args,
      options: { subscribers: text, seed: text, now: text, replace: flag, 'even-in-production': flag },
    })
    return {
      subscribers: wholeNumber(values.subscribers, DEMO_SUBSCRIBERS, MOST_SUBSCRIBERS),
      seed: wholeNumber(values.seed, DEMO_SEED, 2 ** 31),
      now: values.now === undefined ? Date.now() : endOf(values.now),
      replace: values.replace,
      evenInProduction: values['even-in-production'],
    }
  } catch (error) {
    if (error instanceof Mistake) throw error
    throw new Mistake(say(m.usage), { cause: error })
  }
}

function wholeNumber(text: string | undefined, usual: number, most: number): number {
  const value = text === undefined ? usual : Number(text)
  if (!Number.isInteger(value) || value < 0 || value > most) throw new Mistake(say(m.badCount, text ?? ''))
  return value
}

/** The last minute of a day in Shanghai. */
function endOf(text: string): number {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  const at = shanghaiMs(year, month, day, 23, 59)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(at)) throw new Mistake(say(m.badDay, text))
  return at
}

function showProgress({ done, of }: Parameters<NonNullable<DemoOptions['onProgress']>>[0]): void {
  const full = Math.round((done / of) * BAR)
  const bar = '█'.repeat(full) + '░'.repeat(BAR - full)
  process.stderr.write(`\r${say(m.progress, { done, of, bar })}${done === of ? '\n' : ''}`)
}

function report({ subscribers, rows }: Seeded, ms: number): void {
  const { subscribers: people, staff } = describeDemo()
  const language = say({ zh: 'zh', en: 'en' }) === 'zh' ? 'zh' : 'en'
  const perSecond = Math.round((rows * 1000) / ms)
  console.log(say(m.seeded, { subscribers, rows, seconds: (ms / 1000).toFixed(1), perSecond }))
  console.log(say(m.subscribersTitle))
  for (const { msisdn, password, label, about } of people) {
    console.log(say(m.login, { login: msisdn, password, who: label[language], about: about[language] }))
  }
  console.log(say(m.staffTitle))
  for (const { login, password, role } of staff) console.log(say(m.staffLogin, { login, password, role }))
}
