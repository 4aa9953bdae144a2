import { message } from '#words/message.ts'

export const m = {
  settings: message('设置', 'Settings'),
  language: message('语言', 'Language'),
  languageLead: message('网页和短信都用这种语言。', 'For the web and for text messages.'),
  zh: message('中文', '中文'),
  en: message('English', 'English'),
  choose: message('使用这种语言', 'Use it'),
  marketing: message('营销信息', 'Offers by message'),
  marketingOn: message(
    '您同意接收优惠和活动信息，可以随时关闭。',
    'You agreed to receive offers. You can stop them at any time.',
  ),
  marketingOff: message(
    '您没有接收营销信息，只会收到与业务相关的通知。',
    'You receive no offers, only notices about your own line.',
  ),
  stop: message('不再接收', 'Stop them'),
  allow: message('同意接收', 'Allow them'),
  way: message('用什么方式', 'By which way'),
  wayHint: message(
    '立即生效，尚未发出的营销信息也照此办理。也可发短信YXFS到10086设置。',
    'It holds at once, for what waits to be sent too. Or text YXFS to 10086.',
  ),
  keepWay: message('保存方式', 'Keep this way'),
  learned: message('系统看到的使用习惯', 'What your use says'),
  password: message('修改服务密码', 'Change the service password'),
  current: message('原密码', 'Current password'),
  fresh: message('新密码', 'New password'),
  freshHint: message(
    '6位数字，不要用生日、连号或重复数字。',
    'Six digits; no birthday, no run, no repetition.',
  ),
  again: message('再输入一次新密码', 'New password again'),
  change: message('修改密码', 'Change it'),
  sessions: message('登录设备', 'Where you are signed in'),
  here: message('本设备', 'this device'),
  seen: message(
    (at: string) => `最近使用 ${at}`,
    (at) => `last used ${at}`,
  ),
  end: message('退出', 'Sign out'),
  endNamed: message(
    (device: string) => `让${device}退出登录`,
    (device) => `Sign out ${device}`,
  ),
  unknownDevice: message('未知设备', 'Unknown device'),
}
