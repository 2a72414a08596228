import type { Filed } from '../../../people/applications.ts'
import { papersOf, withPapers } from '../../../people/papers.ts'
import { everyProof, proofsOf } from '../../../people/proofs.ts'
import type { RunningSite } from '../../asked.ts'

/**
 * What only somebody does who stands behind an application: a machine that fills in a form a thousand times confirms no
 * address, shows no domain, sends no papers and answers no question. So what shows any of it stays in the queue, unless
 * an officer says otherwise.
 */
const LIFE = ['domain', 'email', 'paper', 'answer'] as const
export type Life = (typeof LIFE)[number]

/** What each application shows of it, asked of all at once. */
export async function everyLife({ log, now }: RunningSite): Promise<(filed: Filed) => readonly Life[]> {
  const [proofs, papers] = await Promise.all([everyProof(log.drawer, now()), withPapers(log.drawer, now())])
  return filed => signsIn(filed, { proven: proofs.get(filed.id) ?? [], hasPapers: papers.has(filed.id) })
}

/** The same of one, as it stands at this moment; `confirmed` are the addresses to which a code has gone and come back. */
export async function lifeOf(
  { log, now }: RunningSite,
  filed: Filed,
): Promise<{ readonly signs: readonly Life[]; readonly confirmed: readonly string[] }> {
  const [proofs, papers] = await Promise.all([
    proofsOf(log.drawer, filed.id, now()),
    papersOf(log.drawer, filed.id, now()),
  ])
  return {
    signs: signsIn(filed, { proven: proofs.map(({ method }) => method), hasPapers: papers.length > 0 }),
    confirmed: proofs.filter(({ method }) => method === 'email').map(({ what }) => what),
  }
}

function signsIn(
  { value: { talk } }: Filed,
  { proven, hasPapers }: { readonly proven: readonly ('email' | 'domain')[]; readonly hasPapers: boolean },
): readonly Life[] {
  const shows: Record<Life, boolean> = {
    domain: proven.includes('domain'),
    email: proven.includes('email'),
    paper: hasPapers,
    answer: talk.some(({ by }) => by === null),
  }
  return LIFE.filter(sign => shows[sign])
}
