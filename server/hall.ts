/** The hall, assembled: what main.ts files, tests and pages are handed. */
import type { Boss } from './boss/boss.ts'
import type { Done } from './door/done.ts'
import { earnEcoins } from './ecoin/earn.ts'
import { openIdentity, type Identity } from './identity/identity.ts'
import { openLimits, type Limits } from './identity/limits.ts'
import type { Secrets } from './identity/secrets.ts'
import { operations, type Operations } from './operations.ts'
import { openPortal, type Portal } from './portal.ts'
import { staffActions } from './staff/actions.ts'
import { openStaffDoor, type StaffDoor } from './staff/door.ts'
import { openStaffIdentity, type StaffIdentity } from './staff/sign-in.ts'
import type { Store } from './store/store.ts'
import { closedTill, type Till } from './topup/till.ts'

export type HallOptions = {
  boss: Boss
  secrets: Secrets
  /** Shared between machines where Redis is given; in memory otherwise. */
  limits?: Limits
  /** How money comes in; without one no cashier is connected and no recharge card is known. */
  till?: Till
}

export type Hall = {
  store: Store
  boss: Boss
  operations: Operations
  /** The subscribers' door. */
  portal: Portal
  /** How subscribers sign in. */
  identity: Identity
  /** The staff's door. */
  staffDoor: StaffDoor
  /** How staff sign in. */
  staffIdentity: StaffIdentity
}

/** What happens after every operation that was done. */
const rules: readonly Done[] = [earnEcoins]

/** The store is opened and migrated by the caller, and closed by the caller. */
export function openHall(
  store: Store,
  { boss, secrets, limits = openLimits(), till = closedTill }: HallOptions,
): Hall {
  const keeper = { store, secrets, limits }
  return {
    store,
    boss,
    operations,
    portal: openPortal(store, { boss, secrets, operations, rules, till }),
    identity: openIdentity(keeper),
    staffDoor: openStaffDoor(store, { boss, secrets, actions: staffActions, operations }),
    staffIdentity: openStaffIdentity(keeper),
  }
}
