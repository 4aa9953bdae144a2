import { useFrame, useSay } from './frame.tsx'
import { SealedForm } from './form.tsx'
import { Icon } from './icon.tsx'
import { m } from './messages.ts'

/** Says the other language in that language. */
export function LanguageSwitch() {
  const say = useSay()
  const { language, path, search } = useFrame()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <SealedForm name="language" action="/language">
      <input type="hidden" name="back" value={path + search} />
      <button
        name="language"
        value={other}
        lang={other === 'zh' ? 'zh-CN' : 'en'}
        aria-label={say(m.otherLanguageHint)}
        className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-full px-4 text-sm font-medium text-inherit hover:bg-sunk hover:text-ink"
      >
        <Icon name="language" />
        {say(m.otherLanguage)}
      </button>
    </SealedForm>
  )
}
