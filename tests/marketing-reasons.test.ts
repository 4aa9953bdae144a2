/** Every reason that the engine knows is told in words, in both languages, and no two alike. */
import { expect, test } from 'vitest'
import { targetReasons } from '#server/campaign/reason.ts'
import { speak } from '#words/message.ts'
import { linkIn, reasonIn } from '#app/marketing/reasons.ts'

for (const language of ['zh', 'en'] as const) {
  test(`each reason has words of its own (${language})`, () => {
    const say = speak[language]
    const words = targetReasons.map((reason) => reasonIn(say, reason))
    expect(new Set(words).size).toBe(targetReasons.length)
    for (const [index, reason] of targetReasons.entries()) {
      expect(words[index]).not.toBe(reason)
      if (language === 'zh') expect(words[index]).toMatch(/[一-鿿]/)
      else expect(words[index]).not.toMatch(/[一-鿿]/)
    }
    expect(reasonIn(say, '')).toBe('')
    expect(reasonIn(say, 'ESME_RINVDSTADR')).toMatch(/（ESME_RINVDSTADR）|\(ESME_RINVDSTADR\)/)
  })

  test(`each state of a link has words (${language})`, () => {
    for (const state of ['connecting', 'bound', 'waiting', 'refused', 'closing', 'closed'] as const)
      expect(linkIn(speak[language], state), state).toMatch(language === 'zh' ? /[一-鿿]/ : /^[a-z, SMC-]+$/)
  })
}
