import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import { id, lang } from '../register/kinds.ts'
import { organisation } from '../register/lists/admissions.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { type Found, keptAs, type Named } from './kept.ts'
import { newDatedId } from './tokens.ts'

/**
 * Applications: what an organisation typed to be admitted to a call, or to be given the register of a call that it says it
 * issued. It says who somebody claims to be and no more, so none of it enters the log until an officer has checked it and
 * signs what they found.
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
    z.strictObject({
      is: z.literal('waiting'),
      /** The act by which an officer is granting it at this moment. */
      held: z
        .strictObject({
          by: z.string().max(64),
          act: z.string().max(64),
          /** The identity of the statement, by which the log says whether it holds it. */
          statement: z.string().max(64),
          /** As whom it is admitted; null where the register of a call is handed over. */
          party: id.nullable(),
          at: z.int(),
        })
        .nullable(),
    }),
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
      /** Whether the letter with the reason was written; null where nobody has confirmed the address, so that none is. */
      told: z.boolean().nullable(),
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

export const applications = keptAs('application', schema)

/** Seconds for which an application is kept, whatever is decided; then what it says of people is erased. */
export const APPLICATION_SECONDS = 366 * 86_400

/** Ids sort in the order in which applications came. */
export async function keepApplication(drawer: Drawer, applied: Applied, now: number): Promise<string> {
  const id = newDatedId(now)
  await applications.put(
    drawer,
    id,
    { ...applied, received: now, talk: [], state: { is: 'waiting', held: null } },
    now + APPLICATION_SECONDS,
  )
  return id
}

export type Filed = Named<Application>

/** Those that wait, oldest first. */
export async function waitingApplications(drawer: Drawer, now: number): Promise<Filed[]> {
  return (await applications.all(drawer, now)).filter(({ value }) => value.state.is === 'waiting')
}

type Held = NonNullable<Extract<ApplicationState, { is: 'waiting' }>['held']>

/** Seconds for which an act that was begun keeps others away: far longer than the door takes, and no trap after a crash. */
export const HOLD_SECONDS = 120

/**
 * The log and the drawer are two places, so a decision that is a statement is taken in three steps: it is held here, so
 * that nobody decides otherwise meanwhile; it is posted; then `decide` says what came of it. Whoever held it and broke
 * off may go on with the same act. Refuses `application_decided` for everybody else.
 */
export function holdApplication(
  drawer: Drawer,
  id: string,
  held: Omit<Held, 'at'>,
  now: number,
): Promise<Application> {
  return applications.alter(drawer, id, now, application => {
    requireFree(application, now, held.act)
    return { ...application, state: { is: 'waiting', held: { ...held, at: now } } }
  })
}

/** The act was refused at the door: the application waits as before. */
export function releaseApplication(
  drawer: Drawer,
  id: string,
  act: string,
  now: number,
): Promise<Application> {
  return applications.alter(drawer, id, now, application =>
    application.state.is === 'waiting' && application.state.held?.act === act
      ? { ...application, state: { is: 'waiting', held: null } }
      : application,
  )
}

/** Decides on one that waits. Refuses `application_decided` where another officer was first. */
export function decide(
  drawer: Drawer,
  id: string,
  state: Exclude<ApplicationState, { is: 'waiting' }>,
  now: number,
  act?: string,
): Promise<Application> {
  return applications.alter(drawer, id, now, application => {
    requireFree(application, now, act)
    return { ...application, state }
  })
}

/** Refuses `application_decided` for one that waits no longer. */
export function requireWaiting({ state }: Application) {
  if (state.is !== 'waiting')
    throw new Refusal(
      'application_decided',
      `This application was ${state.is === 'aside' ? 'set aside' : state.is} already by ${state.by}.`,
    )
  return state
}

function requireFree(application: Application, now: number, act: string | undefined): void {
  const { held } = requireWaiting(application)
  if (held !== null && held.act !== act && now - held.at < HOLD_SECONDS)
    throw new Refusal('application_decided', `${held.by} is deciding on this application at this moment.`)
}

/** Questions and answers of one application: beyond them people should speak to each other. */
const MOST_TALK = 40

/** An officer asks the applicant. Refuses `application_decided` where it was decided meanwhile. */
export function askApplicant(
  drawer: Drawer,
  id: string,
  { by, text }: { readonly by: string; readonly text: string },
  now: number,
): Promise<Application> {
  return applications.alter(drawer, id, now, application => {
    requireFree(application, now, undefined)
    // One place is left for the answer.
    if (application.talk.length >= MOST_TALK - 1)
      throw new Refusal('application_decided', 'Enough was asked here: decide, or write to the applicant.')
    return { ...application, talk: [...application.talk, { at: now, by, text }] }
  })
}

/** The applicant answers what was asked last, once. Refuses `application_decided` where nothing is asked any more. */
export function answerDesk(drawer: Drawer, id: string, text: string, now: number): Promise<Application> {
  return applications.alter(drawer, id, now, application => {
    const { state, talk } = application
    if (state.is !== 'waiting' || !isAsked(talk))
      throw new Refusal('application_decided', 'No question waits for an answer here.')
    return { ...application, talk: [...talk, { at: now, by: null, text }] }
  })
}

/** How far an invitation has come: the link that was handed out last, and the entry of the key that came of one. */
type Invited = Pick<Extract<ApplicationState, { is: 'admitted' }>, 'invitation' | 'enrolled'>

/**
 * The change that says which invitation was handed out last. Of two officers who invite at once, one learns of it
 * (`application_decided`), and no link is good that nobody remembers.
 */
export const invitationNoted = (found: Found<Application>, invitation: string): Change =>
  moved(found, { invitation, enrolled: null })

/** The change that says which entry brought in the key: that beside which it is made. No invitation is good after that. */
export const enrolmentNoted = (found: Found<Application>): Change =>
  moved(found, { invitation: null, enrolled: 0 }, ['state', 'enrolled'])

function moved(found: Found<Application>, invited: Invited, entry?: readonly string[]): Change {
  const { state } = found.value
  const otherwise = new Refusal(
    'application_decided',
    'This application has moved on meanwhile: look at it again.',
  )
  if (state.is !== 'admitted') throw otherwise
  const next = { ...found.value, state: { ...state, ...invited } }
  return applications.changed(found, next, { otherwise, ...(entry && { entry }) })
}
