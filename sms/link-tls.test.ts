/** The link over TLS, with certificates of the test's own making. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { link, phone, quiet, simulator, until } from '#tests/support/link.ts'

const missing = spawnSync('openssl', ['version']).status !== 0
if (missing && process.env['CI']) throw new Error('openssl is missing, and in CI nothing may be skipped')
const withOpenssl = test.skipIf(missing)

/** An authority that signs itself, and a certificate of it for these names. */
function newCertificates(names = 'IP:127.0.0.1,DNS:smsc.qinglan.example') {
  const folder = mkdtempSync(join(tmpdir(), 'dianting-tls-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const run = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' })
  const fresh = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  run('req', '-x509', ...fresh, '-subj', '/CN=Qinglan CA', '-keyout', 'ca.key', '-out', 'ca.pem')
  const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-addext', `subjectAltName=${names}`]
  run('req', '-x509', ...fresh, ...signed, '-subj', '/CN=smsc', '-keyout', 'smsc.key', '-out', 'smsc.pem')
  const text = (name: string) => readFileSync(join(folder, name), 'utf8')
  return { ca: text('ca.pem'), tls: { key: text('smsc.key'), cert: text('smsc.pem') } }
}

function openLine(port: number, tls: { ca?: string; servername?: string }) {
  const errors: [object, string][] = []
  const error = (fields: object, line: string) => void errors.push([fields, line])
  return { ...link(port, { tls }, {}, { ...quiet, error }), errors }
}

const DISTRUST = 'the certificate of the SMSC is not trusted: nothing was sent to it'

withOpenssl('the link binds over TLS, and texts go both ways', async () => {
  const { ca, tls } = newCertificates()
  const smsc = await simulator({ tls })
  const { seen, bound, errors } = openLine(smsc.smppPort, { ca })
  await bound()
  smsc.write(phone, '10086', `CXYE ${'很长'.repeat(100)}`)
  expect((await smsc.received(phone)).text).toContain('回：CXYE')
  expect(seen.mos).toHaveLength(1)
  smsc.drop()
  await until(() => smsc.binds === 0)
  await bound()
  expect(errors).toEqual([])
})

withOpenssl('the name in the certificate may be given where it is not the host', async () => {
  const { ca, tls } = newCertificates('DNS:smsc.qinglan.example')
  const smsc = await simulator({ tls })
  await openLine(smsc.smppPort, { ca, servername: 'smsc.qinglan.example' }).bound()
  const { link: other, errors } = openLine(smsc.smppPort, { ca })
  await until(() => errors.length > 0)
  expect(errors[0]).toEqual([{ why: 'ERR_TLS_CERT_ALTNAME_INVALID', host: '127.0.0.1' }, DISTRUST])
  expect(other.state).not.toBe('bound')
})

withOpenssl("a stranger's certificate is refused, said so, and never sees the password", async () => {
  const smsc = await simulator({ tls: newCertificates().tls })
  for (const tls of [{ ca: newCertificates().ca }, {}]) {
    const { link: opened, errors } = openLine(smsc.smppPort, tls)
    await until(() => errors.length > 0)
    const [fields, line] = errors[0] ?? []
    expect(line).toBe(DISTRUST)
    expect(fields).toMatchObject({ why: expect.stringMatching(/UNABLE_TO_VERIFY|SELF_SIGNED|SIGNATURE/) })
    expect(opened.counters.binds).toBe(0)
  }
  expect(smsc.binds).toBe(0)
})

withOpenssl('an SMSC that speaks no TLS is not spoken to in the clear', async () => {
  const smsc = await simulator()
  const { link: opened } = openLine(smsc.smppPort, { ca: newCertificates().ca })
  await until(() => opened.counters.connects > 1)
  expect(opened.counters.binds).toBe(0)
})
