/** A service by its code or by its name, as people text it. */
import type { Service } from '#server/boss/boss.ts'

export function serviceNamed(word: string, among: Service[]): Service | undefined {
  const wanted = folded(word)
  return among.find(({ code, name }) => [code, name.zh, name.en].some((each) => folded(each) === wanted))
}

function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toUpperCase()
}
