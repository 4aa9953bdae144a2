/* What is being counted follows by itself: its part of the page is asked for until there is nothing to wait for. */
const FOLLOW_MS = 1500

for (const part of document.querySelectorAll('[data-following]')) follow(part.id)

function follow(id) {
  setTimeout(async () => {
    const answer = await fetch(location.href).catch(() => null)
    // Signed out meanwhile, or the part is gone: what is there stays as it is.
    if (!answer?.ok || answer.redirected) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = page.getElementById(id)
    if (!fresh) return
    document.getElementById(id).replaceChildren(...fresh.childNodes)
    if (fresh.dataset.following !== undefined) follow(id)
  }, FOLLOW_MS)
}
