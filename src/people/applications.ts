import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import { country, domain, id, identifiers, kind, lang } from '../register/shapes.ts'
import type { Drawer } from '../store/drawer.ts'
import { keptAs, type Page } from './kept.ts'
import { newToken } from './tokens.ts'

/**
 * Applications: what an organisation typed to be admitted to a call. It says who somebody claims to be and no more, so
 * none of it enters the log until an officer has checked it and signs what they found.
 */
const decided = { by: z.string().max(64), at: z.int() }
const schema = z.strictObject({
  call: id,
  received: z.int(),
  /** In which language it was filled in. */
  lang,
  organisation: z.strictObject({
    name: z.string().min(1).max(400),
    nameLang: lang,
    kind,
    country: country.nullable(),
    domain: domain.nullable(),
    identifiers,
  }),
  person: z.strictObject({
    name: z.string().min(1).max(200),
    role: z.string().min(1).max(200),
    email: z.string().min(3).max(254),
  }),
  words: z.string().max(2000),
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
    z.strictObject({ is: z.literal('refused'), ...decided, reason: z.string().min(1).max(2000) }),
  ]),
})
export type Application = z.infer<typeof schema>
export type ApplicationState = Application['state']
export type Applied = Omit<Application, 'state' | 'received'>

const applications = keptAs('application', schema)

/** Ids sort in the order in which applications came. */
export async function keepApplication(drawer: Drawer, applied: Applied, now: number): Promise<string> {
  const id = `${now.toString(36).padStart(7, '0')}-${newToken()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 8)}`
  await applications.put(drawer, id, { ...applied, received: now, state: { is: 'waiting' } }, null)
  return id
}

export function findApplication(drawer: Drawer, id: string, now: number): Promise<Application | undefined> {
  return applications.get(drawer, id, now)
}

export function listApplications(
  drawer: Drawer,
  now: number,
  page?: Page,
): Promise<{ id: string; value: Application }[]> {
  return applications.list(drawer, now, page)
}

/** Those that wait, oldest first. */
export async function waitingApplications(
  drawer: Drawer,
  now: number,
): Promise<{ id: string; value: Application }[]> {
  const waiting: { id: string; value: Application }[] = []
  for (let after = ''; ; ) {
    const page = await listApplications(drawer, now, { after })
    waiting.push(...page.filter(({ value }) => value.state.is === 'waiting'))
    const last = page.at(-1)
    if (last === undefined) return waiting
    after = last.id
  }
}

/** Decides on one that waits. Refuses `application_decided` where another officer was first. */
export async function decide(
  drawer: Drawer,
  id: string,
  state: Exclude<ApplicationState, { is: 'waiting' }>,
  now: number,
): Promise<Application> {
  return changed(drawer, id, now, application => {
    if (application.state.is !== 'waiting')
      throw new Refusal(
        'application_decided',
        `This application was ${application.state.is} already by ${application.state.by}.`,
      )
    return { ...application, state }
  })
}

/** Says which invitation was handed out last, or which entry brought in the key. */
export function noteInvitation(
  drawer: Drawer,
  id: string,
  change: { readonly invitation: string | null; readonly enrolled?: number },
  now: number,
): Promise<Application> {
  return changed(drawer, id, now, application =>
    application.state.is === 'admitted'
      ? { ...application, state: { ...application.state, ...change } }
      : application,
  )
}

async function changed(
  drawer: Drawer,
  id: string,
  now: number,
  change: (application: Application) => Application,
): Promise<Application> {
  const found = await applications.change(drawer, id, now, change)
  if (found === undefined) throw new Refusal('not_found', `There is no application ${id.slice(0, 40)}.`)
  return found
}
