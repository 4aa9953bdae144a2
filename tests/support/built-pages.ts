/** The production build of the pages, made when it is missing or older than what it is made of. */
import { execFileSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Pages } from '#server/http/visit.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const BUILT = join(ROOT, 'build/server/index.js')
export const FILES = join(ROOT, 'build/client')

export async function builtPages(): Promise<Pages> {
  await alone(() => {
    if (existsSync(BUILT) && statSync(BUILT).mtimeMs > Math.max(...['app', 'words'].map(newest))) return
    const command = join(ROOT, 'node_modules/.bin/react-router')
    execFileSync(command, ['build', '.', '--config', 'app/vite.config.ts'], { cwd: ROOT, stdio: 'pipe' })
  })
  const { pages } = (await import(BUILT)) as { pages: Pages }
  return pages
}

/** Test files run in processes of their own; one of them builds, the others wait. */
async function alone(work: () => void): Promise<void> {
  // Not inside what the build begins by removing.
  const lock = join(ROOT, 'node_modules/.pages-are-built')
  const deadline = Date.now() + 90_000
  for (;;) {
    try {
      closeSync(openSync(lock, 'wx'))
      break
    } catch {
      // Whoever held it longer than any build takes is dead.
      if (Date.now() > deadline) rmSync(lock, { force: true })
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  try {
    work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function newest(top: string): number {
  const folder = join(ROOT, top)
  return readdirSync(folder, { recursive: true }).reduce(
    (latest, name) => Math.max(latest, statSync(join(folder, String(name))).mtimeMs),
    0,
  )
}
