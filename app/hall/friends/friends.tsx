/** Recommending the hall: one's own code with words to send on, a friend's number, a friend's code. */
import type { OutputOf } from '#server/portal.ts'
import { Button, CopyButton, LinkButton } from '../../ui/button.tsx'
import { Card, PageHead, Stat } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { m as ui } from '../../ui/messages.ts'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { answered, type No } from '../answer.ts'
import { look } from '../look.ts'
import { NoNotice } from '../no-notice.tsx'
import { Refused } from '../refused.tsx'
import { m } from './messages.ts'

type Own = OutputOf<'seeReferralCode'>

export function loader({ context }: PageArgs) {
  return look(visitIn(context), 'seeReferralCode')
}

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const { friend, code = '' } = visit.typed
  if (friend !== undefined) return answered(visit, await visit.perform('refer', { friend }))
  return answered(visit, await visit.perform('useReferralCode', { code }))
}

export default function FriendsPage({
  loaderData: { seen, refused },
  actionData: no,
}: PageProps<typeof loader, typeof action>) {
  const say = useSay()
  return (
    <>
      <title>{say(ui.titled, say(m.friends))}</title>
      <PageHead title={say(m.friends)} lead={say(m.lead)} />
      <NoNotice no={no} />
      {refused && <Refused refused={refused} />}
      {seen && <OwnCode own={seen} />}
      <div className="grid items-start gap-5 md:grid-cols-2">
        <ByNumber no={no} />
        <ByCode no={no} />
      </div>
    </>
  )
}

function OwnCode({ own: { code, share, promised, friends, coins } }: { own: Own }) {
  const say = useSay()
  return (
    <Card title={say(m.code)}>
      <div className="grid gap-5">
        <p className="font-mono text-4xl font-semibold tracking-[0.2em]" translate="no">
          {code}
        </p>
        <Promised promised={promised} />
        <div className="grid gap-1.5">
          <label htmlFor="share" className="font-medium">
            {say(m.share)}
          </label>
          <textarea
            id="share"
            readOnly
            rows={4}
            defaultValue={share}
            className="block w-full rounded-field border border-edge bg-sunk px-4 py-2.5 text-base text-ink"
          />
        </div>
        <div className="flex flex-wrap gap-3" data-screen-only="">
          <CopyButton field="share" copied={say(m.copied)}>
            {say(m.copy)}
          </CopyButton>
          <LinkButton tone="quiet" icon="sms" href={`sms:?body=${encodeURIComponent(share)}`}>
            {say(m.text)}
          </LinkButton>
        </div>
        {friends > 0 && (
          <div className="grid grid-cols-2 gap-5 border-t border-line pt-4">
            <Stat label={say(m.soFar)} value={say(m.people, friends)} />
            <Stat label={say(m.earned)} value={coins} />
          </div>
        )}
      </div>
    </Card>
  )
}

function Promised({ promised }: Pick<Own, 'promised'>) {
  const say = useSay()
  if (promised.kind === 'none') return null
  if (promised.kind === 'gone') return <p className="text-warn">{say(m.gone)}</p>
  const { coins, deed } = promised
  return <p>{deed ? say(m.promisedFor, { coins, deed: say(deed) }) : say(m.promised, coins)}</p>
}

function ByNumber({ no }: { no: No | undefined }) {
  const say = useSay()
  return (
    <Card title={say(m.byNumber)}>
      <SealedForm name="refer" className="grid gap-4">
        <p className="text-soft">{say(m.byNumberLead)}</p>
        <Field
          name="friend"
          label={say(m.friend)}
          type="tel"
          inputMode="tel"
          maxLength={20}
          value={no?.typed['friend']}
          wrong={no?.issues['friend']}
        />
        <div>
          <Button tone="quiet" icon="people">
            {say(m.refer)}
          </Button>
        </div>
      </SealedForm>
    </Card>
  )
}

function ByCode({ no }: { no: No | undefined }) {
  const say = useSay()
  return (
    <Card title={say(m.giveCode)}>
      <SealedForm name="code" className="grid gap-4">
        <p className="text-soft">{say(m.giveCodeLead)}</p>
        <Field
          name="code"
          label={say(m.friendCode)}
          hint={say(m.codeHint)}
          maxLength={40}
          value={no?.typed['code']}
          wrong={no?.issues['code']}
        />
        <div>
          <Button tone="quiet" icon="check">
            {say(m.use)}
          </Button>
        </div>
      </SealedForm>
    </Card>
  )
}
