/** A browser without a screen: keeps cookies, reads the hidden fields of a page, posts its forms. */

export type Client = ReturnType<typeof newClient>

export type Shown = { status: number; html: string; headers: Headers; location: string | null }

/** @param url of the hall, or where to look for it before each request */
export function newClient(url: string | (() => string)) {
  const here = () => (typeof url === 'string' ? url : url())
  const cookies = new Map<string, string>()

  async function ask(path: string, init: RequestInit = {}): Promise<Shown> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...(init.headers as Record<string, string>), ...(cookie && { cookie }) }
    const response = await fetch(new URL(path, here()), { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/Max-Age=0/.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    const { status } = response
    return {
      status,
      html: await response.text(),
      headers: response.headers,
      location: response.headers.get('location'),
    }
  }

  const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    ask(path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: new URL(here()).origin, ...headers },
    })

  return {
    cookies,
    get: (path: string, headers: Record<string, string> = {}) => ask(path, { headers }),
    post,
    /** Posts a form with a file in it. */
    upload: (path: string, fields: Record<string, string>, file: { name: string; bytes: Uint8Array }) => {
      const body = new FormData()
      for (const [name, value] of Object.entries(fields)) body.append(name, value)
      body.append('file', new Blob([new Uint8Array(file.bytes)]), file.name)
      return ask(path, { method: 'POST', body, headers: { origin: new URL(here()).origin } })
    },
    /** Signs in with the service password. */
    async signIn(msisdn: string, password: string): Promise<Shown> {
      const page = await ask('/sign-in?by=password')
      return post('/sign-in', { ...hiddenIn(page.html, 'password'), msisdn, password, step: 'password' })
    },
  }
}

/** The seal and the request key of the form with this name. */
export function hiddenIn(html: string, form: string): { seal: string; request: string } {
  const pattern = new RegExp(
    `name="seal" value="([^"]+)"/><input type="hidden" name="request" value="([^"]+\\.${form})"`,
  )
  const [, seal, request] = pattern.exec(html) ?? []
  if (!seal || !request) throw new Error(`the page has no form ${form}`)
  return { seal, request }
}
