import type { Kind } from '../../register/kinds.ts'
import type { CallOnDay } from '../../work/commitments/call-duties.ts'
import type { Signatory, Undertaken } from '../../work/commitments/signatories.ts'

/** What headings, lines and forms say of all signatories of a call together. */
interface Survey {
  /** How many commitments those have who stand, of how many of these, and of how many in all. */
  readonly counts: { readonly count: number; readonly by: number; readonly of: number }
  /** Of those who stand: who has taken nothing on, and who has taken all of it back. */
  readonly silent: number
  readonly withdrew: number
  /** Of whom something is asked. */
  readonly asked: number
  readonly kinds: ReadonlySet<Kind>
  readonly countries: ReadonlySet<string | null>
  /** Under which somebody has taken something on. */
  readonly principles: ReadonlySet<string>
}

const surveys = new WeakMap<readonly Signatory[], Survey>()

/** Made once for all pages that find the same signatories: a list of them that changes is another. */
export function surveyOf({ signatories }: Pick<CallOnDay, 'signatories'>): Survey {
  return surveys.getOrInsertComputed(signatories, survey)
}

function survey(signatories: readonly Signatory[]): Survey {
  const meant = new Set<string>()
  const found = { by: 0, of: 0, silent: 0, withdrew: 0, asked: 0 }
  const kinds = new Set<Kind>()
  const countries = new Set<string | null>()
  const principles = new Set<string>()
  for (const { kind, country, stands, asked, commitments } of signatories) {
    kinds.add(kind)
    countries.add(country)
    if (asked.length > 0) found.asked++
    for (const { principle } of commitments) principles.add(principle)
    if (!stands) continue
    found.of++
    const its = commitments.filter(isMeant)
    for (const one of its) meant.add(nameOf(one))
    if (its.length > 0) found.by++
    else if (commitments.length > 0) found.withdrew++
    else found.silent++
  }
  const { by, of, ...rest } = found
  return { counts: { count: meant.size, by, of }, ...rest, kinds, countries, principles }
}

/** Each once, whoever takes part in it. */
export function eachOnce(all: readonly Pick<Undertaken, 'lead' | 'id'>[]): number {
  return new Set(all.map(nameOf)).size
}

const nameOf = ({ lead, id }: Pick<Undertaken, 'lead' | 'id'>) => `${lead}/${id}`

/** What was withdrawn is no commitment any more; it stays on the page of its party. */
export const isMeant = ({ closed }: Pick<Undertaken, 'closed'>) => closed !== 'withdrawn'
