/* What moves is followed: those parts of the page are asked for until they have nothing more to wait for. */
const FOLLOW_MS = 1500

/** Whoever has left the desk is not kept signed in by a page that goes on asking. */
const FOLLOWED_FOR_MS = 15 * 60_000

let used = Date.now()
for (const name of ['pointerdown', 'keydown', 'scroll'])
  addEventListener(name, () => (used = Date.now()), { passive: true })

const following = () => [...document.querySelectorAll('[data-following]')]
const isLeft = () => document.hidden || Date.now() - used > FOLLOWED_FOR_MS

soon()

function soon() {
  if (following().length > 0) setTimeout(() => (isLeft() ? soon() : follow()), FOLLOW_MS)
}

async function follow() {
  const answer = await fetch(location.href).catch(() => null)
  // Signed out meanwhile, or the page is gone: what is there stays as it is.
  if (!answer?.ok || answer.redirected) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const part of following()) take(part, page.getElementById(part.id))
  soon()
}

/** What somebody is in is not taken away from under them; the next answer comes all the same. */
function take(part, fresh) {
  if (part.contains(document.activeElement)) return
  if (fresh) part.replaceChildren(...fresh.childNodes)
  if (fresh?.dataset.following === undefined) delete part.dataset.following
}
