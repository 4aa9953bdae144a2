/** The console's places. Whoever may do what a place is for is shown the place; the doors decide in any case. */
import type { Role } from '#drizzle/schema/identity.ts'
import type { WebVisit } from '#server/http/visit.ts'
import type { StaffActionName } from '#server/staff/actions.ts'
import type { Message } from '#words/message.ts'
import type { IconName } from '../../ui/icon.tsx'
import { m } from './messages.ts'

type Place = { href: string; label: Message; icon: IconName; needs: StaffActionName }

export type NavGroup = { label: string; places: { href: string; label: string; icon: IconName }[] }

const groups: { label: Message; places: Place[] }[] = [
  {
    label: m.desk,
    places: [
      { href: '/desk', label: m.find, icon: 'search', needs: 'findSubscriber' },
      { href: '/desk/imports', label: m.imports, icon: 'upload', needs: 'importContacts' },
    ],
  },
  {
    label: m.backOffice,
    places: [
      { href: '/desk/requests', label: m.requests, icon: 'queue', needs: 'seePreregistrations' },
      { href: '/desk/complaints', label: m.complaints, icon: 'complaint', needs: 'seeComplaints' },
      { href: '/desk/payments', label: m.payments, icon: 'card', needs: 'seeFlaggedPayments' },
      { href: '/desk/evidence', label: m.evidence, icon: 'shield', needs: 'exportEvidence' },
    ],
  },
  {
    label: m.marketingPlaces,
    places: [
      { href: '/marketing', label: m.marketingOverview, icon: 'home', needs: 'seeMarketing' },
      { href: '/marketing/campaigns', label: m.campaigns, icon: 'megaphone', needs: 'seeCampaigns' },
      { href: '/marketing/calls', label: m.calls, icon: 'outbound', needs: 'seeCallLists' },
      { href: '/marketing/segments', label: m.segments, icon: 'people', needs: 'seeSegments' },
      { href: '/marketing/calendar', label: m.calendar, icon: 'calendar', needs: 'seeCampaigns' },
      { href: '/marketing/report', label: m.marketingReport, icon: 'chart', needs: 'seeMarketingReport' },
      { href: '/marketing/offers', label: m.offers, icon: 'gift', needs: 'saveOffer' },
      { href: '/marketing/rules', label: m.contactRules, icon: 'shield', needs: 'seeContactRules' },
      { href: '/marketing/earning', label: m.earning, icon: 'ecoin', needs: 'saveEarningRule' },
      { href: '/marketing/merchants', label: m.merchants, icon: 'ticket', needs: 'seeMerchants' },
      { href: '/marketing/settlement', label: m.settlement, icon: 'bill', needs: 'seeStatements' },
      { href: '/marketing/activities', label: m.activities, icon: 'star', needs: 'seeActivityList' },
      { href: '/marketing/why', label: m.whyOffers, icon: 'help', needs: 'whyOffers' },
    ],
  },
  {
    label: m.operations,
    places: [
      { href: '/ops', label: m.share, icon: 'chart', needs: 'seeShareReport' },
      { href: '/ops/matrix', label: m.matrix, icon: 'matrix', needs: 'switchFunction' },
      { href: '/ops/aliases', label: m.aliases, icon: 'word', needs: 'addAlias' },
    ],
  },
  {
    label: m.administration,
    places: [
      { href: '/ops/staff', label: m.staff, icon: 'people', needs: 'seeStaff' },
      { href: '/ops/audit', label: m.audit, icon: 'audit', needs: 'seeAudit' },
    ],
  },
]

export function navFor(visit: WebVisit): NavGroup[] {
  const role = visit.staff?.member.role
  if (!role) return []
  const { say } = visit
  return groups
    .map(({ label, places }) => ({
      label: say(label),
      places: places
        .filter((place) => visit.hall.staffDoor.allows(role, place.needs))
        .map(({ href, label, icon }) => ({ href, label: say(label), icon })),
    }))
    .filter((group) => group.places.length > 0)
}

/** Where a role's work begins. */
export const firstPlace: Record<Role, string> = {
  clerk: '/desk',
  backoffice: '/desk/requests',
  marketing: '/marketing',
  ops: '/ops',
  admin: '/ops',
  shop: '/shop',
}
