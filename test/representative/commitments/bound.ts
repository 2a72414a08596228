import { CLAUSES, CLAUSES_DIGEST, MEASURES } from '../../committing.ts'
import { type Depositary, startDepositary } from '../../depositary.ts'
import { wordsOn } from '../../desk/visitor.ts'
import { ACCORD, said } from '../../harbour.ts'
import { type Person, representative, signIn } from '../people.ts'

/** The accord by rules with clauses and with measures, signed by these parties, of each of whom somebody has signed in. */
export interface Bound {
  readonly site: Depositary
  readonly ada: Person
  readonly mia: Person
}

export const HOME = `/representative/commitments/${ACCORD}`

export async function boundHarbour(): Promise<Bound> {
  const site = await startDepositary({ parties: ['northhaven', 'meridian'] })
  await site.post(
    'call/policy-changed',
    { policy: CLAUSES, reason: said('We want to be measured.') },
    { call: ACCORD },
  )
  await site.post('measures/published', MEASURES, { call: ACCORD })
  for (const party of ['northhaven', 'meridian'])
    await site.as(party).sign(ACCORD, { policy: CLAUSES_DIGEST })
  const ada = await representative(site, 'northhaven')
  const mia = await representative(site, 'meridian')
  return { site, ada, mia }
}

/** A session ends after hours, and stories take years. */
export async function later({ site }: Pick<Bound, 'site'>, now: string, ...people: Person[]): Promise<void> {
  site.now = now
  for (const { visitor, device } of people) await signIn(visitor, device)
}

/** Fills the form of this page and signs what it leads to. */
export async function signed(
  { visitor, device }: Person,
  path: string,
  typed: Readonly<Record<string, string>>,
): Promise<string> {
  await visitor.goto(path)
  await visitor.send(path.split('?')[0]!, typed)
  const shown = wordsOn(visitor.shown)
  await visitor.use(device, 'party')
  return shown
}

export const SHORE_POWER = {
  what: 'Offer shore power at 40 berths.',
  scope: 'All terminals.',
  indicator: 'Berths with a connection.',
  baselineValue: '12',
  baselineUnit: 'berths',
  targetValue: '40',
  targetUnit: 'berths',
  due: '2026-06-30',
}

export const schedule = async ({ site }: Pick<Bound, 'site'>, party = 'northhaven') => {
  const [row] = await site.log.store.rows([{ table: 'schedules', key: `${ACCORD}/${party}` }])
  return row
}
export const commitment = async ({ site }: Pick<Bound, 'site'>, id: string, party = 'northhaven') => {
  const [row] = await site.log.store.rows([{ table: 'commitments', key: `${ACCORD}/${party}/${id}` }])
  return row
}
