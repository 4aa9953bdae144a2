/** "Why did they (not) get this": one subscriber, what campaigns made of them, and one campaign in full. */
import { z } from 'zod'
import { subscriberIdOf } from '#server/identity/who.ts'
import { consentOf } from '#server/consent/consent-then.ts'
import { mobileNumber } from '#server/identity/sign-in.ts'
import { Refusal } from '#server/operation.ts'
import { staffAction } from '#server/staff/action.ts'
import { filled } from '#server/staff/filled.ts'
import { maskMsisdn } from '#words/format.ts'
import { askedCampaign, watchers } from './asked.ts'
import { channelPreferencesOf } from './channel-habit.ts'
import { learnedFrom } from './channel-preference.ts'
import { m } from './messages.ts'
import { recipientsOf } from './recipient.ts'
import { latestTargetsOf } from './target.ts'
import { whyPerson } from './why-person.ts'

export const whySubscriber = staffAction({
  title: m.whySubscriber,
  roles: watchers,
  input: z
    .object({ msisdn: filled(mobileNumber), subscriberId: filled(z.uuid()), campaign: filled(z.uuid()) })
    .refine(({ msisdn, subscriberId }) => msisdn || subscriberId, { path: ['msisdn'] }),
  fields: {
    msisdn: { label: m.field.msisdn, wrong: m.msisdnWrong, inputMode: 'tel' },
    subscriberId: { label: m.field.msisdn },
    campaign: { label: m.field.id },
  },
  async run({ tx, now, say }, { msisdn, subscriberId, campaign: asked }) {
    const id = msisdn ? await subscriberIdOf(tx, msisdn) : subscriberId
    const recipient = id === undefined ? undefined : (await recipientsOf(tx, [id])).get(id)
    if (!recipient) throw new Refusal('no-subscriber', (speaking) => speaking(m.noSubscriber))
    const { habits } = (await channelPreferencesOf(tx, [recipient.id], now))(recipient.id)
    const campaign = asked && (await askedCampaign(tx, asked))
    return {
      subscriberId: recipient.id,
      msisdn: maskMsisdn(recipient.msisdn),
      consent: await consentOf(tx, recipient.id),
      way: recipient.way,
      learned: learnedFrom(habits),
      recent: await latestTargetsOf(tx, recipient.id),
      campaign: campaign ? await whyPerson(tx, campaign, recipient, now, say) : null,
    }
  },
  audit: ({ msisdn, campaign }, why) => ({
    subscriberId: why?.subscriberId ?? null,
    detail: { asked: msisdn ? maskMsisdn(msisdn) : 'id', campaign },
  }),
})
