import { brief } from '../../../core/bytes.ts'
import type { Asked as AskedOf, Known } from '../../../register/asked.ts'
import { boundBy } from '../../../register/bound-by.ts'
import type { Clause } from '../../../register/clauses.ts'
import type { Earlier } from '../../../register/duties.ts'
import { type Policy, saidIn } from '../../../register/policy.ts'
import { readKnown } from '../../../work/commitments/duties.ts'
import { askedMoved, proofOf } from '../../commitments/asked.ts'
import { whyAsked } from '../../commitments/why.ts'
import { newerEdition } from '../../commitments/words.ts'
import {
  type Asked,
  Choice,
  entryLink,
  firstOf,
  html,
  listed,
  type Markup,
  nameIn,
  part,
  phrase,
  remark,
  say,
  shortDate,
  sub,
} from '../../kit/kit.ts'
import { measureAt } from '../../statement/commitment-names.ts'
import { textOfSaid } from '../../statement/quotes.ts'
import type { Representative } from '../session.ts'
import { askedState } from './lines.ts'
import { declinedOn, type Standing } from './standing.ts'
import { briefly, isIn } from './year-lines.ts'

/** What the rules asked in the printed year, and which measures are not taken on. */

/** Lines of each list on this paper; of more it gives the number. */
const MOST = { rules: 8, declined: 8 }
const MOST_WORDS = 120

/** Also by rules that bind it no more, as it stood when they last did. */
export const everAsked = ({ duties }: Standing): readonly (AskedOf | Earlier)[] => [
  ...duties.earlier,
  ...duties.asked,
]

export async function rulesPart(
  asked: Asked,
  { party }: Representative,
  it: Standing,
  year: string,
): Promise<Markup> {
  const { lang, site } = asked
  const known = await readKnown(site.log.store, it.id, party)
  const all = everAsked(it)
    .filter(one => isIn(one.moved, year))
    .sort((a, b) => (a.moved < b.moved ? -1 : 1))
  if (all.length === 0) return html`<p>${say(lang, 'ours.nothingDue')}</p>`
  const { shown, told } = firstOf(all, MOST.rules, count => say(lang, 'ours.yearAlso', { count }))
  const lines = await Promise.all(shown.map(one => askedLine(asked, it, known, one)))
  return html`${listed(lines, 'plain-list')}${told === null ? null : remark(told)}`
}

/** The beginning of its words: the page of the rules has them whole. */
export async function clauseBriefly(asked: Asked, clause: Clause, policy: Policy): Promise<Markup> {
  const says = saidIn(clause.says, policy, asked.lang)
  const words = brief((await textOfSaid(asked, says)) ?? clause.id, MOST_WORDS)
  return html`<span lang="${says.lang}" dir="auto">${words}</span>`
}

async function askedLine(
  asked: Asked,
  { policy, rules, duties, day }: Standing,
  known: Known | undefined,
  one: AskedOf | Earlier,
): Promise<Markup> {
  const { lang } = asked
  const { clause, met } = one
  const until = 'until' in one ? one.until : null
  const set = 'until' in one ? rules.policies.get(one.policy)! : policy!
  const words = await clauseBriefly(asked, clause, set)
  const state =
    met === null
      ? askedState(asked, one)
      : html`${phrase(lang, 'ours.asked.met', { day: shortDate(met.day, lang), late: new Choice(met.late ? 'yes' : 'no') })} ${proofOf(asked, one, duties.commitments)}`
  const moved = sub(askedMoved(asked, one))
  const bound = known && boundBy(known, rules.call, clause, set, until ?? day)
  const why = bound ? whyAsked(asked, bound, set) : null
  const ended = until === null ? null : sub(phrase(lang, 'asked.until', { day: shortDate(until, lang) }))
  return html`${shortDate(one.moved, lang)} ${words} <b>${state}</b>${moved}${ended}${why}`
}

/** Null where it has said of no measure why not. What was said of one and taken back since stands in the log alone. */
export async function declinedPart(
  asked: Asked,
  { party }: Representative,
  { id, day }: Standing,
  isNow: boolean,
): Promise<Markup | null> {
  const { lang } = asked
  const all = (await declinedOn(asked, id, party)).filter(one => one.day <= day)
  if (all.length === 0) return null
  const { shown, told } = firstOf(all, MOST.declined, count => say(lang, 'ours.yearAlso', { count }))
  const lines = await Promise.all(
    shown.map(async one => {
      // By the edition that it answered: a newer one may say otherwise.
      const found = await measureAt(asked, id, one)
      const name = found === undefined ? one.id : `${found.number} ${nameIn(found.titles, lang).text}`
      return html`<bdi>${name}</bdi> ${entryLink(asked, one.entry)} ${await briefly(asked, one.words)}${await newerEdition(asked, id, one)}`
    }),
  )
  const note = isNow ? {} : { note: say(lang, 'ours.yearDeclinedNow') }
  return part(
    say(lang, 'ours.yearDeclined'),
    html`${listed(lines, 'plain-list')}${told === null ? null : remark(told)}`,
    { strong: true, ...note },
  )
}
