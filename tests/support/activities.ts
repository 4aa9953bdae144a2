/** Activities as a test needs them: live from yesterday for a month, for everybody, once, unless it says otherwise. */
import type { ActivityChoice, ActivityQuestion } from '#drizzle/schema/activity.ts'
import { putActivity, type Activity } from '#server/activity/activity.ts'
import { putOut } from '#server/activity/stock.ts'
import type { Store } from '#server/store/store.ts'
import { DAY, NOW } from './line.ts'

export const choice = (zh: string, en: string, over: Partial<ActivityChoice> = {}): ActivityChoice => ({
  text: { zh, en },
  goTo: null,
  right: false,
  ...over,
})

export const question = (
  zh: string,
  en: string,
  choices: ActivityChoice[],
  over: Partial<ActivityQuestion> = {},
): ActivityQuestion => ({
  asks: choices.length === 0 ? 'words' : 'one',
  text: { zh, en },
  choices,
  most: 1,
  points: 0,
  ...over,
})

export const anybody: Activity['rules'] = {
  brands: [],
  segment: null,
  inAll: 1,
  aDay: null,
  windowFrom: 0,
  windowUntil: 0,
}

const favourite = question('您最喜欢哪座公园？', 'Which park do you like best?', [
  choice('青岚湖公园', 'Qinglan Lake'),
  choice('云麓植物园', 'Yunlu Gardens'),
  choice('江滩绿道', 'Riverside Walk'),
])

export function aVote(over: Partial<Activity> = {}): Activity {
  return {
    code: 'TP01',
    kind: 'vote',
    keyword: 'TP01',
    title: { zh: '最美公园评选', en: 'The best park' },
    lead: { zh: '选出您心中最美的公园。', en: 'Vote for the park you like best.' },
    content: { questions: [favourite], passScore: 0, tickets: 0 },
    rules: anybody,
    prizes: [],
    showsResult: true,
    startsAt: NOW - DAY,
    endsAt: NOW + 30 * DAY,
    status: 'live',
    changedAt: NOW,
    ...over,
  }
}

/** Happy customers skip the second question; nobody reads the fourth who has nothing to say. */
export function aSurvey(over: Partial<Activity> = {}): Activity {
  const questions = [
    question('您对网速满意吗？', 'Are you happy with the speed?', [
      choice('满意', 'Yes', { goTo: 3 }),
      choice('不满意', 'No'),
      choice('不用流量', 'I use no data', { goTo: 'end' }),
    ]),
    question('哪里网速慢？', 'Where is it slow?', [choice('家里', 'At home'), choice('路上', 'On the way')]),
    question(
      '您常用哪些应用？',
      'What do you use?',
      [choice('视频', 'Video'), choice('游戏', 'Games'), choice('地图', 'Maps')],
      { asks: 'several', most: 2 },
    ),
    question('还有什么想说的？', 'Anything else?', []),
  ]
  return aVote({
    code: 'WJ01',
    kind: 'survey',
    keyword: 'WJ01',
    title: { zh: '网络体验问卷', en: 'Network survey' },
    lead: { zh: '两分钟，告诉我们网络哪里要改进。', en: 'Two minutes to tell us what to improve.' },
    content: { questions, passScore: 0, tickets: 0 },
    showsResult: false,
    ...over,
  })
}

export function aQuiz(over: Partial<Activity> = {}): Activity {
  const right = { right: true }
  const questions = [
    question(
      '短号码是多少？',
      'What is our short code?',
      [choice('10086', '10086', right), choice('12306', '12306')],
      {
        points: 40,
      },
    ),
    question(
      '退订营销短信发什么？',
      'What stops marketing texts?',
      [choice('AB', 'AB'), choice('TD', 'TD', right)],
      {
        points: 60,
      },
    ),
  ]
  return aVote({
    code: 'DT01',
    kind: 'quiz',
    keyword: 'DT01',
    title: { zh: '通信知识问答', en: 'Know your phone' },
    lead: { zh: '答对60分送e币。', en: 'Score 60 and win e-coins.' },
    content: { questions, passScore: 60, tickets: 0 },
    prizes: [{ kind: 'coins', coins: 20, validMonths: 12, stock: 1 }],
    showsResult: false,
    ...over,
  })
}

export function aGrab(tickets: number, over: Partial<Activity> = {}): Activity {
  return aVote({
    code: 'QP01',
    kind: 'grab',
    keyword: 'QP01',
    title: { zh: '电影票限量抢', en: 'Cinema tickets' },
    lead: { zh: '先到先得，每人一张。', en: 'First come, first served, one each.' },
    content: { questions: [], passScore: 0, tickets },
    showsResult: false,
    ...over,
  })
}

/** Live, with its stock put out. */
export async function goLive(store: Store, ...activities: Activity[]): Promise<void> {
  await store.transaction(async (tx) => {
    for (const each of activities) {
      await putActivity(tx, each)
      await putOut(tx, each)
    }
  })
}
