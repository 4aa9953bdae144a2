/** What every journey does: sign in, and name the pages there are. */
import type { Page } from 'playwright'
import { PASSWORD } from './web.ts'

/** Pages that need nobody to be signed in. */
export const OPEN_PAGES = ['/', '/sign-in', '/sign-in?by=password', '/nowhere']

/** Each page of the signed-in hall. */
export const HALL_PAGES = [
  '/overview',
  '/top-up',
  '/top-up?way=card',
  '/top-up?way=account',
  '/top-up/payments',
  '/bill',
  '/usage',
  '/plan',
  '/services',
  '/offers',
  '/activities',
  '/requests',
  '/requests/new/KD',
  '/ecoins',
  '/friends',
  '/complaint',
  '/rate',
  '/inbox',
  '/touches',
  '/settings',
  '/do',
  '/do/changePassword',
]

export async function signIn(page: Page, url: string, msisdn: string): Promise<void> {
  await page.goto(`${url}/sign-in?by=password`)
  await page.fill('[name=msisdn]', msisdn)
  await page.fill('[name=password]', PASSWORD)
  await page.click('button[value=password]')
  await page.waitForURL(`${url}/overview`)
}
