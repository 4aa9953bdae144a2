/** The hall, assembled: what main.ts files, tests and pages are handed. */
import { activityCsv } from './activity/export.ts'
import type { Boss } from './boss/boss.ts'
import { campaignQuotes, campaignResponses } from './campaign/responses.ts'
import type { Done } from './door/done.ts'
import { earnEcoins } from './ecoin/earn.ts'
import { openIdentity, type Identity } from './identity/identity.ts'
import { openIntake, type Intake } from './intake/intake.ts'
import { openLimits, type Limits } from './identity/limits.ts'
import type { Secrets } from './identity/secrets.ts'
import { operations, type Operations } from './operations.ts'
import { openPortal, type Portal } from './portal.ts'
import { answerOffer, orderOfOffer } from './recommendation/follow-up.ts'
import { suggestOffer } from './recommendation/suggest.ts'
import { openLineCounts, type LineCounts } from './report/lines.ts'
import { surveys } from './satisfaction/survey.ts'
import { segmentNames, type SegmentNames } from './segment/names.ts'
import { openPreviews, type Previews } from './segment/preview.ts'
import { staffActions } from './staff/actions.ts'
import { openStaffDoor, type StaffDoor } from './staff/door.ts'
import { openStaffIdentity, type StaffIdentity } from './staff/sign-in.ts'
import type { Store } from './store/store.ts'
import { closedTill, type Till } from './topup/till.ts'
import { codesOf, type Codes } from './touch/codes.ts'
import { watchActivity } from './activity/watch-results.ts'
import { watchTouches } from './touch/watch.ts'
import { speak, type Language } from '#words/message.ts'

const SURVEY_ONE_IN = 10

export type HallOptions = {
  boss: Boss
  secrets: Secrets
  /** Shared between machines where Redis is given; in memory otherwise. */
  limits?: Limits
  /** How money comes in; without one no cashier is connected and no recharge card is known. */
  till?: Till
  /** A survey is opened after one in so many operations. */
  surveyOneIn?: number
}

export type Hall = {
  store: Store
  boss: Boss
  operations: Operations
  /** The subscribers' door. */
  portal: Portal
  /** How subscribers sign in. */
  identity: Identity
  /** The staff's door. */
  staffDoor: StaffDoor
  /** How staff sign in. */
  staffIdentity: StaffIdentity
  /** How files of counter and hotline records come in. */
  intake: Intake
  /** What channels, business types and branches are called. */
  codes(): Promise<Codes>
  /** What segments are built from and read in. */
  segmentNames(): Promise<SegmentNames>
  /** Counts of rules that are being built. */
  previews: Previews
  /** Lines in use by branch, at most ten minutes old. */
  lineCounts: LineCounts
  /** Everybody who took part in an activity, as pieces of a CSV; whoever asks has passed `exportActivity`. */
  activityCsv(code: string, language: Language): AsyncGenerator<string>
  /** The id of a subscriber's newest touch, whenever there is a newer one. */
  watchTouches(subscriberId: string, signal: AbortSignal): AsyncGenerator<string | null>
  /** Yields a mark whenever the figures of an activity have changed. */
  watchActivity(code: string, signal: AbortSignal): AsyncGenerator<string>
}

/** The store is opened and migrated by the caller, and closed by the caller. */
export function openHall(store: Store, options: HallOptions): Hall {
  const { boss, secrets, limits = openLimits(), till = closedTill, surveyOneIn = SURVEY_ONE_IN } = options
  const rules: readonly Done[] = [
    earnEcoins,
    orderOfOffer,
    campaignResponses,
    surveys(surveyOneIn),
    suggestOffer,
  ]
  const keeper = { store, secrets, limits }
  const staffDoor = openStaffDoor(store, { boss, secrets, actions: staffActions, operations })
  return {
    store,
    boss,
    operations,
    portal: openPortal(store, {
      boss,
      secrets,
      operations,
      rules,
      quoted: [campaignQuotes],
      answered: [answerOffer],
      till,
    }),
    identity: openIdentity(keeper),
    staffDoor,
    staffIdentity: openStaffIdentity(keeper),
    intake: openIntake(store, staffDoor),
    codes: () => store.read(codesOf),
    segmentNames: () => store.read(segmentNames),
    previews: openPreviews(store),
    lineCounts: openLineCounts(store),
    activityCsv: (code, language) => activityCsv(store, code, speak[language]),
    watchTouches: (subscriberId, signal) => watchTouches(store, subscriberId, signal),
    watchActivity: (code, signal) => watchActivity(store, code, signal),
  }
}
