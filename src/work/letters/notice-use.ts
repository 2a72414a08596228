import type { Statement } from '../../core/statement.ts'
import { dayOf, parseTime } from '../../core/time.ts'
import { lastYes, placeOf } from '../../register/binding-policy.ts'
import type { Notice } from '../../register/declaration.ts'
import { type CallRow, type PartyRow, ref, type SignatureRow } from '../../register/rows.ts'
import { objectionRaised } from '../../register/types/objections.ts'
import { reservationMade } from '../../register/types/reservations.ts'
import { manifestDigest, textPublished } from '../../register/types/texts.ts'
import { declarationOf } from '../../register/types.ts'
import { sayingsOn } from '../../register/words-in-force.ts'
import { readKnown, readRules } from '../commitments/duties.ts'
import { movedOf, movesBy } from '../commitments/extension.ts'
import type { Workplace } from '../workplace.ts'

/**
 * Whether a notice is of use to a signatory: what it tells is still so, and the signatory has not answered it already. The
 * round that writes letters asks this, and so does whoever hands over one that has waited: a letter that is no longer true
 * is not sent.
 */
export interface NoticeUse {
  /** Whether what it tells is so, or may still come. */
  readonly isSo: boolean
  /** When the day comes of which its letter says that it is to come, Unix seconds; null where there is none. */
  readonly until: number | null
  /** `isNamed`: what was said concerns this very signatory. */
  readonly to: (signature: SignatureRow, isNamed: boolean) => boolean
  /** Whether it says anything of this signatory: of dates that move, whether any of its own does. */
  readonly touches: (party: string) => Promise<boolean>
}

interface Noticed {
  readonly statement: Statement
  readonly entry: number
  readonly call: CallRow
  readonly store: Workplace['log']['store']
  /** YYYY-MM-DD, UTC. */
  readonly today: string
}

/** What became of what a notice tells. */
interface Fate {
  readonly isSo: boolean
  /** From which day on it is so. */
  readonly from?: string
  /** Its answer was given, or is asked no more, where it names somebody. */
  readonly isAnswered?: boolean
}

const FATES: { readonly [N in Notice]?: (it: Noticed) => Fate | Promise<Fate> } = {
  correction({ call, entry }) {
    const { effective, ended } = call.corrections!.find(one => one.entry === entry)!
    return { isSo: ended === null, from: effective }
  },
  // Another letter tells of newer ones.
  rules: ({ call, entry }) => ({ isSo: call.policies.at(-1)!.entry === entry }),
  version: ({ call, statement }) => ({
    isSo: call.closed === null && call.text === manifestDigest(textPublished.read(statement).manifest),
  }),
  async reservation({ entry, statement, store, today }) {
    const whose = `${statement.call}/${reservationMade.read(statement).party}`
    const [signature, objections] = await store.rows([ref('signatures', whose), ref('objections', whose)])
    const said = sayingsOn(signature!, objections?.objections ?? [], today).find(one => one.entry === entry)!
    const lasts = said.state === 'pending' || (said.state === 'held' && said.until === null)
    return { isSo: signature!.state === 'standing' && lasts, from: said.from }
  },
  async objection({ entry, statement, store }) {
    if (statement.type !== objectionRaised.type) return { isSo: true }
    const { party } = objectionRaised.read(statement).against
    const [row] = await store.rows([ref('objections', statement.call!, party)])
    const { answered, withdrawn } = row!.objections.find(one => one.entry === entry)!
    return { isSo: true, isAnswered: answered !== null || withdrawn !== null }
  },
}

/** Who has reported, or is asked for nothing, is not told that it has more time. */
async function movesOwn(store: Workplace['log']['store'], call: string, entry: number) {
  const rules = (await readRules(store, call))!
  const moves = movesBy(rules, entry)
  return async (party: string) => {
    const known = await readKnown(store, call, party)
    return known !== undefined && movedOf(known, rules, moves).length > 0
  }
}

export async function useOf(
  { log: { store }, now }: Pick<Workplace, 'log' | 'now'>,
  statement: Statement,
  entry: number,
): Promise<NoticeUse> {
  const notice = declarationOf(statement.type).notice!
  const today = dayOf(now())
  const [call] = await store.rows([ref('calls', statement.call!)])
  const it = { statement, entry, call: call!, store, today }
  const { isSo, from, isAnswered } = (await FATES[notice]?.(it)) ?? ({ isSo: true } as Fate)
  const isNewer = notice === 'rules' || notice === 'version'
  const touches = notice === 'extended' ? await movesOwn(store, statement.call!, entry) : async () => true
  return {
    isSo,
    touches,
    until: from === undefined || from <= today ? null : parseTime(`${from}T00:00:00Z`),
    to: (signature, isNamed) =>
      isSo &&
      signature.state === 'standing' &&
      !(isNewer && hasSaidYes(signature, entry)) &&
      !(isNamed && isAnswered === true),
  }
}

/** Whoever has said yes since then was shown the newer text and rules. */
function hasSaidYes({ events }: Pick<SignatureRow, 'events'>, entry: number): boolean {
  const yes = lastYes(events)
  return yes !== undefined && placeOf(yes) > entry
}

/** An ended party is told of its end, and of nothing else any more. */
export function hasLeft({ ended }: PartyRow, entry: number | undefined): boolean {
  return ended !== undefined && ended.entry !== entry
}
