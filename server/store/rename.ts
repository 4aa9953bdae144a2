/** Giving a table's statement to its clone: the names in it, quoted or bare, are told apart from text. */
const WORD = /'(?:[^']|'')*'|(["`])((?:(?!\1).)+)\1|[a-z_][a-z0-9_]*/gi

/** The statement with the table (and drizzle-kit's `__new_` twin) and the given indexes named for the month. */
export function renamed(statement: string, base: string, name: string, indexes: readonly string[]): string {
  const suffix = name.slice(base.length)
  const names = new Set([base, `__new_${base}`, ...indexes])
  return statement.replace(WORD, (word: string, _quote, quoted: string | undefined) => {
    const bare = quoted ?? word
    return names.has(bare) ? `"${bare}${suffix}"` : word
  })
}

/** Whether the statement speaks of this name. */
export function inNames(statement: string, name: string): boolean {
  return [...statement.matchAll(WORD)].some((match) => (match[2] ?? match[0]) === name)
}
