import type { Digest } from '../../core/digest.ts'
import type { Kind } from '../../register/kinds.ts'
import { inTurns } from '../../store/own-turn.ts'
import type { CallOnDay } from '../../work/commitments/call-duties.ts'
import type { Signatory, Undertaken } from '../../work/commitments/signatories.ts'

/** What headings, lines and forms say of all signatories of a call together. */
export interface Survey {
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
  /** By which somebody is bound. */
  readonly policies: ReadonlySet<Digest>
}

const surveys = new WeakMap<readonly Signatory[], Promise<Survey>>()

/** Made once for all pages that find the same signatories: a list of them that changes is another. */
export function surveyOf({ signatories }: Pick<CallOnDay, 'signatories'>): Promise<Survey> {
  return surveys.getOrInsertComputed(signatories, survey)
}

async function survey(signatories: readonly Signatory[]): Promise<Survey> {
  let [own, by, of, silent, withdrew, asked] = [0, 0, 0, 0, 0, 0]
  const parts = new Map<string, Undertaken>()
  const kinds = new Set<Kind>()
  const countries = new Set<string | null>()
  const principles = new Set<string>()
  const policies = new Set<Digest>()
  const add = (one: Signatory) => {
    kinds.add(one.kind)
    countries.add(one.country)
    if (one.asked.length > 0) asked++
    if (one.policy !== null) policies.add(one.policy)
    for (const { principle } of one.commitments) principles.add(principle)
    if (!one.stands) return
    of++
    const its = one.commitments.filter(isMeant)
    for (const it of its)
      if (it.lead === one.party) own++
      else parts.set(nameOf(it), it)
    if (its.length > 0) by++
    else if (one.commitments.length > 0) withdrew++
    else silent++
  }
  for await (const some of inTurns(signatories)) for (const one of some) add(one)
  // What others take part in is counted with whoever leads it; unless that one has left, or took its own part back.
  const leads = new Set([...parts.values()].map(({ lead }) => lead))
  for await (const some of inTurns(leads.size === 0 ? [] : signatories))
    for (const { party, stands, commitments } of some)
      if (stands && leads.has(party))
        for (const it of commitments) if (it.lead === party && isMeant(it)) parts.delete(nameOf(it))
  const counts = { count: own + parts.size, by, of }
  return { counts, silent, withdrew, asked, kinds, countries, principles, policies }
}

/** Each once, whoever takes part in it. */
export function eachOnce(all: readonly Pick<Undertaken, 'lead' | 'id'>[]): number {
  return new Set(all.map(nameOf)).size
}

const nameOf = ({ lead, id }: Pick<Undertaken, 'lead' | 'id'>) => `${lead}/${id}`

/** What was withdrawn is no commitment any more; it stays on the page of its party. */
const isMeant = ({ closed }: Pick<Undertaken, 'closed'>) => closed !== 'withdrawn'
