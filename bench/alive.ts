/** A benchmark ends with the process that it measures: without it, it would wait for answers for ever. */
import type { ChildProcess } from 'node:child_process'

/**
 * Waits for `work` as long as the child lives. What the child said last is on the terminal, which it shares.
 * @throws when the child dies first, could not be started, or was dead already
 */
export async function whileAlive<T>(name: string, child: ChildProcess, work: Promise<T>): Promise<T> {
  const listening = new AbortController()
  const death = new Promise<never>((_, reject) => {
    const die = () => {
      const how = child.signalCode ? `by ${child.signalCode}` : `with code ${child.exitCode}`
      reject(new Error(`${name} ended ${how} before the benchmark was over: see its words above`))
    }
    const listen = (event: string, listener: (error: Error) => void) => {
      child.on(event, listener)
      listening.signal.addEventListener('abort', () => child.off(event, listener))
    }
    if (child.exitCode !== null || child.signalCode !== null) die()
    // Not at the exit: its last words are read before its pipes close.
    listen('close', die)
    listen('error', reject)
  })
  try {
    return await Promise.race([work, death])
  } finally {
    listening.abort()
  }
}

/** Runs a benchmark and ends the process with it, whatever is still open: 0, or 1 and what went wrong in one line. */
export async function benchmark(run: () => Promise<void>): Promise<never> {
  try {
    await run()
    process.exit(0)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
