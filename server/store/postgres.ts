import type { Store, StoreOptions } from './store.ts'
import { StoreError } from './errors.ts'

export async function openPostgres(_options: StoreOptions): Promise<Store> {
  throw new StoreError('not yet')
}
