/** Touches by day: what they said, what we told them, what came of it, and what it followed or led to. */
import type { ReactNode } from 'react'
import type { Codes } from '#server/touch/codes.ts'
import type { Link, TimelineTouch } from '#server/touch/timeline.ts'
import { isoDate, shanghai } from '#words/format.ts'
import { Badge } from '../../ui/card.tsx'
import { useFrame, useLanguage, useSay } from '../../ui/frame.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Money } from '../../ui/money.tsx'
import { ReplyTable } from '../../ui/reply.tsx'
import { m, outcomes, weekday } from './messages.ts'

/** `title`: what the operation is called; null where none was run. */
export type Titled = TimelineTouch & { title: string | null }

type Shown = Pick<Codes, 'channels' | 'businessTypes'> & {
  /** Whether they may ask why a campaign reached somebody. */
  asksWhy: boolean
  touches: Titled[]
  today: string
  yesterday: string
}

export function TimelineDays({ touches, today, yesterday, asksWhy, ...codes }: Shown) {
  const say = useSay()
  const days = Map.groupBy(touches, (touch) => isoDate(touch.at))
  const onPage = new Set(touches.map((touch) => touch.id))
  return [...days].map(([day, ofDay]) => (
    <section key={day} aria-labelledby={`d-${day}`}>
      <h3 id={`d-${day}`} className="flex items-baseline gap-2 pb-2 text-sm font-semibold">
        {day === today ? say(m.today) : day === yesterday ? say(m.yesterday) : day}
        <span className="font-normal text-soft">
          {(day === today || day === yesterday) && `${day} `}
          {say(weekday, new Date(day).getUTCDay())}
        </span>
      </h3>
      <ol className="overflow-hidden rounded-card border border-line bg-card shadow-card">
        {ofDay.map((touch) => (
          <TouchItem key={touch.id} touch={touch} codes={codes} onPage={onPage} asksWhy={asksWhy} />
        ))}
      </ol>
    </section>
  ))
}

type Names = Pick<Codes, 'channels' | 'businessTypes'>

function useNames({ channels, businessTypes }: Names) {
  const language = useLanguage()
  const nameIn = (rows: Names['channels'] | Names['businessTypes'], code: string) =>
    rows.find((row) => row.code === code)?.name[language] ?? code
  return {
    channel: (code: string) => nameIn(channels, code),
    business: (code: string) => nameIn(businessTypes, code),
  }
}

type Item = { touch: Titled; codes: Names; onPage: Set<string>; asksWhy: boolean }

function TouchItem({ touch, codes, onPage, asksWhy }: Item) {
  const say = useSay()
  const names = useNames(codes)
  const title = touch.title ?? names.business(touch.business)
  const channel = names.channel(touch.channel)
  return (
    <li
      id={`t-${touch.id}`}
      data-touch={say(m.arrived, `${channel} ${title}`)}
      className="grid scroll-mt-24 grid-cols-[2.25rem_minmax(0,1fr)] gap-x-3 border-b border-line px-4 py-3 last:border-0 target:bg-lan-tint data-arrived:bg-lan-tint"
    >
      <ChannelMark code={touch.channel} />
      <div className="grid min-w-0 gap-1.5">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <time dateTime={new Date(touch.at).toISOString()} className="text-sm text-soft tabular-nums">
            {clock(touch.at)}
          </time>
          <span className="font-semibold">{title}</span>
          <Badge tone={tones[touch.outcome]}>{say(outcomes[touch.outcome])}</Badge>
          {touch.amountFen !== null && touch.amountFen !== 0 && (
            <Money fen={touch.amountFen} className="font-semibold" />
          )}
          <span className="text-sm text-soft">
            {channel}
            {touch.place && !isPush(touch) && ` · ${say(m.at, touch.place)}`}
            {touch.title && ` · ${names.business(touch.business)}`}
          </span>
        </div>
        {touch.said && (
          <Speech who={say(isHuman(touch.channel) ? m.note : m.said)} theirs>
            {touch.said}
          </Speech>
        )}
        {touch.told && <Told touch={touch} />}
        {asksWhy && isPush(touch) && (
          <a
            href={`/marketing/why?campaign=${touch.place}&subscriber=${touch.subscriberId}`}
            className="inline-flex min-h-8 items-center gap-1 text-sm text-lan-text"
          >
            <Icon name="help" className="size-4" />
            {say(m.whyPush)}
          </a>
        )}
        <Links touch={touch} names={names} onPage={onPage} />
      </div>
    </li>
  )
}

/** A campaign's message names its campaign as its place. */
function isPush({ business, outcome, place }: Titled): boolean {
  return business === 'push' && outcome === 'told' && place !== null
}

const LONG = 160

function Told({ touch: { id, told, title, channel } }: { touch: Titled }) {
  const say = useSay()
  if (!told) return null
  const text = [told.title, ...told.lines].filter((line) => line !== title).join('\n')
  const who = say(isHuman(channel) ? m.note : m.told)
  if (text.length <= LONG && !told.table) return <Speech who={who}>{text}</Speech>
  return (
    <details id={`o-${id}`} className="group grid gap-1.5">
      <summary className="list-none">
        <span className="group-open:hidden">
          <Speech who={who}>{`${text.slice(0, LONG)}${text.length > LONG ? '…' : ''}`}</Speech>
        </span>
        <span className="inline-flex min-h-8 items-center text-sm text-lan-text group-open:hidden">
          {say(m.more)}
        </span>
      </summary>
      <Speech who={who}>{text}</Speech>
      {told.table && (
        <div className="mt-2 overflow-hidden rounded-field border border-line text-sm">
          <ReplyTable title={say(m.table)} table={told.table} />
        </div>
      )}
    </details>
  )
}

function Speech({ who, theirs = false, children }: { who: string; theirs?: boolean; children: ReactNode }) {
  return (
    <span
      className={`block w-fit max-w-prose rounded-field px-3 py-1.5 text-sm break-words whitespace-pre-line ${theirs ? 'bg-sunk' : 'border border-line'}`}
    >
      <span className="mr-2 text-xs text-soft">{who}</span>
      {children}
    </span>
  )
}

type ByCode = ReturnType<typeof useNames>

function Links({ touch, names, onPage }: { touch: Titled; names: ByCode; onPage: Set<string> }) {
  const say = useSay()
  if (!touch.answers && touch.answeredBy.length === 0) return null
  return (
    <ul className="flex flex-wrap gap-x-4 text-sm">
      {touch.answers && (
        <li>
          <TouchLink word={say(m.answers)} link={touch.answers} names={names} onPage={onPage} />
        </li>
      )}
      {touch.answeredBy.map((link) => (
        <li key={link.id}>
          <TouchLink word={say(m.answeredBy)} link={link} names={names} onPage={onPage} />
        </li>
      ))}
    </ul>
  )
}

/** On this page a jump; elsewhere the page that begins with that touch. */
function TouchLink({
  word,
  link,
  names,
  onPage,
}: {
  word: string
  link: Link
  names: ByCode
  onPage: Set<string>
}) {
  const say = useSay()
  const { path } = useFrame()
  const jump = `#t-${link.id}`
  return (
    <a
      href={onPage.has(link.id) ? jump : `${path}?cursor=${idAfter(link.id)}${jump}`}
      className="inline-flex min-h-8 items-center gap-1 text-lan-text"
    >
      <Icon name="link" className="size-4" />
      {word}
      {isoDate(link.at).slice(5)} {clock(link.at)} {names.channel(link.channel)} ·{' '}
      {say(outcomes[link.outcome])}
    </a>
  )
}

/** The smallest id that is larger: a page that ends before it begins with the one that was asked for. */
function idAfter(id: string): string {
  const next = (BigInt(`0x${id.replaceAll('-', '')}`) + 1n).toString(16).padStart(32, '0')
  return next.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function clock(at: number): string {
  const { hour, minute } = shanghai(at)
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

const human = new Set(['counter', 'hotline', 'outbound', 'partner'])

function isHuman(channel: string): boolean {
  return human.has(channel)
}

/** A colour and a shape a channel; the name stands beside it in words. */
const marks: Record<string, { icon: IconName; look: string }> = {
  web: { icon: 'web', look: 'bg-teal-100 text-teal-900 dark:bg-teal-950 dark:text-teal-200' },
  sms: { icon: 'sms', look: 'bg-sky-100 text-sky-900 dark:bg-sky-950 dark:text-sky-200' },
  wap: { icon: 'wap', look: 'bg-indigo-100 text-indigo-900 dark:bg-indigo-950 dark:text-indigo-200' },
  kiosk: { icon: 'kiosk', look: 'bg-violet-100 text-violet-900 dark:bg-violet-950 dark:text-violet-200' },
  counter: { icon: 'counter', look: 'bg-amber-100 text-amber-900 dark:bg-amber-950 dark:text-amber-200' },
  hotline: { icon: 'hotline', look: 'bg-orange-100 text-orange-900 dark:bg-orange-950 dark:text-orange-200' },
  outbound: { icon: 'outbound', look: 'bg-rose-100 text-rose-900 dark:bg-rose-950 dark:text-rose-200' },
  partner: { icon: 'partner', look: 'bg-lime-100 text-lime-900 dark:bg-lime-950 dark:text-lime-200' },
}

const anyMark: { icon: IconName; look: string } = { icon: 'touches', look: 'bg-sunk text-soft' }

export function ChannelMark({ code }: { code: string }) {
  const { icon, look } = marks[code] ?? anyMark
  return (
    <span className={`grid size-9 place-items-center rounded-full ${look}`}>
      <Icon name={icon} className="size-5" />
    </span>
  )
}

export const tones = {
  done: 'good',
  taken: 'lan',
  quoted: 'warn',
  refused: 'bad',
  invalid: 'bad',
  denied: 'bad',
  closed: 'plain',
  failed: 'bad',
  unclear: 'plain',
  told: 'plain',
  shown: 'plain',
  viewed: 'lan',
  accepted: 'good',
  declined: 'plain',
  expired: 'plain',
} as const
