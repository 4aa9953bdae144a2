/** The staff of the demo: one for each role, and two more clerks so that a list looks like one. */
import type { Role, staff } from '#drizzle/schema/identity.ts'
import { idOf } from './person.ts'
import { chanceOf } from './chance.ts'

type Member = { login: string; name: string; role: Role; branchCode: string | null }

export const members: Member[] = [
  { login: 'clerk', name: '苏晴', role: 'clerk', branchCode: 'lanxi' },
  { login: 'backoffice', name: '陆知行', role: 'backoffice', branchCode: null },
  { login: 'marketing', name: '程可欣', role: 'marketing', branchCode: null },
  { login: 'ops', name: '韩冬', role: 'ops', branchCode: null },
  { login: 'admin', name: '沈望', role: 'admin', branchCode: null },
  { login: 'clerk2', name: '唐梓轩', role: 'clerk', branchCode: 'yungang' },
  { login: 'clerk3', name: '方雪', role: 'clerk', branchCode: 'luzhou' },
]

export function staffRows(passwordHash: string, seed: number, now: number): (typeof staff.$inferInsert)[] {
  const chance = chanceOf(seed, -100)
  return members.map((member, index) => ({
    id: idOf(-100 + index, now, chance),
    ...member,
    passwordHash,
    failures: 0,
    lockedUntil: null,
    disabled: false,
  }))
}
