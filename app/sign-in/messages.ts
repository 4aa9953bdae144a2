import { message } from '#words/message.ts'

export const m = {
  signIn: message('登录', 'Sign in'),
  signInLead: message(
    '查话费、办业务、赚e币，一个号码就够了。',
    'Your bill, your plan and your e-coins, all behind one number.',
  ),
  byCode: message('动态密码', 'One-time code'),
  byPassword: message('服务密码', 'Service password'),
  ways: message('登录方式', 'Ways to sign in'),
  msisdn: message('手机号码', 'Mobile number'),
  msisdnHint: message('11位青岚通信号码', 'Your 11-digit Qinglan number'),
  password: message('服务密码', 'Service password'),
  passwordHint: message(
    '6位数字。忘记了？发送 MMCZ 到 10086 可重置。',
    '6 digits. Forgotten? Text MMCZ to 10086 to reset it.',
  ),
  code: message('动态密码', 'One-time code'),
  codeHint: message(
    '短信中的6位数字，5分钟内有效。',
    'The 6 digits in the text message, good for 5 minutes.',
  ),
  sendCode: message('获取动态密码', 'Text me a code'),
  sendAgain: message('重新获取', 'Text me another'),
  codeSentTo: message('动态密码已发送', 'A code is on its way'),
  otherNumber: message('换个号码', 'Another number'),
  cannot: message('未能登录', 'That did not work'),
  safety: message(
    '青岚通信的工作人员不会向您索要服务密码或动态密码。',
    'Nobody at Qinglan Telecom will ever ask you for your password or a code.',
  ),
  signOut: message('退出登录', 'Sign out'),
  textInstead: message('不方便上网？发短信也能办', 'No internet? A text will do'),
}
