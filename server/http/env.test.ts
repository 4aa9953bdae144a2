import { expect, test } from 'vitest'
import { webEnv } from './env.ts'

test('nothing set: the hall opens on loopback', () => {
  expect(webEnv({})).toMatchObject({ HOST: '127.0.0.1', PORT: 3000, TRUST_PROXY: false })
})

test('a wrong value is named in one line, without its value', () => {
  expect(() => webEnv({ PORT: 'hunter2', TRUST_PROXY: 'yes' })).toThrow(
    /^the web process cannot start: PORT.*; TRUST_PROXY/,
  )
  expect(() => webEnv({ PORT: 'hunter2' })).not.toThrow(/hunter2/)
})

test('a hall on https does not start with the demonstration key', () => {
  expect(() => webEnv({ PUBLIC_URL: 'https://hall.example' })).toThrow('SECRET_KEY')
  expect(webEnv({ PUBLIC_URL: 'https://hall.example', SECRET_KEY: 'a key of one house only' })).toBeTruthy()
})

test('an empty line of an env file means not set', () => {
  expect(webEnv({ PORT: '', DATABASE_URL: '' }).PORT).toBe(3000)
})
