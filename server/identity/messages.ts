import { message } from '#words/message.ts'

export const m = {
  signedIn: message('登录成功', 'Signed in'),
  signedOut: message('已退出登录', 'Signed out'),
  notSignedIn: message('未能登录', 'Not signed in'),
  /** The same words for an unknown number, a wrong password and a locked one: nobody learns which numbers exist. */
  wrongPassword: message(
    '手机号或服务密码不正确。连续输错5次将暂停密码登录15分钟，您也可以改用动态密码登录。',
    'The number or the password is not right. After five wrong tries signing in with the password pauses for 15 minutes; a one-time code still works.',
  ),
  wrongCode: message(
    '动态密码不正确或已失效。每个动态密码5分钟内有效、最多可试5次，请重新获取。',
    'The code is not right or no longer valid. A code lives five minutes and five tries; please ask for a new one.',
  ),
  tooMany: message(
    (minutes: number) => `操作过于频繁，请${minutes}分钟后再试。`,
    (minutes) => `Too many tries. Please try again in ${minutes} min.`,
  ),
  codeSent: message(
    '如果该号码是本网在用号码，动态密码已通过短信发送，5分钟内有效，60秒后可重新获取。',
    'If this number is in use on our network, a code is on its way by text. It is valid for five minutes; you may ask again after 60 seconds.',
  ),
  codeTitle: message('动态密码', 'One-time code'),
  codeLetter: message(
    (code: string) =>
      `动态密码：${code}，5分钟内有效，用于登录电子营业厅。请勿告诉任何人，包括自称客服的人员。`,
    (code) =>
      `Your code is ${code}, valid for 5 minutes, to sign in to the e-hall. Tell nobody, not even staff.`,
  ),
  lockedTitle: message('密码登录已暂停', 'Password sign-in paused'),
  lockedLetter: message(
    (until: string) =>
      `您的服务密码连续输错5次，密码登录暂停至${until}。如非本人操作，请编辑短信“MMCZ 证件号 新密码 新密码”发送到10086重置。`,
    (until) =>
      `Your service password was entered wrongly five times; signing in with it is paused until ${until}. If that was not you, reset it: text MMCZ, your document number and the new password twice to 10086.`,
  ),
  numberWrong: message('请输入11位手机号码。', 'Enter the 11-digit mobile number.'),
  passwordWrong: message('服务密码是6位数字。', 'The service password has six digits.'),
  codeWrong: message('动态密码是6位数字。', 'The code has six digits.'),

  resetPassword: message('重置服务密码', 'Reset password'),
  resetPasswordSummary: message(
    '凭证件号码重新设置服务密码',
    'Set a new service password with your document number',
  ),
  changePassword: message('修改服务密码', 'Change password'),
  changePasswordSummary: message('凭原密码修改服务密码', 'Change your service password'),
  document: message('证件号码', 'Document number'),
  documentHint: message('入网登记的证件号码', 'The document the line was opened with'),
  documentFormat: message(
    '证件号码为6至20位字母或数字。',
    'The document number has 6 to 20 letters or digits.',
  ),
  currentPassword: message('原密码', 'Current password'),
  newPassword: message('新密码', 'New password'),
  newPasswordHint: message(
    '6位数字，勿用生日、连号或重复数字',
    'Six digits; no birthday, sequence or repetition',
  ),
  again: message('再次输入新密码', 'New password again'),
  weakPassword: message(
    '新密码须为6位数字，且不能是重复数字、连续数字、生日或您号码、证件中的数字。',
    'The new password needs six digits that are no repetition, sequence, birthday, or part of your number or document.',
  ),
  notTheSame: message('两次输入的新密码不一致。', 'The new passwords are not the same.'),
  documentWrong: message(
    '证件号码与登记资料不符。连续输错将暂停重置，如有疑问请携带证件到服营厅办理。',
    'The document number is not the one on record. Repeated wrong tries pause this; a counter will help if you bring the document.',
  ),
  currentWrong: message('原密码不正确。', 'The current password is not right.'),
  tooManyWrong: message(
    (until: string) => `输错次数过多，请于${until}之后再试，或携带证件到服营厅办理。`,
    (until) => `Too many wrong tries. Please try again after ${until}, or bring your document to a counter.`,
  ),
  noPassword: message(
    '您的线路尚未设置服务密码，请携带证件到服营厅办理。',
    'Your line has no service password yet. Please bring your document to a counter.',
  ),
  passwordChanged: message('服务密码已更新', 'Password changed'),
  passwordChangedLine: message(
    '新的服务密码即时生效，其他设备上的登录已全部退出。',
    'The new password is in force; you were signed out everywhere else.',
  ),
  passwordNotice: message(
    (at: string) => `您的服务密码已于${at}更新。如非本人操作，请立即致电10086。`,
    (at) => `Your service password was changed at ${at}. If that was not you, call 10086 at once.`,
  ),

  seeSessions: message('登录设备', 'Signed-in devices'),
  seeSessionsSummary: message('查看哪些设备登录着您的电子营业厅', 'See where you are signed in'),
  device: message('设备', 'Device'),
  startedAt: message('登录时间', 'Signed in'),
  seenAt: message('最近使用', 'Last used'),
  thisDevice: message('（本设备）', ' (this device)'),
  noSessions: message('目前没有设备登录。', 'You are not signed in anywhere.'),
  endSession: message('退出设备', 'Sign a device out'),
  endSessionSummary: message('让一台设备退出登录', 'End the session of one device'),
  sessionField: message('登录编号', 'Session'),
  sessionWrong: message('请从登录设备列表中选择。', 'Choose one from the list of devices.'),
  sessionGone: message('该设备已不在登录状态。', 'That device is no longer signed in.'),
  sessionEnded: message('该设备已退出登录。', 'That device is signed out.'),
}
