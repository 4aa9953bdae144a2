import { Redis } from 'ioredis'
import { expect, test } from 'vitest'
import { openLimits } from '#server/identity/limits.ts'

test('a Redis that is down stops nobody: the process counts for itself', async () => {
  const redis = new Redis({ host: '127.0.0.1', port: 1, lazyConnect: true, retryStrategy: () => null })
  redis.on('error', () => {})
  const limits = openLimits(redis)
  expect(await limits.knock('code-by-number', '13800000000')).toBeNull()
  expect(await limits.knock('code-by-number', '13800000000')).toBeGreaterThan(0)
  expect(await limits.knock('code-by-number', '13800000001')).toBeNull()
  redis.disconnect()
})
