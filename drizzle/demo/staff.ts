/** The staff of the demo: one for each role, two more clerks so that a list looks like one, and a shop of each merchant. */
import type { Role, staff } from '#drizzle/schema/identity.ts'
import { idOf } from './person.ts'
import { chanceOf } from './chance.ts'

type Member = {
  login: string
  name: string
  role: Role
  branchCode: string | null
  /** Whose shop it is. */
  merchantCode?: string
}

const shop = { role: 'shop', branchCode: null } as const

/** The shop that a visitor of the demo is told of. */
export const DEMO_SHOP = 'shop-tea'

export const members: Member[] = [
  { login: 'clerk', name: '苏晴', role: 'clerk', branchCode: 'lanxi' },
  { login: 'backoffice', name: '陆知行', role: 'backoffice', branchCode: null },
  { login: 'marketing', name: '程可欣', role: 'marketing', branchCode: null },
  { login: 'ops', name: '韩冬', role: 'ops', branchCode: null },
  { login: 'admin', name: '沈望', role: 'admin', branchCode: null },
  { login: 'clerk2', name: '唐梓轩', role: 'clerk', branchCode: 'yungang' },
  { login: 'clerk3', name: '方雪', role: 'clerk', branchCode: 'luzhou' },
  { login: 'shop-tea', name: '半日闲滨江店', merchantCode: 'tea', ...shop },
  { login: 'shop-books', name: '知了书店钟楼店', merchantCode: 'books', ...shop },
  { login: 'shop-cinema', name: '萤火影城云港店', merchantCode: 'cinema', ...shop },
  { login: 'shop-bakery', name: '麦垛烘焙芦洲店', merchantCode: 'bakery', ...shop },
  { login: 'shop-grocer', name: '邻里生鲜兰溪店', merchantCode: 'grocer', ...shop },
  { login: 'shop-operator', name: '青岚通信滨江营业厅', merchantCode: 'operator', ...shop },
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

/** The login of each merchant's shop, by the merchant's code. */
export function tillsIn(rows: (typeof staff.$inferInsert)[]): Map<string, { id: string; name: string }> {
  return new Map(
    rows.flatMap(({ id, name, merchantCode }) => (merchantCode ? [[merchantCode, { id, name }]] : [])),
  )
}
