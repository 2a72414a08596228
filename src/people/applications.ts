import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import { id, lang } from '../register/kinds.ts'
import { organisation } from '../register/lists/admissions.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { type Found, keptAs, type Named } from './collection.ts'
import { newDatedId } from './tokens.ts'

/**
 * Applications: what an organisation typed to be admitted to a call, or to be given the register of a call that it says
 * it issued. It says who somebody claims to be and no more, so none of it enters the log until an officer has checked
 * it and signs what they found.
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
  /** What officers asked and the applicant answered, oldest first; `by` is null for the applicant. */
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
      entry: z.int(),
      /** The link that was handed out last, by the hash under which it is kept; null once it was used. */
      invitation: z.string().max(64).nullable(),
      /** The entry that brought in the key, once the invitation was used. */
      enrolled: z.int().nullable(),
    }),
    /** The register was handed over to it as its convener's. */
    z.strictObject({ is: z.literal('claimed'), ...decided, entry: z.int() }),
    z.strictObject({ is: z.literal('refused'), ...decided, reason: z.string().min(1).max(2000) }),
    /** Set aside with others, in one go (`piles`), and taken back into the queue if that was a mistake. */
    z.strictObject({
      is: z.literal('aside'),
      ...decided,
      reason: z.string().min(1).max(2000),
      pile: z.string().max(64),
      /** Whether they were written to with the reason: only where somebody has confirmed the address. */
      told: z.boolean(),
    }),
  ]),
})
export type Application = z.infer<typeof schema>
export type ApplicationState = Application['state']
export type Applied = Omit<Application, 'state' | 'received' | 'talk'>
/** A waiting one whose last question nobody has answered is asked; every other is what its state says. */
export type Stage = 'waiting' | 'asked' | 'admitted' | 'claimed' | 'refused' | 'aside'

export function stageOf({ state, talk }: Application): Stage {
  return state.is === 'waiting' && isAsked(talk) ? 'asked' : state.is
}

/** What an application asks for: to be admitted, or for the register as its convener. */
export function askingOf({ asks }: Pick<Application, 'asks'>): 'apply' | 'claim' {
  return asks ?? 'apply'
}

function isAsked(talk: Application['talk']): boolean {
  const last = talk.at(-1)
  return last !== undefined && last.by !== null
}

const absent = (id: string) => new Refusal('not_found', `There is no application ${id.slice(0, 40)}.`)
/** An application is due while its applicant is still to be told what became of it. */
export const applications = keptAs('application', schema, { absent })

/** Seconds for which an application is kept, whatever is decided; then what it says of people is erased. */
export const APPLICATION_SECONDS = 366 * 86_400

/** An application to be, and the change that files it. Ids sort in the order in which applications came. */
export function applicationFor(applied: Applied, now: number): { id: string; laid: Change } {
  const id = newDatedId(now)
  const value: Application = { ...applied, received: now, talk: [], state: { is: 'waiting' } }
  return { id, laid: applications.added(id, value, now + APPLICATION_SECONDS) }
}

export type Filed = Named<Application>

/** As it lies there, to make changes of. Refuses `not_found`. */
export async function applicationAt(drawer: Drawer, id: string, now: number): Promise<Found<Application>> {
  const found = await applications.lying(drawer, id, now)
  if (found === undefined) throw absent(id)
  return found
}

/** Those that wait, oldest first. */
export async function waitingApplications(drawer: Drawer, now: number): Promise<Filed[]> {
  return (await applications.all(drawer, now)).filter(({ value }) => value.state.is === 'waiting')
}

/** One that waits, decided. Refuses `changed_meanwhile` where another officer was first. */
export function decidedAs(
  application: Application,
  state: Exclude<ApplicationState, { is: 'waiting' }>,
): Application {
  requireWaiting(application)
  return { ...application, state }
}

/** Refuses `changed_meanwhile` for one that waits no longer. */
export function requireWaiting({ state }: Application): void {
  if (state.is !== 'waiting')
    throw new Refusal(
      'changed_meanwhile',
      `This application was ${state.is === 'aside' ? 'set aside' : state.is} already by ${state.by}.`,
    )
}

/** Questions and answers of one application: beyond them people should speak to each other. */
const MOST_TALK = 40

/** One that waits, with a question of an officer. Refuses `changed_meanwhile` where it was decided meanwhile. */
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

/** The applicant answers what was asked last, once. Refuses `changed_meanwhile` where nothing is asked any more. */
export function answerDesk(drawer: Drawer, id: string, text: string, now: number): Promise<Application> {
  return applications.alter(drawer, id, now, application => {
    if (stageOf(application) !== 'asked')
      throw new Refusal('changed_meanwhile', 'No question waits for an answer here.')
    return { ...application, talk: [...application.talk, { at: now, by: null, text }] }
  })
}

/** How far an invitation has come: the link that was handed out last, and the entry of the key that came of one. */
type Invited = Pick<Extract<ApplicationState, { is: 'admitted' }>, 'invitation' | 'enrolled'>

/**
 * The change that says which invitation was handed out last. Of two officers who invite at once, one learns of it
 * (`changed_meanwhile`), and no link is good that nobody remembers.
 */
export const invitationNoted = (found: Found<Application>, invitation: string): Change =>
  moved(found, { invitation, enrolled: null })

/**
 * The change that says which entry brought in the key: that beside which it is made. No invitation is good after that.
 */
export const enrolmentNoted = (found: Found<Application>): Change =>
  moved(found, { invitation: null, enrolled: 0 }, ['state', 'enrolled'])

function moved(found: Found<Application>, invited: Invited, entry?: readonly string[]): Change {
  const { state } = found.value
  const otherwise = new Refusal(
    'changed_meanwhile',
    'This application has moved on meanwhile: look at it again.',
  )
  if (state.is !== 'admitted') throw otherwise
  const next = { ...found.value, state: { ...state, ...invited } }
  return applications.changed(found, next, { otherwise, ...(entry && { entry }) })
}
