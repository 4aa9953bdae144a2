/** Six activities of the invented operator: one live of each kind, a vote that is over, a draft. */
import type { ActivityChoice, ActivityQuestion } from '#drizzle/schema/activity.ts'
import type { Activity } from '#server/activity/activity.ts'
import { shanghai, shanghaiMs } from '#words/format.ts'

const DAY_MS = 24 * 3600_000

type Pair = readonly [zh: string, en: string]

const both = ([zh, en]: Pair) => ({ zh, en })
const choice = (text: Pair, over: Partial<ActivityChoice> = {}): ActivityChoice => ({
  text: both(text),
  goTo: null,
  right: false,
  ...over,
})
const right = { right: true }
const asked = (
  text: Pair,
  choices: ActivityChoice[],
  over: Partial<ActivityQuestion> = {},
): ActivityQuestion => ({ asks: 'one', text: both(text), choices, most: 1, points: 0, ...over })

const parks = asked(
  ['您最喜欢青岚的哪座公园？', 'Which of our parks do you like best?'],
  [
    choice(['岚湖公园', 'Lan Lake Park']),
    choice(['云麓植物园', 'Yunlu Gardens']),
    choice(['鹭洲湿地', 'Luzhou Wetlands']),
    choice(['松台山步道', 'Songtai Trail']),
  ],
)

const shops = asked(
  ['哪家联盟商户最值得推荐？', 'Which shop of the alliance is the best?'],
  [
    choice(['半日闲茶铺', 'Half-Day Tea House']),
    choice(['知了书店', 'Cicada Books']),
    choice(['萤火影城', 'Firefly Cinema']),
  ],
)

const network = [
  asked(
    ['您对本月的上网速度满意吗？', 'Are you happy with the speed this month?'],
    [
      choice(['满意', 'Yes'], { goTo: 3 }),
      choice(['一般', 'So so']),
      choice(['不满意', 'No']),
      choice(['我不用流量', 'I use no data'], { goTo: 'end' }),
    ],
  ),
  asked(
    ['在哪里上网最慢？', 'Where is it slowest?'],
    [
      choice(['家里', 'At home']),
      choice(['单位', 'At work']),
      choice(['路上', 'On the way']),
      choice(['商场地铁', 'In shops and on the metro']),
    ],
  ),
  asked(
    ['您常用哪些应用？', 'What do you use most?'],
    [
      choice(['短视频', 'Short films']),
      choice(['游戏', 'Games']),
      choice(['导航', 'Maps']),
      choice(['会议', 'Meetings']),
    ],
    { asks: 'several', most: 2 },
  ),
  asked(['还有什么想对我们说的？', 'Anything else you would like to tell us?'], [], { asks: 'words' }),
]

const quiz = [
  asked(
    ['不想再收营销短信，发送什么到10086？', 'What stops marketing texts from 10086?'],
    [choice(['TD', 'TD'], right), choice(['AB', 'AB']), choice(['88', '88'])],
    { points: 30 },
  ),
  asked(
    ['想一次看清已开的业务，发送什么？', 'What lists the services on your line?'],
    [choice(['CXYE', 'CXYE']), choice(['0000', '0000'], right), choice(['BZ', 'BZ'])],
    { points: 30 },
  ),
  asked(
    ['收费业务办理前，会先做什么？', 'What comes before a service that costs money?'],
    [
      choice(['报价，等您回复“是”', 'A quote that waits for your yes'], right),
      choice(['直接开通', 'It is simply switched on']),
    ],
    { points: 40 },
  ),
]

type Told = Pick<Activity, 'code' | 'kind'> & {
  title: Pair
  lead: Pair
  questions?: ActivityQuestion[]
  /** Days from today on which it begins, and ends. */
  from: number
  until: number
} & Partial<Pick<Activity, 'status' | 'prizes' | 'showsResult'>> & {
    passScore?: number
    tickets?: number
    rules?: Partial<Activity['rules']>
  }

const told: Told[] = [
  {
    code: 'TP01',
    kind: 'vote',
    title: ['最美公园评选', 'The best park'],
    lead: ['选出您心中青岚最美的公园，票数实时公开。', 'Vote for the park you like best; the count is open.'],
    questions: [parks],
    from: -18,
    until: 20,
    showsResult: true,
    prizes: [{ kind: 'coins', coins: 5, validMonths: 6, stock: null }],
  },
  {
    code: 'WJ01',
    kind: 'survey',
    title: ['上网体验有奖问卷', 'How is the network?'],
    lead: ['最多四道题，答完送15个e币。', 'Four questions at most, and 15 e-coins.'],
    questions: network,
    from: -15,
    until: 15,
    prizes: [{ kind: 'coins', coins: 15, validMonths: 6, stock: 500 }],
  },
  {
    code: 'DT01',
    kind: 'quiz',
    title: ['明白消费知识答题', 'Know what you pay for'],
    lead: [
      '三道题，70分过关，送20个e币，每人三次机会。',
      'Three questions, 70 points to pass, 20 e-coins, three tries.',
    ],
    questions: quiz,
    passScore: 70,
    from: -12,
    until: 18,
    rules: { inAll: 3, aDay: 1 },
    prizes: [{ kind: 'coins', coins: 20, validMonths: 6, stock: null }],
  },
  {
    code: 'QP01',
    kind: 'grab',
    title: ['萤火影城首映票', 'First night at Firefly'],
    lead: ['周末首映礼，150张，先到先得。', '150 tickets for the first night, first come, first served.'],
    tickets: 150,
    from: -5,
    until: 7,
  },
  {
    code: 'TP00',
    kind: 'vote',
    title: ['我最喜爱的联盟商户', 'The best shop'],
    lead: ['上一季的评选结果。', 'How last season’s vote ended.'],
    questions: [shops],
    from: -45,
    until: -20,
    showsResult: true,
    status: 'ended',
  },
  {
    code: 'QP02',
    kind: 'grab',
    title: ['元旦音乐会门票', 'New Year concert'],
    lead: ['每晚八点开抢。', 'From eight every evening.'],
    tickets: 60,
    from: 20,
    until: 30,
    rules: { windowFrom: 20 * 60, windowUntil: 22 * 60 },
    status: 'draft',
  },
]

/** @param now UTC ms; they begin and end at midnights around it */
export function activityRows(now: number): Activity[] {
  const { year, month, day } = shanghai(now)
  const midnight = shanghaiMs(year, month, day)
  return told.map(
    ({ title, lead, from, until, questions = [], passScore = 0, tickets = 0, rules, ...rest }) => ({
      prizes: [],
      showsResult: false,
      status: 'live',
      ...rest,
      keyword: rest.code,
      title: both(title),
      lead: both(lead),
      content: { questions, passScore, tickets },
      rules: { brands: [], segment: null, inAll: 1, aDay: null, windowFrom: 0, windowUntil: 0, ...rules },
      startsAt: midnight + from * DAY_MS,
      endsAt: midnight + (until + 1) * DAY_MS,
      changedAt: now,
    }),
  )
}
