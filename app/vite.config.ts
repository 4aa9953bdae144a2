import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

export default defineConfig({
  plugins: [tailwindcss(), reactRouter(), precompressed()],
  // A data: URL would weigh on every page; a file is fetched once.
  build: { assetsInlineLimit: 0 },
  environments: {
    ssr: { build: { rolldownOptions: { input: 'app/server.ts' } } },
  },
})

/** Lays a Brotli and a gzip copy beside each text asset, so that no request has to compress it. */
function precompressed(): Plugin {
  return {
    name: 'dianting:precompressed',
    apply: 'build',
    enforce: 'post',
    applyToEnvironment: (environment) => environment.name === 'client',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (!/\.(js|css|svg)$/.test(file.fileName)) continue
        const text = file.type === 'chunk' ? file.code : file.source
        const source = Buffer.from(text)
        if (source.length < 1024) continue
        const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
        this.emitFile({
          type: 'asset',
          fileName: `${file.fileName}.br`,
          source: brotliCompressSync(source, brotli),
        })
        this.emitFile({
          type: 'asset',
          fileName: `${file.fileName}.gz`,
          source: gzipSync(source, { level: 9 }),
        })
      }
    },
  }
}
