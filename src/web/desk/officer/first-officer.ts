import { Refusal } from '../../../core/refusal.ts'
import { endLinks, findLink, newLink } from '../../../people/links.ts'
import { eachRow } from '../../../store/each-row.ts'
import type { RunningSite } from '../../asked.ts'
import type { OfficeHeld } from '../../may.ts'
import type { Site } from '../../site.ts'
import { keysInForce } from '../../statement/facts.ts'

/** Seconds for which the link of a start is good; the next start prints another. */
const LINK_SECONDS = 7 * 86_400

/** Whether an officer who decides is in force and holds a key: then no link is printed, and none is good. */
async function hasOfficer(site: Pick<Site, 'log'>): Promise<boolean> {
  for await (const { key: id, row } of eachRow(site.log.store, 'roles')) {
    const { office, ended } = row
    if (office !== undefined || ended !== null) continue
    if ((await keysInForce(site, id)) > 0) return true
  }
  return false
}

/**
 * What a link is for: the first officer while there is none, or another one, whom whoever starts the server wants; with
 * the office that they named, or whichever its holder chooses.
 */
const FIRST = 'first officer'
const ANOTHER = 'another officer'
const ANOTHER_WITH = {
  decider: 'another decider',
  drafter: 'another drafter',
  reader: 'another reader',
} as const satisfies Record<OfficeHeld, string>
export const OFFICES_HELD = Object.keys(ANOTHER_WITH) as OfficeHeld[]

/** Another officer: no, yes, or yes with this office and no other. */
export type Another = boolean | OfficeHeld

/**
 * The address at which an officer makes a passkey: the first, or another one where that is asked for. Undefined where
 * none is wanted, or no key of the depositary's lies here that could appoint one. Links of earlier starts end: what was
 * printed last is what is good. Where an office is named, the link gives that one even while nobody decides yet: it may be
 * meant for somebody who is to look.
 */
export async function enrolmentLink(
  site: Pick<Site, 'log' | 'now' | 'publicUrl' | 'signer'>,
  { another = false }: { readonly another?: Another } = {},
): Promise<string | undefined> {
  const { log, now, publicUrl, signer } = site
  if (!signer) return undefined
  const isFirst = typeof another !== 'string' && !(await hasOfficer(site))
  if (!isFirst && another === false) return undefined
  const { drawer } = log
  await endLinks(drawer, 'officer', now())
  const link = {
    purpose: 'officer',
    subject: isFirst ? FIRST : typeof another === 'string' ? ANOTHER_WITH[another] : ANOTHER,
    expires: now() + LINK_SECONDS,
  } as const
  const { token } = await newLink(drawer, link, now())
  return `${publicUrl}/desk/enrol/${token}`
}

/**
 * The offices that a link may give: the first officer decides. Refuses `link_spent` for a link that is good no longer,
 * also because somebody was faster.
 */
export async function requireEnrolment(site: RunningSite, token: string): Promise<readonly OfficeHeld[]> {
  const { subject } = await findLink(site.log.drawer, 'officer', token, site.now())
  if (subject === FIRST && (await hasOfficer(site)))
    throw new Refusal('link_spent', 'An officer has enrolled already.')
  if (subject === FIRST) return ['decider']
  return subject === ANOTHER ? OFFICES_HELD : OFFICES_HELD.filter(one => ANOTHER_WITH[one] === subject)
}
