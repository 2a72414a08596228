import { z } from 'zod'
import type { Drawer } from '../store/drawer.ts'
import { type Found, keptAs } from './collection.ts'
import { DRAFT_SECONDS } from './drafts.ts'

/**
 * Passkeys that somebody has made by a link for officers, which wait until two officers allow them. Under the key's id;
 * what the holder then signs lies in their own draft, for as long.
 */
const schema = z.strictObject({
  /** The pseudonym that they chose. */
  officer: z.string().max(64),
  /** As they named themselves; '' where they did not. */
  name: z.string().max(200),
  made: z.int(),
})
const offers = keptAs('officer-offer', schema)
type OfficerOffer = Found<z.infer<typeof schema>>

export const officerOffered = (keyid: string, offer: { officer: string; name: string }, now: number) =>
  offers.laid(keyid, { ...offer, made: now }, now + DRAFT_SECONDS)

/** Its key has come in. */
export const offerDone = (keyid: string) => offers.gone(keyid)

/** Oldest first. */
export async function officerOffers(drawer: Drawer, now: number): Promise<OfficerOffer[]> {
  return (await offers.all(drawer, now)).toSorted((a, b) => a.value.made - b.value.made)
}
