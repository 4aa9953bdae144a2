/** How many segments a text is charged as: 70 UCS-2 units or 160 septets alone, 67 or 153 in each part of a longer one. */
export function segmentsIn(text: string): number {
  const latin = /^[\n\r\x20-\x5f\x61-\x7e]*$/.test(text)
  if (!latin) return text.length <= 70 ? 1 : Math.ceil(text.length / 67)
  const septets = text.length + (text.match(/[[\]{}^~|\\]/g)?.length ?? 0)
  return septets <= 160 ? 1 : Math.ceil(septets / 153)
}
