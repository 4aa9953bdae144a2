/**
 * The business types of the operations, as the report groups them. Their rows in `business_type` are made from this
 * list; staff add rows of their own for what only human channels do.
 */
import type { Bilingual } from '#words/bilingual.ts'

type Described = { kind: 'query' | 'handle' | 'pay' | 'other'; charged: boolean; name: Bilingual }

export const businessTypes = {
  balance: { kind: 'query', charged: false, name: { zh: '余额查询', en: 'Balance' } },
  bill: { kind: 'query', charged: false, name: { zh: '账单查询', en: 'Bill' } },
  usage: { kind: 'query', charged: false, name: { zh: '用量查询', en: 'Usage' } },
  'plan-query': { kind: 'query', charged: false, name: { zh: '套餐查询', en: 'Plan query' } },
  'service-query': { kind: 'query', charged: false, name: { zh: '已订业务查询', en: 'Services query' } },
  'ecoin-query': { kind: 'query', charged: false, name: { zh: 'e币查询', en: 'E-coin query' } },
  overview: { kind: 'query', charged: false, name: { zh: '首页概览', en: 'Overview' } },
  'request-query': { kind: 'query', charged: false, name: { zh: '办理进度查询', en: 'Request progress' } },
  topup: { kind: 'pay', charged: true, name: { zh: '充值缴费', en: 'Top-up' } },
  'plan-change': { kind: 'handle', charged: true, name: { zh: '套餐变更', en: 'Plan change' } },
  'service-on': { kind: 'handle', charged: true, name: { zh: '业务开通', en: 'Service on' } },
  'service-off': { kind: 'handle', charged: false, name: { zh: '业务取消', en: 'Service off' } },
  preregistration: { kind: 'handle', charged: false, name: { zh: '预登记', en: 'Pre-registration' } },
  'ecoin-redeem': { kind: 'handle', charged: false, name: { zh: 'e币兑换', en: 'E-coin redemption' } },
  'ecoin-voucher': { kind: 'other', charged: false, name: { zh: '兑换券核销', en: 'Voucher used' } },
  'ecoin-correction': { kind: 'other', charged: false, name: { zh: 'e币冲正', en: 'E-coin correction' } },
  consent: { kind: 'handle', charged: false, name: { zh: '营销许可', en: 'Marketing consent' } },
  password: { kind: 'handle', charged: false, name: { zh: '服务密码', en: 'Service password' } },
  complaint: { kind: 'handle', charged: false, name: { zh: '投诉建议', en: 'Complaint' } },
  satisfaction: { kind: 'other', charged: false, name: { zh: '满意度', en: 'Satisfaction' } },
  referral: { kind: 'other', charged: false, name: { zh: '推荐好友', en: 'Recommending a friend' } },
  'sign-in': { kind: 'other', charged: false, name: { zh: '登录', en: 'Sign-in' } },
  conversation: { kind: 'other', charged: false, name: { zh: '会话与帮助', en: 'Conversation' } },
  recommendation: { kind: 'other', charged: false, name: { zh: '营销推荐', en: 'Offers' } },
  activity: { kind: 'other', charged: false, name: { zh: '营销活动', en: 'Activities' } },
  push: { kind: 'other', charged: false, name: { zh: '主动通知', en: 'Notices' } },
} as const satisfies Record<string, Described>

export type BusinessType = keyof typeof businessTypes

/** Queries write nothing but their touch, so a no needs nothing undone. */
export function isQuery(business: BusinessType): boolean {
  return businessTypes[business].kind === 'query'
}
