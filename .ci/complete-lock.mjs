/**
 * `node .ci/complete-lock.mjs` after a change of dependencies. npm leaves out of the lock file what its registry does not hold for
 * other platforms (a mirror may lack some native binding), and `npm ci` then refuses the whole file. This names the missing
 * ones: skipped where they do not fit, fetched by version where they do.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const FILE = 'package-lock.json'
const NAME =
  /(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|x64|ia32|ppc64|riscv64|s390x)(?:-(\w+))?$/

const lock = JSON.parse(readFileSync(FILE, 'utf8'))
const added = []
for (const [owner, held] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(held.optionalDependencies ?? {})) {
    if (lock.packages[`node_modules/${name}`] || lock.packages[`${owner}/node_modules/${name}`]) continue
    const platform = NAME.exec(name)
    if (!platform) throw new Error(`${name} of ${owner} is not in ${FILE} and names no platform`)
    const [, os, cpu, abi] = platform
    const libc = os === 'linux' && abi ? { libc: [abi.startsWith('musl') ? 'musl' : 'glibc'] } : {}
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      dev: held.dev,
      optional: true,
      os: [os],
      ...libc,
    }
    added.push(name)
  }
}
const sorted = Object.entries(lock.packages).sort(([one], [other]) => (one < other ? -1 : 1))
writeFileSync(FILE, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`)
process.stdout.write(`${added.length} platforms named in ${FILE}\n`)
