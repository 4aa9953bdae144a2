/** The till: a code is typed, what it is good for is shown, a second press uses it. Below, what the merchant took today. */
import { data, redirect } from 'react-router'
import type { StaffOutputOf } from '#server/staff/door.ts'
import { dateTime, isoDate, yuan } from '#words/format.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Badge, Card, EmptyState } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { SealedForm } from '../ui/form.tsx'
import { useSay } from '../ui/frame.tsx'
import { Notice } from '../ui/notice.tsx'
import { visitIn, type PageArgs, type PageProps } from '../visit.ts'
import { m } from './messages.ts'

type Shown = StaffOutputOf<'checkVoucher'>

/** What a press came to. */
type Answer =
  | { kind: 'no'; words: string; code: string }
  | { kind: 'good'; shown: Shown }
  | { kind: 'done'; shown: Shown }

export async function loader({ context }: PageArgs) {
  const outcome = await visitIn(context).attend('seeVerifiedToday', {})
  if (outcome.kind === 'denied') throw redirect('/shop/sign-in', 303)
  return outcome.kind === 'done' ? outcome.output : { merchant: null, shop: '', lines: [] }
}

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const { code = '', what } = visit.typed
  const outcome =
    what === 'verify'
      ? // A form sent twice is one attempt, and is answered alike both times.
        await visit.attend('verifyVoucher', { code, attempt: visit.form.get('request') })
      : await visit.attend('checkVoucher', { code })
  if (outcome.kind === 'denied') throw redirect('/shop/sign-in', 303)
  if (outcome.kind === 'done') {
    return data<Answer>({ kind: what === 'verify' ? 'done' : 'good', shown: outcome.output })
  }
  const words =
    outcome.kind === 'refused' ? outcome.words : outcome.issues.map(({ message }) => message).join(' ')
  return data<Answer>({ kind: 'no', words, code }, outcome.kind === 'refused' ? 409 : 422)
}

type Page = PageProps<typeof loader, typeof action>

export default function Till({ loaderData, actionData: answer }: Page) {
  const say = useSay()
  return (
    <>
      <title>{say(m.titled, say(m.verify))}</title>
      <div>
        <h1 className="text-2xl font-semibold">{say(m.verify)}</h1>
        {loaderData.merchant && <p className="text-soft">{say(loaderData.merchant)}</p>}
      </div>
      {answer?.kind === 'no' && (
        <Notice tone="bad" title={say(m.cannotTake)}>
          {answer.words}
        </Notice>
      )}
      {answer?.kind === 'done' && (
        <Notice tone="good" title={say(m.done)}>
          {say(m.doneWhat, { name: say(answer.shown.name), code: answer.shown.code.slice(-4) })}
        </Notice>
      )}
      {answer?.kind === 'good' ? (
        <Confirm shown={answer.shown} />
      ) : (
        <AskCode code={answer?.kind === 'no' ? answer.code : undefined} />
      )}
      <Today lines={loaderData.lines} />
    </>
  )
}

function AskCode({ code }: { code: string | undefined }) {
  const say = useSay()
  return (
    <Card>
      <SealedForm name="check" className="grid gap-4">
        <input type="hidden" name="what" value="check" />
        <Field name="code" label={say(m.code)} hint={say(m.codeHint)} value={code} maxLength={40} large />
        <Button wide icon="search">
          {say(m.check)}
        </Button>
      </SealedForm>
    </Card>
  )
}

function Confirm({ shown }: { shown: Shown }) {
  const say = useSay()
  const facts = [
    [m.code, shown.code],
    [m.worth, `¥${yuan(shown.worthFen)}`],
    [m.customer, shown.msisdn],
    [m.validUntil, isoDate(shown.validUntil - 1)],
  ] as const
  return (
    <Card>
      <div className="grid gap-4">
        <p className="flex flex-wrap items-center gap-3">
          <Badge tone="good">{say(m.good)}</Badge>
          <span className="text-xl font-semibold">{say(shown.name)}</span>
        </p>
        <dl className="grid gap-1">
          {facts.map(([label, value]) => (
            <div key={say(label)} className="flex justify-between gap-4 border-b border-line py-2">
              <dt className="text-soft">{say(label)}</dt>
              <dd className="font-medium tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
        <SealedForm name="verify" className="grid gap-3">
          <input type="hidden" name="what" value="verify" />
          <input type="hidden" name="code" value={shown.code} />
          <Button wide icon="check">
            {say(m.confirm)}
          </Button>
        </SealedForm>
        <p className="text-sm text-soft">{say(m.confirmHint)}</p>
        <LinkButton tone="plain" wide href="/shop">
          {say(m.back)}
        </LinkButton>
      </div>
    </Card>
  )
}

function Today({ lines }: Pick<Page['loaderData'], 'lines'>) {
  const say = useSay()
  const verified = lines.filter(({ kind }) => kind === 'verified')
  const standing = verified.filter(({ stands }) => stands).length
  return (
    <Card title={say(m.today)} aside={<Badge tone="lan">{say(m.count, standing)}</Badge>}>
      {verified.length === 0 ? (
        <EmptyState icon="ticket" title={say(m.none)} />
      ) : (
        <ul className="grid divide-y divide-line">
          {verified.map((line) => (
            <li key={line.id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-3">
              <span className="font-medium">{say(line.name)}</span>
              <span className="text-sm text-soft tabular-nums">{dateTime(line.at).slice(11)}</span>
              <span className="w-full text-sm text-soft tabular-nums">
                <span className="font-mono">{line.code}</span> · {line.msisdn} · {line.by}
                {!line.stands && (
                  <>
                    {' '}
                    <Badge tone="warn">{say(m.takenBack)}</Badge>
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
