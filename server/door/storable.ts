/**
 * What every engine can keep: PostgreSQL refuses U+0000 in a text, and half a surrogate pair in JSON. Nobody means them,
 * so they are gone before anything is judged.
 */
export function storable<T>(given: T): T {
  return clean(given) as T
}

function clean(given: unknown): unknown {
  if (typeof given === 'string') return given.replaceAll('\0', '').toWellFormed()
  if (Array.isArray(given)) return given.map(clean)
  if (given === null || typeof given !== 'object') return given
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, clean(value)]))
}
