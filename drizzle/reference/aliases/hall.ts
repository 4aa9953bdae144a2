/** The hall itself: complaints, the password, the language. */
export const hallWords = {
  complain: ['TSJY', '投诉', '我要投诉', '建议', '投诉建议', '意见', '反映问题', 'COMPLAIN'],
  resetPassword: [
    'CZMM',
    'MM',
    '密码',
    '重置密码',
    '密码重置',
    '忘记密码',
    '忘了密码',
    '找回密码',
    '改密码',
    '修改密码',
  ],
  chooseLanguage: ['YYQH', '语言', '切换语言', '英文', 'ENGLISH', 'ZW', 'CN', '中文', '换成中文'],
}

/** The language that a word names. */
export const languagePresets = {
  英文: { language: 'en' },
  ENGLISH: { language: 'en' },
  ZW: { language: 'zh' },
  CN: { language: 'zh' },
  中文: { language: 'zh' },
  换成中文: { language: 'zh' },
}
