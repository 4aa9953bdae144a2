/** The pages are built when they were never built, or when a source is newer than the build. */
import { spawn } from 'node:child_process'
import { globSync, statSync } from 'node:fs'
import { CannotStart } from '#server/settings.ts'

const BUILT = 'build/server/index.js'
const SOURCES = ['app/**/*', 'words/**/*', 'public/**/*', 'package-lock.json']

export async function buildIfStale(report: () => void): Promise<void> {
  const builtAt = statSync(BUILT, { throwIfNoEntry: false })?.mtimeMs ?? 0
  const fresh = globSync(SOURCES).every((file) => statSync(file).mtimeMs <= builtAt)
  if (fresh) return
  report()
  await run('npm', ['run', '--silent', 'build'])
}

/** @throws CannotStart with what the command printed, when it fails */
function run(command: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    const printed: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => printed.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => printed.push(chunk))
    child.once('error', reject)
    child.once('exit', (code) => {
      if (code === 0) resolve()
      else
        reject(new CannotStart(`${command} ${args.join(' ')} failed:\n${Buffer.concat(printed).toString()}`))
    })
  })
}
