/** Settings of `npm start`, the whole operator on one machine. */
import { z } from 'zod'
import { house, wholeNumber } from '#server/settings.ts'

const { DATABASE_URL, DATABASE_FILE, SECRET_KEY } = house
const port = wholeNumber(1, 65_535)

export const startSettings = z.object({
  DATABASE_URL,
  DATABASE_FILE,
  SECRET_KEY,
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  SMPP_PORT: port.default(2775),
  HANDSET_PORT: port.default(3001),
  SMS_HTTP_PORT: port.default(3002),
  DEMO_SUBSCRIBERS: wholeNumber(100, 1_000_000).default(2000),
  NODE_ENV: z
    .string()
    .refine((value) => value !== 'production', {
      error: 'must not be production: npm start runs a simulated SMSC; use npm run web and npm run sms',
    })
    .optional(),
})

export type StartSettings = z.infer<typeof startSettings>
