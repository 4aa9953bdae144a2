import { message } from '#words/message.ts'

export const m = {
  titled: message(
    (title: string) => `${title} · 联盟门店`,
    (title) => `${title} · Partner shops`,
  ),
  shops: message('联盟门店', 'Partner shops'),
  signIn: message('门店登录', 'Shop sign-in'),
  signInLead: message(
    '青岚通信商家联盟门店核销e币兑换券专用。',
    'For shops of the Qinglan Telecom alliance, to verify e-coin vouchers.',
  ),
  login: message('登录账号', 'Login'),
  password: message('密码', 'Password'),
  enter: message('登录', 'Sign in'),
  cannot: message('未能登录', 'That did not work'),
  lockOut: message(
    '连续输错5次锁定15分钟；空闲30分钟自动退出。忘记密码请联系青岚通信的联系人。',
    'Five wrong tries lock the login for 15 minutes; half an hour without use signs you out. Your contact at Qinglan Telecom sets a new password.',
  ),
  signOut: message('退出', 'Sign out'),

  verify: message('核销兑换券', 'Verify a voucher'),
  code: message('券码', 'Voucher code'),
  codeHint: message(
    '客户手机上的12位券码，大小写、短横线均可。',
    "The twelve letters on the customer's phone, with or without dashes.",
  ),
  check: message('查验', 'Check'),
  cannotTake: message('不能核销', 'Not to be taken'),
  good: message('可以核销', 'Good to take'),
  worth: message('门市价', 'Worth'),
  customer: message('客户', 'Customer'),
  validUntil: message('有效期至', 'Valid until'),
  confirm: message('确认核销', 'Take this voucher'),
  confirmHint: message(
    '核销后不能再次使用，请先把商品交给客户确认。',
    'It cannot be used again. Agree on the goods with the customer first.',
  ),
  back: message('返回', 'Back'),
  done: message('核销成功', 'Verified'),
  doneWhat: message(
    ({ name, code }: { name: string; code: string }) => `“${name}”已核销，券码尾号${code}。`,
    ({ name, code }) => `"${name}" is taken, code ending in ${code}.`,
  ),

  today: message('今日核销', 'Today'),
  none: message('今天还没有核销', 'Nothing verified yet today'),
  count: message(
    (count: number) => `${count}张`,
    (count) => `${count} vouchers`,
  ),
  takenBack: message('已撤销', 'Taken back'),
}
