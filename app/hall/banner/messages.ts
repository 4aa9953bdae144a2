import { message } from '#words/message.ts'

export const m = {
  banner: message('为您推荐的活动', 'For you'),
  open: message('去看看', 'Have a look'),
  close: message('不感兴趣', 'Not for me'),
}
