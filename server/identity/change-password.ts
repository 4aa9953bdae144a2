import { z } from 'zod'
import { operation } from '#server/operation.ts'
import { credentialOf } from './credential.ts'
import { m } from './messages.ts'
import { isWeak } from './weak-password.ts'
import { adopt, refuseWrong, sameTwice, sixDigits } from './new-password.ts'

export const changePassword = operation({
  title: m.changePassword,
  summary: m.changePasswordSummary,
  access: 'verified',
  business: 'password',
  input: z
    .object({ current: sixDigits, password: sixDigits.refine((text) => !isWeak(text)), again: sixDigits })
    .refine(...sameTwice),
  fields: {
    current: { label: m.currentPassword, wrong: m.passwordWrong, inputMode: 'numeric', secret: true },
    password: {
      label: m.newPassword,
      hint: m.newPasswordHint,
      wrong: m.weakPassword,
      inputMode: 'numeric',
      secret: true,
    },
    again: { label: m.again, wrong: m.notTheSame, inputMode: 'numeric', secret: true },
  },
  async prepare({ look, secrets, subscriberId }, { current, password }) {
    const against = (await look((tx) => credentialOf(tx, subscriberId)))?.passwordHash ?? null
    return { against, right: await secrets.verify(against, current), hash: await secrets.hash(password) }
  },
  async run(visit, { password }, { against, right, hash }) {
    await refuseWrong(visit, right, (held) => held.passwordHash === against, m.currentWrong)
    return adopt(visit, password, [], hash)
  },
  reply: (_, { say }) => ({ title: say(m.passwordChanged), lines: [say(m.passwordChangedLine)] }),
})
