import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Held = { optionalDependencies?: Record<string, string> }

test('the lock file names every optional package, or npm ci refuses it (node .ci/complete-lock.mjs)', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, Held>
  }
  const missing = Object.entries(packages).flatMap(([owner, held]) =>
    Object.keys(held.optionalDependencies ?? {}).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${owner}/node_modules/${name}`],
    ),
  )
  expect(missing).toEqual([])
})
