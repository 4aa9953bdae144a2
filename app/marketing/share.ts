/** `12.5%` of a whole; a dash where there is none. */
export function share(part: number, whole: number): string {
  return whole > 0 ? `${((part * 100) / whole).toFixed(1)}%` : '–'
}
