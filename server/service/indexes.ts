/** The answer to a numbered list: `1,3` `1，3` `1、3` `1 3` `１，３`, in full or half width. */
export type ReadIndexes = { indexes: number[] } | { fault: 'unreadable' | 'repeated' }

/** More digits than any list has lines: a mistyped keyword or amount, not an index. */
const MOST_DIGITS = 3

/** The indexes in the order they were written; whether the list has them is for whoever knows the list. */
export function readIndexes(text: string): ReadIndexes {
  const words = text
    .normalize('NFKC')
    .split(/[\s,、;./+和]+/)
    .filter((word) => word !== '')
  const indexes = words.map((word) =>
    /^\d+$/.test(word) && word.length <= MOST_DIGITS ? Number(word) : undefined,
  )
  const read = indexes.filter((index) => index !== undefined)
  if (read.length === 0 || read.length < indexes.length) return { fault: 'unreadable' }
  return new Set(read).size < read.length ? { fault: 'repeated' } : { indexes: read }
}
