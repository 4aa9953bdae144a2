/** What the web hall's door lets through, with a client that can misbehave as no browser would. */
import { expect, test } from 'vitest'
import { hiddenIn, newClient } from '#tests/support/http-client.ts'
import { openTestWeb, PASSWORD } from '#tests/support/web.ts'

const web = await openTestWeb()
const line = await web.newLine()

async function signedIn(msisdn = line.msisdn) {
  const client = newClient(web.url)
  await client.signIn(msisdn, PASSWORD)
  return client
}

test('whoever has not signed in is led to the sign-in and back to where they wanted to go', async () => {
  const client = newClient(web.url)
  const turned = await client.get('/do/checkBalance')
  expect(turned.status).toBe(303)
  expect(turned.location).toBe('/sign-in?back=%2Fdo%2FcheckBalance')
  const page = await client.get(`${turned.location}&by=password`)
  const hidden = hiddenIn(page.html, 'password')
  const typed = { msisdn: line.msisdn, password: PASSWORD, step: 'password', back: '/do/checkBalance' }
  const entered = await client.post('/sign-in', { ...hidden, ...typed })
  expect(entered.location).toBe('/do/checkBalance')
  expect((await client.get('/do/checkBalance')).status).toBe(200)
})

test('a wrong password says so and signs nobody in', async () => {
  const client = newClient(web.url)
  const page = await client.signIn(line.msisdn, '000000')
  expect(page.status).toBe(401)
  expect(page.html).not.toContain('000000')
  expect((await client.get('/do')).status).toBe(303)
})

test('a way back that leads to another site is not taken', async () => {
  const client = newClient(web.url)
  const page = await client.get('/sign-in?by=password')
  for (const back of ['//evil.example', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)']) {
    const typed = { msisdn: line.msisdn, password: PASSWORD, step: 'password', back }
    const entered = await client.post('/sign-in', { ...hiddenIn(page.html, 'password'), ...typed })
    expect(entered.location).toBe('/overview')
  }
})

test('a form without its seal, or with a stranger’s, does nothing', async () => {
  const client = await signedIn()
  const { html } = await client.get('/do/checkBalance')
  const mine = hiddenIn(html, 'operation')
  expect((await client.post('/do/checkBalance', { request: mine.request })).status).toBe(403)
  const stranger = hiddenIn((await (await signedIn()).get('/do/checkBalance')).html, 'operation')
  expect((await client.post('/do/checkBalance', { ...mine, seal: stranger.seal })).status).toBe(403)
  expect((await client.post('/do/checkBalance', mine)).status).toBe(303)
})

test('a form from another site does nothing, seal or not', async () => {
  const client = await signedIn()
  const mine = hiddenIn((await client.get('/do/checkBalance')).html, 'operation')
  expect((await client.post('/do/checkBalance', mine, { origin: 'https://evil.example' })).status).toBe(403)
  expect((await client.post('/do/checkBalance', mine, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
})

test('the same form sent twice runs once and gets the first answer', async () => {
  const client = await signedIn()
  const mine = hiddenIn((await client.get('/do/checkBalance')).html, 'operation')
  const [first, second] = await Promise.all([
    client.post('/do/checkBalance', mine),
    client.post('/do/checkBalance', mine),
  ])
  const again = [first, second].find((each) => each.location?.endsWith('?again'))?.location ?? ''
  expect([first.location, second.location]).toContain(again.replace('?again', ''))
  expect((await client.get(again)).html).toContain('没有重复执行')
})

test('somebody else’s answer is not found', async () => {
  const mine = await signedIn()
  const other = await signedIn((await web.newLine('王一')).msisdn)
  const told = await mine.post(
    '/do/checkBalance',
    hiddenIn((await mine.get('/do/checkBalance')).html, 'operation'),
  )
  expect((await mine.get(told.location ?? '')).status).toBe(200)
  expect((await other.get(told.location ?? '')).status).toBe(404)
  expect((await mine.get('/told/not-an-id')).status).toBe(404)
})

test('a page that does not exist says so kindly, an operation that does not exist too', async () => {
  const client = await signedIn()
  for (const path of ['/nowhere', '/do/constructor', '/do/dropTables', '/%00', '/..%2f..%2fetc']) {
    const page = await client.get(path)
    expect([path, page.status]).toEqual([path, 404])
    expect(page.html).toContain('没有找到')
  }
})

test('after signing out the cookie opens nothing any more', async () => {
  const client = await signedIn()
  const cookies = new Map(client.cookies)
  const page = await client.get('/do')
  await client.post('/sign-out', hiddenIn(page.html, 'sign-out'))
  for (const [name, value] of cookies) client.cookies.set(name, value)
  expect((await client.get('/do')).status).toBe(303)
})

test('too much is refused before it is read, what is no form is refused as well', async () => {
  const client = await signedIn()
  const mine = hiddenIn((await client.get('/do/checkBalance')).html, 'operation')
  expect((await client.post('/do/checkBalance', { ...mine, much: 'x'.repeat(70_000) })).status).toBe(413)
  expect((await client.post('/do/checkBalance', mine, { 'content-type': 'application/json' })).status).toBe(
    400,
  )
  expect((await client.post('/do/checkBalance', { seal: mine.seal, request: 'short' })).status).toBe(400)
})

test('English by the browser’s wish, by the switch, and remembered', async () => {
  const client = newClient(web.url)
  expect((await client.get('/', { 'accept-language': 'en-GB,en;q=0.9' })).html).toContain('<html lang="en">')
  const page = await client.get('/')
  expect(page.html).toContain('<html lang="zh-CN">')
  const switched = await client.post('/language', {
    ...hiddenIn(page.html, 'language'),
    language: 'en',
    back: '/sign-in',
  })
  expect(switched.location).toBe('/sign-in')
  expect((await client.get('/sign-in')).html).toContain('<html lang="en">')
})

test('health, readiness and metrics answer; files are kept for ever by their hash', async () => {
  const client = newClient(web.url)
  expect((await client.get('/healthz')).status).toBe(200)
  expect((await client.get('/readyz')).html).toBe('ready')
  const metrics = await client.get('/metrics')
  expect(metrics.html).toContain('dianting_http_request_seconds')
  expect((await client.get('/metrics', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(404)
  const style = /href="(\/assets\/style[^"]+\.css)"/.exec((await client.get('/')).html)?.[1] ?? ''
  const file = await client.get(style, { 'accept-encoding': 'br' })
  expect(file.headers.get('cache-control')).toContain('immutable')
  expect(file.headers.get('content-encoding')).toBe('br')
})

test('a page says to the browser what it may do, and allows no script that is not a file of the hall', async () => {
  const { headers, html } = await newClient(web.url).get('/')
  expect(headers.get('content-security-policy')).toContain("script-src 'self';")
  expect(html).not.toMatch(/<script(?![^>]*src=)/)
  expect(html).not.toMatch(/ style="| onclick=/)
  expect(headers.get('cache-control')).toBe('private, no-store')
})

test('on https the cookies are Secure and bound to the host', async () => {
  const secure = await openTestWeb({ publicUrl: 'https://hall.example' })
  const { headers } = await newClient(secure.url).get('/sign-in')
  expect(headers.getSetCookie().join()).toMatch(/^__Host-visitor=.*; Secure/)
  expect(headers.get('strict-transport-security')).toContain('max-age')
})
