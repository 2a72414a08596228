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

/** Unix seconds: the end of the year 9999. */
const NEVER = 253_402_300_799

/**
 * Closes a log for good, in a database of which a copy goes on elsewhere: whoever wrote it is fenced off, and nobody
 * opens it for writing any more. A server that was out of sight and comes back takes up no letter: each is held. Where
 * the copy is served first, every hold ends (work/worker).
 */
export const GIVE_UP = [
  'UPDATE log SET epoch = epoch + 1',
  `UPDATE private SET held = ${NEVER} WHERE due IS NOT NULL`,
  `INSERT INTO versions (what, version) VALUES ('given up', 1) ON CONFLICT DO NOTHING`,
] as const

/** Ends that, in a copy. */
export const GO_ON = `DELETE FROM versions WHERE what = 'given up'`

export const GIVEN_UP =
  'This register was moved away: avow backup --move has closed this database for good, and the copy that it made goes on elsewhere.'

export function isGivenUp(rows: readonly Readonly<Record<string, unknown>>[]): boolean {
  return rows.some(({ what }) => what === 'given up')
}

/** Refuses to write where a log was given up. */
export function requireKept(rows: readonly Readonly<Record<string, unknown>>[]): void {
  if (isGivenUp(rows)) throw new Refusal('register_moved', GIVEN_UP)
}
