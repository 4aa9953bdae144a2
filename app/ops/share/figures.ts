/** Figures as the report writes them. */

/** 8512 basis points → `85.12%`. */
export function percent(bp: number | null): string {
  return bp === null ? '–' : `${(bp / 100).toFixed(2)}%`
}

export function average({ count, sum }: { count: number; sum: number }): string {
  return count > 0 ? (sum / count).toFixed(2) : '–'
}

/** Of what was judged, the share that came back; basis points. */
export function repeatBp({ repeats }: { repeats: { judged: number; repeated: number } }): number | null {
  return repeats.judged > 0 ? Math.round((repeats.repeated * 10_000) / repeats.judged) : null
}

/** 202611 → `2026-11`, as month fields write it. */
export function monthText(month: number): string {
  return `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}`
}
