import type { Delivery, Mailer, Outgoing } from '../outbound/mail.ts'
import type { Drawer } from '../store/drawer.ts'
import { finishLetter, type Letter, letters, letterWords, pastLetters } from './letters.ts'

/**
 * Sends what lies in the queue. Each letter is claimed before it is sent, so that no other process sends it too, and
 * noted after the relay has acknowledged it. Whoever breaks off in between leaves a letter whose claim runs out, and
 * which is then sent once more under the same Message-ID: twice rather than never.
 */
export interface Post {
  /** Sends what is due. Asked again meanwhile, it looks once more. */
  deliverDue(): Promise<Round>
  /** What keeps the relay from taking any letter, and since when; null while nothing does. */
  trouble(): Trouble | null
  /** After the letter that is on its way no other is sent. */
  stop(): void
}

/** What one look into the queue has done, in letters. */
export interface Round {
  readonly sent: number
  readonly refused: number
  readonly later: number
}

export interface Trouble {
  readonly since: number
  readonly said: string
}

/** Seconds before the next try, by how many there were: sooner at first, for relays that ask to be asked again. */
const PAUSES = [300, 600, 1800, 3600, 2 * 3600, 4 * 3600]
const LONGEST_PAUSE = 6 * 3600
/** Seconds after which a letter that is put off again and again has failed (RFC 5321 section 4.5.4.1: four to five days). */
export const GIVE_UP_SECONDS = 5 * 86_400

export function newPost(drawer: Drawer, mailer: Mailer, now: () => number): Post {
  /** Acknowledged by the relay and not noted yet, since the disk failed in that moment: noted first of all. */
  const acknowledged = new Map<string, { letter: Letter; at: number; said: string }>()
  let trouble: Trouble | null = null
  let running: Promise<Round> | undefined
  let isAskedAgain = false
  let isStopped = false

  async function noteAcknowledged(): Promise<void> {
    for (const [id, { letter, at, said }] of acknowledged) {
      await finishLetter(drawer, id, letter, { state: 'sent', at, said })
      acknowledged.delete(id)
    }
  }

  async function deliver(id: string, letter: Letter): Promise<Delivery['is']> {
    const words = await letterWords.get(drawer, id, now())
    if (words === undefined) {
      await change(id, { state: 'failed', said: 'Its words are gone.' })
      return 'refused'
    }
    const { to, lang, queued } = letter
    const outgoing: Outgoing = { id, to, lang, ...words, written: queued }
    const { is, said } = await mailer.send(outgoing)
    if (is === 'sent') {
      acknowledged.set(id, { letter, at: now(), said })
      await noteAcknowledged()
    } else if (is === 'refused') await change(id, { state: 'bounced', said })
    else if (is === 'trouble') {
      // It was not even begun: it has lost no try, and asks soon whether the relay is back.
      await change(id, { said, tries: letter.tries - 1, next: now() + PAUSES[0]! })
    } else {
      const isOver = now() - queued > GIVE_UP_SECONDS
      await change(id, { said, ...(isOver ? { state: 'failed' as const } : {}) })
    }
    return is
  }

  const change = (id: string, changes: Partial<Letter>) =>
    letters.change(drawer, id, now(), letter => ({ ...letter, ...changes }))

  /** Undefined where it is not due, or another has it. */
  async function claim(id: string): Promise<Letter | undefined> {
    let isMine = false
    const claimed = await letters.change(drawer, id, now(), letter => {
      const at = now()
      isMine = letter.state === 'waiting' && letter.next <= at
      if (!isMine) return letter
      return { ...letter, tries: letter.tries + 1, next: at + pauseAfter(letter.tries) }
    })
    return isMine ? claimed : undefined
  }

  async function round(): Promise<Round> {
    const done = { sent: 0, refused: 0, later: 0 }
    await noteAcknowledged()
    for (const { id, value } of await letters.all(drawer, now())) {
      if (isStopped) break
      if (value.state !== 'waiting') continue
      const known = await pastLetters.get(drawer, id, now())
      if (known !== undefined) {
        // It was noted, and what remained of it was not cleared away.
        await finishLetter(drawer, id, value, known)
        continue
      }
      if (value.until !== null && value.until <= now()) {
        await change(id, { state: 'failed', said: null })
        continue
      }
      const mine = await claim(id)
      if (mine === undefined) continue
      const is = await deliver(id, mine)
      if (is === 'trouble') {
        const said = (await letters.get(drawer, id, now()))?.said ?? ''
        trouble = { since: trouble?.since ?? now(), said }
        break
      }
      trouble = null
      done[is]++
    }
    mailer.rest()
    return done
  }

  return {
    trouble: () => trouble,
    stop() {
      isStopped = true
    },
    deliverDue() {
      if (running !== undefined) {
        isAskedAgain = true
        return running
      }
      running = (async () => {
        try {
          const all = { sent: 0, refused: 0, later: 0 }
          do {
            isAskedAgain = false
            const { sent, refused, later } = await round()
            all.sent += sent
            all.refused += refused
            all.later += later
          } while (isAskedAgain && !isStopped)
          return all
        } finally {
          running = undefined
        }
      })()
      return running
    },
  }
}

function pauseAfter(tries: number): number {
  return PAUSES[tries] ?? LONGEST_PAUSE
}
