import { Refusal } from '../core/refusal.ts'
import {
  aboutColleague,
  type Colleague,
  colleagueEnded,
  colleagueFor,
  colleagueOf,
  linkCounted,
  MOST_COLLEAGUES,
} from '../people/colleagues.ts'
import { untilSettled } from '../people/collection.ts'
import { courtesyTaken } from '../people/recipients.ts'
import type { Change } from '../store/drawer.ts'
import { rowIn } from '../store/each-row.ts'
import type { ToContact } from './letters/letter-writer.ts'
import { lettersTo, type Place } from './letters/party-letters.ts'
import { letterToSend } from './letters/send.ts'
import type { Workplace } from './workplace.ts'

/**
 * A party adds a colleague by a session, without its passkey. So what a stolen session can send is bounded for the whole
 * party in a day; no letter has words that somebody of it typed; and nobody comes in before a
 * passkey of the party has approved theirs.
 */

type Site = Place & Pick<Workplace, 'worker' | 'mail'>

/** The mailbox to which the link goes, and the language of the letter. */
interface Mailbox {
  readonly email: string
  readonly lang: string
}

export interface Invited {
  readonly token: string
  readonly expires: number
  /** `enough`: the party has had its letters of the day, so the link is handed over. */
  readonly letter: 'none' | 'sent' | 'enough'
}

/**
 * Makes a link; `instead` names the one that it replaces. The letter is sent by a relay alone: an officer who hands one over
 * would read the link. Refuses `rate_limited` where the party has as many links as it can have.
 */
export function inviteColleague(
  site: Site,
  invited: Pick<Colleague, 'party' | 'label' | 'role' | 'by'>,
  { to, instead }: { readonly to: Mailbox | null; readonly instead?: string },
): Promise<Invited> {
  const { log, now, worker } = site
  const { party } = invited
  return untilSettled(async () => {
    const place =
      instead === undefined
        ? [await placeFor(site, party)]
        : colleagueEnded(await colleagueOf(log.drawer, party, instead, now()))
    const { token, id, expires, changes } = colleagueFor(invited, now())
    const isAsked = to !== null && site.mail !== null
    const counted = isAsked ? await letterCounted(site, `colleagues of ${party}`) : undefined
    const letters = counted
      ? [counted.change, ...(await linkLetter(site, invited, { id, token, expires, to: to! }))]
      : []
    await log.drawer.apply([...place, ...changes, ...letters], now())
    worker.wake()
    return { token, expires, letter: !isAsked ? 'none' : counted ? 'sent' : 'enough' }
  })
}

async function placeFor({ log, now }: Site, party: string): Promise<Change> {
  const counted = await linkCounted(log.drawer, party, now())
  if (counted !== undefined) return counted
  throw new Refusal('rate_limited', `${party} has ${MOST_COLLEAGUES} links that are not used yet.`)
}

/** Undefined where the party has sent enough today. */
function letterCounted({ log, now }: Site, what: string) {
  return courtesyTaken(log.drawer, log.hashed(what), [], now())
}

async function linkLetter(
  site: Site,
  { party, role }: Pick<Colleague, 'party' | 'role'>,
  {
    id,
    token,
    expires,
    to,
  }: Pick<Invited, 'token' | 'expires'> & { readonly id: string; readonly to: Mailbox },
): Promise<readonly Change[]> {
  const row = (await rowIn(site.log.store, 'parties', party))!
  const envelope = {
    to: to.email,
    kind: 'colleague-invited',
    about: aboutColleague(id),
    until: expires,
    link: id,
    // A party that writes to one mailbox often uses up what is its own.
    networks: [`colleagues of ${party}`],
  } as const
  const { changes } = await letterToSend(site, envelope, wishes =>
    site.letters.colleagueInvited({ party: row, role, lang: to.lang, token, expires, wishes }),
  )
  return changes
}

/**
 * To the contacts of a party, beside the passkey that waits for one of its signatories: none where it had
 * enough today, which the last of them says: who makes eight passkeys would else hide the ninth.
 */
export async function colleagueWaits(
  site: Site,
  { party, role }: Pick<Colleague, 'party' | 'role'>,
): Promise<readonly Change[]> {
  const counted = await letterCounted(site, `passkeys of colleagues of ${party}`)
  if (counted === undefined) return []
  const write = (told: ToContact) =>
    site.letters.colleagueWaits({ ...told, role, made: site.now(), isLast: counted.isLast })
  return [counted.change, ...(await lettersTo(site, party, 'colleague-waits', write))]
}
