/** A segment as a condition of another one: whom it means, which version, and what is refused. */
import { expect, test } from 'vitest'
import { openMarketing, plan } from '#tests/support/campaigns.ts'
import { NOW } from '#tests/support/line.ts'
import { belongs } from './belongs.ts'
import { countSegments } from './count.ts'
import { takeList } from './import-list.ts'
import { MOST_LEVELS } from './inside.ts'
import { previewSegment } from './preview-segment.ts'
import type { Rule } from './rule.ts'

const hall = await openMarketing()
const { store, newReader, author } = hall
const young = await newReader({ brand: 'mzone', tier: 1 })
const star = await newReader({ brand: 'mzone', tier: 5 })
const old = await newReader({ brand: 'gotone', tier: 5 })

const inIt = (segmentId: string): Rule => ({ fact: 'segment', segmentId })
const tier = (min: number): Rule => ({ fact: 'tier', min })
const none = (...any: Rule[]): Rule => ({ not: { any } })

async function save(name: string, rule: Rule, id?: string, version?: number): Promise<string> {
  const saved = await author.perform('saveSegment', { id, version, name, rule })
  if (saved.kind !== 'done') throw new Error(JSON.stringify(saved))
  return saved.output.id
}

async function seen(id: string) {
  await countSegments(store, NOW)
  const outcome = await author.perform('seeSegment', { id })
  if (outcome.kind !== 'done') throw new Error(outcome.kind)
  return outcome.output
}

const countOf = async (id: string) => (await seen(id)).version.matched

test('in a segment, not in another one, and on a list', async () => {
  const text = `${star.msisdn}\n${old.msisdn}`
  const list = await takeList(store, { name: '名单', text, staffId: author.id, now: NOW, language: 'zh' })
  const mzone = await save('动感', { fact: 'brand', in: ['mzone'] })
  const listed = await save('名单里的', { fact: 'list', listId: list.id })
  expect(await countOf(await save('动感且在名单', { all: [inIt(mzone), inIt(listed)] }))).toBe(1)
  expect(await countOf(await save('动感不在名单', { all: [inIt(mzone), none(inIt(listed))] }))).toBe(1)
  const outer = await save('名单里的其他人', { all: [inIt(listed), none(inIt(mzone), tier(6))] })
  const { version, inside } = await seen(outer)
  expect(version.matched).toBe(1)
  expect(inside).toMatchObject([
    { name: '名单里的', version: 1 },
    { name: '动感', version: 1 },
  ])
  const isIn = (id: string) => store.read((tx) => belongs(tx, version.rule, id, NOW))
  expect([await isIn(young.id), await isIn(star.id), await isIn(old.id)]).toEqual([false, false, true])
})

test('a version keeps the version it was built on; the next one takes the latest', async () => {
  const inner = await save('星级', tier(5))
  const outer = await save('星级客户', inIt(inner))
  expect(await countOf(outer)).toBe(2)
  await save('星级', tier(1), inner, 1)
  await author.perform('countSegment', { id: outer, version: 1 })
  expect(await countOf(outer)).toBe(2)
  expect((await seen(outer)).inside).toMatchObject([{ version: 1, latest: 2 }])
  await save('星级客户', inIt(inner), outer, 1)
  expect(await countOf(outer)).toBe(3)
  expect((await seen(inner)).outer).toEqual([{ id: outer, name: '星级客户' }])
})

test('what is looked at while it is built counts the same, and says how it would be kept', async () => {
  const inner = await save('高星', tier(5))
  const look = (rule: Rule, id?: string) => previewSegment(hall.hall, author.contact(), { rule, id })
  expect(await look({ all: [inIt(inner), { fact: 'brand', in: ['mzone'] }] })).toMatchObject({
    output: { matched: 1, rule: { all: [{ segmentId: inner, version: 1 }, { fact: 'brand' }] } },
  })
  expect(await look(inIt(inner), inner)).toMatchObject({ words: '客户群不能包含它自己。' })
})

test('no circles: two segments cannot contain each other', async () => {
  const one = await save('甲', tier(1))
  const two = await save('乙', inIt(one))
  const three = await save('丙', none(inIt(two)))
  for (const [rule, words] of [
    [inIt(one), '客户群不能包含它自己。'],
    [inIt(two), '“乙”的条件里已经用到本客户群，两者不能互相包含。'],
    [{ any: [tier(3), inIt(three)] }, '“丙”的条件里已经用到本客户群，两者不能互相包含。'],
  ] as const)
    expect(await author.perform('saveSegment', { id: one, version: 1, name: '甲', rule })).toMatchObject({
      kind: 'refused',
      words,
    })
})

test('so deep and no deeper, and not too much in all', async () => {
  let inner = await save('第1层', { all: Array.from({ length: 60 }, () => tier(1)) })
  for (let level = 2; level <= MOST_LEVELS; level++) inner = await save(`第${level}层`, inIt(inner))
  expect(await countOf(inner)).toBe(3)
  const deeper = { name: '太深', rule: inIt(inner) }
  expect(await author.perform('saveSegment', deeper)).toMatchObject({
    words: '客户群层层引用不能超过5层，请减少层数。',
  })
  const first = await save('六十条', { all: Array.from({ length: 60 }, () => tier(1)) })
  const many = { name: '太多', rule: { any: [inIt(first), inIt(first), tier(1)] } }
  expect(await author.perform('saveSegment', many)).toMatchObject({
    words: '连同引用的客户群共有121个条件，最多120个。',
  })
})

test('what others use is not archived; what nobody uses is, and can be taken up again', async () => {
  const inner = await save('被引用', tier(5))
  const outer = await save('引用者', inIt(inner))
  const drafted = await author.perform('saveCampaign', {
    ...plan,
    name: '春季推荐',
    segmentId: outer,
    segmentVersion: 1,
  })
  expect(drafted.kind).toBe('done')
  expect(await author.perform('archiveSegment', { id: inner })).toMatchObject({
    words: '不能归档，还在使用它的有：客户群“引用者”。',
  })
  expect(await author.perform('archiveSegment', { id: outer })).toMatchObject({
    words: '不能归档，还在使用它的有：营销案“春季推荐”。',
  })
  await save('引用者', tier(5), outer, 1)
  expect(await author.perform('archiveSegment', { id: inner })).toMatchObject({ kind: 'done' })
  const gone = { words: '条件里的一个客户群已归档或不存在，请另选一个。' }
  expect(await author.perform('saveSegment', { name: '再引用', rule: inIt(inner) })).toMatchObject(gone)
  const next = { id: inner, version: 1, name: '被引用', rule: tier(4) }
  expect(await author.perform('saveSegment', next)).toMatchObject({ reason: 'changed-meanwhile' })
  const inList = async (archived: object) => {
    const list = await author.perform('seeSegments', archived)
    return list.kind === 'done' && list.output.segments.some(({ segment }) => segment.id === inner)
  }
  expect([await inList({}), await inList({ archived: 'yes' })]).toEqual([false, true])
  expect(await author.perform('restoreSegment', { id: inner })).toMatchObject({ kind: 'done' })
  expect(await countOf(await save('再引用', inIt(inner)))).toBe(2)
})
