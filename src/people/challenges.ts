import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import { formatTime } from '../core/time.ts'
import { domain } from '../register/kinds.ts'
import type { Drawer } from '../store/drawer.ts'
import { keptAs } from './collection.ts'
import { newToken } from './tokens.ts'

/**
 * The challenge by which whoever holds a domain shows it: a line that only they can publish there. It is public once it
 * is published, and good for one application alone, so that nobody proves a domain by a line that another put there.
 */
export const CHALLENGE_SECONDS = 14 * 86_400
/** Looks that one application is given in a day: enough to wait for the DNS, and no way to make us ask for ever. */
const MOST_LOOKS_A_DAY = 60

/** What one look for the line has seen. */
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
    /** The line stands at another name, where people put it by mistake. */
    'misplaced',
    /** The page answers with another status than 200. */
    'status',
    /** The page leads to another holder's domain, or out of encryption. */
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

/**
 * The challenge of an application for this domain; one that is still good is kept, so that no line is published in
 * vain.
 */
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
  const found = await challenges.get(drawer, application, now)
  return found !== undefined && found.expires > now ? found : undefined
}

/** Takes one of the looks of a day. Refuses `rate_limited`, and `link_spent` where there is no challenge. */
export async function takeLook(drawer: Drawer, application: string, now: number): Promise<Challenge> {
  const changed = await challenges.change(drawer, application, now, challenge => {
    const looks = challenge.looks.filter(at => at > now - 86_400)
    if (looks.length >= MOST_LOOKS_A_DAY)
      throw new Refusal('rate_limited', 'This domain has been looked at as often as one may in a day.')
    return { ...challenge, looks: [...looks, now] }
  })
  if (changed === undefined || changed.expires <= now)
    throw new Refusal('link_spent', 'This challenge has expired: ask for a new one.')
  return changed
}

/** How many looks are left today. */
export function looksLeft({ looks }: Challenge, now: number): number {
  return MOST_LOOKS_A_DAY - looks.filter(at => at > now - 86_400).length
}

/** Keeps what a look has seen, for whoever has to mend it. */
export async function keepLook(drawer: Drawer, application: string, look: Look, now: number): Promise<void> {
  await challenges.change(drawer, application, now, challenge => ({ ...challenge, last: look }))
}

/** Where the line stands in the DNS. */
export function recordName(host: string): string {
  return `_avow-challenge.${host}`
}

/** Where it stands on the web. */
export function fileAddress(host: string): string {
  return `https://${host}/.well-known/avow-challenge.txt`
}

/** The line itself. Its end is for whoever keeps the zone, and wonders later what it is. */
export function challengeLine({ token, expires }: Pick<Challenge, 'token' | 'expires'>): string {
  return `avow-challenge=${token}; expires=${formatTime(expires)}`
}

/** Whether a text that was found is this challenge's line, however it was copied. */
export function isLineOf(text: string, token: string): boolean {
  return /^"?avow-challenge=([\w-]+)(?:\s*;[^\n]*)?$/.exec(text.trim())?.[1] === token
}
