/** Long texts over the wire: the hall dies between two parts, or a part never comes. */
import { expect, onTestFinished, test } from 'vitest'
import { textPart } from '#drizzle/schema/text-part.ts'
import { query } from '#server/store/query.ts'
import { startSimulator, type Simulator } from '#sms/simulator/simulator.ts'
import { header8, UDH_INDICATOR } from '#sms/smpp/parts.ts'
import { octetsOf } from '#sms/smpp/text.ts'
import { openTextHall } from '#sms/text-hall.ts'
import { startProcess } from './crash/processes.ts'
import { openTexting } from './support/texts.ts'

const PASSWORD = 'secret'
const allParts = query((db) => db.select().from(textPart))

/** One part of a long text, as the SMSC delivers it; answers whether it was taken. */
function deliver(smsc: Simulator, from: string, reference: number, words: string[], number: number) {
  const header = header8(reference, words.length, number)
  return smsc.deliver({
    source: `86${from}`,
    destination: '10086',
    esmClass: UDH_INDICATOR,
    dataCoding: 8,
    shortMessage: Buffer.concat([header, octetsOf(words[number - 1] ?? '', 'ucs2')]),
  })
}

async function openWire() {
  const texting = await openTexting()
  const phone = await texting.newPhone()
  const smsc = await startSimulator({ password: PASSWORD, redeliverMs: 20 })
  onTestFinished(() => smsc.close())
  const parts = () => texting.store.read((tx) => allParts.all(tx))
  return { ...texting, phone, smsc, parts }
}

test('the hall is killed between two parts: the next process completes the text and answers it once', async () => {
  const { place, phone, smsc, parts } = await openWire()
  const words = ['TS 家里没有信号', '已经三天了', '请尽快处理']
  const env = {
    DATABASE_URL: 'url' in place ? place.url : '',
    DATABASE_FILE: 'file' in place ? place.file : 'unused',
    SECRET_KEY: 'a secret for long texts',
    SMSC_PORT: `${smsc.smppPort}`,
    SMSC_PASSWORD: PASSWORD,
    SMS_HTTP_PORT: '0',
    LOG_LEVEL: 'info',
  }
  const hall = startProcess('sms', 'sms/main.ts', env, 'the SMS hall is open')
  onTestFinished(async () => void (await hall.stop()))
  await hall.open()
  expect(await deliver(smsc, phone.msisdn, 9, words, 3)).toBe(true)
  await hall.kill()
  expect(await deliver(smsc, phone.msisdn, 9, words, 1)).toBe(true)
  await hall.kill()
  expect(await deliver(smsc, phone.msisdn, 9, words, 2)).toBe(true)
  const answer = await smsc.received(phone.msisdn)
  expect(answer.text).toContain('投诉')
  expect((await phone.realTouches()).map(({ said }) => said)).toEqual([words.join('')])
  expect((await parts()).every(({ sealed }) => sealed === null)).toBe(true)
  // The SMSC never heard that the first one was taken.
  expect(await deliver(smsc, phone.msisdn, 9, words, 3)).toBe(true)
  expect(await phone.realTouches()).toHaveLength(1)
  expect(hall.faults).toEqual([])
}, 120_000)

test('a part never comes: the sender is told once and politely, nothing is done, and a touch says so', async () => {
  const { store, portal, operations, phone, smsc, parts } = await openWire()
  const account = { host: '127.0.0.1', port: smsc.smppPort, systemId: 'hall', password: PASSWORD }
  const quiet = { info() {}, warn() {}, error() {} }
  const hall = openTextHall({
    store,
    portal,
    operations,
    now: Date.now,
    log: quiet,
    pollMs: 20,
    link: { ...account, keySecret: 'k', partsMs: 300, backoff: { firstMs: 10, maxMs: 50 } },
  })
  onTestFinished(() => hall.close())
  const words = ['MMCZ 510104199203078271 ', '739164 739164']
  expect(await deliver(smsc, phone.msisdn, 4, words, 1)).toBe(true)
  const told = await smsc.received(phone.msisdn)
  expect(told.text).toContain('您的长短信未收全（缺第2段），未办理任何业务，请重新发送。')
  await expect.poll(parts).toEqual([])
  expect(await phone.realTouches()).toMatchObject([
    { outcome: 'refused', business: 'conversation', said: '（长短信，未收全）' },
  ])
  const heard = smsc.handsets.of(phone.msisdn).filter(({ direction }) => direction === 'in')
  expect(heard).toHaveLength(1)
  expect(hall.link.counters.mosIncomplete).toBe(1)
})
