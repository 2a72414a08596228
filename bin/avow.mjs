#!/usr/bin/env node
// The command `avow`, whatever Node starts it: src/cli/avow.ts needs a newer one than many machines have.
import module from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { become, compileCache, endWithNpm, needNode, root } from './node.mjs'

const command = join(root, 'src', 'cli', 'avow.ts')
const node = needNode()

process.env.NODE_COMPILE_CACHE = compileCache

if (node === process.execPath) {
  // No second process where none is needed: a server's memory is counted.
  endWithNpm(() => process.kill(process.pid, 'SIGTERM'))
  process.argv[1] = command
  module.enableCompileCache(compileCache)
  await import('./paths.mjs')
  const { keepNurserySmall, makeAllYoung } = await import('../src/cli/nursery.ts')
  makeAllYoung()
  keepNurserySmall()
  await import(pathToFileURL(command).href)
} else {
  become(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)])
}
