/** `npm run audit:ledger`: reads the books of the database that the environment names; ends with 1 where they are wrong. */
import { z } from 'zod'
import { endStart, house, readSettings } from '#server/settings.ts'
import { openStore } from '#server/store/store.ts'
import { auditLedger } from '../audit-ledger.ts'
import { auditReport } from './report.ts'

const settings = z.object({ DATABASE_URL: house.DATABASE_URL, DATABASE_FILE: house.DATABASE_FILE })

try {
  const { DATABASE_URL: url, DATABASE_FILE: file } = readSettings('audit:ledger', settings, process.env)
  const store = await openStore({ url, file })
  const audit = await auditLedger(store).finally(() => store.close())
  console.log(auditReport(audit))
  process.exitCode = audit.faultCount === 0 ? 0 : 1
} catch (error) {
  endStart(error)
}
