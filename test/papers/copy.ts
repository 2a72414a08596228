import { cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { keptFiles, root } from '../house/sources.ts'

export interface Copy extends Disposable {
  readonly folder: string
}

/**
 * A fresh copy of the checkout as it is now: what git keeps or would keep, no data, and the installed packages by
 * links. Their folder is real, so that the command `avow` in it is the copy's own.
 */
export function copyCheckout(): Copy {
  const folder = mkdtempSync(join(tmpdir(), 'avow-papers-'))
  for (const path of keptFiles()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    cpSync(join(root, path), join(folder, path))
  }
  const installed = join(root, 'node_modules')
  const modules = join(folder, 'node_modules')
  mkdirSync(join(modules, '.bin'), { recursive: true })
  for (const name of readdirSync(installed))
    if (name !== '.bin') symlinkSync(join(installed, name), join(modules, name))
  for (const name of readdirSync(join(installed, '.bin')))
    if (name !== 'avow') symlinkSync(join(installed, '.bin', name), join(modules, '.bin', name))
  if (lstatSync(join(folder, 'bin', 'avow.mjs'), { throwIfNoEntry: false }))
    symlinkSync(join('..', '..', 'bin', 'avow.mjs'), join(modules, '.bin', 'avow'))
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}
