import { message } from '#words/message.ts'

export const m = {
  chooseLanguage: message('语言', 'Language'),
  chooseLanguageSummary: message('选择中文或英文', 'Choose Chinese or English'),
  languageField: message('语言', 'Language'),
  languageHint: message('zh或en', 'zh or en'),
  languageWrong: message('请选择中文（zh）或英文（en）。', 'Choose Chinese (zh) or English (en).'),
  chosen: message('已切换为中文，发送EN切换为英文。', 'English it is. Text ZW for Chinese.'),
}
