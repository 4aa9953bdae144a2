/** Whether an offer opens something that its subscribers can do where it is shown; a no is said in words. */
import { rewardOf } from '#server/ecoin/reward.ts'
import { isOpen } from '#server/matrix/is-open.ts'
import { Misfit, type Field } from '#server/operation.ts'
import { kindOf, valuesOf } from '#server/preregistration/kind.ts'
import type { StaffVisit } from '#server/staff/action.ts'
import { brands } from '#server/staff/matrix.ts'
import { isQuery } from '#server/touch/business-types.ts'
import { channels, isElectronic } from '#server/touch/channels.ts'
import type { Message } from '#words/message.ts'
import { nameOfChannel } from './names.ts'
import type { Offer } from './offer.ts'
import { m } from './staff-messages.ts'

type Operations = StaffVisit['operations']
type Opening = Pick<Offer, 'operation' | 'input' | 'channels' | 'rules'>

/** The operations that an offer may open: something is done, and no secret is asked for. */
export function offerable(operations: Operations): [name: string, operation: Operations[string]][] {
  return Object.entries(operations).filter(
    ([, operation]) =>
      operation.keyword &&
      !operation.leads &&
      !isQuery(operation.business) &&
      !Object.values<Field>(operation.fields).some((field) => field.secret),
  )
}

/** @throws Misfit on `operation`, `input` or `channels` */
export async function mustOpen(visit: StaffVisit, offer: Opening): Promise<void> {
  const found = offerable(visit.operations).find(([name]) => name === offer.operation)
  if (!found) throw misfit('operation', m.operationWrong)
  const [name, operation] = found
  const parsed = operation.input.safeParse(offer.input)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => String(issue.path[0] ?? name))
    throw misfit('input', m.inputWrong, faults.join('、'))
  }
  await mustExist(visit, offer)
  await mustBeOpen(visit, offer, operation.title)
}

async function mustExist(visit: StaffVisit, { operation, input }: Opening): Promise<void> {
  const code = input['code'] ?? input['item'] ?? ''
  const no = await noSuchCode(visit, operation, code)
  if (no) throw misfit('input', no, code)
  if (operation === 'preRegister') await mustTakeIn(visit, code.toUpperCase(), input['details'] ?? '')
}

type Lookup = Pick<StaffVisit, 'tx' | 'boss'>

/** Where an operation asks for a code of a catalogue: whether it is to be had now, and what is said where it is not. */
const catalogues: Record<
  string,
  { has: (at: Lookup, code: string) => Promise<boolean>; no: Message<[string]> }
> = {
  turnServiceOn: {
    has: async ({ tx, boss }, code) => (await boss.service(tx, code))?.onSale === true,
    no: m.noService,
  },
  changePlan: {
    has: async ({ tx, boss }, code) => (await boss.plan(tx, code))?.onSale === true,
    no: m.noPlan,
  },
  redeemEcoins: {
    has: async ({ tx }, code) => (await rewardOf(tx, code)) !== undefined,
    no: m.noReward,
  },
  preRegister: {
    has: async ({ tx }, code) => (await kindOf(tx, code.toUpperCase()))?.open === true,
    no: m.noKind,
  },
}

/** What to say of a code that is not to be had; null where it is, or the operation asks for none of a catalogue. */
export async function noSuchCode(
  at: Lookup,
  operation: string,
  code: string,
): Promise<Message<[string]> | null> {
  const catalogue = catalogues[operation]
  return !catalogue || (await catalogue.has(at, code)) ? null : catalogue.no
}

/** A request that lacks what its kind asks for would be refused at the click. */
async function mustTakeIn({ tx, now, say }: StaffVisit, code: string, details: string): Promise<void> {
  const kind = await kindOf(tx, code)
  if (!kind) return
  try {
    valuesOf(kind.fields, details, now)
  } catch (error) {
    if (!(error instanceof Misfit)) throw error
    const names = error.issues.map(({ field }) => field.replace('details.', ''))
    const labels = names.map((name) => kind.fields.find((field) => field.name === name)?.label)
    throw misfit('input', m.needsDetails, labels.map((label) => (label ? say(label) : '')).join('、'))
  }
}

/** Where channels are named, each must open it; where none is, one must. Human channels do it in a system of their own. */
async function mustBeOpen({ tx, say }: StaffVisit, offer: Opening, title: Message): Promise<void> {
  const named = offer.channels.length > 0
  const wanted = (named ? offer.channels : Object.keys(channels)).filter(isElectronic)
  const kept = offer.rules.brands.length > 0 ? offer.rules.brands : brands
  const closed: string[] = []
  let open = 0
  for (const channel of wanted) {
    for (const brand of kept) {
      if (await isOpen(tx, offer.operation, brand, channel)) open++
      else closed.push(`${say(nameOfChannel(channel))} ${brand}`)
    }
  }
  if (wanted.length === 0 || (named ? closed.length === 0 : open > 0)) return
  throw misfit('operation', m.closed, { title: say(title), where: closed.join('、') })
}

function misfit<Args extends unknown[]>(field: string, words: Message<Args>, ...args: Args): Misfit {
  return new Misfit([{ field, words: (say) => say(words, ...args) }])
}
