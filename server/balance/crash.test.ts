import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { openTestPlace } from '#tests/support/store.ts'
import { auditLedger } from './audit-ledger.ts'
import { balanceOf } from './ledger.ts'

test('a process killed while it posts leaves books that are right, with all that was answered in them', async () => {
  const { store, place } = await openTestPlace()
  const people = Array.from({ length: 8 }, () => uuidv7(1))
  const answered = new Map<string, number>()
  for (const enough of [40, 97, 160]) {
    const child = spawn(process.execPath, ['tests/support/poster.ts', JSON.stringify(place), ...people], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const exited = once(child, 'exit')
    let lines = 0
    for await (const line of createInterface({ input: child.stdout })) {
      const [id = ''] = line.split(' ')
      answered.set(id, (answered.get(id) ?? 0) + 1)
      if (++lines === enough) child.kill('SIGKILL')
    }
    await exited
    expect(lines).toBeGreaterThanOrEqual(enough)
    expect((await auditLedger(store)).faults).toEqual([])
    for (const id of people) {
      const balance = await store.read((tx) => balanceOf(tx, id, 'balance'))
      expect(balance / 100).toBeGreaterThanOrEqual(answered.get(id) ?? 0)
      expect(await store.read((tx) => balanceOf(tx, id, 'ecoin'))).toBe(balance / 100)
    }
  }
})
