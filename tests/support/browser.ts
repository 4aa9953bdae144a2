/**
 * A browser for the journeys: one that is there, one that playwright has, else the one npm ships.
 *
 * What cannot be had is named; its tests are then shown as skipped, and in CI (`CI=true`) that is a failure.
 */
import { existsSync } from 'node:fs'
import chromiumOfNpm from '@sparticuz/chromium'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright'
import { afterAll, onTestFinished, test } from 'vitest'

const KNOWN_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

export const MOBILE = { width: 390, height: 844 }
export const DESKTOP = { width: 1280, height: 900 }

let opened: Promise<Browser> | undefined

const available = await find()

const required = process.env['CI'] === 'true'

/** `test` where there is a browser, or where there must be one; shown as skipped elsewhere. */
export const inBrowser = available || required ? test : test.skip

type Found = { executablePath: string; args: string[] }

async function find(): Promise<Found | undefined> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const there = [process.env['CHROMIUM'] ?? '', ...KNOWN_PLACES, chromium.executablePath()].find(existsSync)
  if (there) return { executablePath: there, args: [...QUIET, ...sandbox] }
  const fetched = await chromiumOfNpm.executablePath().catch(() => '')
  return existsSync(fetched)
    ? { executablePath: fetched, args: [...chromiumOfNpm.args, ...QUIET] }
    : undefined
}

/** A page in a browser profile of its own, closed with the test. */
export async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
  if (!available) throw new Error('no Chromium was found: install it (Debian: apt-get install chromium)')
  opened ??= chromium.launch(available)
  const browser = await opened
  const context = await browser.newContext({ viewport: MOBILE, locale: 'zh-CN', ...options })
  onTestFinished(() => context.close())
  return context.newPage()
}

afterAll(async () => {
  await (await opened)?.close()
})
