/*
 * What the console gains when scripts run: a key to the quick find, and timelines and results that show what happens
 * while it happens. Every page works without.
 */
document.addEventListener('keydown', (event) => {
  const typing = event.target.closest('input, textarea, select, [contenteditable]')
  if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return
  const field = document.querySelector('[data-quick-find]')
  if (!field) return
  event.preventDefault()
  field.focus()
})

/** Whoever has left the desk is not kept signed in by a page that goes on asking. */
const WATCHED_FOR_MS = 15 * 60_000
const NEW_FOR_MS = 8000

const list = document.querySelector('[data-watch]')
if (list) watch(list)

function watch(list) {
  const chip = document.querySelector('[data-watch-state]')
  let source = null
  let used = Date.now()
  const state = (name) => {
    chip.hidden = false
    chip.dataset.watchState = name
    chip.textContent = chip.getAttribute(`data-word-${name}`)
  }
  const stop = () => {
    source?.close()
    source = null
    state('paused')
  }
  const start = () => {
    if (source || document.hidden) return
    source = new EventSource(list.dataset.watch)
    source.addEventListener('open', () => state('live'))
    source.addEventListener('error', () => state('paused'))
    source.addEventListener('news', (event) => {
      if (event.data !== list.dataset.newest) void refresh(list, event.data)
    })
  }
  for (const name of ['pointerdown', 'keydown', 'scroll']) {
    addEventListener(
      name,
      () => {
        used = Date.now()
        start()
      },
      { passive: true },
    )
  }
  document.addEventListener('visibilitychange', () => (document.hidden ? stop() : start()))
  addEventListener('pagehide', stop)
  setInterval(() => {
    if (source && Date.now() - used > WATCHED_FOR_MS) stop()
  }, 30_000)
  start()
}

/** What somebody is typing is not taken away from under them; the next news comes all the same. */
function isBeingFilledIn(list) {
  const fields = [...list.querySelectorAll('input:not([type="hidden"]), textarea')]
  return fields.some((field) => field === document.activeElement || field.value !== field.defaultValue)
}

/** Fetches the page anew and takes its list; what was opened stays open, what is new is marked for a while. */
async function refresh(list, newest) {
  if (isBeingFilledIn(list)) return
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } })
  if (!answer.ok || answer.redirected) return location.reload()
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const fresh = page.getElementById(list.id)
  if (!fresh || isBeingFilledIn(list)) return
  const known = new Set([...list.querySelectorAll('[data-touch]')].map((each) => each.id))
  const open = new Set([...list.querySelectorAll('details[open]')].map((each) => each.id))
  const focused = document.activeElement?.id
  for (const each of fresh.querySelectorAll('details')) each.open = open.has(each.id)
  const arrived = [...fresh.querySelectorAll('[data-touch]')].filter((each) => !known.has(each.id))
  list.replaceChildren(...fresh.childNodes)
  list.dataset.newest = newest
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
  for (const each of arrived) {
    each.dataset.arrived = ''
    setTimeout(() => delete each.dataset.arrived, NEW_FOR_MS)
  }
  const words = arrived[0]?.dataset.touch
  if (words) document.querySelector('[data-live]')?.replaceChildren(words)
}
