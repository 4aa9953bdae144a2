/** Districts of an invented city on an invented river. */
import type { branch } from '#drizzle/schema/reference.ts'

export const branches: (typeof branch.$inferInsert)[] = [
  { code: 'lanxi', name: { zh: '岚西分公司', en: 'Lanxi' }, position: 1 },
  { code: 'qinghe', name: { zh: '青禾分公司', en: 'Qinghe' }, position: 2 },
  { code: 'yungang', name: { zh: '云港分公司', en: 'Yungang' }, position: 3 },
  { code: 'shuangqiao', name: { zh: '双桥分公司', en: 'Shuangqiao' }, position: 4 },
  { code: 'songtai', name: { zh: '松台分公司', en: 'Songtai' }, position: 5 },
  { code: 'luzhou', name: { zh: '鹭洲分公司', en: 'Luzhou Isle' }, position: 6 },
]
