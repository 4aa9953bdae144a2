/** The steps of the form, and which of them a field stands in. */

export const steps = ['people', 'what', 'words', 'when', 'check'] as const
export type Step = (typeof steps)[number]

/** What the action calls a field, as the form calls it, and its step. */
const fields: Record<string, { field: string; step: Step }> = {
  name: { field: 'name', step: 'people' },
  goal: { field: 'goal', step: 'people' },
  theme: { field: 'theme', step: 'people' },
  segmentId: { field: 'segment', step: 'people' },
  segmentVersion: { field: 'segment', step: 'people' },
  holdoutBp: { field: 'holdout', step: 'people' },
  offerCode: { field: 'offer', step: 'what' },
  operation: { field: 'operation', step: 'what' },
  operationCode: { field: 'operation', step: 'what' },
  benefit: { field: 'benefit', step: 'what' },
  variants: { field: 'zhA', step: 'words' },
  segmentPriceFen: { field: 'price', step: 'words' },
  schedule: { field: 'date', step: 'when' },
  windowFrom: { field: 'windowFrom', step: 'when' },
  windowUntil: { field: 'windowUntil', step: 'when' },
  perSecond: { field: 'perSecond', step: 'when' },
  onUnknown: { field: 'onUnknown', step: 'when' },
  responseDays: { field: 'responseDays', step: 'when' },
  openDays: { field: 'openDays', step: 'when' },
  abTest: { field: 'test', step: 'when' },
}

export type Wrong = { fields: Record<string, string>; steps: ReadonlySet<Step> }

/** What is wrong, by the names of the form; what stands in no field is said in the first step. */
export function wrongIn(issues: Record<string, string>): Wrong {
  const found = Object.entries(issues).map(([name, words]) => ({
    ...(fields[name] ?? { field: 'name', step: 'people' as const }),
    words,
  }))
  return {
    fields: Object.fromEntries(found.map(({ field, words }) => [field, words])),
    steps: new Set(found.map(({ step }) => step)),
  }
}
