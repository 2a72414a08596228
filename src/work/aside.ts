import { setImmediate as turn } from 'node:timers/promises'
import { unlessRefused } from '../core/refusal.ts'
import { type Application, applications, decide, type Filed } from '../people/applications.ts'
import { LETTER_SECONDS, pastLetters, withdrawLetter, writtenAbout } from '../people/letters.ts'
import { papersOf, withPapers } from '../people/papers.ts'
import { everyPile, noteTold, type Pile, piles, takeBack } from '../people/piles.ts'
import { everyProof, type Proof, type ProofMethod, proofsOf } from '../people/proofs.ts'
import { atWork } from './at-work.ts'
import { brokenAs } from './broken.ts'
import { writeBefore } from './letters/application.ts'
import type { LetterBefore } from './letters/words.ts'
import type { Workplace } from './workplace.ts'

/**
 * Sets a pile aside, or takes it back, one application after another, in this process. Each ends a step by itself, so
 * that whoever goes on after a crash asks it how far it has come:
 *
 *   1. it is set aside, by the pile's name; where its address is confirmed, with a letter that is due
 *   2. the letter is written; one that lies in the queue is that letter
 *   3. the letter is no longer due
 *
 * and back again: the letter that says so first, or the one that was not sent yet withdrawn; then it waits.
 */
export function carryOnPile(site: Workplace, id: string): Promise<void> {
  return atWork(site, `pile ${id}`, () => carryOut(site, id).catch(error => breakOff(site, id, error)))
}

/** Goes on with whatever was going on when the server stopped. */
export async function resumePiles(site: Workplace): Promise<void> {
  for (const { id, value } of await everyPile(site.log.drawer, site.now()))
    if (isGoingOn(value)) void carryOnPile(site, id)
}

export function isGoingOn({ state }: Pile): boolean {
  return state === 'setting' || state === 'returning'
}

async function carryOut(site: Workplace, id: string): Promise<void> {
  const { drawer } = site.log
  // Why it broke off before is no news once it goes on.
  let pile = await piles.alter(drawer, id, site.now(), before => ({ ...before, said: null }))
  while (isGoingOn(pile)) {
    const { state } = pile
    for (const application of pile.ids) {
      // An officer may want it back before all of it is done, or some of it.
      const now = await piles.find(drawer, id, site.now())
      if (now.state !== state) break
      if (state === 'returning') await takeBackOf(site, id, application)
      else if (!now.back.includes(application)) await setAside(site, id, now, application)
      // Others are served meanwhile: the drawer answers at once, and never gives way by itself.
      await turn()
    }
    pile = await piles.alter(drawer, id, site.now(), now =>
      now.state === state ? { ...now, state: state === 'setting' ? 'set' : 'returned' } : now,
    )
  }
}

async function breakOff(site: Workplace, id: string, error: unknown): Promise<void> {
  site.logger.warn({ err: error }, 'what was being set aside has broken off')
  const said = brokenAs(error)
  await piles.alter(site.log.drawer, id, site.now(), pile => ({ ...pile, said })).catch(() => undefined)
}

async function setAside(site: Workplace, pileId: string, pile: Pile, id: string): Promise<void> {
  const { drawer } = site.log
  const before = await applications.get(drawer, id, site.now())
  if (before === undefined) return
  const aside =
    before.state.is === 'waiting' ? await piledNow(site, pileId, pile, { id, value: before }) : before
  if (aside === undefined || aside.state.is !== 'aside') return
  if (aside.state.pile !== pileId) return
  // That it has arrived, which was not sent yet, goes to no stranger any more either.
  if (aside.state.told === null) await withdrawLetter(drawer, `received/${id}`, site.now())
  if (aside.state.told !== false) return
  const about = aboutAside(pileId, id)
  await writeOnce(site, 'aside', [id, aside], about, pile.reason)
  await noteTold(drawer, id, site.now())
}

/** Writes a letter, unless the one about this has been written. */
async function writeOnce(
  site: Workplace,
  name: LetterBefore,
  [id, application]: readonly [string, Application],
  about: string,
  quote = '',
): Promise<void> {
  if ((await writtenAbout(site.log.drawer, about, site.now())) !== undefined) return
  await writeBefore(site, name, id, application, { quote, about })
}

/** Undefined where it stays in the queue: somebody has shown to stand behind it since it was counted, or decides on it. */
async function piledNow(site: Workplace, pileId: string, pile: Pile, filed: Filed) {
  const { signs, confirmed } = await lifeOf(site, filed)
  if (signs.length > 0 && !pile.withLiving) return undefined
  const isConfirmed = confirmed.includes(filed.value.person.email)
  const { by, reason } = pile
  const at = site.now()
  const state = { is: 'aside' as const, by, at, reason, pile: pileId, told: isConfirmed ? false : null }
  return unlessRefused('application_decided', () => decide(site.log.drawer, filed.id, state, at))
}

function aboutAside(pile: string, id: string): string {
  return `aside/${pile}/${id}`
}

/** Takes one back alone, for good: whoever goes on with its pile after a crash leaves it. */
export async function takeBackAlone(site: Workplace, pile: string, id: string): Promise<void> {
  await piles.alter(site.log.drawer, pile, site.now(), now =>
    now.back.includes(id) ? now : { ...now, back: [...now.back, id] },
  )
  await takeBackOf(site, pile, id)
}

/**
 * Takes one back that is aside in this pile, and nothing else. Whoever was told that it was set aside is told that it
 * waits again; a letter that was not sent yet goes.
 */
async function takeBackOf(site: Workplace, pile: string, id: string): Promise<void> {
  const { drawer } = site.log
  const application = await applications.get(drawer, id, site.now())
  if (application?.state.is !== 'aside' || application.state.pile !== pile) return
  const about = aboutAside(pile, id)
  const letter = await writtenAbout(drawer, about, site.now())
  const wasSent = letter !== undefined && (await pastLetters.get(drawer, letter, site.now())) !== undefined
  if (!wasSent) await withdrawLetter(drawer, about, site.now())
  if (wasSent) await writeOnce(site, 'waits', [id, application], `again/${pile}/${id}`)
  const { received, state } = application
  const isLacking = state.told === null && site.now() - received < LETTER_SECONDS
  // What told them that it has arrived was taken out of the outbox: without its link they may not find their page.
  if (isLacking) await writeOnce(site, 'received', [id, application], `received/${id}`)
  // Another officer may take it back at this moment.
  await unlessRefused('application_decided', () => takeBack(drawer, id, site.now()))
}

/**
 * What only somebody does who stands behind an application: a machine that fills in a form a thousand times confirms no
 * address, shows no domain, sends no papers and answers no question. So what shows any of it stays in the queue, unless
 * an officer says otherwise.
 */
const LIFE = ['domain', 'email', 'paper', 'answer'] as const
type Life = (typeof LIFE)[number]

/** What each application shows of it, asked of all at once. */
export async function everyLife({ log, now }: Workplace): Promise<(filed: Filed) => readonly Life[]> {
  const [proofs, papers] = await Promise.all([everyProof(log.drawer, now()), withPapers(log.drawer, now())])
  return filed => signsIn(filed, proofs.get(filed.id) ?? [], papers.has(filed.id))
}

/** The same of one, as it stands at this moment; `confirmed` are the addresses to which a code has gone and come back. */
async function lifeOf(
  { log, now }: Workplace,
  filed: Filed,
): Promise<{ readonly signs: readonly Life[]; readonly confirmed: readonly string[] }> {
  const [proofs, papers] = await Promise.all([
    proofsOf(log.drawer, filed.id, now()),
    papersOf(log.drawer, filed.id, now()),
  ])
  return {
    signs: signsIn(filed, proofs, papers.length > 0),
    confirmed: proofs.filter(({ method }) => method === 'email').map(({ what }) => what),
  }
}

function signsIn({ value: { talk } }: Filed, proofs: readonly Proof[], hasPapers: boolean): readonly Life[] {
  const isProven = (by: ProofMethod) => proofs.some(({ method }) => method === by)
  const shows: Record<Life, boolean> = {
    domain: isProven('domain'),
    email: isProven('email'),
    paper: hasPapers,
    answer: talk.some(({ by }) => by === null),
  }
  return LIFE.filter(sign => shows[sign])
}
