#!/usr/bin/env node
// The command `avow`, whatever Node starts it: src/cli/avow.ts needs a newer one than many machines have.
import module from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { become, needNode, root } from './node.mjs'

const command = join(root, 'src', 'cli', 'avow.ts')
const node = needNode()

// TypeScript is stripped and compiled once, not at each start, and not again in each thread. The cache lies where only
// whoever may change the code itself may write: in a shared folder it would be a way in.
process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules', '.cache', 'avow')

if (node === process.execPath) {
  // No second process where none is needed: a server's memory is counted.
  process.argv[1] = command
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE)
  await import(pathToFileURL(command).href)
} else {
  become(node, [command, ...process.argv.slice(2)])
}
