/**
 * What a process is told by its environment: read once at its start, checked as a whole, and a wrong value stops the
 * start with one line that names each wrong variable and never its value. `docs/configuration.md` lists them all.
 */
import { writeSync } from 'node:fs'
import { z } from 'zod'
import { StoreError } from './store/errors.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** Something that whoever starts the process can mend; its message is for them. */
export class CannotStart extends Error {
  override readonly name: string = 'CannotStart'
}

export class WrongSetting extends CannotStart {
  override readonly name = 'WrongSetting'
}

/**
 * The settings of a process. An empty variable is an absent one, as `PORT=` in an env file means "not set".
 * @throws WrongSetting
 */
export function readSettings<S extends z.ZodType>(
  process: string,
  schema: S,
  environment: Environment,
): z.output<S> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const faults = new Map<string, string>()
  for (const { path, message, code } of parsed.error.issues) {
    const name = path.join('.')
    const fault = given[name] === undefined && code !== 'custom' ? 'is missing' : message
    if (!faults.has(name)) faults.set(name, fault)
  }
  const told = [...faults].map(([name, fault]) => `${name} ${fault}`).join('; ')
  throw new WrongSetting(`${process} cannot start: ${told}`)
}

const IN_USE = new Set(['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND'])

/**
 * Ends a process that could not start, with code 1. What its operator can mend (a wrong setting, the store's no, a port
 * that is taken) is told in one line.
 * @throws whatever else it is, which is a fault of ours
 */
export function endStart(error: unknown): never {
  const known =
    error instanceof CannotStart ||
    error instanceof StoreError ||
    (error instanceof Error && IN_USE.has(String((error as NodeJS.ErrnoException).code)))
  if (!known) throw error
  // Written at once: what waits in a pipe is lost at the exit.
  writeSync(2, `${error.message}\n`)
  process.exit(1)
}

/** A whole number within the given bounds, both included. */
export function wholeNumber(least: number, most: number) {
  return z
    .string()
    .transform((text) => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN))
    .refine((value) => value >= least && value <= most, {
      error: `must be a whole number from ${least} to ${most}`,
    })
}

/** A port to listen on or to reach; 0 lets the system choose. */
export const port = wholeNumber(0, 65_535)

export const flag = z.enum(['0', '1'], { error: 'must be 0 or 1' }).transform((value) => value === '1')

/** A text of so many characters. */
export function words(least: number, most: number) {
  const error = least === most ? `must have ${least} characters` : `must have ${least} to ${most} characters`
  return z.string().refine((text) => text.length >= least && text.length <= most, { error })
}

export const webAddress = z.url({ protocol: /^https?$/, error: 'must be an http or https address' })

/** What several processes are told alike. */
export const house = {
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/./, { error: 'must begin with postgres://' })
    .optional(),
  DATABASE_FILE: z.string().default('data/dianting.sqlite'),
  /** Peppers passwords, seals codes, signs: the same for every process of the house. */
  SECRET_KEY: words(16, 500).optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/./, { error: 'must begin with redis:// or rediss://' })
    .optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be fatal, error, warn, info, debug, trace or silent',
    })
    .default('info'),
  NODE_ENV: z.string().optional(),
}

type Keyed = {
  SECRET_KEY?: string | undefined
  NODE_ENV?: string | undefined
  PUBLIC_URL?: string | undefined
}

/** In production, and wherever people come over https, the key must be given: a key made here would be lost with the disk. */
export function hasItsKey({ SECRET_KEY, NODE_ENV, PUBLIC_URL }: Keyed): boolean {
  return SECRET_KEY !== undefined || (NODE_ENV !== 'production' && !PUBLIC_URL?.startsWith('https:'))
}

export const keyMissing = {
  path: ['SECRET_KEY'],
  error: 'is missing: in production and on https the house needs a key of its own',
}
