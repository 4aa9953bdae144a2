import { z } from 'zod'
import { operation } from '#server/operation.ts'
import { credentialOf } from './credential.ts'
import { m } from './messages.ts'
import { adopt, refuseWrong, sameTwice, sixDigits } from './new-password.ts'
import { isWeak } from './weak-password.ts'

const documentNumber = z
  .string()
  .transform((text) => text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase())
  .pipe(z.string().regex(/^[0-9A-Z]{6,20}$/))

export const resetPassword = operation({
  title: m.resetPassword,
  summary: m.resetPasswordSummary,
  keyword: 'MMCZ',
  access: 'sim',
  business: 'password',
  input: z
    .object({
      document: documentNumber,
      password: sixDigits.refine((text) => !isWeak(text)),
      again: sixDigits,
    })
    .refine(...sameTwice),
  fields: {
    document: { label: m.document, hint: m.documentHint, wrong: m.documentFormat, secret: true },
    password: {
      label: m.newPassword,
      hint: m.newPasswordHint,
      wrong: m.weakPassword,
      inputMode: 'numeric',
      secret: true,
    },
    again: { label: m.again, wrong: m.notTheSame, inputMode: 'numeric', secret: true },
  },
  async prepare({ look, secrets, subscriberId }, { document, password }) {
    const against = (await look((tx) => credentialOf(tx, subscriberId)))?.documentHash ?? null
    return { against, right: await secrets.verify(against, document), hash: await secrets.hash(password) }
  },
  async run(visit, { document, password }, { against, right, hash }) {
    await refuseWrong(visit, right, (held) => held.documentHash === against, m.documentWrong)
    return adopt(visit, password, [document], hash)
  },
  reply: (_, { say }) => ({ title: say(m.passwordChanged), lines: [say(m.passwordChangedLine)] }),
})
