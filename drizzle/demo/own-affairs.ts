/** The small matters: a new service password, a word about marketing. */
import { earnCoins } from './coins.ts'
import { channelOf, leaveTouch } from './contact.ts'
import { m } from './messages.ts'
import { noteOptOut } from './notes.ts'
import type { Visit } from './confirm.ts'
import { putInInbox } from './requests.ts'

export function renewPassword({ line, at, side }: Visit): boolean {
  const { say, chance } = line
  const channel = channelOf(line, side, ['wap'])
  line.passwordChangedAt = at
  leaveTouch(line, {
    at,
    channel,
    business: 'password',
    operation: 'resetPassword',
    said:
      channel === 'sms' ? 'MMCZ **** **** ****' : side === 'human' ? chance.pick(m.agentNotes.handle) : null,
    told: { title: say(m.passwordTitle), lines: [say(m.passwordReset)] },
  })
  putInInbox(line, at, 'security', say(m.passwordTitle), say(m.passwordNotice))
  return true
}

/** Turns the consent around: who had opted in leaves, who had not joins. */
export function turnConsent({ line, at, side }: Visit): boolean {
  const { say, chance } = line
  const allow = !line.marketing
  const channel = channelOf(line, side, allow ? ['sms'] : [])
  line.marketing = allow
  line.marketingChannel = channel
  line.marketingSince = allow ? at : null
  const touchId = leaveTouch(line, {
    at,
    channel,
    business: 'consent',
    operation: allow ? 'allowMarketing' : 'stopMarketing',
    said: side === 'human' ? chance.pick(m.agentNotes.handle) : channel === 'sms' ? 'TD' : null,
    told: { title: say(m.consentTitle), lines: [say(allow ? m.allowed : m.stopped)] },
  })
  if (!allow) noteOptOut(line, at, touchId)
  if (side === 'electronic') earnCoins(line, at, 'consent', channel, touchId)
  return true
}
