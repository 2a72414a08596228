import { setImmediate as turn } from 'node:timers/promises'
import { unlessRefused } from '../core/refusal.ts'
import { type Application, applications, type Filed } from '../people/applications.ts'
import type { Found, Named } from '../people/collection.ts'
import { noted } from '../people/diary.ts'
import { documentsOf, withDocuments } from '../people/documents.ts'
import { LETTER_SECONDS, withdrawn, writtenAbout } from '../people/letters.ts'
import { everyProof, isShown, type Proof, type ProofMethod, proofsOf } from '../people/proofs.ts'
import { changePile, type Pile, piles, requireAside } from '../people/quarantine.ts'
import type { Change } from '../store/drawer.ts'
import { brokenAs } from './fault.ts'
import { changeApplication, letterBefore } from './letters/application.ts'
import type { Job } from './worker.ts'
import type { Workplace } from './workplace.ts'

/**
 * Sets a pile aside, or takes it back, one application after another. Each changes in one commit with the letter about
 * it, and says itself how far it has come, so the work goes on after a crash.
 */
export async function carryOnPile(
  site: Workplace,
  { id }: Named<Pile>,
  { isStopped }: Pick<Job, 'isStopped'>,
): Promise<number | null | undefined> {
  const { drawer } = site.log
  try {
    for (;;) {
      const pile = await piles.find(drawer, id, site.now())
      if (!isGoingOn(pile)) return null
      for (const application of pile.ids) {
        if (isStopped()) return site.now()
        // An officer may want it back before all of it is done.
        if ((await piles.find(drawer, id, site.now())).state !== pile.state) break
        // What has been erased meanwhile is neither.
        await unlessRefused('not_found', () =>
          changeApplication(site, application, found =>
            pile.state === 'setting' ? setAside(site, id, found) : takenBack(site, id, found),
          ),
        )
        // Lets other requests run: the drawer answers at once, and never gives way by itself.
        await turn()
      }
      if (await isOver(site, id, pile)) return undefined
    }
  } catch (error) {
    const said = brokenAs(error)
    await changePile(drawer, id, site.now(), pile => ({ ...pile, said })).catch(() => undefined)
    throw error
  }
}

export function isGoingOn({ state }: Pile) {
  return state === 'setting' || state === 'returning'
}

/** Notes that all is done; false where an officer wants something else of it since. */
async function isOver({ log: { drawer }, now }: Workplace, id: string, { state }: Pile) {
  const over = state === 'setting' ? 'set' : 'returned'
  const done = (pile: Pile): Pile | undefined =>
    pile.state === state ? { ...pile, state: over, said: null } : undefined
  const changed = await piles.change(drawer, id, now(), done, { due: null, held: null, tries: 0 })
  return changed !== undefined
}

/**
 * No change where it stays in the queue: since it was counted, somebody has shown to stand behind it, or decided on it.
 */
async function setAside(site: Workplace, id: string, found: Found<Application>): Promise<readonly Change[]> {
  const { drawer } = site.log
  const at = site.now()
  // Read after the application: whoever takes one back alone notes it here in the same commit.
  const pile = await piles.find(drawer, id, at)
  const { signs, confirmed } = await lifeOf(site, found)
  const stays = pile.back.includes(found.id) || (signs.length > 0 && !pile.withLiving)
  if (stays || found.value.state.is !== 'waiting') return []
  const { by, reason } = pile
  const told = confirmed.includes(found.value.person.email)
  const aside = { ...found.value, state: { is: 'aside' as const, by, at, reason, pile: id, told } }
  const letter = told
    ? await letterBefore(site, 'aside', found, { quote: reason, about: aboutAside(id, found) })
    : // That it has arrived, which was not sent yet, goes to no stranger any more either.
      await withdrawn(drawer, aboutReceipt(found), 'over', at)
  return [applications.changed(found, aside), ...letter]
}

const aboutAside = (pile: string, { id }: Filed) => `aside/${pile}/${id}`
const aboutReceipt = ({ id }: Filed) => `received/${id}`

/** Takes one back alone, for good: its pile leaves it. Refuses `changed_meanwhile`. */
export async function takeBackAlone(site: Workplace, by: string, id: string): Promise<void> {
  const { drawer } = site.log
  await changeApplication(site, id, async found => {
    const line = noted({ at: site.now(), by, what: 'application-taken-back', subject: id })
    if (found.value.state.is === 'refused') return [...(await unrefused(site, found)), line]
    const { pile } = requireAside(found.value)
    const lying = await piles.lying(drawer, pile, site.now())
    const left = lying && { ...lying.value, back: [...lying.value.back, id] }
    return [
      ...(await takenBack(site, pile, found)),
      ...(left === undefined ? [] : [piles.changed(lying!, left)]),
      line,
    ]
  })
}

/** Who was told of the refusal is told that it waits again; a letter that has not gone out yet goes. */
async function unrefused(site: Workplace, found: Found<Application>): Promise<readonly Change[]> {
  const waits = applications.changed(found, { ...found.value, state: { is: 'waiting' } })
  const unsent = await withdrawn(site.log.drawer, `application/${found.id}`, 'over', site.now())
  if (unsent.length > 0) return [waits, ...unsent]
  const about = `again/${site.now()}/${found.id}`
  return [waits, ...(await letterBefore(site, 'waits', found, { about }))]
}

/**
 * Takes one back that is aside in this pile. An applicant who was told of that is told that it waits again; an unsent
 * letter goes.
 */
async function takenBack(
  site: Workplace,
  pile: string,
  found: Found<Application>,
): Promise<readonly Change[]> {
  const { drawer } = site.log
  const now = site.now()
  const { received, state } = found.value
  if (state.is !== 'aside' || state.pile !== pile) return []
  const waits = applications.changed(found, { ...found.value, state: { is: 'waiting' } })
  if (state.told) {
    const unsent = await withdrawn(drawer, aboutAside(pile, found), 'over', now)
    if (unsent.length > 0) return [waits, ...unsent]
    return [waits, ...(await letterBefore(site, 'waits', found, { about: `again/${pile}/${found.id}` }))]
  }
  const about = aboutReceipt(found)
  // The letter that it has arrived was removed unsent, and without its link they may not find their page.
  const isLacking = now - received < LETTER_SECONDS && (await writtenAbout(drawer, about, now)) === undefined
  return isLacking ? [waits, ...(await letterBefore(site, 'received', found, { about }))] : [waits]
}

/**
 * What only somebody does who stands behind an application: a machine that sends a form a thousand times confirms no
 * address, proves no domain, sends no documents and answers no question. An application with any of these stays in the
 * queue, unless an officer says otherwise.
 */
const LIFE = ['domain', 'email', 'document', 'answer'] as const
type Life = (typeof LIFE)[number]

/** The signs of life of each application, read at once for all. */
export async function everyLife({ log, now }: Workplace): Promise<(filed: Filed) => readonly Life[]> {
  const [proofs, documents] = await Promise.all([
    everyProof(log.drawer, now()),
    withDocuments(log.drawer, now()),
  ])
  return filed => signsIn(filed, proofs.get(filed.id) ?? [], documents.has(filed.id))
}

/** The same of one. `confirmed` are the addresses to which a code has gone and come back. */
async function lifeOf(
  { log, now }: Workplace,
  filed: Filed,
): Promise<{ readonly signs: readonly Life[]; readonly confirmed: readonly string[] }> {
  const [proofs, documents] = await Promise.all([
    proofsOf(log.drawer, filed.id, now()),
    documentsOf(log.drawer, filed.id, now()),
  ])
  return {
    signs: signsIn(filed, proofs, documents.length > 0),
    confirmed: proofs.filter(one => one.method === 'email' && isShown(one)).map(({ what }) => what),
  }
}

function signsIn(
  { value: { talk } }: Filed,
  proofs: readonly Proof[],
  hasDocuments: boolean,
): readonly Life[] {
  const isProven = (by: ProofMethod) => proofs.some(one => one.method === by && isShown(one))
  const shows: Record<Life, boolean> = {
    domain: isProven('domain'),
    email: isProven('email'),
    document: hasDocuments,
    answer: talk.some(({ by }) => by === null),
  }
  return LIFE.filter(sign => shows[sign])
}
