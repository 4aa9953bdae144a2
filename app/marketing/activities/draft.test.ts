import { expect, test } from 'vitest'
import { changed, draftIn, newDraft } from './draft.ts'

const NOW = Date.UTC(2026, 10, 22, 2)

/** A survey of three questions whose first leads to the third or to the end, as the form sends it. */
function survey() {
  const form = new FormData()
  form.set('kind', 'survey')
  for (const question of [1, 2, 3]) {
    form.set(`q${question}.asks`, 'one')
    form.set(`q${question}.zh`, `第${question}题`)
    form.set(`q${question}.en`, `Question ${question}`)
    for (const choice of [1, 2, 3]) form.set(`q${question}.c${choice}.zh`, `选项${choice}`)
  }
  form.set('q1.c1.goTo', '3')
  form.set('q1.c2.goTo', 'end')
  form.set('q1.c3.goTo', '2')
  return draftIn(form)
}

const leads = (draft: ReturnType<typeof survey> | null) =>
  draft?.questions[0]?.choices.map(({ goTo }) => goTo)

test('a question that is dropped takes nobody astray: what led past it still does', () => {
  const left = changed(survey(), 'drop-question:2')
  expect(left?.questions.map(({ number, zh }) => [number, zh])).toEqual([
    [1, '第1题'],
    [2, '第3题'],
  ])
  expect(leads(left)).toEqual(['2', 'end', ''])
})

test('questions, choices and prizes are numbered from 1 whatever was added and dropped', () => {
  const steps = ['add-choice:1', 'drop-choice:1:2', 'add-prize', 'add-prize', 'drop-prize:1', 'add-question']
  const draft = steps.reduce((each, step) => changed(each, step) ?? each, newDraft('survey', NOW))
  expect(draft.questions.map(({ number }) => number)).toEqual([1, 2])
  expect(draft.questions[0]?.choices.map(({ number }) => number)).toEqual([1, 2])
  expect(draft.prizes.map(({ number }) => number)).toEqual([1])
  expect(changed(draft, 'save')).toBeNull()
})
