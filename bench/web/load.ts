/** The load generator, a process of its own: keep-alive connections that each ask again as soon as they are answered. */
import { connect, type Socket } from 'node:net'

export type Load = {
  port: number
  path: string
  cookies: string[]
  connections: number
  warmUpMs: number
  measureMs: number
}
export type Loaded = {
  requests: number
  failures: number
  seconds: number
  p50Ms: number
  p99Ms: number
  bytes: number
}

type Tally = { counting: boolean; latencies: number[]; failures: number; bytes: number }

process.on('message', (load: Load) => {
  void run(load).then((loaded) => process.send?.(loaded))
})

async function run(load: Load): Promise<Loaded> {
  const tally: Tally = { counting: false, latencies: [], failures: 0, bytes: 0 }
  const sockets = Array.from({ length: load.connections }, (_, index) => keepAsking(load, index, tally))
  await pause(load.warmUpMs)
  process.send?.('measuring')
  tally.counting = true
  const began = performance.now()
  await pause(load.measureMs)
  tally.counting = false
  const seconds = (performance.now() - began) / 1000
  process.send?.('measured')
  for (const socket of sockets) socket.destroy()
  const sorted = Float64Array.from(tally.latencies).sort()
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0
  const { failures, bytes } = tally
  return {
    requests: sorted.length,
    failures,
    seconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    bytes: bytes / sorted.length,
  }
}

function keepAsking({ port, path, cookies }: Load, index: number, tally: Tally): Socket {
  const cookie = cookies[index % cookies.length] ?? ''
  const request = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\n\r\n`
  const socket = connect(port, '127.0.0.1')
  socket.setNoDelay(true)
  let held: Buffer = Buffer.alloc(0)
  let asked = 0
  const ask = () => {
    asked = performance.now()
    socket.write(request)
  }
  socket.on('connect', ask)
  socket.on('error', () => (tally.failures += 1))
  socket.on('data', (chunk: Buffer) => {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    const end = held.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = held.toString('latin1', 0, end)
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? -1)
    if (held.length < end + 4 + length) return
    held = Buffer.alloc(0)
    if (tally.counting) {
      if (length > 0 && head.startsWith('HTTP/1.1 200')) tally.latencies.push(performance.now() - asked)
      else tally.failures += 1
      tally.bytes += length
    }
    ask()
  })
  return socket
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
