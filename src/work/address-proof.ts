import { Refusal } from '../core/refusal.ts'
import { writtenTo } from '../people/applications.ts'
import { applicationOfCode } from '../people/codes.ts'
import { untilSettled } from '../people/collection.ts'
import { handedBefore, proofWaiting, tellerOnly } from '../people/letter-clock.ts'
import { type Handed, pastLetters } from '../people/letters.ts'
import { isShown, type Proof, proofKept, proofSaid, shownProof } from '../people/proofs.ts'
import type { Change } from '../store/drawer.ts'
import { readyBy } from './letters/officers-told.ts'
import type { Workplace } from './workplace.ts'

/** What the code of a letter brings that has come back: at once, or when an officer says how the letter went. */

type Place = Pick<Workplace, 'log' | 'now'>

/** The changes that keep such a proof. Where it shows the mailbox, letters go there from now on and officers are told. */
export async function addressBrings(
  place: Place,
  application: string,
  proof: Proof,
  until?: number,
): Promise<Change[]> {
  const { log, now } = place
  const written = isShown(proof) ? await writtenTo(log.drawer, application, proof.what, now()) : []
  return [proofKept(application, proof, until), ...(await readyBy(place, application, proof)), ...written]
}

/**
 * The officer who opened a letter says how it went, after its code had come back. They say it once: the proof waits no more.
 * Another officer cannot know it. Refuses `not_found` where no proof waits for it, and `request_malformed` to another.
 */
export async function saidLater(
  place: Place,
  letter: string,
  { by, how, noted }: { readonly by: string; readonly how: Handed; readonly noted: Change },
): Promise<void> {
  const { log, now } = place
  const { drawer } = log
  await untilSettled(async () => {
    const gone = await pastLetters.present(drawer, letter, now())
    const waits = await proofWaiting(drawer, gone, now())
    if (waits === undefined) throw new Refusal('not_found', 'No proof waits for a word of this letter.')
    tellerOnly(gone.value, by)
    const application = applicationOfCode(gone.value.about!)
    const { proof, ended } = proofSaid(waits, how)
    const newer = await shownProof(drawer, application, 'email', now())
    const brings =
      isShown(proof) && (newer === undefined || newer.at <= proof.at)
        ? await addressBrings(place, application, proof)
        : []
    await drawer.apply([handedBefore(gone, how, now()), ended, ...brings, noted], now())
  })
}
