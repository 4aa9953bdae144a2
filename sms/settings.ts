/** Settings of the SMS process. */
import { z } from 'zod'
import { hasItsKey, house, keyMissing, port, wholeNumber, words } from '#server/settings.ts'

export const smsSettings = z
  .object({
    ...house,
    SMSC_HOST: z.string().default('127.0.0.1'),
    SMSC_PORT: port.default(2775),
    /** SMPP has room for fifteen characters and a zero here, for eight and a zero in the password. */
    SMSC_SYSTEM_ID: words(1, 15).default('dianting'),
    SMSC_PASSWORD: words(1, 8),
    SMSC_TLS: z.enum(['on', 'off'], { error: 'must be on or off' }).default('off'),
    /** PEM of the authority that signs the SMSC's certificate, where it is none that everybody knows. */
    SMSC_TLS_CA: z.string().optional(),
    /** The name in the certificate, where it is not SMSC_HOST. */
    SMSC_TLS_NAME: words(1, 253).optional(),
    SMSC_WINDOW: wholeNumber(1, 10_000).default(100),
    SMSC_SEGMENTS_PER_SECOND: wholeNumber(1, 1_000_000).optional(),
    SMS_SHORT_CODE: z
      .string()
      .regex(/^\d{3,12}$/, { error: 'must be 3 to 12 digits' })
      .default('10086'),
    SMS_EXTENSION: z
      .string()
      .regex(/^\d{1,6}$/, { error: 'must be 1 to 6 digits' })
      .default('977'),
    SMS_HEAD: words(1, 40).optional(),
    SMS_SIGNATURE: words(1, 40).optional(),
    SMS_TEXTS_PER_MINUTE: wholeNumber(1, 1_000_000).default(30),
    SMS_PAGE_SEGMENTS: wholeNumber(1, 10).default(4),
    /** Health and metrics; loopback unless told otherwise. */
    SMS_HTTP_HOST: z.string().default('127.0.0.1'),
    SMS_HTTP_PORT: port.default(3086),
  })
  .refine(hasItsKey, keyMissing)

export type SmsSettings = z.infer<typeof smsSettings>
