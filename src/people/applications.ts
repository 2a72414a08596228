import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import { id, lang } from '../register/kinds.ts'
import { organisation } from '../register/lists/admissions.ts'
import type { Change, Drawer, Keys } from '../store/drawer.ts'
import { mailboxIn } from './addresses.ts'
import { type Found, keptAs, type Named } from './collection.ts'
import { newDatedId } from './tokens.ts'

/**
 * Applications: what an organisation typed to be admitted to a call, or to be given the register of a call that it says
 * it issued. It is only a claim, so none of it enters the log until an officer has checked it and signs what they
 * found.
 */
const decided = { by: z.string().max(64), at: z.int() }
const schema = z.strictObject({
  call: id,
  /** The register, as the convener of a call of which an independent record is kept; absent: to be admitted. */
  asks: z.literal('claim').exactOptional(),
  received: z.int(),
  /** In which language it was filled in. */
  lang,
  organisation: z.strictObject(organisation),
  person: z.strictObject({
    name: z.string().min(1).max(200),
    role: z.string().min(1).max(200),
    email: z.string().min(3).max(254),
  }),
  words: z.string().max(2000),
  /** The row of an older list that it says is its own. */
  claims: id.exactOptional(),
  /** Officers' questions and the applicant's answers, oldest first; `by` is null for the applicant. */
  talk: z
    .array(
      z.strictObject({ at: z.int(), by: z.string().max(64).nullable(), text: z.string().min(1).max(2000) }),
    )
    .max(40),
  state: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('waiting') }),
    z.strictObject({
      is: z.literal('admitted'),
      ...decided,
      party: id,
      /** Null for one that was invited before the hour of a launch: it joins under seal, and no entry names it before. */
      entry: z.int().nullable(),
      /** The hash of the last link handed out; null once it was used. */
      invitation: z.string().max(64).nullable(),
      /** The entry that brought in the key; null until the invitation was used. */
      enrolled: z.int().nullable(),
    }),
    /** Its convener was given the register. */
    z.strictObject({ is: z.literal('claimed'), ...decided, entry: z.int() }),
    z.strictObject({ is: z.literal('refused'), ...decided, reason: z.string().min(1).max(2000) }),
    /** Set aside with others in one go (`piles`). */
    z.strictObject({
      is: z.literal('aside'),
      ...decided,
      reason: z.string().min(1).max(2000),
      pile: z.string().max(64),
      /** Whether they were sent the reason: only where somebody has confirmed the address. */
      told: z.boolean(),
    }),
  ]),
})
export type Application = z.infer<typeof schema>
export type ApplicationState = Application['state']
export type Applied = Omit<Application, 'state' | 'received' | 'talk'>
/** `asked`: one that waits, and whose last question is not answered. */
export type Stage = 'waiting' | 'asked' | 'admitted' | 'claimed' | 'refused' | 'aside'

export function stageOf({ state, talk }: Application): Stage {
  return state.is === 'waiting' && isAsked(talk) ? 'asked' : state.is
}

/** Admission, or the register as its convener. */
export function askingOf({ asks }: Pick<Application, 'asks'>): 'apply' | 'claim' {
  return asks ?? 'apply'
}

function isAsked(talk: Application['talk']) {
  const last = talk.at(-1)
  return last !== undefined && last.by !== null
}

/** Due while its applicant is to be invited, or told what became of it. */
export const applications = keptAs('application', schema, {
  keys: ({ state }): Keys => {
    if (state.is === 'waiting') return { about: WAITING }
    return state.is === 'admitted' ? { holder: state.party } : {}
  },
})

/** By which those that wait are found among a year's of others. */
const WAITING = 'waiting'

/** Those by which this party was admitted, oldest first. */
export const admittedAs = (drawer: Drawer, party: string, now: number): Promise<Found<Application>[]> =>
  applications.by(drawer, 'holder', party, now)

/** Of things under `<application>/…`. */
export const applicationOf = (id: string) => id.slice(0, id.lastIndexOf('/'))
/** By which such things are found. */
export const ofApplication = (_: unknown, id: string): Keys => ({ about: applicationOf(id) })

/** Kept for so long, whatever is decided. */
export const APPLICATION_SECONDS = 366 * 86_400

/** An application to be, and the change that files it. Ids sort in the order in which applications came. */
export function applicationFor(applied: Applied, now: number): { id: string; laid: Change } {
  const id = newDatedId(now)
  const value: Application = { ...applied, received: now, talk: [], state: { is: 'waiting' } }
  return { id, laid: applications.added(id, value, now + APPLICATION_SECONDS) }
}

export type Filed = Named<Application>

/** Those that wait, oldest first. */
export function waitingApplications(drawer: Drawer, now: number): Promise<Filed[]> {
  return applications.by(drawer, 'about', WAITING, now)
}

/** Refuses `changed_meanwhile` where another officer decided first. */
export function decidedAs(
  application: Application,
  state: Exclude<ApplicationState, { is: 'waiting' }>,
): Application {
  requireWaiting(application)
  return { ...application, state }
}

/** Refuses `changed_meanwhile`. */
export function requireWaiting({ state }: Application): void {
  if (state.is !== 'waiting')
    throw new Refusal(
      'changed_meanwhile',
      `This application was ${state.is === 'aside' ? 'set aside' : state.is} already by ${state.by}.`,
    )
}

/** Of one application; beyond that people should speak to each other. */
const MOST_TALK = 40

/** With a question of an officer. Refuses `changed_meanwhile` where it was decided meanwhile. */
export function withQuestion(
  application: Application,
  question: { readonly by: string; readonly at: number; readonly text: string },
): Application {
  requireWaiting(application)
  // One place is left for the answer.
  if (application.talk.length >= MOST_TALK - 1)
    throw new Refusal('changed_meanwhile', 'Enough was asked here: decide, or write to the applicant.')
  return { ...application, talk: [...application.talk, question] }
}

/** Answers the last question, once. Refuses `changed_meanwhile` where none waits. */
export function answerDesk(drawer: Drawer, id: string, text: string, now: number): Promise<Application> {
  return applications.alter(drawer, id, now, application => {
    if (stageOf(application) !== 'asked')
      throw new Refusal('changed_meanwhile', 'No question waits for an answer here.')
    return { ...application, talk: [...application.talk, { at: now, by: null, text }] }
  })
}

/**
 * Letters go to the address that an applicant has confirmed, until somebody can sign: the one that was typed at first
 * may be mistyped, and whoever reads it would get the link.
 */
export async function writtenTo(drawer: Drawer, id: string, address: string, now: number): Promise<Change[]> {
  const found = await applications.lying(drawer, id, now)
  if (found === undefined) return []
  const { person, state } = found.value
  const isOpen = state.is === 'waiting' || (state.is === 'admitted' && state.enrolled === null)
  if (!isOpen || mailboxIn(person.email) === address) return []
  return [applications.changed(found, { ...found.value, person: { ...person, email: address } })]
}

/** The last link handed out, and the entry of the key that came of one. */
type Invited = Pick<Extract<ApplicationState, { is: 'admitted' }>, 'invitation' | 'enrolled'>

/**
 * The change that notes the last invitation. Of two officers who invite at once, one learns of it
 * (`changed_meanwhile`), and no forgotten link stays good.
 */
export const invitationNoted = (found: Found<Application>, invitation: string) =>
  moved(found, { invitation, enrolled: null })

/**
 * The change that notes the entry beside which it is made, which brings in the key. No invitation is good after that.
 */
export const enrolmentNoted = (found: Found<Application>) =>
  moved(found, { invitation: null, enrolled: 0 }, ['state', 'enrolled'])

function moved(found: Found<Application>, invited: Invited, entry?: readonly string[]) {
  const { state } = found.value
  const otherwise = new Refusal(
    'changed_meanwhile',
    'This application has moved on meanwhile: look at it again.',
  )
  if (state.is !== 'admitted') throw otherwise
  const next = { ...found.value, state: { ...state, ...invited } }
  // Whatever was still to be done of its admission is done, or comes too late.
  const undue = { due: null, held: null, tries: 0 }
  return applications.changed(found, next, { otherwise, ...undue, ...(entry && { entry }) })
}
