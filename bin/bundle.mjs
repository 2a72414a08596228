// Bundles the few modules that run in a page: each src/browser/<name>.page.ts becomes src/web/assets/built/<name>.js, with
// the same core as everywhere and @noble for its crypto (package.json, "imports"). Quick, so it runs each time.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from './node.mjs'

const folder = join(root, 'src', 'browser')
await build({
  entryPoints: readdirSync(folder)
    .filter(name => name.endsWith('.page.ts'))
    .map(name => ({ in: join(folder, name), out: name.replace('.page.ts', '') })),
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  minify: true,
  legalComments: 'none',
  outdir: join(root, 'src', 'web', 'assets', 'built'),
  logLevel: 'warning',
})
