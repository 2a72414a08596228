import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { madeOnce } from '../filled.ts'
import { keptFiles, root } from '../house/sources.ts'

export interface Copy extends Disposable {
  readonly folder: string
}

/** Where Node finds what it has compiled, in each copy by the same path: what one copy has compiled serves the next. */
export const COMPILED = 'compiled'

/**
 * A fresh copy of the checkout as it is now: what git keeps or would keep, no data, the installed packages by a link.
 */
export async function copyCheckout(): Promise<Copy> {
  const folder = mkdtempSync(join(tmpdir(), 'avow-papers-'))
  cpSync(await madeOnce('checkout', copyKept), folder, { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  symlinkSync(await madeOnce(COMPILED, async path => void mkdirSync(path)), join(folder, COMPILED))
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

async function copyKept(folder: string): Promise<void> {
  for (const path of keptFiles()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    cpSync(join(root, path), join(folder, path))
  }
}
