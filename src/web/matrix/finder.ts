import { STATUSES } from '../../register/commitment-status.ts'
import { KINDS } from '../../register/kinds.ts'
import type { CallOnDay } from '../../work/commitments/call-duties.ts'
import { principleSaid, principlesOn } from '../commitments/principles.ts'
import { surveyOf } from '../commitments/survey.ts'
import {
  type Asked,
  attributes,
  type CallShown,
  collatorIn,
  countryName,
  dayField,
  dayTyped,
  type Errors,
  html,
  languageKept,
  type Markup,
  nameIn,
  type Piece,
  say,
} from '../kit/kit.ts'
import { columnsOf } from './cells.ts'
import type { MatrixQuery, Narrowing } from './query.ts'

/** The form that narrows the matrix: what is chosen stays chosen, and options bear no numbers that could mislead. */

export type Option = readonly [value: string, says: string]

export async function finder(
  asked: Asked,
  call: CallShown,
  query: MatrixQuery,
  all: CallOnDay,
  errors: Errors,
): Promise<Markup> {
  const { lang } = asked
  const found = await surveyOf(all)
  const collator = collatorIn(lang)
  const kinds = KINDS.filter(kind => found.kinds.has(kind))
  const named = [...found.countries]
    .map(
      (code): Option => [
        code ?? 'none',
        code === null ? say(lang, 'roll.noCountry') : countryName(code, lang),
      ],
    )
    .sort(
      ([a, one], [b, other]) => Number(a === 'none') - Number(b === 'none') || collator.compare(one, other),
    )
  const statuses = [...STATUSES, 'none'] as const
  const columns = await columnsOf(await principlesOn(asked, call, query.day), all)
  const principles = columns.map(({ id, named }): Option => {
    const principle = principleSaid(lang, id, named)
    if (named === undefined) return [id, principle]
    const title = nameIn(named.principle.titles, lang).text
    return [id, say(lang, 'matrix.titled', { principle, title })]
  })
  const select = (name: Narrowing, any: string, options: readonly Option[]) =>
    selectOf(name, say(lang, `matrix.by.${name as 'kind'}`), any, options, String(query[name] ?? ''))
  const classed = classOptions(asked, all)
  const field = html`<div>
    <label for="q">${say(lang, 'roll.name')}</label>
    <input id="q" name="q" type="search" autocomplete="off" value="${query.q ?? ''}">
  </div>`
  const status = statuses.map(
    (one): Option => [one, one === 'none' ? say(lang, 'matrix.noneYet') : say(lang, `status.${one}`)],
  )
  return finderForm(asked, {
    label: say(lang, 'matrix.form'),
    action: `/${call.id}/commitments#found`,
    first: field,
    places: {
      says: say(lang, 'matrix.places'),
      isOpen: query.kind !== undefined || query.status !== undefined,
      fields: [
        select(
          'kind',
          say(lang, 'roll.anyKind'),
          kinds.map((kind): Option => [kind, say(lang, `kinds.${kind}`)]),
        ),
        select('status', say(lang, 'matrix.anyStatus'), status),
      ],
    },
    further: {
      isOpen: (['country', 'principle', 'class', 'at'] as const).some(name => query[name] !== undefined),
      fields: [
        select('country', say(lang, 'roll.anyCountry'), named),
        select('principle', say(lang, 'matrix.anyPrinciple'), principles),
        classed.length === 0 ? null : select('class', say(lang, 'matrix.anyClass'), classed),
      ],
    },
    at: query.at,
    errors,
  })
}

interface Finder {
  readonly label: string
  readonly action: string
  /** What most readers narrow by. */
  readonly first: Piece
  readonly places: Readonly<{ says: string; isOpen: boolean; fields: readonly Piece[] }>
  /** The rest; the day stands last in it. */
  readonly further: Readonly<{ isOpen: boolean; fields: readonly Piece[] }>
  readonly at: string | undefined
  readonly errors: Errors
}

export function finderForm(
  asked: Asked,
  { action, at, errors, first, further, label, places }: Finder,
): Markup {
  const { lang } = asked
  const typed = errors.has('at') ? dayTyped(asked, 'at') : (at ?? '')
  const isUsed = errors.size > 0 || further.isOpen
  return html`<form class="finder" role="search"${attributes({ 'aria-label': label, action, novalidate: true })}>
    ${first}
    <details class="places"${attributes({ open: places.isOpen })}>
      <summary>${places.says}</summary>
      <div>${places.fields}</div>
    </details>
    <button class="btn">${say(lang, 'matrix.show')}</button>
    <details class="further"${attributes({ open: isUsed })}>
      <summary>${say(lang, 'roll.further')}</summary>
      <div>
        ${further.fields}
        ${dayField('at', { label: say(lang, 'roll.at'), value: typed, errors })}
      </div>
    </details>
    ${languageKept(asked)}
  </form>`
}

function classOptions({ lang }: Asked, { rules }: CallOnDay): Option[] {
  const all = [...rules.policies.values()].flatMap(({ classes = [] }) => classes)
  return [...new Map(all.map((one): Option => [one.id, nameIn(one.titles, lang).text]))]
}

/**
 * What was asked for is always among the options, so that a search can be sent again as it is. `any` is null where one
 * is.
 */
export function selectOf(
  field: string | Readonly<{ name: string; id: string }>,
  label: string,
  any: string | null,
  options: readonly Option[],
  chosen: string,
): Markup {
  const { id, name } = typeof field === 'string' ? { id: field, name: field } : field
  const lacks = chosen !== '' && !options.some(([value]) => value === chosen)
  const optionOf = ([value, says]: Option) =>
    html`<option value="${value}"${attributes({ selected: value === chosen })}>${says}</option>`
  const all: readonly Option[] = [
    ...(any === null ? [] : [['', any] as const]),
    ...(lacks ? [[chosen, chosen] as const] : []),
    ...options,
  ]
  return html`<div>
    <label for="${id}">${label}</label><select id="${id}" name="${name}">
      ${all.map(optionOf)}
    </select>
  </div>`
}
