/** First in, first out, without moving what waits: an array and where it begins. */
export type Queue<T> = {
  push(item: T): void
  /** Puts an item before all others. */
  unshift(item: T): void
  peek(): T | undefined
  shift(): T | undefined
  readonly length: number
}

export function createQueue<T>(): Queue<T> {
  let items: (T | undefined)[] = []
  let first = 0

  return {
    get length() {
      return items.length - first
    },
    push(item) {
      items.push(item)
    },
    unshift(item) {
      if (first > 0) items[--first] = item
      else items.unshift(item)
    },
    peek() {
      return items[first]
    },
    shift() {
      const item = items[first]
      if (first === items.length) return undefined
      items[first++] = undefined
      if (first > 1_024 && first * 2 > items.length) {
        items = items.slice(first)
        first = 0
      }
      return item
    },
  }
}
