/** The console's pages, and a browser at which somebody is on duty. */
import type { Page } from 'playwright'
import type { Role } from '#drizzle/schema/identity.ts'
import { STAFF_PASSWORD, type TestDesk } from './desk.ts'

/** Everything an administrator may open; the timeline's address is made from a subscriber. */
export const deskPages = (subscriberId: string) => [
  '/desk',
  `/desk/subscribers/${subscriberId}`,
  '/desk/imports',
  '/desk/requests',
  '/desk/complaints',
  '/desk/payments',
  '/desk/payments?state=resolved',
  '/desk/evidence',
  `/desk/evidence?subscriber=${subscriberId}`,
  '/desk/password',
  `/desk/subscribers/${subscriberId}/ecoins`,
  '/marketing/earning',
  '/marketing/earning?rule=new',
  '/marketing/earning?rule=referral',
  '/marketing/earning?budget=new',
  '/marketing/merchants',
  '/marketing/merchants/new',
  '/marketing/merchants/tea',
  '/marketing/merchants/tea?reward=201',
  '/marketing/settlement',
  '/marketing/settlement?month=2026-10',
  '/marketing/settlement/tea/202611',
  '/marketing/offers',
  '/marketing/segments',
  '/marketing/segments/new',
  '/marketing/rules',
  '/marketing/why',
  '/marketing/offers/new',
  '/marketing/activities',
  '/marketing/activities/new',
  '/marketing/activities/new?kind=survey',
  '/marketing/activities/new?kind=grab',
  '/ops',
  '/ops?by=month',
  '/ops/figure?from=2026-11&to=2026-11&kind=query&side=electronic',
  '/ops/matrix',
  '/ops/aliases',
  '/ops/staff',
  '/ops/audit',
]

export async function goOnDuty(page: Page, desk: TestDesk, role: Role): Promise<void> {
  const { login } = await desk.newStaff(role)
  await page.goto(`${desk.url}/desk/sign-in`)
  await page.fill('[name=login]', login)
  await page.fill('[name=password]', STAFF_PASSWORD)
  await page.press('[name=password]', 'Enter')
  await page.waitForURL((url) => url.pathname !== '/desk/sign-in')
}
