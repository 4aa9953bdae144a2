/** Shares of a whole as a ring. The list beside it is the accessible alternative, so the ring itself is decoration. */
export type Slice = { key: string; amount: number; tone: string }

const RADIUS = 42
const AROUND = 2 * Math.PI * RADIUS
const GAP = 1.5

export function Donut({ slices, children }: { slices: Slice[]; children: React.ReactNode }) {
  const positive = slices.filter((slice) => slice.amount > 0)
  const total = positive.reduce((sum, slice) => sum + slice.amount, 0)
  const arcs = positive.map((slice, at) => {
    const before = positive.slice(0, at).reduce((sum, each) => sum + each.amount, 0)
    const length = (slice.amount / total) * AROUND
    const drawn = positive.length > 1 ? Math.max(0.5, length - GAP) : length
    return { ...slice, from: (before / total) * AROUND, length: drawn }
  })
  return (
    <div className="relative mx-auto aspect-square w-full max-w-56">
      <svg viewBox="0 0 100 100" aria-hidden="true" className="size-full -rotate-90">
        <circle cx="50" cy="50" r={RADIUS} fill="none" strokeWidth="11" className="stroke-sunk" />
        {arcs.map((arc) => (
          <circle
            key={arc.key}
            cx="50"
            cy="50"
            r={RADIUS}
            fillOpacity="0"
            strokeWidth="11"
            className={arc.tone}
            strokeDasharray={`${arc.length.toFixed(2)} ${(AROUND - arc.length).toFixed(2)}`}
            strokeDashoffset={(-arc.from).toFixed(2)}
          />
        ))}
      </svg>
      <div className="absolute inset-0 grid place-content-center text-center">{children}</div>
    </div>
  )
}
