import { expect, test } from 'vitest'
import type { Reply } from '#server/operation.ts'
import { message } from '#words/message.ts'
import { pagesOf, type Style } from './say.ts'
import { segmentCount } from '#words/segments.ts'

const style: Style = {
  head: message('【青岚】', '[Qinglan] '),
  signature: message('', ''),
  pageSegments: 2,
  operations: {},
}

const said = (reply: Reply, language: 'zh' | 'en' = 'zh') =>
  pagesOf(reply, false, language, style).map(({ body }) => body)

/** The pages put together again, without their continue indexes. */
const whole = (pages: string[]) => pages.map((page) => page.replace(/\n[^\n]*0\d[^\n]*$/, '')).join('')

test('a line that is longer than a page goes on as it was written, cut between words', () => {
  const line = `Your plan ${'can not be changed before the contract is over and '.repeat(12)}that is all.`
  const pages = said({ title: '', lines: [line, 'Call 10086.'] }, 'en')
  expect(pages.length).toBeGreaterThan(2)
  expect(whole(pages)).toBe(`${line} Call 10086.`)
  for (const page of pages.slice(0, -1)) expect(page.replace(/\n.*$/s, '')).toMatch(/ $/)
})

test('a line without a place to cut is cut where it must be, and no pair is cut', () => {
  const line = `${'一'.repeat(73)}${'😀'.repeat(90)}完。`
  const pages = said({ title: '', lines: [line] })
  expect(whole(pages)).toBe(line)
  for (const page of pages) {
    expect(page.isWellFormed()).toBe(true)
    expect(segmentCount(`【青岚】${page}`)).toBeLessThanOrEqual(2)
  }
})

test('a number of a menu is not read as yuan', () => {
  const choice = (label: string) => ({ label, operation: 'redeemEcoins', input: {} })
  const [page] = said({ title: '兑换', lines: [], menu: [choice('5元话费券'), choice('10元话费券')] })
  expect(page).toContain('1. 5元话费券\n2. 10元话费券')
})
