/** Views of one page, each with an address of its own. */
export function Tabs({
  label,
  tabs,
}: {
  label: string
  tabs: { href: string; label: string; current: boolean }[]
}) {
  return (
    <nav aria-label={label} className="-mx-1 overflow-x-auto px-1 py-1" data-screen-only="">
      <ul className="flex w-max min-w-full gap-1 rounded-full bg-sunk p-1 sm:min-w-0">
        {tabs.map((tab) => (
          <li key={tab.href} className="flex-1">
            <a
              href={tab.href}
              aria-current={tab.current ? 'page' : undefined}
              className="flex min-h-11 items-center justify-center rounded-full px-3.5 sm:px-5 font-medium whitespace-nowrap text-soft no-underline hover:text-ink aria-[current]:bg-card aria-[current]:text-ink aria-[current]:shadow-card"
            >
              {tab.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
