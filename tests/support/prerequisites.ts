/**
 * What the tests need beyond npm: a browser, Chinese fonts for its screenshots, Redis, a second SMPP codec.
 *
 * Whatever is there is used; what is missing is installed where that is possible (root on Debian). What cannot be had
 * is named: its tests are shown as skipped, never as passed, and in CI (`CI=true`) that is a failure.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

type Prerequisite = { name: string; debianPackage: string; present(): boolean }

const prerequisites: Prerequisite[] = [
  {
    name: 'a browser (Chromium)',
    debianPackage: 'chromium',
    present: () => ['chromium', 'chromium-browser', 'google-chrome'].some(onPath),
  },
  {
    name: 'Chinese fonts',
    debianPackage: 'fonts-noto-cjk',
    present: () => succeeds('sh', ['-c', 'fc-list :lang=zh family | grep -q .']),
  },
  {
    name: 'perl’s Net::SMPP, the codec’s second oracle',
    debianPackage: 'libnet-smpp-perl',
    present: () => succeeds('perl', ['-MNet::SMPP', '-e', '1']),
  },
  { name: 'redis-server', debianPackage: 'redis-server', present: () => onPath('redis-server') },
]

/** Installs what is missing and returns the names of what could not be had. */
export function fetchPrerequisites(report: (line: string) => void): string[] {
  const missing = prerequisites.filter((one) => !one.present())
  if (missing.length === 0) return []
  const packages = missing.map((one) => one.debianPackage)
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (canInstall) {
    report(`installing ${packages.join(', ')} …`)
    apt(['update', '-qq'])
    apt(['install', '-y', '-qq', '--no-install-recommends', 'fontconfig', ...packages])
  }
  const absent = missing.filter((one) => !one.present())
  for (const one of absent) {
    report(
      `${one.name} is missing: install it (Debian: apt-get install ${one.debianPackage}) to run its tests`,
    )
  }
  return absent.map((one) => one.name)
}

function apt(args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
}

function onPath(command: string): boolean {
  return succeeds('sh', ['-c', `command -v ${command}`])
}

function succeeds(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}
