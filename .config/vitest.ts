import { defineConfig } from 'vitest/config'

/** Every test that touches data runs once per engine: the projects differ in DATABASE_URL alone. */
export default defineConfig({
  test: {
    root: '.',
    include: ['{server,sms,words,app,drizzle,tests}/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
