import { OFFICES } from '../register/kinds.ts'
import { type ByField, type OfficersDoor, ROUTES, type RouteName } from './routes.ts'

/** What an officer was appointed to: decide, prepare, or look (`register/types/roles`). */
export const OFFICES_HELD = ['decider', ...OFFICES] as const
export type OfficeHeld = (typeof OFFICES_HELD)[number]

interface InOffice {
  readonly office: OfficeHeld
}

const LETS_IN: Readonly<Record<OfficersDoor, readonly OfficeHeld[]>> = {
  officer: OFFICES_HELD,
  drafter: ['decider', 'drafter'],
  decider: ['decider'],
}

export function lets(door: OfficersDoor, { office }: InOffice): boolean {
  return LETS_IN[door].includes(office)
}

type OfficersRoute = {
  [Name in RouteName]: (typeof ROUTES)[Name][2] extends OfficersDoor | ByField ? Name : never
}[RouteName]

/** Whether a door lets this officer come to an address, or do this there: pages promise nothing that a door refuses. */
export function mayCome(officer: InOffice, name: OfficersRoute, does?: string): boolean {
  return lets(doorFor(ROUTES[name][2], does), officer)
}

/** Officers take back what they prepared; those who decide set aside what others prepared. */
export function mayTakeBack({ id, office }: InOffice & { readonly id: string }, by: string): boolean {
  return office === 'decider' || id === by
}

/** The door of the most harmless act there: no form helps whom it keeps out. */
export function widestOf(door: OfficersDoor | ByField): OfficersDoor {
  if (typeof door === 'string') return door
  const all = Object.values(door.doors)
  return (['officer', 'drafter'] as const).find(one => all.includes(one)) ?? 'decider'
}

/** The door of what a form says that it does. */
export function doorFor(door: OfficersDoor | ByField, does: string | null | undefined): OfficersDoor {
  if (typeof door === 'string') return door
  return typeof does === 'string' && Object.hasOwn(door.doors, does) ? door.doors[does]! : 'decider'
}
