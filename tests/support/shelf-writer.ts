/**
 * A process of its own that writes books, for tests about processes: `node shelf-writer.ts <place> <name> <count>`.
 * Prints `ready`, then after each answered unit the book's title; waits for a line on stdin before it begins.
 */
import { once } from 'node:events'
import { openStore } from '#server/store/store.ts'
import { addBook, newBook, shelfMigrations } from './shelf.ts'

const [place = '{}', name = '', count = '0', width = '1'] = process.argv.slice(2)
const store = await openStore({
  ...(JSON.parse(place) as { url: string } | { file: string }),
  migrations: shelfMigrations,
})
await store.migrate()
console.log('ready')
await once(process.stdin, 'data')

await Promise.all(
  Array.from({ length: Number(width) }, async (_, writer) => {
    for (let number = 0; number < Number(count); number++) {
      const title = `${name}-${writer}-${number}`
      await store.transaction((tx) => addBook.run(tx, newBook(title)))
      process.stdout.write(`${title} ${process.hrtime.bigint()}\n`)
    }
  }),
)
await store.close()
process.exit(0)
