/** A real process of the hall: started, killed without warning, and started again. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** A start that makes no progress for so long hangs; one that goes on working may be slow, on a machine that is shared. */
const STANDS_STILL_MS = 30_000
const READY_WITHIN_MS = 240_000
const LOOK_MS = 1000
const STOP_WITHIN_MS = 30_000
const KEPT_LINES = 20

/** One line of a process's log. */
export type LogLine = { level: number; msg: string; url?: string; watch?: { port: number } }

export type Hall = {
  readonly name: string
  /** Counts up with each start. */
  readonly starts: number
  /** Errors that it logged, and deaths that nobody asked for. */
  readonly faults: string[]
  readonly pid: number
  /** The line that said it was open. */
  open(): Promise<LogLine>
  /** kill -9; the next one starts as soon as this one is gone. */
  kill(): Promise<void>
  /** Asks it to close, and answers its exit code. */
  stop(): Promise<number | null>
}

/** @param opens what its log says once it serves */
export function startProcess(name: string, entry: string, env: Record<string, string>, opens: string): Hall {
  const faults: string[] = []
  let starts = 0
  let present = start()
  // Nobody outlives the test that started it.
  process.once('exit', () => present.child.kill('SIGKILL'))

  function start() {
    starts++
    const child = spawn(process.execPath, [entry], {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: 'production', CI: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const one = {
      child,
      wanted: false,
      ...opening(name, child, opens, (fault) => faults.push(`${name}: ${fault}`)),
    }
    child.once('exit', (code, signal) => {
      if (!one.wanted) faults.push(`${name} died by itself (${code ?? signal}): ${one.lines.join(' | ')}`)
    })
    return one
  }

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const { child } = present
    present.wanted = true
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
    child.kill(signal)
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS)
    const code = await gone
    clearTimeout(late)
    return code
  }

  return {
    name,
    faults,
    get starts() {
      return starts
    },
    get pid() {
      return present.child.pid ?? 0
    },
    open: () => present.open,
    async kill() {
      await end('SIGKILL')
      present = start()
    },
    stop: () => end('SIGTERM'),
  }
}

/** Reads its log: when it is open, what went wrong, and its last lines. */
function opening(name: string, child: ChildProcess, opens: string, onFault: (fault: string) => void) {
  const lines: string[] = []
  const keep = (line: string) => {
    lines.push(line.slice(0, 300))
    if (lines.length > KEPT_LINES) lines.shift()
  }
  const open = new Promise<LogLine>((resolve, reject) => {
    const watch = watchStart(child, (why) => reject(new Error(`${name} ${why}: ${lines.join(' | ')}`)))
    child.once('exit', () => {
      watch.end()
      reject(new Error(`${name} ended before it was open: ${lines.join(' | ')}`))
    })
    if (child.stdout) {
      createInterface(child.stdout).on('line', (line) => {
        keep(line)
        const said = lineOf(line)
        if (said.msg === opens) {
          watch.end()
          resolve(said)
        }
        if (said.level >= 50) onFault(line.slice(0, 600))
      })
    }
  })
  // Whoever waits for it hears; a process that is killed at its start is nobody's fault.
  open.catch(() => undefined)
  if (child.stderr) createInterface(child.stderr).on('line', keep)
  return { open, lines }
}

/** Calls `late` when a start stands still, or takes longer than anybody waits. */
function watchStart(child: ChildProcess, late: (why: string) => void) {
  const begun = Date.now()
  const end = () => clearInterval(timer)
  const giveUp = (why: string) => {
    end()
    late(why)
  }
  let [worked, workedAt] = [0, begun]
  const timer = setInterval(() => {
    const now = Date.now()
    const cpu = cpuMs(child)
    if (cpu > worked) [worked, workedAt] = [cpu, now]
    const seconds = `after ${Math.round((now - begun) / 1000)} s, ${worked} ms of them at work, load ${loadavg()[0]}`
    if (now - workedAt > STANDS_STILL_MS) giveUp(`stands still in its start ${seconds}`)
    else if (now - begun > READY_WITHIN_MS) giveUp(`was not open ${seconds}`)
  }, LOOK_MS)
  return { end }
}

/** Time on a processor so far; 0 where the system does not tell. */
function cpuMs({ pid }: ChildProcess): number {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return 0
  const fields = readFileSync(file, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

function lineOf(line: string): LogLine {
  try {
    return JSON.parse(line) as LogLine
  } catch {
    return { level: 0, msg: line }
  }
}
