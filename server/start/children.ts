/**
 * The processes of one machine under one parent: started in order, each when the one before is ready, and stopped in
 * reverse. One that dies by itself is started again; one that keeps dying stops everything, and says so.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { CannotStart } from '#server/settings.ts'

export type Part = {
  name: string
  /** What `node` runs. */
  entry: string
  env: Record<string, string>
  /** Answers 200 when the part is ready. */
  ready: string
}

const READY_WITHIN_MS = 30_000
const STOP_WITHIN_MS = 15_000
const DEATHS_TOLERATED = 5
const DEATHS_WITHIN_MS = 60_000

export type Family = { stop(): Promise<void>; gaveUp: Promise<string> }

/** @throws CannotStart when a part does not get ready; those that run already are stopped first */
export async function raise(parts: Part[]): Promise<Family> {
  const running: { part: Part; child: ChildProcess }[] = []
  let stopping = false
  let giveUp: (reason: string) => void = () => undefined
  const gaveUp = new Promise<string>((resolve) => (giveUp = resolve))

  const start = (part: Part, deaths: number[]) => {
    const child = spawn(process.execPath, [part.entry], {
      env: { ...process.env, ...part.env },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    const place = running.findIndex((one) => one.part === part)
    if (place >= 0) running[place] = { part, child }
    else running.push({ part, child })
    child.once('exit', () => {
      if (stopping) return
      const now = Date.now()
      const recent = [...deaths.filter((at) => now - at < DEATHS_WITHIN_MS), now]
      if (recent.length > DEATHS_TOLERATED) giveUp(`${part.name} died ${recent.length} times within a minute`)
      else start(part, recent)
    })
  }

  const stop = async () => {
    stopping = true
    for (const { child } of running.toReversed()) await stopChild(child)
  }

  for (const part of parts) {
    start(part, [])
    const reason = await Promise.race([ready(part), gaveUp])
    if (reason) {
      await stop()
      throw new CannotStart(reason)
    }
  }
  return { stop, gaveUp }
}

/** Undefined when the part answers, a reason when it does not in time. */
async function ready(part: Part): Promise<string | undefined> {
  const deadline = Date.now() + READY_WITHIN_MS
  while (Date.now() < deadline) {
    const response = await fetch(part.ready).catch(() => undefined)
    if (response?.ok) return undefined
    await wait(50)
  }
  return `${part.name} was not ready within ${READY_WITHIN_MS / 1000} seconds (${part.ready})`
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS)
  await gone
  clearTimeout(late)
}
