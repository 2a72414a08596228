import type { Kind } from '../../register/kinds.ts'
import { ownTurn } from '../../store/own-turn.ts'
import type { CallOnDay } from '../../work/commitments/call-duties.ts'
import type { Signatory, Undertaken } from '../../work/commitments/signatories.ts'
import {
  isTitledAlike,
  madeUnderTitle,
  type Named,
  namedUnder,
  type Principles,
  principlePath,
  principleSaid,
  retitledIn,
} from '../commitments/principles.ts'
import { onThatDay } from '../commitments/shown-day.ts'
import { surveyOf } from '../commitments/survey.ts'
import { commitmentPath, versionsHeld } from '../commitments/words.ts'
import {
  type Asked,
  comma,
  html,
  inLang,
  linkIn,
  listOf,
  longDay,
  type Markup,
  nameIn,
  type Piece,
  say,
  sub,
} from '../kit/kit.ts'
import { Squares } from './squares.ts'

/**
 * The matrix: a row for each signatory, a column for each principle. Squares say when, from dates alone. On a phone
 * each name takes a line above its cells; roles keep it a table for screen readers, and each cell is a link with a
 * full name.
 */

interface Column {
  readonly id: string
  readonly named: Named | undefined
}

/** Those of the text in force, then those of earlier texts under which something still stands. */
export async function columnsOf({ now, byId }: Principles, all: CallOnDay): Promise<Column[]> {
  const ids = new Set(now.map(({ principle }) => principle.id))
  const earlier = (await surveyOf(all)).principles.difference(ids)
  return [
    ...now.map(named => ({ id: named.principle.id, named })),
    ...[...earlier].sort().map(id => ({ id, named: byId.get(id) })),
  ]
}

/** Rows that are laid out in one turn of the event loop. */
const IN_ONE_TURN = 40
/** More cells than a phone has room for side by side: then the table is moved sideways. */
const MOST_BESIDE = 12

interface Drawn {
  readonly principles: Principles
  readonly columns: readonly Column[]
  readonly caption: string
  /** The day that the address names. */
  readonly at: string | undefined
}

/** What all rows have in common; `under` is what a sentence calls a column. */
interface Table extends Drawn {
  readonly columns: readonly (Column & { readonly under: string })[]
  readonly asked: Asked
  readonly all: CallOnDay
  readonly squares: Squares
  readonly older: Older
}

/** Of what was made under another title of its principle than the newest: as that text names it. */
type Older = ReadonlyMap<Undertaken, Named>

/** Of principles that were always called so nothing is read. */
async function olderOf(
  asked: Asked,
  call: string,
  principles: Principles,
  shown: readonly Signatory[],
): Promise<Older> {
  const retitled = retitledIn(principles)
  const all = shown.flatMap(one => one.commitments).filter(({ principle }) => retitled.has(principle))
  const versions = await versionsHeld(asked, call, all)
  return new Map(
    all.flatMap((it, i) => {
      const version = versions[i]
      const own = version && namedUnder(principles, version)
      return own && !isTitledAlike(own, principles.byId.get(it.principle)!) ? [[it, own] as const] : []
    }),
  )
}

export async function matrixTable(
  asked: Asked,
  all: CallOnDay,
  shown: readonly Signatory[],
  drawn: Drawn,
): Promise<Markup> {
  const { lang } = asked
  const { caption } = drawn
  const columns = drawn.columns.map(({ id, named }) => ({ id, named, under: principleSaid(lang, id, named) }))
  const older = await olderOf(asked, all.call, drawn.principles, shown)
  const table: Table = { ...drawn, columns, asked, all, squares: new Squares(lang), older }
  const rows: Piece[] = []
  let group = ''
  for (const [i, one] of shown.entries()) {
    if (i % IN_ONE_TURN === 0) await ownTurn()
    const its = one.stands ? say(lang, `kinds.${one.kind}`) : say(lang, 'matrix.left')
    if (its !== group) {
      const head = html`<th scope="rowgroup" role="rowheader" colspan="${columns.length + 1}">${its}</th>`
      rows.push(html`<tr class="grp" role="row">${head}</tr>`)
    }
    group = its
    rows.push(rowOf(table, one))
  }
  const heads = columns.map(column => headOf(table, column))
  // A stop for the keyboard only where there is something to move.
  const isMany = columns.length > MOST_BESIDE
  const region = isMany ? html` tabindex="0" role="region" aria-labelledby="mcap"` : null
  return html`<div class="scroll"${region}>
    ${isMany ? null : columnKey(table)}
    <table class="matrix${isMany ? ' many' : ''}" role="table" id="rows">
      <caption id="mcap" class="vh">${caption}</caption>
      <thead role="rowgroup"><tr role="row">
        <th scope="col" role="columnheader"><span class="vh">${say(lang, 'matrix.organisation')}</span></th>${heads}
      </tr></thead>
      <tbody role="rowgroup">${rows}</tbody>
    </table>
  </div>`
}

/** On a phone a head has room for its number alone: the names stand above, for the eye only. */
function columnKey({ asked: { lang }, columns }: Table): Markup {
  const names = columns.flatMap(({ named }) =>
    named === undefined
      ? []
      : [html`<span><b>${named.number}</b> ${inLang(nameIn(named.principle.titles, lang))}</span>`],
  )
  return html`<p class="p-key" aria-hidden="true">${names}</p>`
}

function headOf({ asked, all, at, older }: Table, { id, named }: Column): Markup {
  const { lang } = asked
  const to = linkIn(asked, onThatDay(principlePath(all.call, id), { at }))
  if (named === undefined)
    return html`<th scope="col" role="columnheader"><a class="p" href="${to}">${id}</a></th>`
  const earlier = named.isNow ? null : sub(say(lang, 'matrix.earlierText', { number: named.text.number }))
  const names = new Map(
    [...older.values()].filter(one => one.principle.id === id).map(one => [one.text.number, one] as const),
  )
  const made = [...names.values()].map(one => sub(madeUnderTitle(lang, one)))
  return html`<th scope="col" role="columnheader">
    <a class="p" href="${to}"><span class="vh">${say(lang, 'matrix.principle')} </span>${named.number}</a>
    <span class="p-name">${inLang(nameIn(named.principle.titles, lang))}${earlier}${made}</span>
  </th>`
}

function rowOf(table: Table, one: Signatory): Markup {
  const { asked, all, at, columns } = table
  const { lang } = asked
  const name = nameIn(one.names, lang)
  const cells =
    one.commitments.length === 0
      ? html`<td role="cell" colspan="${columns.length}" class="nc">${say(lang, 'matrix.noneYet')}</td>`
      : columns.map(column => cellOf(table, one, name.text, column))
  const to = linkIn(asked, onThatDay(`/parties/${one.party}`, { at }))
  return html`<tr role="row">
    <th scope="row" role="rowheader">
      <a href="${to}" lang="${name.lang}" dir="auto">${name.text}</a>${besideName(asked, all, one)}
    </th>${cells}</tr>`
}

function cellOf(
  { asked, all, at, squares, older }: Table,
  one: Signatory,
  name: string,
  column: Table['columns'][number],
): Markup {
  const { id, named, under } = column
  const { lang } = asked
  const here = one.commitments.filter(({ principle }) => principle === id)
  if (here.length === 0) {
    const says = (key: 'matrix.otherKinds' | 'matrix.none') => html`<span class="vh">${say(lang, key)}</span>`
    return named !== undefined && !concerns(named, one.kind)
      ? html`<td role="cell">${says('matrix.otherKinds')}<span aria-hidden="true">–</span></td>`
      : html`<td role="cell">${says('matrix.none')}</td>`
  }
  const links = here.map(it => {
    const own = older.get(it)
    const to = linkIn(asked, onThatDay(commitmentPath(all.call, it), { at }))
    if (own === undefined) return squares.link(to, name, under, it)
    const called = `${under}${comma(lang)}${madeUnderTitle(lang, own)}`
    // It stands apart from those that were made under the title above.
    return html`<span class="of-text">${squares.link(to, name, called, it)}<small aria-hidden="true">${say(lang, 'matrix.ofText', { version: own.text.number })}</small></span>`
  })
  return html`<td role="cell">${links}</td>`
}

export function concerns({ principle: { kinds } }: Named, kind: Kind): boolean {
  return kinds === null || kinds.includes(kind)
}

/** In which classes it is, and the step that it has come to by the rules that it accepted. */
function besideName(asked: Asked, all: CallOnDay, one: Signatory): Piece {
  const { lang } = asked
  const told = [...classesSaid(asked, all, one), ...stepSaid(asked, one)]
  return told.length === 0 ? null : sub(listOf(told, lang))
}

function classesSaid({ lang }: Asked, { rules }: CallOnDay, one: Signatory): string[] {
  const titles = [...rules.policies.values()].flatMap(({ classes = [] }) => classes)
  return one.classes.map(id => {
    const found = titles.findLast(it => it.id === id)
    return found === undefined ? id : nameIn(found.titles, lang).text
  })
}

function stepSaid({ lang }: Asked, { step, back }: Signatory): string[] {
  if (step !== null) return [say(lang, `step.${step.name}`, { day: longDay(step.since, lang) })]
  return back === null ? [] : [say(lang, 'step.back', { day: longDay(back, lang) })]
}
