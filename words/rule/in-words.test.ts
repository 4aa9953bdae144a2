/** Rules as an approver reads them. */
import { expect, test } from 'vitest'
import type { Rule } from '#server/segment/rule.ts'
import { speak } from '../message.ts'
import type { Choices } from './choices.ts'
import { inWords } from './in-words.ts'

const named = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))
const zh: Choices = {
  brand: named({ easyown: '神州行', mzone: '动感地带' }),
  payment: named({ prepaid: '预付费' }),
  credit: named({ arrears: '欠费' }),
  branch: named({ lanxi: '岚西分公司' }),
  plan: named({ GT58: '全球通畅享58' }),
  service: named({ '*data': '任一流量包', LL10: '5GB流量包' }),
  offer: named({ L1: 'L1 加油包' }),
  campaign: named({ c: '春日影院' }),
  list: named({ l: '老客户' }),
  segment: named({ s: '流量吃紧' }),
  business: named({ usage: '用量查询', 'plan-change': '套餐变更' }),
  channel: named({ sms: '短信营业厅', counter: '服营厅' }),
}
const en: Choices = {
  ...zh,
  brand: named({ easyown: 'EasyOwn', mzone: 'M-Zone' }),
  service: named({ '*data': 'any data pack' }),
  business: named({ usage: 'Usage' }),
  channel: named({ sms: 'SMS hall' }),
}
const chinese = (rule: Rule) => inWords(rule, zh, speak.zh)
const english = (rule: Rule) => inWords(rule, en, speak.en)

const asked: Rule = {
  all: [
    { fact: 'brand', in: ['easyown'] },
    { fact: 'touch', business: 'usage', channel: 'sms', atLeast: 3, days: 30 },
    { not: { fact: 'service', in: ['*data'], when: 'ever' } },
  ],
}

test('used data queries three times, never bought a pack', () => {
  expect(chinese(asked)).toBe('品牌为神州行，且近30天在短信营业厅用量查询不少于3次，且从未办理过任一流量包')
  expect(english(asked)).toBe(
    'Brand is EasyOwn, and had Usage at least 3 times on SMS hall in the last 30 days, and never ordered any data pack',
  )
})

test('groups within groups are told apart', () => {
  const nested: Rule = {
    all: [
      { fact: 'consent', is: true },
      { any: [{ fact: 'tier', min: 4 }, { all: [asked, { fact: 'ecoins', max: 9 }] }] },
      {
        not: {
          any: [
            { fact: 'credit', in: ['arrears'] },
            { fact: 'list', listId: 'l' },
          ],
        },
      },
    ],
  }
  expect(chinese(nested)).toBe(
    '同意接收营销，且（星级不少于4星，或（（品牌为神州行，且近30天在短信营业厅用量查询不少于3次，且从未办理过任一流量包），且e币不多于9）），且不属于（信用状态为欠费，或在清单“老客户”内）',
  )
  expect(english({ any: [{ fact: 'tier', min: 2, max: 2 }] })).toBe('Value tier is exactly 2')
})

test('nobody is left out, nobody is meant', () => {
  expect(chinese({ all: [] })).toBe('全部在用客户')
  expect(english({ all: [] })).toBe('Every line in use')
})

test('each kind of fact, as it is and turned round', () => {
  const both = (rule: Rule) => [chinese(rule), chinese({ not: rule })].join(' | ')
  const told: [Rule, string][] = [
    [{ fact: 'brand', in: ['easyown', 'mzone'] }, '品牌为神州行、动感地带 | 品牌不是神州行、动感地带'],
    [{ fact: 'branch', in: ['lanxi'] }, '归属为岚西分公司 | 归属不是岚西分公司'],
    [{ fact: 'plan', in: ['GT58', 'GONE'] }, '套餐为全球通畅享58、GONE | 套餐不是全球通畅享58、GONE'],
    [
      { fact: 'tenureMonths', min: 12, max: 24 },
      '入网时长在12个月至24个月之间 | 入网时长不在12个月至24个月之间',
    ],
    [{ fact: 'spendFen', months: 3, min: 5050 }, '近3个月月均账单不少于50.50元 | 近3个月月均账单少于50.50元'],
    [
      { fact: 'usage', what: 'dataKb', months: 1, min: 5 * 1024 * 1024 },
      '近1个月月均流量不少于5GB | 近1个月月均流量少于5GB',
    ],
    [
      { fact: 'allowance', what: 'dataKb', months: 2, min: 80 },
      '近2个月流量用量占套餐的比例不少于80% | 近2个月流量用量占套餐的比例少于80%',
    ],
    [{ fact: 'birthday', in: [308, 1225] }, '生日为3-8、12-25 | 生日不是3-8、12-25'],
    [{ fact: 'openedAt', min: 1_777_564_800_000 }, '入网日期在2026-05-01或之后 | 入网日期早于2026-05-01'],
    [{ fact: 'consent', is: false }, '未同意接收营销 | 同意接收营销'],
    [{ fact: 'list', listId: 'l' }, '在清单“老客户”内 | 不在清单“老客户”内'],
    [
      { fact: 'segment', segmentId: 's', version: 2 },
      '属于客户群“流量吃紧”（v2） | 不属于客户群“流量吃紧”（v2）',
    ],
    [{ fact: 'segment', segmentId: 's' }, '属于客户群“流量吃紧” | 不属于客户群“流量吃紧”'],
    [{ fact: 'service', in: ['LL10'], when: 'now' }, '已开通5GB流量包 | 未开通5GB流量包'],
    [{ fact: 'touch', channel: 'counter', atLeast: 1 }, '在服营厅有过接触 | 从未在服营厅有过接触'],
    [{ fact: 'touch', business: 'usage', atLeast: 1, days: 7 }, '近7天有过用量查询 | 近7天没有用量查询'],
    [{ fact: 'touch', atLeast: 2 }, '接触不少于2次 | 接触少于2次'],
    [{ fact: 'offer', in: ['L1'], answer: 'declined' }, '拒绝“L1 加油包” | 不属于（拒绝“L1 加油包”）'],
    [
      { fact: 'campaign', came: 'silent', days: 90 },
      '近90天收到但没有响应“任一营销案” | 不属于（近90天收到但没有响应“任一营销案”）',
    ],
  ]
  for (const [rule, words] of told) expect(both(rule)).toBe(words)
})
