import { type Link, ROLES, type Role } from './world.ts'

/** Who is let in at an address, as the table of `routes.test.ts` says it. */

export interface Line {
  /** Who is let in. */
  readonly who: readonly Role[]
  /** What those see. */
  readonly seen: number
  /** What all others see; 303 leads to where one signs in. */
  readonly else: number
  /** What some see instead. */
  readonly but?: Partial<Record<Role, number>>
  /** The link in the address, where whoever holds it is let in. */
  readonly link?: Link
}

export const everyone = (seen = 200, but: Line['but'] = {}): Line => ({ who: ROLES, seen, else: 0, but })
export const OFFICERS = ['officer', 'another officer', 'officer who drafts', 'officer who reads'] as const
export const officers = (seen = 200): Line => ({ who: OFFICERS, seen, else: 303 })
/** What takes an officer who decides or prepares: one who reads is told so. */
export const drafters = (seen = 200): Line => ({
  who: ['officer', 'another officer', 'officer who drafts'],
  seen,
  else: 303,
  but: { 'officer who reads': 403 },
})
/** What takes an officer who decides: the others are told so. */
export const deciders = (seen = 200): Line => ({
  who: ['officer', 'another officer'],
  seen,
  else: 303,
  but: { 'officer who drafts': 403, 'officer who reads': 403 },
})
/** What one officer has prepared, no other can see; strangers are led to where one signs in. */
export const itsOfficer = (seen = 200, drafter = 410): Line => ({
  who: ['officer'],
  seen,
  else: 303,
  but: { 'another officer': 410, 'officer who drafts': drafter, 'officer who reads': 403 },
  link: 'act of an officer',
})
/** Nothing waits there any more; strangers are led to where one signs in. */
export const gone = (): Line => officers(410)
const NORTHHAVEN = ['representative of Northhaven', 'reader of Northhaven'] as const
export const PARTIES = [...NORTHHAVEN, 'representative of Eastport'] as const
export const parties = (seen = 200): Line => ({ who: PARTIES, seen, else: 303 })
/** What takes a key that signs: one that only reads is told so. */
export const signatories = (seen = 200): Line => ({
  who: ['representative of Northhaven', 'representative of Eastport'],
  seen,
  else: 303,
  but: { 'reader of Northhaven': 403 },
})
export const itsParty = (seen = 200): Line => ({
  who: NORTHHAVEN,
  seen,
  else: 303,
  but: { 'representative of Eastport': 410 },
  link: 'act of Northhaven',
})
export const holders = (link: Link, seen = 200): Line => ({ who: ROLES, seen, else: 410, link })
/** What was begun in one browser opens in no other. */
export const itsBrowser = (seen = 200, link: Link = 'draft'): Line => ({
  who: ['representative of Northhaven'],
  seen,
  else: 410,
  link,
})
