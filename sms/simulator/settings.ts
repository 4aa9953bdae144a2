/** Settings of the simulated SMSC with its handset page. */
import { z } from 'zod'
import { house, port, words } from '#server/settings.ts'

export const simulatorSettings = z.object({
  SIMULATOR_SMPP_PORT: port.default(2775),
  SIMULATOR_HTTP_PORT: port.default(2780),
  SIMULATOR_PASSWORD: words(1, 8).default('simulat'),
  /** A JSON file of `[{ "msisdn": "13800138000", "label": "…" }]`. */
  SIMULATOR_PHONES: z.string().optional(),
  NODE_ENV: house.NODE_ENV,
})
