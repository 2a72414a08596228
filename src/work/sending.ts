import { newMailer, type Relay } from '../outbound/mail.ts'
import { newPost, type Round } from '../people/post.ts'
import type { Drawer } from '../store/drawer.ts'
import type { Logger, Mail } from './workplace.ts'

/** How often it is asked whether a letter is due: those that a relay has put off come up by themselves. */
const LOOK_EVERY_MS = 15_000
/** A letter that is on its way at a stop gets this long. */
const PATIENCE_MS = 5_000

/** The queue of letters, worked off for as long as this is the server. */
export function newSending(
  drawer: Drawer,
  relay: Relay,
  { logger, now }: { readonly logger: Logger; readonly now: () => number },
) {
  const mailer = newMailer(relay)
  const post = newPost(drawer, mailer, now)
  let running: Promise<void> | undefined
  let last: Promise<Round> | undefined
  let timer: NodeJS.Timeout | undefined
  let told: string | undefined
  // No address and no subject: whoever reads the log of the server reads nobody's letters.
  const tell = ({ sent, refused, later }: Round) => {
    if (sent + refused + later > 0) logger.info({ sent, refused, later }, 'letters went out')
    const said = post.trouble()?.said
    if (said !== undefined && said !== told) logger.warn({ said }, 'the relay takes no letters')
    told = said
  }
  const look = () => {
    if (timer === undefined) return
    const round = post.deliverDue()
    // Whoever asks during a round is answered by that round, and it is told once.
    if (round === last) return
    last = round
    running = round.then(tell, error =>
      logger.warn({ err: error }, 'the queue of letters could not be worked off; it is tried again'),
    )
  }
  return {
    mail: { wake: look, trouble: post.trouble } satisfies Mail,
    /** From now on what lies in the queue is sent, at once, from time to time, and when it is woken. Before, nothing is. */
    start(): void {
      timer = setInterval(look, LOOK_EVERY_MS)
      look()
    },
    /** Waits for the letter that is on its way. */
    async stop(): Promise<void> {
      clearInterval(timer)
      timer = undefined
      post.stop()
      const late = setTimeout(mailer.cut, PATIENCE_MS)
      await running
      clearTimeout(late)
    },
  }
}
