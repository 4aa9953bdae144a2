/** Around the pages that need nobody to be signed in. */
import { Outlet } from 'react-router'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { SkipLink, Footer } from '../ui/edges.tsx'
import { Brand } from '../ui/logo.tsx'
import type { Handle } from '../serve/route-map.ts'

export const handle: Handle = { guard: 'open' }

export default function OpenLayout() {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="mx-auto flex w-full max-w-6xl items-center justify-between gap-4 px-5 py-4 sm:px-8">
        <Brand href="/" />
        <LanguageSwitch />
      </header>
      <main id="content" className="mx-auto w-full max-w-6xl flex-1 px-5 pb-16 sm:px-8">
        <Outlet />
      </main>
      <Footer />
    </div>
  )
}
