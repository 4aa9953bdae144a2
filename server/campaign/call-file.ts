/** A list for the callers as a file, read and written piece by piece, however long it is. */
import type { StaffContact, StaffOutcome } from '#server/staff/action.ts'
import { csvOf, csvRows } from '#server/staff/csv.ts'
import type { StaffDoor } from '#server/staff/door.ts'
import type { Store } from '#server/store/store.ts'
import { maskMsisdn } from '#words/format.ts'
import { speak, type Say } from '#words/message.ts'
import { resultWords } from './call-result.ts'
import { callLinesAfter } from './call-list.ts'
import { m } from './messages.ts'
import type { CallFile } from './take-call-list.ts'
import { maskedName } from './variables.ts'

export type CallFileBody = { name: string; pieces: AsyncGenerator<string> }

/** Authorised and audited by the staff door; the numbers are masked where the role says so. */
export async function fetchCallFile(
  { store, staffDoor }: { store: Store; staffDoor: StaffDoor },
  contact: StaffContact,
  list: string,
): Promise<StaffOutcome<CallFileBody>> {
  const allowed = await staffDoor.visit(contact).perform('fetchCallList', { list })
  if (allowed.kind !== 'done') return allowed
  const { output, auditId } = allowed
  const written = pieces(store, output, speak[contact.language])
  return { kind: 'done', auditId, output: { name: `calls-${output.list.code}.csv`, pieces: written } }
}

async function* pieces(store: Store, { list, full }: CallFile, say: Say): AsyncGenerator<string> {
  const { line, msisdn, name, script, result, note } = m.columnNames
  yield csvOf(
    [line, msisdn, name, script, result, note].map((each) => say(each)),
    [],
  )
  for (let after = 0; ;) {
    const rows = await store.read((tx) => callLinesAfter(tx, list.id, after))
    const last = rows.at(-1)
    if (!last) return
    after = last.line
    yield csvRows(
      rows.map((row) => [
        `${list.code}-${row.line}`,
        full ? row.msisdn : maskMsisdn(row.msisdn),
        maskedName(row.name),
        row.script,
        row.result ? say(resultWords[row.result]) : '',
        '',
      ]),
    )
  }
}
