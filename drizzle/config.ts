/**
 * For drizzle-kit, which `npm run generate` runs once per dialect: DATABASE_URL chooses, as it does for the schema;
 * SCHEMA and MIGRATIONS name another schema than the hall's, as the store's own tests have.
 */
import { defineConfig } from 'drizzle-kit'
import { dialect } from './dialect.ts'

export default defineConfig({
  dialect: dialect === 'postgres' ? 'postgresql' : 'sqlite',
  schema: process.env['SCHEMA'] ?? './drizzle/schema/*.ts',
  out: `${process.env['MIGRATIONS'] ?? './drizzle/migrations'}/${dialect}`,
})
