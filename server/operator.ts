/** The operator whose hall this is: how it signs its texts, and the number they come from. */
import { message } from '#words/message.ts'

export const operator = {
  name: message('青岚通信', 'Qinglan Telecom'),
  /** The head of every text message. */
  head: message('【青岚通信】', '[Qinglan Telecom] '),
  port: '10086',
}
