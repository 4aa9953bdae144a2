/** What the commands of this folder say in a terminal. */
import { message } from '#words/message.ts'

type Counts = { subscribers: number; rows: number; seconds: string; perSecond: number }

export const m = {
  usage: message(
    `用法：npm run seed -- [选项]
  --subscribers <数量>     演示客户数，默认2000，最多1000000
  --seed <整数>            随机种子，相同种子数据相同
  --now <YYYY-MM-DD>       演示数据截止日期，默认今天
  --replace                先清空已有客户数据（不可恢复）
  --even-in-production     在生产环境中也执行`,
    `usage: npm run seed -- [options]
  --subscribers <count>    demo subscribers, 2000 unless told, at most 1000000
  --seed <integer>         the same seed gives the same data
  --now <YYYY-MM-DD>       the day the demo ends at, today unless told
  --replace                empties the hall of its subscribers first, for good
  --even-in-production     goes on in production, too`,
  ),
  production: message(
    '当前为生产环境，演示数据使用公开的密码，未写入。确需写入请加 --even-in-production。',
    'This is a hall in production and demo data has published passwords: nothing was written. Add --even-in-production if you mean it.',
  ),
  notEmpty: message(
    '库中已有客户数据，未作改动。如需清空重建请加 --replace。',
    'There are subscribers already: nothing was changed. Add --replace to empty the hall first.',
  ),
  progress: message(
    (told: { done: number; of: number; bar: string }) => `${told.bar} ${told.done}/${told.of} 客户`,
    ({ done, of, bar }) => `${bar} ${done}/${of} subscribers`,
  ),
  seeded: message(
    ({ subscribers, rows, seconds, perSecond }: Counts) =>
      `已写入${subscribers}个客户、${rows}行数据，用时${seconds}秒（每秒${perSecond}行）。`,
    ({ subscribers, rows, seconds, perSecond }) =>
      `${subscribers} subscribers in ${rows} rows written in ${seconds} s (${perSecond} rows a second).`,
  ),
  login: message(
    (told: { who: string; login: string; password: string; about: string }) =>
      `  ${told.login}  密码 ${told.password}  ${told.who}  ${told.about}`,
    ({ who, login, password, about }) => `  ${login}  password ${password}  ${who}  ${about}`,
  ),
  staffLogin: message(
    (told: { role: string; login: string; password: string }) =>
      `  ${told.login}  密码 ${told.password}  （${told.role}）`,
    ({ role, login, password }) => `  ${login}  password ${password}  (${role})`,
  ),
  subscribersTitle: message('演示客户：', 'Demo subscribers:'),
  staffTitle: message('演示员工：', 'Demo staff:'),
  badDay: message(
    (text: string) => `日期无效：${text}`,
    (text) => `not a day: ${text}`,
  ),
  badCount: message(
    (text: string) => `数量无效：${text}`,
    (text) => `not a count: ${text}`,
  ),
  recounted: message(
    (told: { months: number; touches: number; campaigns: number }) =>
      `${told.months}个月、${told.touches}条触点、${told.campaigns}个营销案，全部计数一致。`,
    ({ months, touches, campaigns }) =>
      `${months} months, ${touches} touches, ${campaigns} campaigns: every counter agrees.`,
  ),
  campaignDrift: message(
    (told: { campaign: string; counter: string; counted: string; recounted: string }) =>
      `营销案${told.campaign} ${told.counter}：计数${told.counted}，重算${told.recounted}`,
    ({ campaign, counter, counted, recounted }) =>
      `campaign ${campaign} ${counter}: the counter says ${counted}, its targets ${recounted}`,
  ),
  drift: message(
    (told: { month: number; counter: string; counted: string; recounted: string }) =>
      `${told.month} ${told.counter}：计数${told.counted}，重算${told.recounted}`,
    ({ month, counter, counted, recounted }) =>
      `${month} ${counter}: the counter says ${counted}, the touches ${recounted}`,
  ),
  mended: message(
    (count: number) => `${count}项计数已更正。`,
    (count) => `${count} counters put right.`,
  ),
  different: message(
    (count: number) => `${count}项计数不一致，未作改动（去掉 --check 可更正）。`,
    (count) => `${count} counters differ; nothing was changed (leave out --check to put them right).`,
  ),
  retireUsage: message(
    (least: number) => `用法：npm run retire -- --keep-months 24（至少保留${least}个月）`,
    (least) => `Usage: npm run retire -- --keep-months 24 (at least ${least} months are kept)`,
  ),
  retired: message(
    (told: { months: string; requests: number }) =>
      `已删除以下月份的触点：${told.months}；同时清除请求记录${told.requests}条。`,
    ({ months, requests }) => `Dropped the touches of ${months}, and ${requests} request keys with them.`,
  ),
  nothingRetired: message('没有超过保留期的触点。', 'Nothing is older than what is kept.'),
}
