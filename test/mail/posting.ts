import type { Mailer } from '../../src/outbound/mail.ts'
import type { Found } from '../../src/people/collection.ts'
import type { Letter } from '../../src/people/letters.ts'
import type { Drawer } from '../../src/store/drawer.ts'
import { newPost, type Post } from '../../src/work/mail-queue.ts'
import { Worker } from '../../src/work/worker.ts'

export interface Round {
  readonly sent: number
  readonly refused: number
  readonly later: number
}

/** Whoever sends letters, and what becomes of those that are due, in their number. */
export interface Posting {
  readonly post: Post
  trouble: Post['trouble']
  deliverDue(): Promise<Round>
}

export function newPosting(
  drawer: Drawer,
  mailer: Mailer,
  now: () => number,
  isStale: (found: Found<Letter>) => Promise<boolean> = async () => false,
  isHeldBack: (letter: Letter) => Promise<boolean> = async () => false,
): Posting {
  let round: Round = { sent: 0, refused: 0, later: 0 }
  const failed: unknown[] = []
  const logger = {
    info: (facts: object) => {
      if ('sent' in facts) round = facts as Round
    },
    warn: (facts: object) => {
      if ('err' in facts) failed.push(facts.err)
    },
    error: () => undefined,
  }
  const post = newPost(drawer, mailer, { logger, now, isStale, isHeldBack })
  return {
    post,
    trouble: post.trouble,
    async deliverDue() {
      round = { sent: 0, refused: 0, later: 0 }
      await new Worker({ drawer, now, logger }, [post.duty]).workOff()
      const [error] = failed.splice(0)
      if (error !== undefined) throw error
      return round
    },
  }
}
