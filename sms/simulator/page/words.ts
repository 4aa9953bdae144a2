/** The page's language: the one chosen before, else the browser's. */
import { speak, type Language, type Say } from '#words/message.ts'

const KEY = 'dianting.handset.language'

export function language(): Language {
  const chosen = localStorage.getItem(KEY)
  if (chosen === 'zh' || chosen === 'en') return chosen
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

export function switchLanguage(): void {
  localStorage.setItem(KEY, language() === 'zh' ? 'en' : 'zh')
  location.reload()
}

export const say: Say = speak[language()]
