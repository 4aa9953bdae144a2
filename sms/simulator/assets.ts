/**
 * The handset page's files. Its modules are TypeScript like everything else and are sent without their types; they share the hall's own
 * arithmetic of segments, so the counter on the page cannot disagree with the link.
 */
import { readFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'

export type Asset = { type: string; body: string | Buffer }

const root = new URL('../../', import.meta.url)

const files: Record<string, string> = {
  '/': 'sms/simulator/page/index.html',
  '/handset.css': 'sms/simulator/page/handset.css',
  '/icon.svg': 'sms/simulator/page/icon.svg',
  '/sms/simulator/page/handset.ts': 'sms/simulator/page/handset.ts',
  '/sms/simulator/page/conversation.ts': 'sms/simulator/page/conversation.ts',
  '/sms/simulator/page/people.ts': 'sms/simulator/page/people.ts',
  '/sms/simulator/page/network-panel.ts': 'sms/simulator/page/network-panel.ts',
  '/sms/simulator/page/element.ts': 'sms/simulator/page/element.ts',
  '/sms/simulator/page/server.ts': 'sms/simulator/page/server.ts',
  '/sms/simulator/page/words.ts': 'sms/simulator/page/words.ts',
  '/sms/simulator/messages.ts': 'sms/simulator/messages.ts',
  '/words/segments.ts': 'words/segments.ts',
  '/words/gsm7.ts': 'words/gsm7.ts',
  '/words/message.ts': 'words/message.ts',
}

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  ts: 'text/javascript; charset=utf-8',
}

/** The file for a path of the page, or undefined; paths outside the list do not exist. */
export async function asset(pathname: string): Promise<Asset | undefined> {
  const file = Object.hasOwn(files, pathname) ? files[pathname] : undefined
  if (file === undefined) return undefined
  const type = types[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
  const source = await readFile(new URL(file, root), 'utf8')
  if (!file.endsWith('.ts')) return { type, body: source }
  return { type, body: stripTypeScriptTypes(source).replaceAll("'#words/", "'/words/") }
}
