import { message } from '#words/message.ts'

export const m = {
  plan: message('我的套餐', 'My plan'),
  planLead: message('换套餐会先报价，您确认后才生效。', 'A change is quoted first and waits for your yes.'),
  current: message('当前套餐', 'Now'),
  next: message('下月起', 'Next'),
  since: message(
    (at: string) => `${at} 起使用`,
    (at) => `since ${at}`,
  ),
  contract: message(
    (at: string) => `合约至 ${at}`,
    (at) => `contract until ${at}`,
  ),
  monthly: message('每月', 'a month'),
  startsAt: message(
    (at: string) => `${at} 生效`,
    (at) => `starts ${at}`,
  ),
  cancelChange: message('取消变更，继续用当前套餐', 'Keep the plan I have'),
  brings: message('包含', 'Includes'),
  wanted: message('您要换的套餐', 'What you came for'),
  compare: message('可换套餐', 'Other plans'),
  compareLead: message(
    '按您最近三个月的实际用量估算每月花费。',
    'What each would have cost with your own use of the last three months.',
  ),
  noUse: message('还没有足够的用量可供估算。', 'There is not enough use yet for an estimate.'),
  average: message(
    (amount: string) => `按您的用量约 ¥${amount}/月`,
    (amount) => `about ¥${amount} a month for you`,
  ),
  saves: message(
    (amount: string) => `每月约省 ¥${amount}`,
    (amount) => `saves about ¥${amount} a month`,
  ),
  costs: message(
    (amount: string) => `每月约多 ¥${amount}`,
    (amount) => `about ¥${amount} more a month`,
  ),
  minutes: message('通话', 'Calls'),
  messages: message('短信', 'Messages'),
  data: message('流量', 'Data'),
  fromNext: message('下月生效', 'From next month'),
  atOnce: message(
    (amount: string) => `立即生效，补 ¥${amount}`,
    (amount) => `At once, ¥${amount} more now`,
  ),
  atOnceFree: message('立即生效', 'At once'),
  none: message('没有其他可换的套餐', 'There is no other plan for this line'),
}
