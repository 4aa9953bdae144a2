/** How much of an allowance is used; drawn with SVG because the page allows no style attributes. */
export function UsageBar({ used, quota, label }: { used: number; quota: number; label: string }) {
  const share = quota > 0 ? Math.min(1, used / quota) : 0
  const tone = share >= 1 ? 'fill-bad' : share >= 0.8 ? 'fill-amber' : 'fill-lan'
  return (
    <svg role="img" aria-label={label} className="block h-3 w-full overflow-hidden rounded-full">
      <rect width="100%" height="100%" className="fill-sunk" />
      <rect width={`${(share * 100).toFixed(1)}%`} height="100%" rx="6" className={tone} />
    </svg>
  )
}
