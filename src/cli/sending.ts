import type { Logger } from 'pino'
import { newMailer, type Relay } from '../outbound/mail.ts'
import { newPost } from '../people/post.ts'
import type { Drawer } from '../store/drawer.ts'
import type { Mail } from '../web/site.ts'
import { now } from './compose.ts'

/** How often it is asked whether a letter is due: those that a relay has put off come up by themselves. */
const LOOK_EVERY_MS = 15_000
/** A letter that is on its way at a stop gets this long. */
const PATIENCE_MS = 5_000

interface Sending {
  readonly mail: Mail
  /** From now on what lies in the queue is sent, at once, from time to time, and when it is woken. Before, nothing is. */
  start(): void
  /** Waits for the letter that is on its way. */
  stop(): Promise<void>
}

export function newSending(drawer: Drawer, relay: Relay, logger: Logger): Sending {
  const mailer = newMailer(relay)
  const post = newPost(drawer, mailer, now)
  let running: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  const told: { round?: Promise<unknown>; trouble?: string | undefined } = {}
  // No address and no subject: whoever reads the log of the server reads nobody's letters.
  const look = () => {
    if (timer === undefined || isStopped) return
    const round = post.deliverDue()
    // Whoever asks during a round is answered by that round, and it is told once.
    if (round === told.round) return
    told.round = round
    running = round.then(
      ({ sent, refused, later }) => {
        if (sent + refused + later > 0) logger.info({ sent, refused, later }, 'letters went out')
        const said = post.trouble()?.said
        if (said !== undefined && said !== told.trouble) logger.warn({ said }, 'the relay takes no letters')
        told.trouble = said
      },
      error => logger.warn({ err: error }, 'the queue of letters could not be worked off; it is tried again'),
    )
  }
  return {
    mail: { wake: look, trouble: post.trouble },
    start() {
      timer = setInterval(look, LOOK_EVERY_MS)
      look()
    },
    async stop() {
      isStopped = true
      clearInterval(timer)
      post.stop()
      const late = setTimeout(mailer.cut, PATIENCE_MS)
      await running
      clearTimeout(late)
    },
  }
}
