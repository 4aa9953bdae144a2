/*
 * What a page gains when scripts run. Every page works without: forms post, links lead, nothing is hidden.
 * Plain DOM, no state of its own.
 */
document.documentElement.classList.add('js')

/** A form that was sent says so and is not sent twice; coming back by the back button frees it again. */
document.addEventListener('submit', (event) => {
  const form = event.target
  if (form.dataset.downloads !== undefined) return
  if (form.dataset.sent !== undefined) return event.preventDefault()
  form.dataset.sent = ''
  const button = event.submitter
  if (button?.dataset.wait) {
    button.dataset.label = button.textContent
    button.textContent = button.dataset.wait
  }
  document.querySelector('[data-live]')?.replaceChildren(button?.dataset.wait ?? '')
})

addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent
  for (const button of document.querySelectorAll('button[data-label]')) {
    button.textContent = button.dataset.label
    delete button.dataset.label
  }
})

/** A choice that has a button beside it for everybody else is taken at once. */
document.addEventListener('change', (event) => {
  const form = event.target.closest('form[data-at-once]')
  form?.requestSubmit()
})

document.addEventListener('click', (event) => {
  const target = event.target.closest('[data-print], [data-reveal], [data-copy]')
  if (!target) return
  if (target.dataset.print !== undefined) return print()
  if (target.dataset.copy) return void copy(target)
  const field = document.getElementById(target.dataset.reveal)
  const hidden = field.type === 'password'
  field.type = hidden ? 'text' : 'password'
  target.textContent = hidden ? target.dataset.hide : target.dataset.show
})

/** Takes the words of a field along, and says so for a while; where the browser refuses, they stand selected. */
async function copy(button) {
  const field = document.getElementById(button.dataset.copy)
  const label = button.textContent
  field.select()
  try {
    await navigator.clipboard.writeText(field.value)
  } catch {
    if (!document.execCommand('copy')) return
  }
  button.textContent = button.dataset.copied
  document.querySelector('[data-live]')?.replaceChildren(button.dataset.copied)
  setTimeout(() => (button.textContent = label), 2000)
}

for (const button of document.querySelectorAll('[data-print], [data-reveal], [data-copy]'))
  button.hidden = false

/** The first thing that is wrong is where the reader goes on. */
document.querySelector('[aria-invalid="true"], [data-focus]')?.focus()

/** A code can be asked for again when the time is up. */
for (const button of document.querySelectorAll('button[data-again-in]')) {
  const label = button.textContent
  const until = Date.now() + Number(button.dataset.againIn) * 1000
  const tick = () => {
    const left = Math.ceil((until - Date.now()) / 1000)
    button.disabled = left > 0
    button.textContent = left > 0 ? `${label} (${left})` : label
    if (left > 0) setTimeout(tick, 1000)
  }
  tick()
}

/** A page that waits for news asks again. */
const waiting = document.querySelector('[data-go]')
if (waiting) setTimeout(() => location.replace(waiting.dataset.go), Number(waiting.dataset.goIn) * 1000)
