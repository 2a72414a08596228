import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import { formatTime } from '../core/time.ts'
import { domain } from '../register/kinds.ts'
import type { Drawer } from '../store/drawer.ts'
import { keptAs, unended } from './collection.ts'
import { newToken } from './tokens.ts'

/**
 * The challenge by which the holder of a domain proves it: a line that only they can publish there. Once published it
 * is public, so it is good for one application alone: nobody proves a domain by another's line.
 */
export const CHALLENGE_SECONDS = 14 * 86_400
/** Looks a day for one application: enough to wait for the DNS, and no way to have us ask for ever. */
const MOST_LOOKS_A_DAY = 60

const lookSchema = z.strictObject({
  at: z.int(),
  how: z.enum(['dns', 'https']),
  /** The name or the address that was asked. */
  where: z.string().max(2048),
  is: z.enum([
    'holds',
    /** Nothing stands there. */
    'none',
    /** Something else stands there. */
    'other',
    /** The line stands at another name, a common mistake. */
    'misplaced',
    /** The page answers with another status than 200. */
    'status',
    /** A page of markup: many a site shows in one what anybody has typed. */
    'markup',
    /** The page redirects to another holder's domain, or out of encryption. */
    'elsewhere',
    /** The look itself was refused; `detail` is the code. */
    'refused',
  ]),
  /** What stood there, as far as it can be shown. */
  seen: z.array(z.string().max(300)).max(8),
  /** A status, an address, another name, or a refusal's code. */
  detail: z.string().max(2048).nullable(),
  /** The refusal's own sentence. */
  said: z.string().max(2048).nullable(),
  dnssec: z.enum(['secure', 'insecure']).nullable(),
})
export type Look = z.infer<typeof lookSchema>

const schema = z.strictObject({
  domain,
  token: z.string().max(64),
  made: z.int(),
  expires: z.int(),
  last: lookSchema.nullable(),
  /** When the looks of the last day were. */
  looks: z.array(z.int()).max(MOST_LOOKS_A_DAY),
})
export type Challenge = z.infer<typeof schema>

const challenges = keptAs('domain-challenge', schema)

/** A good challenge of the application for this domain is kept: the line may be published already. */
export async function challengeFor(
  drawer: Drawer,
  application: string,
  host: string,
  now: number,
): Promise<Challenge> {
  const known = await challengeOf(drawer, application, now)
  if (known?.domain === host) return known
  const expires = now + CHALLENGE_SECONDS
  const looks = known?.looks ?? []
  const challenge = { domain: host, token: newToken(), made: now, expires, last: null, looks }
  await challenges.put(drawer, application, challenge, expires)
  return challenge
}

export async function challengeOf(
  drawer: Drawer,
  application: string,
  now: number,
): Promise<Challenge | undefined> {
  return unended(await challenges.get(drawer, application, now), now)
}

/** Takes one of the day's looks. Refuses `rate_limited`, and `link_spent` where there is no challenge. */
export async function takeLook(drawer: Drawer, application: string, now: number): Promise<Challenge> {
  const changed = await challenges.change(drawer, application, now, challenge => {
    const looks = looksToday(challenge, now)
    if (looks.length >= MOST_LOOKS_A_DAY)
      throw new Refusal('rate_limited', 'This domain has been looked at as often as one may in a day.')
    return { ...challenge, looks: [...looks, now] }
  })
  const good = unended(changed, now)
  if (good === undefined) throw new Refusal('link_spent', 'This challenge has expired: ask for a new one.')
  return good
}

const looksToday = ({ looks }: Challenge, now: number) => looks.filter(at => at > now - 86_400)

export function looksLeft(challenge: Challenge, now: number) {
  return MOST_LOOKS_A_DAY - looksToday(challenge, now).length
}

/** Keeps what a look has seen, for whoever has to mend it. */
export async function keepLook(drawer: Drawer, application: string, look: Look, now: number): Promise<void> {
  await challenges.change(drawer, application, now, challenge => ({ ...challenge, last: look }))
}

/** Where the line stands in the DNS. */
export function recordName(host: string) {
  return `_avow-challenge.${host}`
}

/** Where it stands on the web. */
export function fileAddress(host: string) {
  return `https://${host}/.well-known/avow-challenge.txt`
}

/** Its end tells whoever keeps the zone when the line may go. */
export function challengeLine({ token, expires }: Pick<Challenge, 'token' | 'expires'>) {
  return `avow-challenge=${token}; expires=${formatTime(expires)}`
}

/** Whether a text is this challenge's line, however it was copied. */
export function isLineOf(text: string, token: string): boolean {
  return /^"?avow-challenge=([\w-]+)(?:\s*;[^\n]*)?$/.exec(text.trim())?.[1] === token
}
