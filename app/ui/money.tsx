import { yuan } from '#words/format.ts'

/** Fen as `¥12.34`, figures of equal width. */
export function Money({ fen, className }: { fen: number; className?: string }) {
  return (
    <span className={`tabular-nums ${className ?? ''}`}>
      {fen < 0 ? '−' : ''}
      <span className="mr-0.5 text-[0.75em] font-medium">¥</span>
      {yuan(Math.abs(fen))}
    </span>
  )
}
