import { Refusal } from '../../core/refusal.ts'
import { type Application, applications } from '../../people/applications.ts'
import { findLink } from '../../people/links.ts'
import type { Policy } from '../../register/policy.ts'
import { rowIn } from '../../store/each-row.ts'
import { ruledBy } from '../../work/call-policy.ts'
import { type Asked, hostIn } from '../kit/kit.ts'

export interface Own {
  readonly id: string
  readonly application: Application
}

/** Refuses `link_spent` for an address that is not good, and `not_found` once the application was erased. */
export async function ownApplication({ site, params }: Asked): Promise<Own> {
  const { drawer } = site.log
  const { subject } = await findLink(drawer, 'application', params.token!, site.now())
  return { id: subject, application: await applicationOf(site, subject) }
}

export async function applicationOf({ log, now }: Asked['site'], id: string): Promise<Application> {
  const application = await applications.get(log.drawer, id, now())
  if (application === undefined) throw new Refusal('not_found', 'This application is not here any more.')
  return application
}

export async function policyInForce({ site }: Asked, call: string): Promise<Policy | undefined> {
  const { store } = site.log
  const row = await rowIn(store, 'calls', call)
  return row && (await ruledBy(store, call, row)).policy
}

/** The domain of the address that a call names for its convener. */
export async function convenerDomain({ site }: Asked, call: string) {
  const row = await rowIn(site.log.store, 'calls', call)
  return hostIn(row?.convener.url ?? '') || null
}

export function mayProve({ state }: Application): boolean {
  return state.is === 'waiting' || state.is === 'admitted'
}
