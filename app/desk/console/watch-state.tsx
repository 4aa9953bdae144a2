import { useSay } from '../../ui/frame.tsx'
import { m } from './messages.ts'

/** Whether the page updates by itself (`console.js`); there where scripts run. */
export function WatchState() {
  const say = useSay()
  return (
    <span
      hidden
      data-watch-state=""
      data-word-live={say(m.live)}
      data-word-paused={say(m.paused)}
      className="inline-flex items-center rounded-full bg-good-tint px-2.5 py-0.5 text-xs font-medium text-good data-[watch-state=paused]:bg-sunk data-[watch-state=paused]:text-soft"
    />
  )
}
