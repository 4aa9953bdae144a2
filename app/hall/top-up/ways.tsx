import { useSay } from '../../ui/frame.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { m } from './messages.ts'

export type Way = 'online' | 'card' | 'account' | 'history'

export function Ways({ current }: { current: Way }) {
  const say = useSay()
  const tab = (way: Way, href: string) => ({ href, label: say(m[way]), current: way === current })
  return (
    <Tabs
      label={say(m.ways)}
      tabs={[
        tab('online', '/top-up'),
        tab('card', '/top-up?way=card'),
        tab('account', '/top-up?way=account'),
        tab('history', '/top-up/payments'),
      ]}
    />
  )
}
