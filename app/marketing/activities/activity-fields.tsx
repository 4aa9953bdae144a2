/** The form of an activity, in the order in which marketing thinks of it: what, what is asked, what is won, who may. */
import { Card } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SmallField, SmallSelect } from '../../desk/console/form-row.tsx'
import { brands as brandNames } from '../../desk/console/messages.ts'
import { Box } from './box.tsx'
import type { Draft } from './draft.ts'
import { m } from './messages.ts'
import { PrizeFields } from './prize-fields.tsx'
import { QuestionFields } from './question-fields.tsx'

type Choice = { value: string; label: string }

export type ActivityForm = {
  draft: Draft
  /** An activity keeps its code. */
  fixed: boolean
  /** It is live: what was answered and won stays. */
  frozen: boolean
  wrong: Record<string, string>
  segments: Choice[]
  budgets: Choice[]
  rewards: Choice[]
}

export function ActivityFields(form: ActivityForm) {
  const say = useSay()
  const { draft, frozen } = form
  return (
    <>
      {/* What the Enter key sends. */}
      <button type="submit" name="step" value="save" className="sr-only" tabIndex={-1}>
        {say(m.save)}
      </button>
      <input type="hidden" name="kind" value={draft.kind} />
      <input type="hidden" name="changing" value={draft.typed['changing'] ?? ''} />
      {frozen && <Notice tone="info">{say(m.frozen)}</Notice>}
      <What {...form} />
      {!frozen && draft.kind !== 'grab' && <QuestionFields {...form} />}
      {!frozen && <PrizeFields {...form} />}
      <Who {...form} />
    </>
  )
}

function What({ draft, fixed, frozen, wrong }: ActivityForm) {
  const say = useSay()
  const { typed, kind } = draft
  const text = (name: string, label: string) => (
    <Field
      key={name}
      name={name}
      label={label}
      rows={2}
      maxLength={name.endsWith('en') ? 360 : 120}
      value={typed[name]}
      wrong={name.endsWith('zh') ? wrong['lead'] : undefined}
    />
  )
  return (
    <Card title={say(m.what)}>
      <div className="grid gap-4">
        <div className="flex flex-wrap gap-3">
          {fixed ? (
            <input type="hidden" name="code" value={typed['code']} />
          ) : (
            <SmallField
              name="code"
              label={`${say(m.code)} (${say(m.codeHint)})`}
              maxLength={12}
              width="w-56"
              value={typed['code']}
              wrong={wrong['code']}
            />
          )}
          {!frozen && (
            <SmallField
              name="keyword"
              label={`${say(m.keyword)} (${say(m.keywordHint)})`}
              maxLength={12}
              width="w-56"
              required={false}
              value={typed['keyword']}
              wrong={wrong['keyword']}
            />
          )}
          {!frozen && kind === 'grab' && (
            <SmallField
              name="tickets"
              label={say(m.tickets)}
              inputMode="numeric"
              value={typed['tickets']}
              wrong={wrong['tickets']}
            />
          )}
          {!frozen && kind === 'quiz' && (
            <SmallField
              name="passScore"
              label={say(m.passScore)}
              inputMode="numeric"
              value={typed['passScore']}
              wrong={wrong['passScore']}
            />
          )}
        </div>
        <div className="grid gap-3 md:grid-cols-2">
          <SmallField
            name="title.zh"
            label={say(m.titleZh)}
            width="w-full"
            maxLength={20}
            value={typed['title.zh']}
            wrong={wrong['title']}
          />
          <SmallField
            name="title.en"
            label={say(m.titleEn)}
            width="w-full"
            maxLength={60}
            value={typed['title.en']}
          />
          {text('lead.zh', say(m.leadZh))}
          {text('lead.en', say(m.leadEn))}
        </div>
      </div>
    </Card>
  )
}

function Who({ draft, wrong, segments }: ActivityForm) {
  const say = useSay()
  const { typed, brands, showsResult, kind } = draft
  const small = (name: string, label: string, type?: 'date' | 'time') => (
    <SmallField
      name={name}
      label={label}
      required={type === 'date'}
      {...(type ? { type } : { inputMode: 'numeric' as const })}
      value={typed[name]}
      wrong={wrong[name]}
    />
  )
  return (
    <Card title={say(m.rules)}>
      <div className="grid gap-4">
        <div className="flex flex-wrap items-start gap-x-8 gap-y-3">
          <fieldset>
            <legend className="text-xs text-soft">{say(m.brands)}</legend>
            <div className="flex flex-wrap gap-x-4">
              {Object.entries(brandNames).map(([value, label]) => (
                <Box
                  key={value}
                  name="brands"
                  value={value}
                  label={say(label)}
                  checked={brands.includes(value)}
                />
              ))}
            </div>
          </fieldset>
          <SmallSelect
            name="segment"
            label={say(m.segment)}
            width="w-64"
            value={typed['segment']}
            wrong={wrong['segment']}
            options={[{ value: '', label: say(m.anybody) }, ...segments]}
          />
        </div>
        <div className="flex flex-wrap items-start gap-3">
          {small('inAll', say(m.inAll))}
          {small('aDay', say(m.aDay))}
          <p className="self-end pb-2 text-sm text-soft">{say(m.oftenHint)}</p>
        </div>
        <div className="flex flex-wrap items-start gap-3">
          {small('startsAt', say(m.startsAt), 'date')}
          {small('endsAt', say(m.endsAt), 'date')}
          {small('windowFrom', say(m.windowFrom), 'time')}
          {small('windowUntil', say(m.windowUntil), 'time')}
          <p className="self-end pb-2 text-sm text-soft">{say(m.windowHint)}</p>
        </div>
        {kind !== 'grab' && (
          <Box name="showsResult" value="true" label={say(m.showsResult)} checked={showsResult} />
        )}
      </div>
    </Card>
  )
}
