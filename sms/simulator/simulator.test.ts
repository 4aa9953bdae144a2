import { expect, test } from 'vitest'
import { link, phone, simulator, until } from '#tests/support/link.ts'
import { openLoad } from './load.ts'
import { startSimulator } from './simulator.ts'

test('it does not run in production', async () => {
  await expect(startSimulator({ password: 'secret', environment: 'production' })).rejects.toThrow(
    /^The SMS simulator does not run with NODE_ENV=production/,
  )
})

test('the JSON API writes texts, spoils the network and shows both', async () => {
  const smsc = await simulator({ httpPort: 0 })
  link(smsc.smppPort)
  const url = `http://127.0.0.1:${smsc.httpPort}`
  const post = (path: string, body: unknown, headers = {}) =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const network = await post('/api/network', { delayMs: 5, redeliverNext: 1 })
  expect(await network.json()).toMatchObject({
    network: { delayMs: 5, redeliverNext: 1 },
    binds: expect.any(Number),
  })
  const written = await post('/api/texts', { from: phone, to: '10086', text: 'CXYE' })
  expect(await written.json()).toMatchObject({ phone, direction: 'out', state: 'sending' })
  await smsc.received(phone)
  const bubbles = await (await fetch(`${url}/api/phones/${phone}`)).json()
  expect(bubbles).toMatchObject([{ text: 'CXYE' }, { text: '回：CXYE', direction: 'in' }])
  const codes = [
    await post('/api/texts', { from: '123', to: '10086', text: '' }),
    await post('/api/network', { delayMs: -1 }),
    await post('/api/network', { noSuch: 1 }),
    await post('/api/texts', {}, { 'content-type': 'text/plain' }),
    await fetch(`${url}/../../package.json`),
    await fetch(`${url}/api/texts`, { method: 'DELETE' }),
  ].map((response) => response.status)
  expect(codes).toEqual([422, 422, 422, 415, 404, 405])
})

test('a page of another name on loopback is turned away', async () => {
  const smsc = await simulator({ httpPort: 0 })
  const { request } = await import('node:http')
  const code = await new Promise((resolve) => {
    request(
      { port: smsc.httpPort, host: '127.0.0.1', path: '/', headers: { host: 'evil.example' } },
      (response) => {
        response.resume()
        resolve(response.statusCode)
      },
    ).end()
  })
  expect(code).toBe(421)
})

test('live bubbles come as they happen', async () => {
  const smsc = await simulator({ httpPort: 0 })
  const response = await fetch(`http://127.0.0.1:${smsc.httpPort}/api/events`)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let told = ''
  const reading = (async () => {
    while (!told.includes('event: bubble')) told += (await reader?.read())?.value ?? ''
  })()
  smsc.write(phone, '10086', 'BZ')
  await reading
  await reader?.cancel()
  expect(told).toContain('"text":"BZ"')
})

test('a wrong password or system id is told apart', async () => {
  const smsc = await simulator({ systemId: 'hall' })
  const wrongId = link(smsc.smppPort, { systemId: 'other' })
  const right = link(smsc.smppPort)
  await until(() => wrongId.link.state === 'refused' && right.link.state === 'bound')
})

test('the load counts every whole command once, long answers included', async () => {
  const load = await openLoad()
  const { bound } = link(load.port, { window: 50 })
  await bound()
  const report = await load.pump({
    subscribers: 40,
    window: 20,
    commands: 500,
    text: (n) => (n % 3 === 0 ? `${'很长的话'.repeat(17)}吗` : 'CXYE'),
  })
  expect(report).toMatchObject({ commands: 500, refused: 0, lost: 0 })
  expect(report.segments).toBe(500 + 167)
  expect(report.p99Ms).toBeGreaterThanOrEqual(report.p50Ms)
  await load.close()
})
