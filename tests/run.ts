/**
 * `npm test`: everything that must hold, in the order in which it fails fastest.
 *
 * types, lint and formatting; the build; then every test, on SQLite and on PostgreSQL, over real SMPP and in a real
 * browser. The last line says how many passed and failed.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fetchPrerequisites } from './support/prerequisites.ts'

const absent = fetchPrerequisites((line) => console.log(line))
if (absent.length > 0 && process.env['CI']) {
  console.error(`in CI nothing may be skipped, and these are missing: ${absent.join(', ')}`)
  process.exit(1)
}

for (const script of ['check', 'build']) {
  const { status } = spawnSync('npm', ['run', '--silent', script], { stdio: 'inherit' })
  if (status !== 0) {
    console.error(`npm run ${script} failed; the tests were not started`)
    process.exit(1)
  }
}

const folder = mkdtempSync(join(tmpdir(), 'dianting-tests-'))
const summary = join(folder, 'summary.json')
const vitest = ['run', '--config', '.config/vitest.ts', '--reporter=default', '--reporter=json']
const { status } = spawnSync(
  'vitest',
  [...vitest, `--outputFile.json=${summary}`, ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
)
const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = summaryOf(summary)
rmSync(folder, { recursive: true, force: true })
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exit(status ?? 1)

type Summary = { numPassedTests: number; numFailedTests: number; numPendingTests: number }

/** What vitest wrote; nothing passed when it wrote nothing. */
function summaryOf(file: string): Summary {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Summary
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 }
  }
}
