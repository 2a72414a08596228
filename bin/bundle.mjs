// Bundles the few modules that run in a page: each src/browser/<name>.page.ts becomes src/web/assets/built/<name>.js, and
// <name>.worker.ts becomes <name>-worker.js, with the same core as everywhere and @noble for its crypto (package.json,
// "imports"). Quick, so it runs each time. The server names each by its content (src/web/kit/assets.ts).
// `node bin/bundle.mjs <folder>` puts them elsewhere, for whoever packs them.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from './node.mjs'

const folder = join(root, 'src', 'browser')

/** zod brings its faults in fifty languages; what of them is ever shown is in English, which it loads by itself. */
const oneLanguage = {
  name: 'one language',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/locales\/index\.js$/ }, ({ importer }) =>
      /[\\/]zod[\\/]v4[\\/]/.test(importer) ? { path: 'none', namespace: 'no-locales' } : undefined,
    )
    onLoad({ filter: /./, namespace: 'no-locales' }, () => ({ contents: 'export {}' }))
  },
}

await build({
  entryPoints: readdirSync(folder)
    .filter(name => /\.(?:page|worker)\.ts$/.test(name))
    .map(name => ({
      in: join(folder, name),
      out: name.replace('.page.ts', '').replace('.worker.ts', '-worker'),
    })),
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  minify: true,
  legalComments: 'none',
  plugins: [oneLanguage],
  outdir: process.argv[2] ?? join(root, 'src', 'web', 'assets', 'built'),
  logLevel: 'warning',
})
