/*
 * What the segment builder gains when scripts run: the tree changes in place, and the count follows what is typed.
 * It sends the form as it would be sent and takes the parts of the page that come back; it knows no rules.
 */
const QUIET_MS = 600
const AGAIN_MS = 700

const part = document.querySelector('[data-builder]')
if (part) build(part.closest('form'))

function build(form) {
  let timer = 0
  let looking = null
  let changes = Promise.resolve()

  const look = async () => {
    clearTimeout(timer)
    looking?.abort()
    const mine = new AbortController()
    looking = mine
    const page = await sent(form, 'preview', mine.signal)
    if (!page || mine.signal.aborted) return
    show(page)
  }
  const soon = (ms) => {
    clearTimeout(timer)
    looking?.abort()
    timer = setTimeout(() => void look(), ms)
  }
  /** One after another, each with what the one before has made of the tree. */
  const change = (what) => {
    clearTimeout(timer)
    looking?.abort()
    changes = after(changes, what)
  }
  const after = async (before, what) => {
    await before
    const page = await sent(form, what)
    if (!page) return
    takeTree(page)
    if (what === 'preview') show(page)
    else soon(QUIET_MS)
  }
  const show = (page) => {
    take(page, 'preview')
    tell()
    if (page.getElementById('preview').dataset.again !== undefined) soon(AGAIN_MS)
  }

  form.addEventListener('click', (event) => {
    const button = event.target.closest('button[name=do]')
    if (!button || button.value === 'save' || button.value === 'import') return
    event.preventDefault()
    change(button.value)
  })
  form.addEventListener('change', (event) => {
    const { fact } = event.target.dataset
    if (fact) change(`fact ${fact}`)
    else if (event.target.closest('#tree')) soon(QUIET_MS)
  })
  form.addEventListener('input', (event) => {
    if (event.target.closest('#tree') && !event.target.dataset.fact) soon(QUIET_MS)
  })
}

/** The page that this button would lead to; null where there is none to take parts of. */
async function sent(form, what, signal) {
  const fields = new URLSearchParams(new FormData(form))
  fields.set('do', what)
  const answer = await fetch(location.pathname, { method: 'POST', body: fields, signal }).catch(() => null)
  if (!answer) return null
  if (answer.redirected) {
    location.reload()
    return null
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  return page.getElementById('tree') ? page : null
}

function take(page, id) {
  const fresh = page.getElementById(id)
  document.getElementById(id).replaceChildren(...fresh.childNodes)
}

/** What was open stays open; the reader goes on at what is new, or where they were. */
function takeTree(page) {
  const tree = document.getElementById('tree')
  const fresh = page.getElementById('tree')
  const open = new Set([...tree.querySelectorAll('details[open]')].map(({ id }) => id))
  for (const each of fresh.querySelectorAll('details')) each.open ||= open.has(each.id)
  const focused = document.activeElement?.id
  const inside = tree.contains(document.activeElement)
  tree.replaceChildren(...fresh.childNodes)
  const next = tree.querySelector('[aria-invalid="true"], [data-next]')
  const before = inside && focused ? document.getElementById(focused) : null
  ;(next ?? before)?.focus()
}

/** Read out what has changed beside the reader's place. */
function tell() {
  const words = document.querySelector('#preview [data-preview], #preview p')?.textContent ?? ''
  document.querySelector('[data-live]')?.replaceChildren(words)
}
