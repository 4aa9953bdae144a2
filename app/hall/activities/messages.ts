import { message } from '#words/message.ts'

export const m = {
  activities: message('参加活动', 'Activities'),
  lead: message(
    '投票、问卷、答题、抢票，网页和短信都能参加。',
    'Votes, surveys, quizzes and tickets, here and by text.',
  ),
  none: message('目前没有正在进行的活动', 'Nothing is going on right now'),
  noneLead: message('有新活动时，会出现在首页和这里。', 'New ones appear here and on the overview.'),
  home: message('返回总览', 'Back to the overview'),
  vote: message('投票', 'Vote'),
  survey: message('问卷', 'Survey'),
  quiz: message('答题', 'Quiz'),
  grab: message('抢票', 'Tickets'),
  open: message('立即参加', 'Take part'),
  going: message('继续作答', 'Go on'),
  later: message('稍后再来', 'Later'),
  joined: message('已参加', 'You took part'),
  over: message('已结束', 'Over'),
  look: message('查看', 'Look'),
  lookAt: message(
    ({ what, title }: { what: string; title: string }) => `${what}：${title}`,
    ({ what, title }) => `${what}: ${title}`,
  ),
  until: message(
    (day: string) => `截至 ${day}`,
    (day) => `Until ${day}`,
  ),
  hours: message(
    ({ from, until }: { from: string; until: string }) => `每天${from}至${until}开放`,
    ({ from, until }) => `Open ${from} to ${until} every day`,
  ),
  bySms: message(
    (keyword: string) => `也可发送 ${keyword} 到10086参加`,
    (keyword) => `Or text ${keyword} to 10086`,
  ),
  question: message(
    (number: number) => `第${number}题`,
    (number) => `Question ${number}`,
  ),
  chooseUpTo: message(
    (most: number) => `最多可选${most}项`,
    (most) => `Choose up to ${most}`,
  ),
  yourWords: message('您的回答', 'Your answer'),
  submitVote: message('投票', 'Vote'),
  next: message('下一题', 'Next'),
  grabNow: message('立即抢票', 'Grab a ticket'),
  left: message(
    ({ left, of }: { left: number; of: number }) => `剩余 ${left} 张，共 ${of} 张`,
    ({ left, of }) => `${left} of ${of} left`,
  ),
  gone: message('票已抢完', 'The tickets are all gone'),
  yours: message('您的结果', 'How you did'),
  standing: message('目前结果', 'How it stands'),
  finalStanding: message('最终结果', 'The result'),
  tomorrow: message(
    '今天的机会已用完，或不在开放时段，请稍后再来。',
    'You have had your turn for now. Please come back later.',
  ),
  overLead: message('活动已结束，感谢关注。', 'It is over. Thank you for your interest.'),
  back: message('全部活动', 'All activities'),
  nowOn: message('正在进行的活动', 'Going on now'),
}
