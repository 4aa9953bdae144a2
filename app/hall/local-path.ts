/** A path within the hall, or the first page for anything that would lead elsewhere. */
export function localPath(asked: unknown, otherwise = '/'): string {
  if (typeof asked !== 'string' || !/^\/(?![/\\])/.test(asked)) return otherwise
  const url = URL.parse(asked, 'http://hall.invalid')
  return url?.host === 'hall.invalid' ? url.pathname + url.search : otherwise
}
