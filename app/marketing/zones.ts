/** Zones by the names that people call them. */
import { message, type Message, type Say } from '#words/message.ts'

const zones: Record<string, Message> = {
  'Asia/Shanghai': message('北京时间（UTC+8）', 'Beijing time (UTC+8)'),
  'Asia/Urumqi': message('新疆时间（UTC+6）', 'Xinjiang time (UTC+6)'),
  'Asia/Hong_Kong': message('香港时间（UTC+8）', 'Hong Kong time (UTC+8)'),
  'Asia/Macau': message('澳门时间（UTC+8）', 'Macao time (UTC+8)'),
}

export function zoneIn(say: Say, zone: string): string {
  const known = zones[zone]
  return known ? say(known) : zone
}
