import { credentialsOf } from '../../people/credentials.ts'
import type { KeyRow } from '../../register/rows.ts'
import type { Asked } from '../asked.ts'
import { say } from '../say.ts'
import type { Representative } from './who.ts'

/** A key of the party, with what the party alone knows of it. */
export interface OwnKey {
  readonly keyid: string
  readonly row: KeyRow
  readonly role: Representative['role']
  /** How the party calls its holder or device; undefined where it has said nothing. */
  readonly label: string | undefined
}

const MOST_KEYS = 100

/** Every key that the party ever had, those in force first. */
export async function keysOfParty(
  { site }: Asked,
  { party }: Pick<Representative, 'party'>,
): Promise<OwnKey[]> {
  const { drawer, store } = site.log
  const [keys, known] = await Promise.all([
    store.keysOf(party, MOST_KEYS),
    credentialsOf(drawer, party, site.now()),
  ])
  const labels = new Map(known.map(({ credential }) => [credential.keyid, credential.label]))
  return keys
    .map(({ key, row }) => ({
      keyid: key,
      row,
      role: row.role ?? ('signatory' as const),
      label: labels.get(key),
    }))
    .sort(
      (a, b) => Number(a.row.revoked !== null) - Number(b.row.revoked !== null) || a.row.added - b.row.added,
    )
}

/** What the party calls it, or what kind of key it is. */
export function keyName({ lang }: Asked, { label, row }: OwnKey): string {
  return label ?? say(lang, row.key.alg === 'Ed25519' ? 'rep.keyFile' : 'rep.keyUnnamed')
}
