/** For drizzle-kit (`npm run generate` runs it once per dialect; DATABASE_URL chooses, as it does for the schema). */
import { defineConfig } from 'drizzle-kit'
import { dialect } from './dialect.ts'

export default defineConfig({
  dialect: dialect === 'postgres' ? 'postgresql' : 'sqlite',
  schema: './drizzle/schema/*.ts',
  out: `./drizzle/migrations/${dialect}`,
})
