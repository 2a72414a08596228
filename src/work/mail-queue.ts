import type { Mailer, Outgoing, RelayShown } from '../outbound/mail.ts'
import type { Found } from '../people/collection.ts'
import { letterOut } from '../people/letter-clock.ts'
import { type Letter, letters, letterWords } from '../people/letters.ts'
import type { Drawer } from '../store/drawer.ts'
import type { Logger } from './logger.ts'
import { type AnyDuty, duty, type Job } from './worker.ts'

/**
 * Sends the queued letters. A letter is taken up before it is sent, so that no other worker sends it too (except a
 * server that starts at that moment), and noted after the relay has acknowledged it. After a crash in between its hold
 * runs out, and it is sent again under the same Message-ID: twice rather than never.
 */
export interface Post {
  readonly duty: AnyDuty
  readonly relay: RelayShown
  /** Why the relay takes no letters, and since when (Unix seconds); null while it takes them. */
  trouble(): { readonly since: number; readonly said: string } | null
}

/** Letters by what became of them. */
const NOTHING = { sent: 0, refused: 0, later: 0 }

/** Seconds before the next try, by the number of tries: sooner at first, for relays that ask to be asked again. */
const PAUSES = [300, 600, 1800, 3600, 2 * 3600, 4 * 3600]
const LONGEST_PAUSE = 6 * 3600
const pauseAfter = (tries: number) => PAUSES[tries - 1] ?? LONGEST_PAUSE
/** A letter put off for so long has failed (RFC 5321 section 4.5.4.1: four to five days). */
export const GIVE_UP_SECONDS = 5 * 86_400

interface Posting {
  readonly logger: Logger
  readonly now: () => number
  /** Whether it says what is no longer so; then it is cancelled. */
  readonly isStale: (found: Found<Letter>) => Promise<boolean>
  /** Whether what it brings does not work yet. */
  readonly isHeldBack: (letter: Letter) => Promise<boolean>
}

export function newPost(drawer: Drawer, mailer: Mailer, { logger, now, isStale, isHeldBack }: Posting): Post {
  /** Acknowledged by the relay and not noted, since the disk failed: noted then, and not sent again. */
  const acknowledged = new Map<string, { at: number; said: string }>()
  let trouble: { since: number; said: string } | null = null
  let told: string | undefined
  let round = NOTHING

  /** Without addresses and subjects: whoever reads the server's log reads nobody's letters. */
  function tell() {
    if (round.sent + round.refused + round.later > 0) logger.info(round, 'letters went out')
    round = NOTHING
    const said = trouble?.said
    if (said !== undefined && said !== told) logger.warn({ said }, 'the relay takes no letters')
    told = said
  }

  /** Changes a letter and when it is tried next, and ends its hold. */
  async function put(
    found: Found<Letter>,
    changes: Partial<Letter>,
    due: number | null,
    tries = found.tries,
  ) {
    const changed = (letter: Letter) => ({ ...letter, ...changes })
    await letters.change(drawer, found.id, now(), changed, { due, tries, held: null })
    return undefined
  }

  async function noteAcknowledged(found: Found<Letter>) {
    const known = acknowledged.get(found.id)
    if (known === undefined) return false
    await letterOut(drawer, found, { state: 'sent', ...known }, now())
    acknowledged.delete(found.id)
    return true
  }

  async function send(found: Found<Letter>, { rest }: Job): Promise<undefined> {
    const { id, value, tries } = found
    if (await noteAcknowledged(found)) return undefined
    if (await isStale(found)) return undefined
    // Not begun, so it loses no try. The act that it waits for makes it due; this is for one that came another way.
    if (await isHeldBack(value)) return put(found, {}, now() + PAUSES[0]!, tries - 1)
    const words = await letterWords.get(drawer, id, now())
    if (words === undefined) return put(found, { state: 'failed', said: 'Its words are gone.' }, null)
    const { to, lang, queued } = value
    const outgoing: Outgoing = { id, to, lang, ...words, written: queued }
    const { is, said } = await mailer.send(outgoing)
    if (is === 'trouble') {
      trouble = { since: trouble?.since ?? now(), said }
      // It was not even begun, so it loses no try. It asks soon whether the relay is back, and so do all others.
      const soon = now() + PAUSES[0]!
      rest(soon)
      return put(found, { said }, soon, tries - 1)
    }
    trouble = null
    round = { ...round, [is]: round[is] + 1 }
    if (is === 'sent') {
      acknowledged.set(id, { at: now(), said })
      await noteAcknowledged(found)
      return undefined
    }
    if (is === 'refused') return put(found, { state: 'bounced', said }, null)
    if (now() - queued > GIVE_UP_SECONDS) return put(found, { state: 'failed', said }, null)
    return put(found, { said }, now() + pauseAfter(tries))
  }

  return {
    relay: mailer.relay,
    trouble: () => trouble,
    duty: duty({
      kept: letters,
      trouble: 'a letter could not be worked off',
      act: send,
      idle() {
        mailer.rest()
        tell()
      },
      cut: mailer.cut,
      pause: pauseAfter,
    }),
  }
}
