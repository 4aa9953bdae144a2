/** The alliance as marketing keeps it: its merchants, their rewards, and the logins of their shops. */
import { z } from 'zod'
import { Misfit, Refusal } from '#server/operation.ts'
import { staffAction, type StaffVisit } from '#server/staff/action.ts'
import { filled } from '#server/staff/filled.ts'
import { m as staffWords } from '#server/staff/messages.ts'
import { endStaffSessions } from '#server/staff/session.ts'
import { addStaffMember, setStaffDisabled, setStaffPassword, shopsOf, staffOf } from '#server/staff/staff.ts'
import { changeTyped, count, ticked, yuanTyped } from '#server/staff/typed.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { monthOf } from '#words/format.ts'
import { codesOf } from '#server/touch/codes.ts'
import {
  changeStock,
  everyMerchant,
  everyRewardRow,
  merchantOf,
  putMerchant,
  putReward,
  rewardRowOf,
  rewardsOf,
} from './merchant.ts'
import { m } from './messages.ts'
import { sumsOf } from './statement.ts'

const roles = ['marketing', 'admin'] as const
const MOST_IN_STOCK = 10_000_000

const code = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9-]{1,30}$/)
const said = z.string().trim().min(1).max(40)

/** Every merchant, with what this month has come to so far. */
export const seeMerchants = staffAction({
  title: m.seeMerchants,
  roles,
  input: z.object({}),
  fields: {},
  async run({ tx, now }) {
    const rewards = Map.groupBy(await everyRewardRow(tx), ({ merchantCode }) => merchantCode)
    const seen = []
    for (const merchant of await everyMerchant(tx)) {
      const month = await sumsOf(tx, merchant.code, monthOf(now))
      seen.push({ merchant, month, rewards: rewards.get(merchant.code)?.length ?? 0 })
    }
    return seen
  },
  audit: () => ({}),
})

/** One merchant with rewards and shops; an empty code answers an empty form. */
export const seeMerchant = staffAction({
  title: m.seeMerchant,
  roles,
  input: z.object({ code: z.string().max(31) }),
  fields: { code: { label: m.code } },
  async run(visit, { code }) {
    const { tx } = visit
    const channels = (await codesOf(tx)).channels.filter(({ electronic }) => !electronic)
    if (!code) return { merchant: null, rewards: [], shops: [], channels }
    const shops = (await shopsOf(tx, code)).map(({ id, login, name, disabled, lockedUntil }) => {
      return { id, login, name, disabled, lockedUntil }
    })
    return { merchant: await found(visit, code), rewards: await rewardsOf(tx, code), shops, channels }
  },
  audit: ({ code }) => ({ detail: { code } }),
})

export const saveMerchant = staffAction({
  title: m.saveMerchant,
  roles,
  input: z.object({
    changing: z.string().max(31).default(''),
    code,
    nameZh: said,
    nameEn: said,
    contact: z.string().trim().min(1).max(40),
    phone: z
      .string()
      .trim()
      .regex(/^[\d+ -]{5,20}$/),
    channel: z.string().max(40),
    settleBy: z.enum(['voucher', 'percent']),
    settleFen: filled(yuanTyped),
    settlePercent: filled(count(0, 100)),
    status: z.enum(['active', 'paused', 'ended']),
  }),
  fields: {
    changing: { label: m.code },
    code: { label: m.code, wrong: m.codeWrong },
    nameZh: { label: m.nameZh },
    nameEn: { label: m.nameEn },
    contact: { label: m.contact },
    phone: { label: m.phone, wrong: m.phoneWrong },
    channel: { label: m.channel, wrong: m.channelWrong },
    settleBy: { label: m.settleBy },
    settleFen: { label: m.settleFen, wrong: m.yuanWrong },
    settlePercent: { label: m.settlePercent, wrong: m.percentWrong },
    status: { label: m.status },
  },
  async run({ tx, now }, { changing, nameZh, nameEn, settleFen = 0, settlePercent = 0, ...kept }) {
    const held = await merchantOf(tx, kept.code)
    if (changing !== kept.code && held) throw misfit('code', m.codeTaken)
    if (changing && changing !== kept.code) throw new Refusal('no-merchant', (say) => say(m.noMerchant))
    const { channels } = await codesOf(tx)
    if (!channels.some(({ code, electronic }) => code === kept.channel && !electronic)) {
      throw misfit('channel', m.channelWrong)
    }
    const name = { zh: nameZh, en: nameEn }
    await putMerchant(tx, { ...kept, name, settleFen, settlePercent, changedAt: now })
    return { code: kept.code }
  },
  audit: (form) => ({ detail: form }),
})

export const saveReward = staffAction({
  title: m.saveReward,
  roles,
  input: z.object({
    changing: z.string().max(12).default(''),
    merchantCode: code,
    code: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[0-9A-Z-]{1,12}$/),
    nameZh: said,
    nameEn: said,
    price: count(1, 1_000_000),
    valueFen: yuanTyped,
    settleFen: filled(yuanTyped),
    /** Of a new one; of one that exists the stock is changed by `stockChange` alone. */
    stock: filled(count(0, MOST_IN_STOCK)),
    stockChange: filled(changeTyped(MOST_IN_STOCK)),
    validDays: count(1, 730),
    open: ticked,
  }),
  fields: {
    changing: { label: m.code },
    merchantCode: { label: m.merchant },
    code: { label: m.rewardCode, wrong: m.rewardCodeWrong },
    nameZh: { label: m.nameZh },
    nameEn: { label: m.nameEn },
    price: { label: m.price, wrong: m.countWrong },
    valueFen: { label: m.valueFen, wrong: m.yuanWrong },
    settleFen: { label: m.settleFen, wrong: m.yuanWrong },
    stock: { label: m.stock, wrong: m.countWrong },
    stockChange: { label: m.stockChange, wrong: m.stockChangeWrong },
    validDays: { label: m.validDays, wrong: m.countWrong },
    open: { label: m.open },
  },
  async run(visit, { changing, nameZh, nameEn, settleFen = null, stock, stockChange = 0, ...kept }) {
    const { tx } = visit
    await found(visit, kept.merchantCode)
    const held = await rewardRowOf(tx, kept.code)
    const own = held?.merchantCode === kept.merchantCode && changing === kept.code
    if (held && !own) throw misfit('code', m.codeTaken)
    if (changing && !held) throw new Refusal('no-reward', (say) => say(m.noReward))
    if (!held && stock === undefined) throw misfit('stock', m.countWrong)
    await putReward(tx, { ...kept, name: { zh: nameZh, en: nameEn }, settleFen, stock: stock ?? 0 })
    if (held && stockChange !== 0 && !(await changeStock(tx, kept.code, stockChange))) {
      const left = (await rewardRowOf(tx, kept.code))?.stock ?? 0
      throw new Misfit([{ field: 'stockChange', words: (say) => say(m.stockTooLow, left) }])
    }
    return { code: kept.code }
  },
  audit: (form) => ({ detail: form }),
})

const password = z.string().min(10).max(200)

export const addShop = staffAction({
  title: m.addShop,
  roles,
  input: z.object({
    merchantCode: code,
    login: z
      .string()
      .trim()
      .regex(/^[a-z0-9.-]{3,40}$/),
    name: said,
    password,
  }),
  fields: {
    merchantCode: { label: m.merchant },
    login: { label: m.login, wrong: staffWords.loginWrong },
    name: { label: m.shopName },
    password: { label: m.password, wrong: staffWords.passwordWrong, secret: true },
  },
  prepare: async ({ secrets }, input) => secrets.hash(input.password),
  async run(visit, { merchantCode, login, name }, passwordHash) {
    const { tx, now } = visit
    await found(visit, merchantCode)
    const shop = { id: uuidv7(now), login, name, role: 'shop', branchCode: null, passwordHash } as const
    if (!(await addStaffMember(tx, { ...shop, merchantCode }))) throw misfit('login', staffWords.loginTaken)
    return { id: shop.id }
  },
  audit: ({ merchantCode, login, name }) => ({ detail: { merchantCode, login, name } }),
})

const ofShop = z.object({ shopId: z.uuid() })

/** Disabling ends its sessions at once. */
export const disableShop = staffAction({
  title: m.disableShop,
  roles,
  input: ofShop.extend({ disabled: z.stringbool().or(z.boolean()) }),
  fields: { shopId: { label: m.shop }, disabled: { label: m.disabled } },
  async run(visit, { shopId, disabled }) {
    await shopFound(visit, shopId)
    await setStaffDisabled(visit.tx, shopId, disabled)
    if (disabled) await endStaffSessions(visit.tx, shopId)
    return { shopId, disabled }
  },
  audit: (input) => ({ detail: input }),
})

/** For a shop that forgot it: a new password, the lock lifted, every session ended. */
export const resetShopPassword = staffAction({
  title: m.resetShopPassword,
  roles,
  input: ofShop.extend({ password }),
  fields: {
    shopId: { label: m.shop },
    password: { label: m.password, wrong: staffWords.passwordWrong, secret: true },
  },
  prepare: async ({ secrets }, input) => secrets.hash(input.password),
  async run(visit, { shopId }, passwordHash) {
    await shopFound(visit, shopId)
    await setStaffPassword(visit.tx, shopId, passwordHash)
    await endStaffSessions(visit.tx, shopId)
    return { shopId }
  },
  audit: ({ shopId }) => ({ detail: { shopId } }),
})

async function found({ tx }: StaffVisit, merchantCode: string) {
  const merchant = await merchantOf(tx, merchantCode)
  if (!merchant) throw new Refusal('no-merchant', (say) => say(m.noMerchant))
  return merchant
}

/** Nobody of the operator is kept here. */
async function shopFound({ tx }: StaffVisit, id: string): Promise<void> {
  if ((await staffOf(tx, id))?.role !== 'shop') throw new Refusal('no-shop', (say) => say(m.noShop))
}

function misfit(field: string, words: typeof m.codeTaken): Misfit {
  return new Misfit([{ field, words: (say) => say(words) }])
}
