import { z } from 'zod'
import { operator } from '#server/operator.ts'
import { operation } from '#server/operation.ts'
import { m } from './messages.ts'
import { codeOf } from './own-code.ts'
import { promisedTo, promiseWords } from './promise.ts'
import { referredBy } from './referral.ts'

/** `CXTJM`: one's own code, with words to send on as they are. */
export const seeReferralCode = operation({
  title: m.seeCode,
  summary: m.seeCodeSummary,
  keyword: 'CXTJM',
  access: 'sim',
  business: 'referral',
  input: z.object({}),
  fields: {},
  async run({ tx, subscriber, now, say }) {
    const code = await codeOf(tx, subscriber.id, now)
    return {
      code,
      /** Ready to be sent to a friend. */
      share: say(m.share, { operator: say(operator.name), code, port: operator.port }),
      promised: await promisedTo(tx, subscriber.id, now),
      ...(await referredBy(tx, subscriber.id)),
    }
  },
  reply({ code, share, promised, friends, coins }, { say }) {
    const promise = promiseWords(promised, say)
    return {
      title: say(m.seeCode),
      lines: [
        say(m.yourCode, code),
        share,
        ...(promise ? [promise] : []),
        ...(friends > 0 ? [say(m.soFar, { friends, coins })] : []),
      ],
      next: ['refer', 'seeEcoins'],
    }
  },
})
