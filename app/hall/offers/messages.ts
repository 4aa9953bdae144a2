import { message } from '#words/message.ts'

export const m = {
  offers: message('为您推荐', 'For you'),
  lead: message(
    '根据您的套餐和用量挑选，各渠道一致。',
    'Chosen by your plan and use; the same on every channel.',
  ),
  take: message('了解并办理', 'See and order'),
  takeOf: message(
    (title: string) => `了解并办理${title}`,
    (title) => `See and order ${title}`,
  ),
  decline: message('不感兴趣', 'Not interested'),
  declineOf: message(
    (title: string) => `对${title}不感兴趣`,
    (title) => `Not interested in ${title}`,
  ),
  until: message(
    (day: string) => `截至 ${day}`,
    (day) => `Until ${day}`,
  ),
  nothing: message('目前没有适合您的推荐', 'There is nothing to offer you right now'),
  nothingLead: message(
    '全部业务都可以在“全部功能”里找到。',
    'Everything there is can be found under “Everything”.',
  ),
  everything: message('全部功能', 'Everything'),
  all: message('全部推荐', 'All offers'),
}
