import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import type { No } from '../console/ask.ts'
import { smallButton } from '../console/filter.tsx'
import { m } from './messages.ts'

/** Ends a pre-registration with the words the subscriber will read. */
export function ResultForm({
  row,
  no,
}: {
  row: { subscriberId: string; id: string; ticket: string }
  no: No | undefined
}) {
  const say = useSay()
  const field = `result-${row.id}`
  const wrong = no?.issues['result']
  return (
    <details open={no !== undefined} className="min-w-52">
      <summary className={`${smallButton} list-none`}>
        {say(m.finish)}
        <span className="sr-only">{row.ticket}</span>
      </summary>
      <SealedForm name={`finish-${row.id}`} className="mt-2 grid gap-2">
        <input type="hidden" name="subscriberId" value={row.subscriberId} />
        <input type="hidden" name="id" value={row.id} />
        <label htmlFor={field} className="text-xs text-soft">
          {say(m.result)}
        </label>
        <textarea
          id={field}
          name="result"
          rows={3}
          maxLength={200}
          required
          defaultValue={no?.typed['result']}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? `${field}-wrong` : undefined}
          className="w-full rounded-field border border-edge bg-card px-3 py-2 text-sm aria-invalid:border-2 aria-invalid:border-bad"
        />
        {wrong && (
          <p id={`${field}-wrong`} className="text-sm font-medium text-bad">
            {wrong}
          </p>
        )}
        <span className="flex gap-2">
          <button type="submit" name="outcome" value="completed" className={smallButton}>
            {say(m.complete)}
          </button>
          <button type="submit" name="outcome" value="rejected" className={`${smallButton} text-bad`}>
            {say(m.reject)}
          </button>
        </span>
      </SealedForm>
    </details>
  )
}
