/** A web hall with people behind the desk: staff of every role, and contacts to look at. */
import type { Role } from '#drizzle/schema/identity.ts'
import { addStaffMember } from '#server/staff/staff.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { recordTouch, type Touch } from '#server/touch/record.ts'
import { hiddenIn, newClient } from './http-client.ts'
import { NOW, secrets } from './line.ts'
import { openTestWeb } from './web.ts'

export const STAFF_PASSWORD = 'a clerk of the hall'

export type TestDesk = Awaited<ReturnType<typeof openTestDesk>>

export async function openTestDesk(settings: { importToken?: string; agentToken?: string } = {}) {
  const web = await openTestWeb(settings)
  const passwordHash = await secrets.hash(STAFF_PASSWORD)
  let logins = 0

  /** @param merchantCode whose till it is, for the role of a shop */
  async function newStaff(role: Role, name = '周明', merchantCode?: string) {
    const login = `${role}${++logins}`
    const row = { id: uuidv7(NOW), login, name, role, branchCode: null, passwordHash }
    const shop = merchantCode === undefined ? {} : { merchantCode }
    await web.store.transaction((tx) => addStaffMember(tx, { ...row, ...shop }))
    return row
  }

  /** A browser without a screen at which somebody of this role has signed in. */
  async function onDuty(role: Role) {
    const { id, login } = await newStaff(role)
    const client = newClient(web.url)
    const page = await client.get('/desk/sign-in')
    const typed = { login, password: STAFF_PASSWORD }
    const entered = await client.post('/desk/sign-in', { ...hiddenIn(page.html, 'staff'), ...typed })
    if (entered.status !== 303) throw new Error(`${login} could not sign in: ${entered.status}`)
    return Object.assign(client, { id, login })
  }

  /** Records a contact at a moment; by default a balance query by text that was answered. */
  async function contact(subscriberId: string, at: number, over: Partial<Touch> = {}): Promise<Touch> {
    const touch: Touch = {
      subscriberId,
      id: uuidv7(at),
      channel: 'sms',
      business: 'balance',
      operation: 'checkBalance',
      outcome: 'done',
      branchCode: 'lanxi',
      amountFen: null,
      said: 'CXYE',
      told: { title: '话费余额', lines: ['截至11月22日10时，您的话费余额为128.50元。'] },
      answersId: null,
      place: null,
      ...over,
    }
    await web.store.transaction((tx) => recordTouch(tx, touch, 999_912))
    return touch
  }

  return { ...web, newStaff, onDuty, contact }
}
