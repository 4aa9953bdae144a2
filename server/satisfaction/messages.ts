import { message } from '#words/message.ts'

export const m = {
  rateSatisfaction: message('服务评价', 'Rate us'),
  rateSatisfactionSummary: message('为刚办理的业务打分', 'Rate what you just had done'),
  score: message('评分', 'Score'),
  scoreHint: message('1至5分，5分为非常满意', '1 to 5, 5 is the best'),
  scoreWrong: message('请打1至5分，5分为非常满意。', 'Give a score from 1 to 5; 5 is the best.'),
  invitation: message(
    '请为本次服务打分：1至5分，5分为非常满意，24小时内有效。',
    'Please rate this from 1 to 5 (5 is the best) within 24 hours.',
  ),
  noSurvey: message('目前没有待评价的服务。', 'There is nothing to rate at the moment.'),
  thanks: message('感谢您的评价，我们会继续努力。', 'Thank you, we will keep at it.'),
  sorry: message(
    '感谢您的评价，很抱歉未能让您满意。您可以发送TS加内容告诉我们哪里没做好。',
    'Thank you. We are sorry that it was not good enough; text TS and what went wrong to tell us.',
  ),
}
