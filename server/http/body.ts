/** Reads what a browser posts, up to a limit. */
import type { IncomingMessage } from 'node:http'

/** Forms of the hall are small; a staff upload of a month's records is not. */
export const FORM_LIMIT_BYTES = 64 * 1024
export const UPLOAD_LIMIT_BYTES = 32 * 1024 * 1024

export class TooLarge extends Error {
  override readonly name = 'TooLarge'
}

export class NotAForm extends Error {
  override readonly name = 'NotAForm'
}

/**
 * @throws TooLarge when more arrives than the limit
 * @throws NotAForm for any other media type than the two of HTML forms, or a broken one
 */
export async function readForm(request: IncomingMessage, limitBytes: number): Promise<FormData> {
  const type = request.headers['content-type'] ?? ''
  const known = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)
  if (!known) throw new NotAForm(`no form arrives as ${type.slice(0, 60)}`)
  const body = await readBytes(request, limitBytes)
  const form = new Response(new Uint8Array(body), { headers: { 'content-type': type } })
  return form.formData().catch(() => {
    throw new NotAForm('the form is broken')
  })
}

/** @throws TooLarge when more arrives than the limit */
export async function readBytes(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw new TooLarge()
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > limitBytes) throw new TooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
