/** Where a page ended: the moment (UTC ms) its rows are ordered by, and the id of the last row. */
export type Place = { at: number; id: string }

/** Before the first row at or after a moment. */
export function placeAt(at: number): Place {
  return { at, id: '00000000-0000-0000-0000-000000000000' }
}
