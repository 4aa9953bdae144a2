/** A place on a page where the banner of a campaign may stand. */
import type { ShownBanner } from '#server/campaign/banner.ts'
import { Button } from '../../ui/button.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Icon } from '../../ui/icon.tsx'
import { m } from './messages.ts'

/** Nothing to say, nothing shown. */
export function BannerSlot({ banner }: { banner: ShownBanner | null }) {
  const say = useSay()
  if (!banner) return null
  const { campaign, title, text, opens } = banner
  return (
    <section
      aria-label={say(m.banner)}
      className="flex flex-wrap items-center gap-x-6 gap-y-3 rounded-card border border-line bg-lan-tint p-5"
      data-screen-only=""
      data-banner=""
    >
      <div className="grid min-w-0 flex-1 basis-60 gap-1">
        <p className="flex items-center gap-2 font-semibold">
          <Icon name="megaphone" className="size-5 flex-none text-lan-text" />
          {title}
        </p>
        <p>{text}</p>
      </div>
      <SealedForm name={`banner-${campaign}`} action="/banner" className="flex flex-wrap gap-2">
        <input type="hidden" name="campaign" value={campaign} />
        {opens && (
          <Button name="answer" value="open">
            {say(m.open)}
          </Button>
        )}
        <Button tone="plain" name="answer" value="close">
          {say(m.close)}
        </Button>
      </SealedForm>
    </section>
  )
}
