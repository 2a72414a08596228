import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Catalogue } from '../register/figures/catalogue.ts'
import { checkCatalogueBytes } from '../register/figures/catalogue-bytes.ts'

/** Sets of our own that come with the program, attached to no call: to begin with, not to be taken as they are. */

const FOLDER = fileURLToPath(new URL('../../examples/indicators', import.meta.url))

export interface ReadySet {
  /** Of its file, without the ending. */
  readonly name: string
  readonly path: string
  readonly catalogue: Catalogue
}

let known: readonly ReadySet[] | undefined

/** By their names; none where the program was installed without them. They stay as they are while a server runs. */
export function readySets(): readonly ReadySet[] {
  known ??= existsSync(FOLDER)
    ? readdirSync(FOLDER)
        .filter(file => file.endsWith('.json'))
        .sort()
        .flatMap(file => setAt(join(FOLDER, file)))
    : []
  return known
}

function setAt(path: string): ReadySet[] {
  const { catalogue } = checkCatalogueBytes(readFileSync(path))
  return catalogue === null ? [] : [{ name: basename(path, '.json'), path, catalogue }]
}
