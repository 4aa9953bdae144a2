/** Everything staff can do, written by hand. The key is the action's name in pages and in the audit log. */
import { addAlias, listAliases, removeAlias } from './aliases.ts'
import { findSubscriber } from './find-subscriber.ts'
import { seeMatrix, switchFunction } from './matrix.ts'
import { addStaff, changeOwnPassword, disableStaff, seeStaff } from './people.ts'
import { revealNumber } from './reveal-number.ts'
import { seeAudit } from './see-audit.ts'

export const staffActions = {
  addAlias,
  addStaff,
  changeOwnPassword,
  disableStaff,
  findSubscriber,
  listAliases,
  removeAlias,
  revealNumber,
  seeAudit,
  seeMatrix,
  seeStaff,
  switchFunction,
}

export type StaffActions = typeof staffActions
export type StaffActionName = keyof StaffActions
