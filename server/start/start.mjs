/** `npm start`. Plain JavaScript, so that an older Node can still read why it will not do. */
const NEEDED = 22
const major = Number(process.versions.node.split('.')[0])
if (major < NEEDED) {
  console.error(
    `Dianting needs Node ${NEEDED} or newer and this is ${process.versions.node}. ` +
      'npm ci brings one along for Linux, macOS and Windows on x64, and for Linux and macOS on arm64: run it without --omit=optional.',
  )
  process.exit(1)
}
await import('./main.ts')
