import { monthName, type Month } from '#words/format.ts'
import { useLanguage, useSay } from '../../ui/frame.tsx'
import { m } from './messages.ts'

/** A choice with a button; where scripts run the choice alone is enough. */
export function MonthPicker({ month, months }: { month: Month; months: Month[] }) {
  const say = useSay()
  const language = useLanguage()
  return (
    <form className="flex items-end gap-2" data-at-once="" data-screen-only="">
      <label htmlFor="month" className="sr-only">
        {say(m.chooseMonth)}
      </label>
      <select
        id="month"
        name="month"
        defaultValue={month}
        className="min-h-11 rounded-field border border-edge bg-card px-4 py-2 text-base"
      >
        {months.map((each) => (
          <option key={each} value={each}>
            {monthName(each, language)}
          </option>
        ))}
      </select>
      <button className="min-h-11 cursor-pointer rounded-field bg-lan-tint px-4 font-medium text-lan-text">
        {say(m.show)}
      </button>
    </form>
  )
}
