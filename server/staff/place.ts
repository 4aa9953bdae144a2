/** Where a page ended, as a form carries it: the moment it is ordered by, and the id of the last row. */
import { z } from 'zod'
import type { Place } from '#server/store/place.ts'
import { filled } from '#server/staff/filled.ts'

export const placeCursor = filled(z.string().regex(/^\d+\.[0-9a-f-]{36}$/))

export function placeOf(cursor: string | undefined): Place | undefined {
  if (!cursor) return undefined
  const [at = '', id = ''] = cursor.split('.')
  return { at: Number(at), id }
}

export function cursorOf(place: Place | null): string | null {
  return place && `${place.at}.${place.id}`
}
