import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'

const everywhere = '**/*.test.{ts,tsx}'
/** What touches no data, or looks at pages and not at data, runs once, with the first project. */
const onceOnly = [
  ...['sms/smpp', 'sms/simulator', 'words', 'app'].map((folder) => `${folder}/${everywhere}`),
  'sms/link*.test.ts',
  'tests/e2e/{hall,desk}-{accessible,journeys}.test.ts',
  'tests/e2e/{activities,alliance,marketing-limits,marketing-reports,offers,segment-builder}.test.ts',
]

/** Every test that touches data runs once per engine: the projects differ in DATABASE_URL alone. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores are what CI has; a file waits for its browser or its server half of the time.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'sqlite',
          include: [`{server,sms,words,app,drizzle,tests,bench}/${everywhere}`],
          env: { DATABASE_URL: '' },
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: [`{server,sms,drizzle,tests}/${everywhere}`],
          exclude: [...configDefaults.exclude, ...onceOnly],
          // Chooses the dialect; tests learn the server's address from tests/support/postgres.ts.
          env: { DATABASE_URL: 'postgres://chosen-by-the-test-run/' },
          globalSetup: './tests/support/postgres.ts',
        },
      },
    ],
  },
})
