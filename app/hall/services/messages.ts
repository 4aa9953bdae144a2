import { message } from '#words/message.ts'

export const m = {
  services: message('增值业务', 'Services'),
  servicesLead: message(
    '收费业务先报价再开通；取消立即生效。短信发送 0000 到 10086 也能查询和取消。',
    'What is charged is quoted first; switching off works at once. Text 0000 to 10086 for the same list.',
  ),
  wanted: message('您要办的业务', 'What you came for'),
  held: message(
    (name: string) => `${name}已经开通。`,
    (name) => `${name} is on already.`,
  ),
  notForLine: message('这项业务目前不能在您的号码上办理。', 'That service is not to be had on your line.'),
  mine: message('已开通', 'On your line'),
  choose: message('勾选要取消的业务', 'Tick what you want to cancel'),
  cancelChosen: message('取消所选业务', 'Cancel what I ticked'),
  nothing: message('还没有开通任何业务', 'Nothing is on yet'),
  inPlan: message('套餐内包含', 'part of your plan'),
  free: message('免费', 'free'),
  monthly: message(
    (price: string) => `¥${price}/月`,
    (price) => `¥${price} a month`,
  ),
  once: message(
    (price: string) => `¥${price}/次`,
    (price) => `¥${price} once`,
  ),
  since: message(
    (at: string) => `${at} 开通`,
    (at) => `since ${at}`,
  ),
  endsAt: message(
    (at: string) => `${at} 到期`,
    (at) => `ends ${at}`,
  ),
  offers: message('可开通', 'To switch on'),
  turnOn: message('开通', 'Switch on'),
  turnOnNamed: message(
    (name: string) => `开通${name}`,
    (name) => `Switch on ${name}`,
  ),
  quoteFirst: message('先报价，您确认后开通', 'Quoted first'),
  noneTicked: message('请先勾选要取消的业务。', 'Please tick at least one service.'),
}
