import { expect, test } from 'vitest'
import { announcement } from './announce.ts'

const urls = { web: 'http://127.0.0.1:3000/', handset: 'http://127.0.0.1:3002/' }

test('the newcomer is told every door, and the addresses stand below each other', () => {
  const told = announcement('en', urls).split('\n')
  const doors = told.filter((line) => line.includes('http://'))
  expect(doors.map((line) => line.slice(line.indexOf('http://')))).toEqual([
    urls.web,
    urls.handset,
    'http://127.0.0.1:3000/desk',
    'http://127.0.0.1:3000/marketing',
    'http://127.0.0.1:3000/ops',
    'http://127.0.0.1:3000/shop',
  ])
  expect(new Set(doors.map((line) => line.indexOf('http://'))).size).toBe(1)
})

test('in Chinese too, where a character takes two cells', () => {
  const told = announcement('zh', urls).split('\n')
  const cells = told
    .filter((line) => line.includes('http://'))
    .map((line) => line.slice(0, line.indexOf('http://')).replace(/[\u4E00-\u9FFF（）]/g, '··').length)
  expect(new Set(cells).size).toBe(1)
  expect(told.join()).toContain('HD')
})
