import { digestOf } from '../../core/digest.ts'
import { Refusal } from '../../core/refusal.ts'
import { dayOf } from '../../core/time.ts'
import { type Asking, fetchPage } from '../../outbound/fetch.ts'
import type { LinkFetched, Unread } from '../../register/figures/figures.ts'
import type { Workplace } from '../workplace.ts'

/**
 * Opens a link by which a party shows what it reports, so that its author sees before signing whether it leads
 * anywhere, and readers see later whether the same still stands there. What was found is the author's word: a dead link
 * hinders nothing.
 */

/** A printed report is read whole, at the pace of a slow office. */
const MOST = { bytes: 12 * 1_048_576, ms: 20_000 }
/** Links that are opened at once. Each holds as much as it may have. */
const MOST_AT_ONCE = 4

type Site = Pick<Workplace, 'outbound' | 'publicUrl' | 'now'>

/** Of each server the parties whose links are being opened. */
const underWay = new WeakMap<object, Set<string>>()

/**
 * What stands under an address today; null where our own resolver does not tell where it leads, which says nothing of
 * the link and is told to no reader. It throws only `rate_limited`: where a link of this party is being opened already,
 * or those of several others are.
 */
export async function openLink(
  site: Site,
  { party, url }: { readonly party: string; readonly url: string },
): Promise<LinkFetched | null> {
  const opening = underWay.get(site.outbound) ?? new Set<string>()
  underWay.set(site.outbound, opening)
  if (opening.has(party) || opening.size >= MOST_AT_ONCE)
    throw new Refusal('rate_limited', 'Other links are being opened. Try again in a minute.')
  opening.add(party)
  try {
    return await opened({ ...site.outbound, agent: `Avow (+${site.publicUrl})`, most: MOST }, url, site.now())
  } finally {
    opening.delete(party)
  }
}

async function opened(asking: Asking, url: string, now: number): Promise<LinkFetched | null> {
  const day = dayOf(now)
  try {
    const { body, status, untrodden } = await fetchPage(url, asking)
    // Where it is led on without encryption, nobody knows who answers.
    if (status !== 200 || untrodden !== null) return { day, unread: 'error' }
    return { day, digest: digestOf(body), length: body.length }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'dns_silent' || error.code === 'dns_failing') return null
    return { day, unread: WHY[error.code] ?? 'no-answer' }
  }
}

const WHY: Readonly<Partial<Record<Refusal['code'], Unread>>> = {
  outbound_forbidden: 'not-public',
  fetch_oversize: 'too-large',
}
