/** The list of commands: as much as one segment holds, page by page. */
import type { Language } from '#words/message.ts'
import { speak } from '#words/message.ts'
import { m } from './messages.ts'
import { continueIndex, framed, shortTitle, type Style } from './say.ts'
import { segmentCount } from '#words/segments.ts'

/** Operations by how often they are wanted; what is not named here follows in the registry's order. */
const FIRST = [
  'checkBalance',
  'seeBill',
  'checkUsage',
  'seePlan',
  'topUp',
  'listServices',
  'turnServiceOn',
  'changePlan',
]

/** The bodies of the help pages, each one segment with its frame. @param open names of the operations to list */
export function helpPages(open: string[], language: Language, style: Style): string[] {
  const say = speak[language]
  const ordered = [
    ...FIRST.filter((name) => open.includes(name)),
    ...open.filter((name) => !FIRST.includes(name)),
  ]
  const entries = ordered.flatMap((name) => {
    const spoken = style.operations[name]
    if (!spoken?.keyword) return []
    const gap = /\d$/.test(spoken.keyword) || language === 'en' ? ' ' : ''
    return [`${spoken.keyword}${gap}${shortTitle(say(spoken.title))}`]
  })
  const comma = language === 'zh' ? ' ' : ', '
  const pages: string[] = []
  let page: string[] = []
  const text = (more: string | null) => [...page, ...(more ? [more] : [])].join(comma)
  const closing = () => comma + say(m.helpMore, continueIndex(pages.length + 2))
  for (const [index, entry] of entries.entries()) {
    const last = index === entries.length - 1
    const body = text(entry) + (last ? '' : closing())
    if (page.length > 0 && segmentCount(framed(body, language, style)) > 1) {
      pages.push(text(null) + closing())
      page = []
    }
    page.push(entry)
  }
  return [...pages, text(null)]
}
