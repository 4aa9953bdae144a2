import { message } from '#words/message.ts'

type Asked = { number: number; text: string }

export const m = {
  seeActivities: message('参加活动', 'Activities'),
  seeActivitiesSummary: message('投票、问卷、答题、抢票', 'Votes, surveys, quizzes, tickets'),
  seeActivity: message('查看活动', 'An activity'),
  seeActivitySummary: message('活动说明、进度与结果', 'What it is about, how far you are, how it went'),
  takePart: message('参与活动', 'Take part'),
  takePartSummary: message('发送活动指令即可参与', 'Text its keyword to take part'),
  activity: message('活动编号', 'Activity code'),
  activityHint: message('如 TP01', 'e.g. TP01'),
  activityWrong: message(
    '活动编号是字母和数字，如 TP01。',
    'An activity code is letters and digits, e.g. TP01.',
  ),
  answer: message('选项序号', 'Number of the choice'),
  answerWrong: message('请回复选项序号。', 'Please answer with the number of a choice.'),
  text: message('您的回答', 'Your answer'),
  textWrong: message('请用300字以内的文字回答。', 'Please answer in 300 characters at most.'),
  question: message('题号', 'Question'),
  questionWrong: message('没有这道题。', 'There is no such question.'),
  none: message('目前没有正在进行的活动，敬请期待。', 'Nothing is going on right now. Come back soon.'),
  choose: message('发送活动指令，或选择序号参与：', 'Text a keyword or choose a number to take part:'),
  listed: message(
    ({ keyword, title }: { keyword: string; title: string }) => `${keyword} ${title}`,
    ({ keyword, title }) => `${keyword} ${title}`,
  ),
  noActivity: message(
    (code: string) => `没有编号为${code}的活动。`,
    (code) => `There is no activity ${code}.`,
  ),
  over: message(
    (title: string) => `“${title}”已结束，感谢关注。`,
    (title) => `“${title}” is over. Thank you for your interest.`,
  ),
  notYet: message(
    ({ title, from }: { title: string; from: string }) => `“${title}”将于${from}开始。`,
    ({ title, from }) => `“${title}” begins on ${from}.`,
  ),
  closedNow: message(
    ({ from, until }: { from: string; until: string }) => `本活动每天${from}至${until}开放，请届时参与。`,
    ({ from, until }) => `This is open from ${from} to ${until} every day. Please come back then.`,
  ),
  notForLine: message(
    '本活动面向指定客户，您的号码不在参与范围内。',
    'This is for other customers than you.',
  ),
  already: message('您已经参加过本活动，感谢参与。', 'You have taken part already. Thank you.'),
  alreadyTicket: message(
    (ticket: string) => `您已经抢到票，票号${ticket}，每人限一张。`,
    (ticket) => `You have a ticket already: ${ticket}. It is one each.`,
  ),
  alreadyTimes: message(
    (times: number) => `本活动每人限参加${times}次，您已用完。`,
    (times) => `Everybody may take part ${times} times, and you have.`,
  ),
  alreadyToday: message('您今天已经参加过了，明天再来。', 'You have taken part today. Come back tomorrow.'),
  soldOut: message('来晚一步，票已抢完。', 'Too late: the tickets are all gone.'),
  asked: message(
    ({ number, text }: Asked) => `第${number}题：${text}`,
    ({ number, text }) => `Question ${number}: ${text}`,
  ),
  answerWords: message('请直接回复您的回答', 'Just text your answer'),
  answerSeveral: message(
    (most: number) => `可选${most}项，回复序号，如1,3`,
    (most) => `Up to ${most} of them: text their numbers, e.g. 1,3`,
  ),
  option: message(
    ({ number, text }: Asked) => `${number}. ${text}`,
    ({ number, text }) => `${number}. ${text}`,
  ),
  stale: message('这道题已经回答过了，请看下一题。', 'You have answered that one. Here is the next.'),
  chooseOne: message(
    (most: number) => `请回复1至${most}中的一个序号。`,
    (most) => `Please answer with one number from 1 to ${most}.`,
  ),
  chooseSome: message(
    ({ most, of }: { most: number; of: number }) => `请回复1至${of}中的序号，最多${most}个。`,
    ({ most, of }) => `Please answer with numbers from 1 to ${of}, ${most} at most.`,
  ),
  comma: message('、', ', '),
  voted: message(
    (choice: string) => `投票成功，您投给了：${choice}。`,
    (choice) => `Your vote is in: ${choice}.`,
  ),
  leading: message(
    (lines: string) => `目前票数：${lines}`,
    (lines) => `So far: ${lines}`,
  ),
  votes: message(
    ({ name, count }: { name: string; count: number }) => `${name}${count}票`,
    ({ name, count }) => `${name} ${count}`,
  ),
  surveyed: message('问卷已提交，感谢您的宝贵意见。', 'Your answers are in. Thank you for taking the time.'),
  scored: message(
    ({ score, best }: { score: number; best: number }) => `答题完成，得分${score}分（满分${best}分）。`,
    ({ score, best }) => `You scored ${score} of ${best}.`,
  ),
  passed: message('恭喜过关！', 'You have passed!'),
  failed: message(
    (score: number) => `${score}分过关，还差一点。`,
    (score) => `${score} are needed to pass: nearly there.`,
  ),
  ticket: message(
    (ticket: string) => `恭喜抢到！票号${ticket}，请妥善保管。`,
    (ticket) => `You got one! Your ticket is ${ticket}. Keep it well.`,
  ),
  wonCoins: message(
    (coins: number) => `奖励${coins}个e币已到账。`,
    (coins) => `${coins} e-coins are yours.`,
  ),
  earned: message(
    (coins: number) => `参加活动获得${coins}个e币。`,
    (coins) => `${coins} e-coins for taking part.`,
  ),
  wonReward: message(
    ({ reward, voucher }: { reward: string; voucher: string }) => `赠${reward}，券码${voucher}，到店出示。`,
    ({ reward, voucher }) => `You won ${reward}: show the code ${voucher} at the shop.`,
  ),
  prizesGone: message('奖品已发完，感谢参与。', 'The prizes are all gone. Thank you for taking part.'),
}
