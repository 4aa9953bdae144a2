/**
 * A reply as text messages. Pure, and a function of the reply and its outcome alone, so that a redelivered request is told
 * the same words.
 *
 * A text has a head, the title, the lines, a menu, what to do next, and a signature. What is longer than a page is cut
 * between lines, rows or choices; the rest waits for the continue index (`02`, `03`, …).
 */
import type { Reply } from '#server/operation.ts'
import { isQuery } from '#server/touch/business-types.ts'
import { speak, type Language, type Message, type Say } from '#words/message.ts'
import { m } from './messages.ts'
import { segmentCount } from '#words/segments.ts'
import type { Spoken } from './vocabulary.ts'

export type Style = {
  head: Message
  signature: Message
  /** A page is at most so many segments. */
  pageSegments: number
  operations: Record<string, Spoken>
}

/** One text of an answer; `upTo` is the last choice of the menu that was shown by then. */
export type Page = { body: string; upTo: number }

/**
 * The texts of an answer without head and signature; all but the last end with their continue index.
 * @param quoted whether it is a question that a yes answers
 */
export function pagesOf(reply: Reply, quoted: boolean, language: Language, style: Style): Page[] {
  const say = speak[language]
  const chunks = chunksOf(reply, say)
  const tail = tailOf(reply, quoted, say, style)
  const body = joined(chunks, say) + tail
  if (fits(body, language, style)) return [{ body, upTo: reply.menu?.length ?? 0 }]
  return paged(chunks, tail, language, style)
}

/** The text as it leaves. */
export function framed(body: string, language: Language, { head, signature }: Style): string {
  const say = speak[language]
  return say(head) + body + say(signature)
}

/** Whether `longer` leaves as one text of no more segments than `reply`: what it says besides is free. */
export function costsNoMore(longer: Reply, reply: Reply, language: Language, style: Style): boolean {
  const segmentsOf = (pages: Page[]) => segmentCount(framed(pages[0]?.body ?? '', language, style))
  const pages = pagesOf(longer, false, language, style)
  return pages.length === 1 && segmentsOf(pages) <= segmentsOf(pagesOf(reply, false, language, style))
}

/** `02` asks for the second page. */
export function continueIndex(page: number): string {
  return `0${page}`
}

/** A name short enough for a list of commands: 余额查询 → 余额. */
export function shortTitle(title: string): string {
  return title.replace(/^查询|(查询|办理|服务)$/g, '') || title
}

function fits(body: string, language: Language, style: Style): boolean {
  const text = framed(body, language, style)
  // No text of so few units can be longer, whatever is in it.
  return text.length <= 67 * style.pageSegments || segmentCount(text) <= style.pageSegments
}

/**
 * A line, a row or a choice; `index` counts the choices from 1. `verbatim`: its words are complete as they are.
 * `goesOn`: it is the rest of a line that was cut.
 */
type Chunk = { text: string; index: number; verbatim?: boolean; goesOn?: boolean }

function chunksOf(reply: Reply, say: Say): Chunk[] {
  const chunks: Chunk[] = []
  const titled = reply.title && !reply.lines[0]?.startsWith(reply.title)
  const begin = titled ? say(m.titled, reply.title) : ''
  for (const line of reply.lines) chunks.push({ text: line, index: 0, verbatim: !reply.title })
  // Lines say it all; a table is for where there is room, or all there is.
  if (reply.lines.length === 0)
    for (const row of reply.table?.rows ?? []) chunks.push({ text: say(m.cells, row), index: 0 })
  for (const [index, { label }] of (reply.menu ?? []).entries()) {
    chunks.push({ text: `${index + 1}. ${label}`, index: index + 1 })
  }
  const [first] = chunks
  if (first) first.text = begin + first.text
  else if (reply.title) chunks.push({ text: reply.title + say(m.stop).trimEnd(), index: 0 })
  return chunks
}

function joined(chunks: Chunk[], say: Say): string {
  let text = ''
  for (const [index, chunk] of chunks.entries()) {
    if (index > 0) text += glue(text, chunk, say)
    text += chunk.text
  }
  const last = chunks.at(-1)
  return last && !last.index && !last.verbatim && !ENDED.test(text) ? text + say(m.stop).trimEnd() : text
}

const ENDED = /[。！？.!?；;：:）)]\s*$/

function glue(before: string, chunk: Chunk, say: Say): string {
  if (chunk.goesOn) return ''
  if (chunk.index) return before.endsWith('\n') ? '' : '\n'
  if (ENDED.test(before)) return /[.!?:]$/.test(before) ? ' ' : ''
  return say(m.lineEnd)
}

function tailOf(reply: Reply, quoted: boolean, say: Say, style: Style): string {
  const parts: string[] = []
  if (reply.menu?.length) parts.push(`\n${say(isCancelling(reply) ? m.cancelHow : m.chooseHow)}`)
  if (quoted) parts.push(say(m.confirmHow))
  else if (reply.next?.length) parts.push(nextSteps(reply.next, say, style))
  return parts.join(say === speak.zh ? '' : ' ').replace(/^(?=\w)/, say === speak.zh ? '' : ' ')
}

/** Services to cancel: the one menu that is answered with several indexes. */
const isCancelling = ({ menu }: Reply) => menu?.[0]?.operation === 'cancelServices'

const MOST_STEPS = 2

function nextSteps(names: string[], say: Say, { operations }: Style): string {
  const key = names.join()
  const known = saidSteps.get(operations)?.[key]
  const language = say === speak.zh ? 'zh' : 'en'
  if (known?.[language] !== undefined) return known[language]
  const said = stepsIn(names, say, operations)
  const all = saidSteps.get(operations) ?? {}
  all[key] = { ...known, [language]: said }
  saidSteps.set(operations, all)
  return said
}

/** A handful of combinations, each said a million times. */
const saidSteps = new WeakMap<Style['operations'], Record<string, Partial<Record<Language, string>>>>()

function stepsIn(names: string[], say: Say, operations: Style['operations']): string {
  const steps = names.flatMap((name) => {
    const spoken = operations[name]
    if (!spoken?.keyword) return []
    return [
      { keyword: spoken.keyword, title: shortTitle(say(spoken.title)), query: isQuery(spoken.business) },
    ]
  })
  const [first] = steps
  if (!first) return ''
  const alike = steps.filter(({ query }) => query === first.query).slice(0, MOST_STEPS)
  return say(first.query ? m.see : m.handle, alike)
}

/** Fills page after page with whole chunks; a chunk that is longer than a page is cut where it must be. */
function paged(chunks: Chunk[], tail: string, language: Language, style: Style): Page[] {
  const say = speak[language]
  const pages: Page[] = []
  let page: Chunk[] = []
  let upTo = 0
  const closing = () => `\n${say(m.more, continueIndex(pages.length + 2))}`
  const full = (more: Chunk) => !fits(joined([...page, more], say) + closing(), language, style)
  const turn = () => {
    if (page.length > 0) pages.push({ body: joined(page, say) + closing(), upTo })
    page = []
  }
  for (const chunk of chunks.flatMap((chunk) => cut(chunk, style))) {
    if (full(chunk)) turn()
    page.push(chunk)
    upTo = Math.max(upTo, chunk.index)
  }
  if (!fits(joined(page, say) + tail, language, style)) turn()
  pages.push({ body: joined(page, say) + tail, upTo })
  return pages
}

/**
 * Leaves room for head, signature and the continue index beside one piece. It is cut between words where there is such
 * a place in its last third, and never inside a surrogate pair.
 */
function cut(chunk: Chunk, { pageSegments }: Style): Chunk[] {
  const most = Math.max(20, 67 * pageSegments - 60)
  const pieces: Chunk[] = []
  let { text } = chunk
  while (text.length > most) {
    const at = placeToCut(text, most)
    pieces.push({ ...piece(text.slice(0, at)), verbatim: true })
    text = text.slice(at)
  }
  return [...pieces, piece(text)]

  function piece(part: string): Chunk {
    return pieces.length === 0 ? { ...chunk, text: part } : { text: part, index: 0, goesOn: true }
  }
}

function placeToCut(text: string, most: number): number {
  for (let at = most; at > (most * 2) / 3; at--) {
    if (/[\s，。；：、！？,;]/.test(text.charAt(at - 1))) return at
  }
  return (text.charCodeAt(most - 1) & 0xfc00) === 0xd800 ? most - 1 : most
}
