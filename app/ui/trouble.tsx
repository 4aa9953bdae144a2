import { LinkButton } from './button.tsx'
import { useFrame, useSay } from './frame.tsx'
import { Logo } from './logo.tsx'
import { m } from './messages.ts'

const words = {
  400: { title: m.troubleTitle400, line: m.trouble400 },
  403: { title: m.troubleTitle403, line: m.trouble403 },
  404: { title: m.troubleTitle404, line: m.trouble404 },
  405: { title: m.troubleTitle405, line: m.trouble405 },
  413: { title: m.troubleTitle413, line: m.trouble413 },
  500: { title: m.troubleTitle500, line: m.trouble500 },
}

const notYours = { title: m.troubleTitleNotYours, line: m.troubleNotYours }

/** What went wrong, in words that help; never how. */
export function Trouble({ status, by = 'door' }: { status: number; by?: 'door' | 'page' }) {
  const say = useSay()
  const { requestId } = useFrame()
  const { title, line } =
    status === 403 && by === 'page'
      ? notYours
      : (words[status as keyof typeof words] ?? words[status < 500 ? 404 : 500])
  return (
    <main className="mx-auto grid min-h-dvh max-w-lg content-center gap-6 px-6 py-16 text-center">
      <title>{say(m.titled, say(title))}</title>
      <Logo className="mx-auto size-14" />
      <div className="grid gap-2">
        <h1 className="text-2xl font-semibold">{say(title)}</h1>
        <p className="text-soft">{say(line)}</p>
        {status >= 500 && <p className="text-sm text-soft">{say(m.requestNumber, requestId)}</p>}
      </div>
      <p>
        <LinkButton href="/">{say(m.backHome)}</LinkButton>
      </p>
    </main>
  )
}
