/** Why nothing of a campaign moves, channel by channel, or that it does. */
import { useSay } from '../../ui/frame.tsx'
import { linkIn, reasonIn } from '../reasons.ts'
import { channelNames, m, standstills } from './messages.ts'

type Still = { why: string; channel: string | null; at: string | null; reason: string | null }

export function Standstills({ standstills: all }: { standstills: Still[] }) {
  const say = useSay()
  const told = (why: string, reason: string) => (why === 'link-down' ? linkIn : reasonIn)(say, reason)
  return (
    <ul className="grid gap-1 text-sm text-soft" data-standstill="">
      {all.map(({ why, channel, at, reason }) => (
        <li key={`${why} ${channel}`}>
          {channel && <strong>{say(channelNames[channel] ?? m.channel)} </strong>}
          {say(standstills[why] ?? m.state)} {reason && told(why, reason)} {at}
        </li>
      ))}
    </ul>
  )
}
