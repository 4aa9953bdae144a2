import { expect, test } from 'vitest'
import { openJar } from './cookies.ts'

test('on https a cookie cannot be planted by another host nor read by scripts', () => {
  const jar = openJar('__Host-session=abc; hall-session=planted', true)
  expect(jar.get('session')).toBe('abc')
  jar.set('session', 'def')
  expect(jar.lines).toEqual(['__Host-session=def; Path=/; HttpOnly; SameSite=Lax; Secure'])
})

test('what was set is read back in the same visit, what was removed is gone', () => {
  const jar = openJar(undefined, false)
  jar.set('language', 'en', 60)
  expect(jar.get('language')).toBe('en')
  jar.remove('language')
  expect(jar.get('language')).toBeUndefined()
  expect(jar.lines.at(-1)).toContain('Max-Age=0')
})

test('a value that would break out of its cookie is refused', () => {
  expect(() => openJar('', false).set('language', 'en; Domain=evil')).toThrow('language')
})
