/** A real process of the hall: started, killed without warning, and started again. */
import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const READY_WITHIN_MS = 60_000
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
    const late = setTimeout(
      () => reject(new Error(`${name} was not open in time: ${lines.join(' | ')}`)),
      READY_WITHIN_MS,
    )
    child.once('exit', () => {
      clearTimeout(late)
      reject(new Error(`${name} ended before it was open: ${lines.join(' | ')}`))
    })
    if (child.stdout) {
      createInterface(child.stdout).on('line', (line) => {
        keep(line)
        const said = lineOf(line)
        if (said.msg === opens) {
          clearTimeout(late)
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

function lineOf(line: string): LogLine {
  try {
    return JSON.parse(line) as LogLine
  } catch {
    return { level: 0, msg: line }
  }
}
