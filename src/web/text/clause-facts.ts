import type { Part } from '../../log/attachments.ts'
import { type Clause, figuresAsked } from '../../register/clauses.ts'
import type { Localised } from '../../register/kinds.ts'
import type { Policy } from '../../register/policy.ts'
import { rowIn } from '../../store/each-row.ts'
import {
  type Asked,
  html,
  type Lang,
  linkIn,
  listed,
  listOf,
  longDay,
  type Markup,
  named,
  nameIn,
  phrase,
  type RunningSite,
  say,
} from '../kit/kit.ts'
import { showRule } from '../statement/quotes.ts'

/**
 * A clause of the rules as people read it: in its own words, and beneath them what a computer makes of it. Only the
 * second decides what is asked of whom, so every member of a clause is told here: nobody signs what no page has said.
 */

/** `beside`: words that travel with a policy that is not recorded yet. */
export async function clauseShown(
  asked: Asked,
  policy: Policy,
  clause: Clause,
  beside: readonly Part[] | null = null,
): Promise<Markup> {
  const [whom, , ...more] = clauseLines(asked.lang, policy, clause)
  return html`
    ${await showRule(asked, clause.says, policy, beside)} <code>${clause.id}</code>
    ${listed([whom!, await asksShown(asked, asked.params.call, clause), ...more], 'plain-list')}
  `
}

/** Each of its members in a sentence, in one order. */
export function clauseLines(lang: Lang, policy: Policy, clause: Clause): string[] {
  return [
    whomWords(lang, policy, clause),
    asksWords(lang, clause),
    ...(figuresAsked(clause) === undefined
      ? []
      : [figuresWords(lang, clause), say(lang, 'clause.figuresLate')]),
    whenWords(lang, clause),
    ...stepWords(lang, clause),
    ...removalWords(lang, policy, clause),
  ]
}

function whomWords(lang: Lang, { classes = [] }: Policy, { of }: Clause): string {
  const kinds = listOf(
    (of.kinds ?? []).map(kind => say(lang, `kinds.${kind}`)),
    lang,
  )
  const titles = (of.classes ?? []).map(id => {
    const titles = classes.find(one => one.id === id)?.titles
    return titles === undefined ? id : nameIn(titles, lang).text
  })
  if (titles.length > 0) {
    const named = { kinds, classes: listOf(titles, lang) }
    return say(lang, of.kinds === undefined ? 'clause.ofClasses' : 'clause.ofBoth', named)
  }
  return of.kinds === undefined ? say(lang, 'clause.ofAll') : say(lang, 'clause.ofKinds', { kinds })
}

interface Telling {
  readonly site: Pick<RunningSite, 'log'>
  readonly lang: Lang
}

/**
 * What the indicators are called by which a clause asks; undefined where it asks for none, or none are published yet.
 */
async function indicatorsCalled(
  { site }: Telling,
  call: string,
  clause: Clause,
): Promise<Localised | undefined> {
  const id = figuresAsked(clause)
  return id === undefined ? undefined : (await rowIn(site.log.store, 'indicators', call, id))?.titles
}

/** In a letter about a call. */
export async function asksTold(telling: Telling, call: string, clause: Clause): Promise<string> {
  const { lang } = telling
  const id = figuresAsked(clause)
  if (id === undefined) return asksWords(lang, clause)
  const titles = await indicatorsCalled(telling, call, clause)
  return titles === undefined
    ? say(lang, 'clause.asksFiguresYet', { indicators: id })
    : say(lang, 'clause.asksFigures', { indicators: nameIn(titles, lang).text })
}

/** On a page, with the way to the indicators. Where no call is known, they have their id alone. */
export async function asksShown(
  asked: Asked,
  call: string | undefined,
  clause: Clause,
): Promise<Markup | string> {
  const { lang } = asked
  const titles = call === undefined ? undefined : await indicatorsCalled(asked, call, clause)
  if (titles === undefined)
    return call === undefined ? asksWords(lang, clause) : asksTold(asked, call, clause)
  const to = linkIn(asked, `/${call}/indicators?catalogue=${figuresAsked(clause)!}`)
  return phrase(lang, 'clause.asksFigures', { indicators: html`<a href="${to}">${named(titles, lang)}</a>` })
}

/** By its own words alone: of rules of which no call is known, or side by side. */
export function asksWords(lang: Lang, { asks }: Clause): string {
  if ('report' in asks) {
    const { indicators } = asks
    return indicators === undefined
      ? say(lang, 'clause.asksReport')
      : say(lang, 'clause.asksFigures', { indicators })
  }
  const { commitments: count, under } = asks
  return under === undefined
    ? say(lang, 'clause.asksCommitments', { count })
    : say(lang, 'clause.asksUnder', { count, of: under.length, principles: listOf(under, lang) })
}

/** Of which periods it asks for figures: what is due so many days after a signature asks for none of before. */
export const figuresWords = (lang: Lang, { cycle }: Clause): string =>
  say(lang, 'clause.figuresOf', { by: cycle.by, again: cycle.months === undefined ? 'no' : 'yes' })

function whenWords(lang: Lang, { cycle }: Clause): string {
  const again = cycle.months === undefined ? '' : ` ${say(lang, 'clause.again', { count: cycle.months })}`
  const days =
    cycle.by === 'calendar'
      ? say(lang, 'clause.calendar', { opens: longDay(cycle.opens, lang), due: longDay(cycle.due, lang) })
      : say(lang, 'clause.own', { opens: cycle.opens, due: cycle.due })
  return `${days}${again}`
}

/** What follows where it is not done. */
function stepWords(lang: Lang, { grace, silent, inactive }: Clause): string[] {
  return [
    say(lang, 'clause.grace', { count: grace }),
    silent === undefined ? say(lang, 'clause.noStep') : say(lang, 'clause.silent', { count: silent }),
    ...(inactive === undefined ? [] : [say(lang, 'clause.inactive', { count: inactive })]),
  ]
}

function removalWords(lang: Lang, { delisting }: Policy, { id }: Clause): string[] {
  return delisting.flatMap(({ id: rule, after }) =>
    after?.clause === id ? [say(lang, 'clause.removal', { step: after.step, count: after.days, rule })] : [],
  )
}

/** When a rule lets a signature be removed that follows a clause. */
export function afterWords(lang: Lang, after: NonNullable<Policy['delisting'][number]['after']>): string {
  return say(lang, 'clause.after', { step: after.step, count: after.days, clause: after.clause })
}

export function classesShown(lang: Lang, { classes }: Policy): Markup | string {
  if (classes === undefined) return say(lang, 'policy.noClasses')
  const lines = classes.map(
    ({ id, titles }) =>
      html`${titles.map(one => html`<span lang="${one.lang}" dir="auto">${one.text}</span> `)}<code>${id}</code>`,
  )
  return listed(lines, 'plain-list')
}
