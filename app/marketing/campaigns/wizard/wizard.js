/*
 * What the form of a campaign gains when scripts run: one step at a time, and texts, counts and costs that follow what is
 * typed. It sends the form as it would be sent and takes the parts of the page that come back; it knows no rules.
 */
const QUIET_MS = 500
const FIELDS = 'input:not([type=hidden]), select, textarea'

const found = document.querySelector('[data-wizard]')
if (found) walkThrough(found.closest('form'))

function walkThrough(form) {
  const steps = [...form.querySelectorAll('[data-step]')]
  const links = [...document.querySelectorAll('[data-wizard-nav] a')]
  const seen = new Set(form.querySelector('[data-saved]') ? steps : [])
  const look = looking(form)
  let at = -1
  // A field of a step that is not shown cannot be pointed at: what is wrong is looked for here.
  form.noValidate = true

  const faulty = (step) =>
    [...step.querySelectorAll(FIELDS)].find((field) => !field.checkValidity()) ??
    step.querySelector('[aria-invalid="true"]')

  /** What it is about says which fields cannot be left empty. */
  function need() {
    const { about, offer, operation, zhA } = form.elements
    offer.required = about.value === 'offer'
    operation.required = about.value === 'order'
    zhA.required = about.value !== 'offer'
  }

  function tell() {
    need()
    steps.forEach((step, index) => {
      const link = links[index]
      const wrong = step.querySelector('[aria-invalid="true"]') || (seen.has(step) && faulty(step))
      link.dataset.state = wrong ? 'wrong' : seen.has(step) ? 'done' : 'open'
      link.querySelector('[data-state-words]').textContent = link.dataset[link.dataset.state]
      if (index === at) link.setAttribute('aria-current', 'step')
      else link.removeAttribute('aria-current')
    })
  }

  function show(index, focused) {
    if (steps[at]) seen.add(steps[at])
    at = index
    steps.forEach((step, each) => (step.hidden = each !== index))
    history.replaceState(history.state, '', `#${steps[index].id}`)
    tell()
    const field = focused ?? steps[index].querySelector('h2')
    field.focus()
    if (!focused) scrollTo({ top: 0 })
    look(0)
  }

  function point(step, field) {
    show(steps.indexOf(step), field)
    field.closest('details')?.setAttribute('open', '')
    field.focus()
    field.reportValidity()
  }

  function walk(by) {
    const fault = by > 0 && [...steps[at].querySelectorAll(FIELDS)].find((field) => !field.checkValidity())
    if (fault) return point(steps[at], fault)
    const next = at + by
    if (next >= 0 && next < steps.length) show(next)
  }

  form.addEventListener('click', (event) => {
    const way = event.target.closest('[data-walk]')
    if (way) return walk(Number(way.dataset.walk))
    if (event.target.closest('button[value=look]')) {
      event.preventDefault()
      look(0)
    }
  })
  links.forEach((link, index) =>
    link.addEventListener('click', (event) => {
      event.preventDefault()
      show(index)
    }),
  )
  form.addEventListener('keydown', (event) => {
    if (event.altKey && (event.key === 'PageDown' || event.key === 'PageUp')) {
      event.preventDefault()
      return walk(event.key === 'PageDown' ? 1 : -1)
    }
    if (event.key !== 'Enter' || !event.target.matches('input')) return
    event.preventDefault()
    walk(1)
  })
  form.addEventListener('submit', (event) => {
    const step = steps.find((each) =>
      [...each.querySelectorAll(FIELDS)].some((field) => !field.checkValidity()),
    )
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    point(step, faulty(step))
  })
  const changed = (event) => {
    event.target.removeAttribute('aria-invalid')
    tell()
    look(QUIET_MS)
  }
  form.addEventListener('input', changed)
  form.addEventListener('change', changed)

  const wrong = form.querySelector('[aria-invalid="true"]')
  const asked = steps.findIndex((step) => `#${step.id}` === location.hash)
  if (wrong) point(wrong.closest('[data-step]'), wrong)
  else show(Math.max(0, asked))
  // The browser takes the focus away when it goes to the place that the address names.
  if (wrong) addEventListener('load', () => setTimeout(() => wrong.focus()), { once: true })
}

/** Asks for the page anew and takes what was looked at; a later question stands in for an earlier one. */
function looking(form) {
  let timer = 0
  let asking = null
  const take = async () => {
    asking?.abort()
    const mine = new AbortController()
    asking = mine
    const fields = new URLSearchParams(new FormData(form))
    fields.set('do', 'look')
    const sent = { method: 'POST', body: fields, signal: mine.signal }
    const answer = await fetch(location.pathname, sent).catch(() => null)
    if (!answer || answer.redirected) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    if (mine.signal.aborted) return
    for (const fresh of page.querySelectorAll('[data-looked]')) {
      const here = document.getElementById(fresh.id)
      if (here && !here.contains(document.activeElement)) here.replaceChildren(...fresh.childNodes)
    }
  }
  return (ms) => {
    clearTimeout(timer)
    timer = setTimeout(() => void take(), ms)
  }
}
