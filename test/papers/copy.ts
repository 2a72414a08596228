import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { keptFiles, root } from '../house/sources.ts'

export interface Copy extends Disposable {
  readonly folder: string
}

/**
 * A fresh copy of the checkout as it is now: what git keeps or would keep, no data, the installed packages by a link.
 */
export function copyCheckout(): Copy {
  const folder = mkdtempSync(join(tmpdir(), 'avow-papers-'))
  for (const path of keptFiles()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    cpSync(join(root, path), join(folder, path))
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}
