/** The head of a report: back to where it belongs, the same as a spreadsheet, and on paper. */
import type { ReactNode } from 'react'
import { PrintButton } from '../../ui/button.tsx'
import { PageHead } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Icon } from '../../ui/icon.tsx'
import { smallButton } from './filter.tsx'
import { m } from './messages.ts'

export function ReportHead({
  title,
  lead,
  asked,
  back,
  csv,
}: {
  title: string
  lead: ReactNode
  /** In words what the filters say, for paper, where there are none. */
  asked?: string | undefined
  back?: { href: string; label: string }
  /** Where this very report is as CSV. */
  csv: string
}) {
  const say = useSay()
  return (
    <PageHead
      title={title}
      lead={
        <>
          {lead}
          {asked && <span className="hidden print:block">{asked}</span>}
        </>
      }
    >
      <div className="flex flex-wrap gap-2" data-screen-only="">
        {back && (
          <a href={back.href} className={smallButton}>
            <Icon name="back" />
            {back.label}
          </a>
        )}
        <a href={csv} className={smallButton}>
          <Icon name="download" />
          {say(m.csv)}
        </a>
        <PrintButton look={smallButton}>{say(m.print)}</PrintButton>
      </div>
    </PageHead>
  )
}
