import { Refusal } from '../core/refusal.ts'
import { FOLD_VERSION, LAW_VERSION } from '../register/versions.ts'
import { DRAWER_VERSION } from './drawer.ts'

/** Under which law the log is, by which fold its rows were made, of which version the drawer's kinds are; 0: not noted. */
export interface Versions {
  readonly law: number
  readonly fold: number
  readonly drawer: number
}

/** What this software writes. */
export const VERSIONS: Versions = { law: LAW_VERSION, fold: FOLD_VERSION, drawer: DRAWER_VERSION }

/** Refuses `store_newer` for what newer software has written, and `store_damaged` where a number is lost. */
export function openVersions(rows: readonly Readonly<Record<string, unknown>>[]): Versions {
  const found = new Map(rows.map(({ what, version }) => [what, version]))
  const of = (name: keyof Versions) => {
    const version = found.get(name)
    if (typeof version !== 'number' || version < 0)
      throw new Refusal('store_damaged', `The database does not say of which version its ${name} is.`)
    if (version > VERSIONS[name])
      throw new Refusal(
        'store_newer',
        `The ${name} of this database has version ${version}; this software knows versions up to ${VERSIONS[name]}.`,
      )
    return version
  }
  return { law: of('law'), fold: of('fold'), drawer: of('drawer') }
}
