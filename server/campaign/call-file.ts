/** A list for the callers as a file, read and written piece by piece, however long it is. */
import type { StaffContact, StaffOutcome } from '#server/staff/action.ts'
import { csvOf, csvRows } from '#server/staff/csv.ts'
import type { StaffDoor } from '#server/staff/door.ts'
import type { Store } from '#server/store/store.ts'
import { maskMsisdn, maskName } from '#words/format.ts'
import { speak, type Say } from '#words/message.ts'
import { resultWords } from './call-result.ts'
import { callLinesAfter } from './call-list.ts'
import { mayReach } from './may-contact.ts'
import { m } from './messages.ts'
import { recipientsOf } from './recipient.ts'
import type { CallFile } from './take-call-list.ts'

export type CallFileBody = { name: string; pieces: AsyncGenerator<string> }

/**
 * Authorised and audited by the staff door; the numbers are masked where the role says so. Whoever has said no since the
 * list was made has no number on it.
 */
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

function numberOn(msisdn: string, mayBeCalled: boolean, full: boolean): string {
  if (!mayBeCalled) return ''
  return full ? msisdn : maskMsisdn(msisdn)
}

async function* pieces(store: Store, { list, full }: CallFile, say: Say): AsyncGenerator<string> {
  const { line, msisdn, name, script, result, note } = m.columnNames
  yield csvOf(
    [line, msisdn, name, script, result, note].map((each) => say(each)),
    [],
  )
  for (let after = 0; ;) {
    const { rows, people } = await store.read(async (tx) => {
      const found = await callLinesAfter(tx, list.id, after)
      const ids = found.map(({ subscriberId }) => subscriberId)
      return { rows: found, people: found.length > 0 ? await recipientsOf(tx, ids) : null }
    })
    const last = rows.at(-1)
    if (!last || !people) return
    after = last.line
    yield csvRows(
      rows.map((row) => {
        const person = people.get(row.subscriberId)
        const mayBeCalled = person !== undefined && mayReach(person, 'outbound') === null
        return [
          `${list.code}-${row.line}`,
          numberOn(row.msisdn, mayBeCalled, full),
          maskName(row.name),
          mayBeCalled ? row.script : say(m.notToBeCalled),
          row.result ? say(resultWords[row.result]) : '',
          '',
        ]
      }),
    )
  }
}
