/** A posted form, read within bounds. */
const MOST_BYTES = 4096

/** The fields, or undefined when the body is longer than any honest form. */
export async function readForm(request: Request): Promise<Record<string, string> | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength
    if (length > MOST_BYTES) return undefined
    chunks.push(chunk)
  }
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString('utf8')))
}
