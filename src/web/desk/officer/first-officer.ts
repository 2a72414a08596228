import type { Signer } from '../../../core/keys.ts'
import { Refusal } from '../../../core/refusal.ts'
import { endLinks, findLink, newLink } from '../../../people/links.ts'
import type { RoleRow } from '../../../register/rows.ts'
import type { RunningSite } from '../../asked.ts'
import { eachRow } from '../../rows.ts'
import type { Site } from '../../site.ts'

/** Seconds for which the link of a start is good; the next start prints another. */
const LINK_SECONDS = 7 * 86_400

/** Keys of one officer that are looked at: nobody has as many. */
const MOST_KEYS = 100

/** Whether an officer is in force who holds a key: then no link is printed, and none is good. */
export async function hasOfficer({ log: { store } }: Pick<Site, 'log'>): Promise<boolean> {
  for await (const { key: id, row } of eachRow(store, 'roles')) {
    const { role, ended } = row as RoleRow
    if (role !== 'officer' || ended !== null) continue
    const keys = await store.keysOf(id, MOST_KEYS)
    if (keys.some(({ row }) => row.revoked === null)) return true
  }
  return false
}

/** What a link is for: the first officer while there is none, or another one, whom whoever starts the server wants. */
const FIRST = 'first officer'
const ANOTHER = 'another officer'

/**
 * The address at which an officer makes a passkey: the first, or another one where that is asked for. Undefined where
 * none is wanted, or no key of the depositary's lies here that could appoint one. Links of earlier starts end: what was
 * printed last is what is good.
 */
export async function enrolmentLink(
  site: Pick<Site, 'log' | 'now' | 'publicUrl' | 'signer'>,
  { another = false } = {},
): Promise<string | undefined> {
  const { log, now, publicUrl, signer } = site
  if (!signer) return undefined
  const isFirst = !(await hasOfficer(site))
  if (!isFirst && !another) return undefined
  const { drawer } = log
  await endLinks(drawer, 'officer', now())
  const link = {
    purpose: 'officer',
    subject: isFirst ? FIRST : ANOTHER,
    expires: now() + LINK_SECONDS,
  } as const
  const { token } = await newLink(drawer, link, now())
  return `${publicUrl}/desk/enrol/${token}`
}

/** Refuses `link_spent` for a link that is good no longer, also because somebody was faster. */
export async function requireEnrolment(site: RunningSite, token: string): Promise<void> {
  const { subject } = await findLink(site.log.drawer, 'officer', token, site.now())
  if (subject === FIRST && (await hasOfficer(site)))
    throw new Refusal('link_spent', 'An officer has enrolled already.')
}

/** The depositary's own key, where it lies with the server. Refuses `key_use_wrong`. */
export function depositarySigner({ signer }: Pick<RunningSite, 'signer'>): Signer {
  if (signer === null)
    throw new Refusal(
      'key_use_wrong',
      'The key of the depositary is not kept on this server, so nothing is signed with it here.',
    )
  return signer
}
