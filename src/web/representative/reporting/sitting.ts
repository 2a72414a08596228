import { Refusal } from '../../../core/refusal.ts'
import { type DraftHead, openHead } from '../../../people/report-drafts.ts'
import { figuresAsked } from '../../../register/clauses.ts'
import { asksLater } from '../../../register/figures/asked-periods.ts'
import type { Catalogue, Indicator, Section } from '../../../register/figures/catalogue.ts'
import { lastFigures, questionsOf } from '../../../work/reporting/asked.ts'
import { type Parts, readParts } from '../../../work/reporting/draft.ts'
import { isThere } from '../../../work/reporting/filed.ts'
import { type OwnQuestions, partsOf } from '../../../work/reporting/questions.ts'
import type { Last } from '../../../work/reporting/repeat.ts'
import type { Asked } from '../../kit/kit.ts'
import { type OwnKey, ownKeys } from '../../passkey/own-keys.ts'
import { pathOf, type Standing, standingOn } from '../commitments/standing.ts'
import type { Representative } from '../session.ts'

/** The draft of a report as its pages need it: what is asked, what was typed, and by whom. */
export interface Sitting {
  readonly it: Standing
  readonly head: DraftHead
  readonly catalogue: Catalogue
  readonly parts: Parts
  /** What it is asked to answer. */
  readonly own: OwnQuestions
  /** Its newest report by these indicators; null where there is none that can be read. */
  readonly last: Last | null
  readonly keys: readonly OwnKey[]
}

/** What a form is read by, also where its draft has ended. */
export type Answered = Pick<Sitting, 'catalogue' | 'head' | 'parts'>

export const reportPath = ({ id }: Pick<Standing, 'id'>, ...more: readonly string[]): string =>
  pathOf({ id }, 'report', ...more)

/** Undefined where nobody has begun one, or it has ended. */
export async function sittingOn(asked: Asked, who: Representative): Promise<Sitting | undefined> {
  const { site } = asked
  const it = await standingOn(asked, who)
  const of = { party: who.party, call: it.id }
  const found = await openHead(site.log.drawer, of, site.now())
  return found && sittingOf(asked, who, it, found.value)
}

export async function sittingOf(
  asked: Asked,
  who: Representative,
  it: Standing,
  head: DraftHead,
): Promise<Sitting> {
  const { site } = asked
  const { periods } = head
  const of = head.catalogue && { call: it.id, party: who.party, catalogue: head.catalogue.id, periods }
  const [catalogue, parts, said, keys] = await Promise.all([
    catalogueOf(asked, it.id, head.catalogue),
    readParts(site.log.drawer, head, site.now()),
    of && lastFigures({ filed: site.filed, store: site.log.store }, of),
    ownKeys(asked, who.party),
  ])
  const last = said && { answers: said.figures.answers, catalogue: said.catalogue }
  const own = await ownQuestionsIn(asked, who, it, head, catalogue)
  return { it, head, catalogue, parts, own, last, keys }
}

/** A report without figures is asked nothing. */
const NOTHING: Catalogue = { v: 1, titles: [], lists: [], sections: [], indicators: [] }

/** What the party would be asked if it filed this draft today. */
export async function ownQuestionsIn(
  { site }: Asked,
  { party, row }: Representative,
  { id: call, day, duties }: Standing,
  head: DraftHead,
  catalogue: Catalogue,
): Promise<OwnQuestions> {
  const of = { filed: site.filed, store: site.log.store }
  if (head.catalogue === null) return { ids: new Set(), asked: new Map(), unknown: new Set<string>() }
  const asking = { call, party: { ...row, id: party }, duties, day }
  return questionsOf(of, asking, head.catalogue.id, catalogue, head.periods)
}

/**
 * What the rules that bind the party say of these indicators, where they ask nothing of the periods of the draft: a window
 * that is to open asks of some, they ask of others, or they name other indicators or none.
 */
export function rulesOf({ head: { catalogue, periods }, it }: Pick<Sitting, 'head' | 'it'>) {
  const { day, duties, policy } = it
  const its = (policy?.clauses ?? []).filter(one => figuresAsked(one) === catalogue?.id)
  const bound = periods.filter(({ until }) => until >= (duties.binding?.from ?? ''))
  if (bound.some(one => its.some(clause => asksLater(clause, catalogue!.id, one, day)))) return 'later'
  return its.length > 0 ? 'these' : 'none'
}

/** Refuses `words_withheld` where the questions cannot be shown. */
export async function catalogueOf(
  { site }: Asked,
  call: string,
  by: DraftHead['catalogue'],
): Promise<Catalogue> {
  if (by === null) return NOTHING
  const { id, edition } = by
  const found = await site.filed.catalogue(call, { catalogue: id, edition })
  if (!isThere(found))
    throw new Refusal('words_withheld', `The file of edition ${edition} of ${id} cannot be read here.`)
  return found
}

/** The section of the address, with its indicators. Refuses `not_found`. */
export function sectionAt(
  { params }: Asked,
  { catalogue }: Pick<Sitting, 'catalogue'>,
): readonly [Section, Indicator[]] {
  const found = partsOf(catalogue).find(([{ id }]) => id === params.section)
  if (found === undefined)
    throw new Refusal('not_found', `There is no part ${params.section!.slice(0, 64)} of this report.`)
  return found
}

/** Those whose indicators are asked of the party, and the others. */
export function sectionsOf({ catalogue, own }: Pick<Sitting, 'catalogue' | 'own'>) {
  const all = partsOf(catalogue)
  const isOwn = ([, indicators]: (typeof all)[number]) => indicators.some(one => own.ids.has(one.id))
  return { own: all.filter(isOwn), others: all.filter(one => !isOwn(one)) }
}

/** Those of these that are asked of the party. */
export const ownOf = ({ own }: Pick<Sitting, 'own'>, indicators: readonly Indicator[]): Indicator[] =>
  indicators.filter(one => own.ids.has(one.id))
