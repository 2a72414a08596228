import { z } from 'zod'
import type { Drawer } from '../store/drawer.ts'
import { keptAs, unended } from './collection.ts'
import { hashOfToken, newToken } from './tokens.ts'

/** What was sent to an identity provider, until its answer comes back to the same browser. */
export const ASKED_SECONDS = 600

/** Characters of an address at which somebody goes on. */
export const MOST_PLACE = 2_000

const schema = z.strictObject({
  state: z.string().max(200),
  nonce: z.string().max(200),
  verifier: z.string().max(200),
  /** Where the officer wanted to go. */
  to: z.string().max(MOST_PLACE),
  expires: z.int(),
})
type AskedIdentity = z.infer<typeof schema>
const asked = keptAs('identity', schema)

/** Returns what a cookie of this browser holds; without it, it is another browser. */
export async function keepAsked(
  drawer: Drawer,
  what: Omit<AskedIdentity, 'expires'>,
  now: number,
): Promise<string> {
  const token = newToken()
  const expires = now + ASKED_SECONDS
  await asked.put(drawer, hashOfToken(token), { ...what, expires }, expires)
  return token
}

/** Once; undefined for what was answered already, has expired, or never was. */
export async function takeAsked(
  drawer: Drawer,
  token: string,
  now: number,
): Promise<AskedIdentity | undefined> {
  return unended(await asked.take(drawer, hashOfToken(token), now), now)
}
