import { message } from '#words/message.ts'

export const m = {
  complaint: message('投诉建议', 'Complaints and ideas'),
  complaintLead: message(
    '我们在48小时内答复（周末顺延），并给您一个单号。',
    'You get a number at once and an answer within 48 hours, weekends not counted.',
  ),
  content: message('您想说的', 'What happened'),
  contentHint: message(
    '最多500字；请不要写密码和证件号码。',
    'Up to 500 characters. Please leave out passwords and ID numbers.',
  ),
  send: message('提交', 'Send'),
  mine: message('查看我的投诉和登记', 'See my complaints and requests'),
  rate: message('满意度评价', 'How did we do?'),
  rateLead: message('请为刚才的服务打分。', 'Please score what we just did for you.'),
  score: message('您的评分', 'Your score'),
  score1: message('很不满意', 'Very poor'),
  score2: message('不满意', 'Poor'),
  score3: message('一般', 'Fair'),
  score4: message('满意', 'Good'),
  score5: message('很满意', 'Very good'),
  give: message('提交评价', 'Send my score'),
  nothing: message('现在没有需要评价的服务', 'There is nothing to score right now'),
}
