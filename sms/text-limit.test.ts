import { expect, onTestFinished, test } from 'vitest'
import { openRedis } from '#server/redis.ts'
import { NOW } from '#tests/support/line.ts'
import { quiet, until } from '#tests/support/link.ts'
import { newRedis, redisIsMissing } from '#tests/support/redis.ts'
import { openTextLimit, type TextLimit } from './text-limit.ts'

const withRedis = test.skipIf(redisIsMissing)
const PHONE = '13800138000'

/** One SMS process that answers sixteen texts a minute. */
async function openProcess(url: string, connected = true) {
  const redis = openRedis(url, quiet)
  onTestFinished(() => redis.close())
  if (connected) await until(() => redis.counters.status === 'ready')
  return openTextLimit({ texts: 16, perMs: 60_000, shared: redis })
}

function takes(limit: TextLimit, times: number, now = NOW, from = PHONE) {
  return Array.from({ length: times }, () => limit.take(from, now))
}

test('a number that floods is warned once, then not answered until its minute is over', () => {
  const limit = openTextLimit({ texts: 3, perMs: 60_000 })
  expect(takes(limit, 5)).toEqual(['within', 'within', 'within', 'last', 'over'])
  expect(limit.take('13900139000', NOW)).toBe('within')
  expect(limit.take(PHONE, NOW + 59_999)).toBe('over')
  expect(limit.take(PHONE, NOW + 60_000)).toBe('within')
})

withRedis('texts of one number through two processes count together; those of others do not', async () => {
  const redis = await newRedis()
  await redis.start()
  const [one, other] = [await openProcess(redis.url), await openProcess(redis.url)]
  expect(takes(one, 10)).not.toContain('last')
  // Each text tells what it knows, and hears of the others a moment later.
  let texts = 0
  const text = () => takes(other, ++texts && 1)[0]
  await expect.poll(text, { interval: 100, timeout: 10_000 }).toBe('last')
  // Alone it would have let sixteen through.
  expect(texts).toBeLessThan(16)
  await expect.poll(() => takes(one, 1)[0]).toBe('over')
  expect(takes(other, 10, NOW, '13900139000')).not.toContain('last')
})

withRedis('Redis away, dead or frozen: no text waits, and each process counts for itself', async () => {
  const redis = await newRedis()
  const early = await openProcess(redis.url, false)
  expect(takes(early, 18).slice(15)).toEqual(['within', 'last', 'over'])
  await redis.start()
  const limit = await openProcess(redis.url)
  redis.freeze()
  expect(takes(limit, 18, NOW, '13900000001').slice(15)).toEqual(['within', 'last', 'over'])
  redis.thaw()
  await redis.kill()
  expect(takes(limit, 18, NOW, '13900000002').slice(15)).toEqual(['within', 'last', 'over'])
})
