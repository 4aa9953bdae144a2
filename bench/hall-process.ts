/** The hall's SMS process as it is started in production, for benchmarks that load it from another process. */
import { spawn, type ChildProcess } from 'node:child_process'

export type HallProcess = { file: string; smscPort: number; watchPort: number; flags?: string[] }

export function startHall({ file, smscPort, watchPort, flags = [] }: HallProcess): ChildProcess {
  return spawn(process.execPath, [...flags, 'sms/main.ts'], {
    stdio: 'inherit',
    env: {
      ...process.env,
      DATABASE_URL: '',
      DATABASE_FILE: file,
      SMSC_PORT: String(smscPort),
      SMSC_PASSWORD: 'bench',
      SMSC_WINDOW: '1000',
      SECRET_KEY: 'a secret for the benchmark',
      SMS_TEXTS_PER_MINUTE: '100000',
      SMS_HTTP_PORT: String(watchPort),
      LOG_LEVEL: 'warn',
    },
  })
}

export async function stopHall(hall: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => hall.once('exit', resolve))
  hall.kill('SIGTERM')
  await gone
}
