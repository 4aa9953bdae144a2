/** `npm run audit:ledger`: reads the books of the database that the environment names; ends with 1 where they are wrong. */
import { openStore } from '#server/store/store.ts'
import { auditLedger } from '../audit-ledger.ts'
import { auditReport } from './report.ts'

const { DATABASE_URL: url, DATABASE_FILE: file = 'data/dianting.sqlite' } = process.env
const store = await openStore(url ? { url } : { file })
const audit = await auditLedger(store).finally(() => store.close())
console.log(auditReport(audit))
process.exitCode = audit.faultCount === 0 ? 0 : 1
