/**
 * An activity as its form holds it. Every field is a text; questions, choices and prizes are numbered from 1 in the
 * names (`q2.c1.zh`), so that a form that is sent is the whole draft, and adding a question needs no script.
 */
import type { Activity } from '#server/activity/activity.ts'
import { isoDate } from '#words/format.ts'

export const kinds = ['vote', 'survey', 'quiz', 'grab'] as const
export type Kind = (typeof kinds)[number]

/** Questions, choices and prizes carry their place among their own, from 1: it stands in the names of their fields. */
export type DraftChoice = { number: number; zh: string; en: string; goTo: string; right: boolean }
export type DraftQuestion = {
  number: number
  asks: string
  zh: string
  en: string
  most: string
  points: string
  choices: DraftChoice[]
}
export type DraftPrize = {
  number: number
  kind: string
  coins: string
  months: string
  budget: string
  reward: string
  stock: string
}

export type Draft = {
  kind: Kind
  /** The plain fields by name. */
  typed: Record<string, string>
  brands: string[]
  showsResult: boolean
  questions: DraftQuestion[]
  prizes: DraftPrize[]
}

export const QUESTIONS_MOST = 30
export const CHOICES_MOST = 10
export const PRIZES_MOST = 5

const plain = [
  'changing',
  'code',
  'keyword',
  'title.zh',
  'title.en',
  'lead.zh',
  'lead.en',
  'segment',
  'inAll',
  'aDay',
  'windowFrom',
  'windowUntil',
  'startsAt',
  'endsAt',
  'passScore',
  'tickets',
]

const newChoice = (number: number): DraftChoice => ({ number, zh: '', en: '', goTo: '', right: false })
const newQuestion = (number: number): DraftQuestion => ({
  number,
  asks: 'one',
  zh: '',
  en: '',
  most: '2',
  points: '10',
  choices: [newChoice(1), newChoice(2)],
})
const newPrize = (number: number): DraftPrize => ({
  number,
  kind: 'coins',
  coins: '10',
  months: '12',
  budget: '',
  reward: '',
  stock: '',
})

export function newDraft(kind: Kind, now: number): Draft {
  const typed = { inAll: '1', startsAt: isoDate(now), endsAt: isoDate(now + 30 * 24 * 3600_000) }
  const questions = kind === 'grab' ? [] : [newQuestion(1)]
  return { kind, typed, brands: [], showsResult: kind === 'vote', questions, prizes: [] }
}

/** What was sent. */
export function draftIn(form: FormData): Draft {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const numbered = (name: (number: number) => string) => {
    const numbers: number[] = []
    for (let number = 1; form.has(name(number)) && number <= QUESTIONS_MOST; number++) numbers.push(number)
    return numbers
  }
  return {
    kind: kinds.find((kind) => kind === text('kind')) ?? 'vote',
    typed: Object.fromEntries(plain.map((name) => [name, text(name)])),
    brands: form.getAll('brands').map(String),
    showsResult: form.has('showsResult'),
    questions: numbered((q) => `q${q}.zh`).map((q) => ({
      number: q,
      asks: text(`q${q}.asks`) || 'one',
      zh: text(`q${q}.zh`),
      en: text(`q${q}.en`),
      most: text(`q${q}.most`),
      points: text(`q${q}.points`),
      choices: numbered((c) => `q${q}.c${c}.zh`).map((c) => ({
        number: c,
        zh: text(`q${q}.c${c}.zh`),
        en: text(`q${q}.c${c}.en`),
        goTo: text(`q${q}.c${c}.goTo`),
        right: form.has(`q${q}.c${c}.right`),
      })),
    })),
    prizes: numbered((p) => `p${p}.kind`).map((p) => ({
      number: p,
      kind: text(`p${p}.kind`),
      coins: text(`p${p}.coins`),
      months: text(`p${p}.months`),
      budget: text(`p${p}.budget`),
      reward: text(`p${p}.reward`),
      stock: text(`p${p}.stock`),
    })),
  }
}

/** What is left moves up. */
function without<Part extends { number: number }>(parts: readonly Part[], number: number): Part[] {
  return parts.filter((each) => each.number !== number).map((each, index) => ({ ...each, number: index + 1 }))
}

/** What led to a later question still does; what led to this one goes on with the next. */
function withoutQuestion(questions: readonly DraftQuestion[], number: number): DraftQuestion[] {
  const moved = (goTo: string) => {
    const to = Number(goTo)
    if (to === number) return ''
    return to > number ? String(to - 1) : goTo
  }
  return without(questions, number).map((question) => ({
    ...question,
    choices: question.choices.map((choice) => ({ ...choice, goTo: moved(choice.goTo) })),
  }))
}

/** The draft after a button of the form other than “save”; null for what is none. */
export function changed(draft: Draft, step: string): Draft | null {
  const [what, first = '', second = ''] = step.split(':')
  const number = Number(first)
  const { questions, prizes } = draft
  const within = (change: (question: DraftQuestion) => DraftQuestion) => ({
    ...draft,
    questions: questions.map((question) => (question.number === number ? change(question) : question)),
  })
  switch (what) {
    case 'add-question':
      return questions.length < QUESTIONS_MOST
        ? { ...draft, questions: [...questions, newQuestion(questions.length + 1)] }
        : draft
    case 'drop-question':
      return { ...draft, questions: withoutQuestion(questions, number) }
    case 'add-choice':
      return within((question) =>
        question.choices.length < CHOICES_MOST
          ? { ...question, choices: [...question.choices, newChoice(question.choices.length + 1)] }
          : question,
      )
    case 'drop-choice':
      return within((question) => ({
        ...question,
        choices: without(question.choices, Number(second)),
      }))
    case 'add-prize':
      return prizes.length < PRIZES_MOST
        ? { ...draft, prizes: [...prizes, newPrize(prizes.length + 1)] }
        : draft
    case 'drop-prize':
      return { ...draft, prizes: without(prizes, number) }
    case 'refresh':
      return draft
    default:
      return null
  }
}

/** What the staff action takes. */
export function inputOf({ kind, typed, brands, showsResult, questions, prizes }: Draft) {
  const both = (name: string) => ({ zh: typed[`${name}.zh`] ?? '', en: typed[`${name}.en`] ?? '' })
  const names = plain.filter((name) => !name.includes('.'))
  return {
    ...Object.fromEntries(names.map((name) => [name, typed[name] ?? ''])),
    kind,
    title: both('title'),
    lead: both('lead'),
    brands,
    showsResult,
    questions: questions.map(({ asks, zh, en, most, points, choices }) => ({
      asks,
      text: { zh, en },
      most: asks === 'several' ? most : '1',
      points: kind === 'quiz' ? points : '0',
      choices:
        asks === 'words'
          ? []
          : choices.map(({ goTo, right, zh: inZh, en: inEn }) => ({
              text: { zh: inZh, en: inEn },
              goTo: kind === 'survey' ? goTo : '',
              right: kind === 'quiz' && right,
            })),
    })),
    prizes: prizes.map(({ kind: what, coins, months, budget, reward, stock }) =>
      what === 'reward'
        ? { kind: what, reward, stock }
        : { kind: 'coins', coins, validMonths: months, budget, stock },
    ),
  }
}

/** An activity as it is, for its form. @param copied for a new one that begins like it */
export function draftOf(activity: Activity, copied = false): Draft {
  const { code, kind, keyword, title, lead, content, rules, prizes, startsAt, endsAt, showsResult } = activity
  const number = (value: number | null) => (value === null || value === 0 ? '' : String(value))
  const whole = rules.windowFrom === rules.windowUntil
  return {
    kind,
    typed: {
      changing: copied ? '' : code,
      code: copied ? '' : code,
      keyword: copied ? '' : keyword,
      'title.zh': title.zh,
      'title.en': title.en,
      'lead.zh': lead.zh,
      'lead.en': lead.en,
      segment: rules.segment ? `${rules.segment.id}:${rules.segment.version}` : '',
      inAll: number(rules.inAll),
      aDay: number(rules.aDay),
      windowFrom: whole ? '' : hours(rules.windowFrom),
      windowUntil: whole ? '' : hours(rules.windowUntil),
      startsAt: isoDate(startsAt),
      endsAt: isoDate(endsAt - 1),
      passScore: number(content.passScore),
      tickets: number(content.tickets),
    },
    brands: [...rules.brands],
    showsResult,
    questions: content.questions.map(({ asks, text, most, points, choices }, index) => ({
      number: index + 1,
      asks,
      ...text,
      most: String(most),
      points: String(points),
      choices: choices.map((each, at) => ({
        number: at + 1,
        ...each.text,
        right: each.right,
        goTo: String(each.goTo ?? ''),
      })),
    })),
    prizes: prizes.map((prize, index) => ({
      number: index + 1,
      kind: prize.kind,
      coins: prize.kind === 'coins' ? String(prize.coins) : '',
      months: prize.kind === 'coins' ? String(prize.validMonths) : '12',
      budget: (prize.kind === 'coins' && prize.budget) || '',
      reward: prize.kind === 'reward' ? prize.reward : '',
      stock: number(prize.stock),
    })),
  }
}

const two = (value: number) => String(value).padStart(2, '0')
const hours = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
