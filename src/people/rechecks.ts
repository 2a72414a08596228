import { z } from 'zod'
import { DAY } from '../core/time.ts'
import { date, digest, dnssec, domain, outcome } from '../register/kinds.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { type Found, keptAs } from './collection.ts'
import { PROOF_METHODS, type Proof, type ProofMethod } from './proofs.ts'

/**
 * Proofs that are checked again after so many days. What could not be seen counts against nobody: a missing line is
 * looked for day after day, its party is told, and only then does its proof lapse.
 */
/** Between two looks, a little less than a day, so that an hourly round keeps to the day. */
const BETWEEN_LOOKS = 20 * 3600
/** Days from the letter that a line is missing to the lapse of the proof. */
export const NOTICE_DAYS = 14
const MOST_MISSES_NEEDED = 3
/** After so many days without a result, that is recorded. */
export const MOST_UNCLEAR_DAYS = 30

/** The public line that proved a party's domain. */
const lineSchema = z.strictObject({
  domain,
  token: z.string().max(64),
  how: z.enum(['dns', 'https']),
})
export type Line = z.infer<typeof lineSchema>
export const domainLines = keptAs('domain-line', lineSchema)

/** The application by which a party came in: while it is kept, its applicant can be told and can prove anew. */
const applicants = keptAs('applicant-of', z.strictObject({ application: z.string().max(64) }))

/** Beside the entry that records a proof of a party: keeps its applicant and its line. */
export function provenKept(
  party: string,
  application: string,
  { domain, token, how }: Pick<Proof, 'domain' | 'token' | 'how'>,
): Change[] {
  const applicant = applicants.laid(party, { application }, null)
  const isLine = token !== null && (how === 'dns' || how === 'https')
  return isLine ? [applicant, domainLines.laid(party, { domain, token, how }, null)] : [applicant]
}

export async function applicantOf(drawer: Drawer, party: string, now: number): Promise<string | undefined> {
  return (await applicants.get(drawer, party, now))?.application
}

/** A day's looks. `unseen`: nobody answered, so nothing is known. */
const seenSchema = z.strictObject({ at: z.int(), is: z.enum(['holds', 'missing', 'unseen']) })
export type Seen = z.infer<typeof seenSchema>

const schema = z.strictObject({
  party: z.string().max(64),
  method: z.enum(PROOF_METHODS),
  /** From this day it is to be checked again. */
  due: date,
  seen: z.array(seenSchema).max(100),
  /** When its applicant was written to, that the line is missing or to answer again. */
  written: z.int().nullable(),
  /** When that letter went out: before that nobody was told. */
  told: z.int().nullable(),
  /** Waits for an officer to sign it. */
  found: z
    .strictObject({
      outcome,
      checked: date,
      domain: domain.nullable(),
      dnssec: dnssec.nullable(),
      evidence: z.array(digest).max(8),
    })
    .nullable(),
})
export type Recheck = z.infer<typeof schema>
export type FoundAgain = NonNullable<Recheck['found']>
export const rechecks = keptAs('recheck', schema)

const idOf = (party: string, method: ProofMethod) => `${party}/${method}`

export const recheckOf = (
  drawer: Drawer,
  party: string,
  method: ProofMethod,
  now: number,
): Promise<Found<Recheck> | undefined> => rechecks.lying(drawer, idOf(party, method), now)

/** Keeps it in place of what was found, if anything was. */
export const recheckKept = (found: Found<Recheck> | undefined, recheck: Recheck) =>
  rechecks.renewed(found, idOf(recheck.party, recheck.method), recheck, null)

/** All of them. */
export async function openRechecks(drawer: Drawer, now: number): Promise<Recheck[]> {
  return (await rechecks.all(drawer, now)).map(({ value }) => value)
}

/** Whether it is time to look again. */
export function mayLook({ seen }: Recheck, now: number): boolean {
  const last = seen.at(-1)
  return last === undefined || now - last.at >= BETWEEN_LOOKS
}

/** What all looks together show; undefined while it is too early. */
export function verdictOf(
  { seen, told }: Pick<Recheck, 'seen' | 'told'>,
  now: number,
): FoundAgain['outcome'] | undefined {
  const [first] = seen
  if (first === undefined) return undefined
  if (seen.at(-1)!.is === 'holds') return 'holds'
  const misses = seen.filter(({ is }) => is === 'missing').length
  // No proof lapses unheard: the notice must have gone out, and been given time.
  const isHeard = told !== null && now - told >= NOTICE_DAYS * DAY
  if (misses >= MOST_MISSES_NEEDED && isHeard && seen.at(-1)!.is === 'missing') return 'lapsed'
  return misses === 0 && now - first.at >= MOST_UNCLEAR_DAYS * DAY ? 'unclear' : undefined
}

/** Nobody can look into a mailbox: no answer to the letter leaves the proof unclear, and no more. */
export function isUnanswered({ told }: Pick<Recheck, 'told'>, now: number) {
  return told !== null && now - told >= MOST_UNCLEAR_DAYS * DAY
}

/** `2026-01-31` and 30 days: the day from which it is due. */
export function dueDay(checked: string, days: number) {
  return new Date(Date.parse(checked) + days * DAY * 1000).toISOString().slice(0, 10)
}
