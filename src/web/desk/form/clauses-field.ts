import type { Clause } from '../../../register/clauses.ts'
import { clause as clauseSchema } from '../../../register/clauses.ts'
import { rowIn, rowsUnder } from '../../../store/each-row.ts'
import { labelled } from '../../forms/field-messages.ts'
import type { Drawing, Field, Filling } from '../../forms/form-input.ts'
import { againButton, languagesOf, slotsOf, typedAs } from '../../forms/languages.ts'
import { textInForce } from '../../forms/subjects.ts'
import {
  type Asked,
  attributes,
  html,
  INVITABLE,
  type Lang,
  listOf,
  type Markup,
  nameIn,
  type Piece,
  remark,
  say,
} from '../../kit/kit.ts'
import { publishedNames, unknownFigures } from '../indicators/unknown-figures.ts'
import { classesTyped } from './classes-field.ts'
import { CLAUSE_FIELDS, clauseIdAt, clauseTyped, DEFAULTS } from './clause-reading.ts'
import { principlesTitled } from './principles.ts'
import { showWords, wordsOf } from './rule-words.ts'

/**
 * What rules ask of signatories by a day: one clause under the other, and room for the next. Each part of a clause has
 * a field of its own; what follows from them is told before anything is signed.
 */
export const clausesField: Field = {
  async show(it, on) {
    const { asked, f, values } = on
    const { lang } = asked
    const numbers = slotsOf(values, 'clause')
    f.stands(it.name, `clause1.${languagesOf(asked, values)[0]!}`)
    const principles = await principlesToChoose(on)
    const known = await principlesOfAnyText(on, principles)
    const offered = { principles, known, ...(await cataloguesOffered(on)) }
    const slots = numbers.map((number, i) => slotOf(on, number, offered, i === numbers.length - 1))
    const last = numbers.length
    const ready =
      last > 1
        ? null
        : html`<div>${againButton(say(lang, 'clause.addYearly'), 'yearly', `clause1.${languagesOf(asked, values)[0]!}`)}</div>`
    return html`
      <h3>${labelled(asked, it).label}</h3>
      ${remark(say(lang, 'clause.note'))}${ready}${slots}
    `
  },
  async read(_it, typed) {
    const { asked, check } = typed
    const { lang } = asked
    const found: unknown[] = []
    const ids = new Set<string>()
    const first = check.errors.size
    for (const number of slotsOf(typed.fields, 'clause')) {
      const before = check.errors.size
      const made = await clauseTyped(typed, number)
      if (made === undefined) continue
      const { id } = made as Clause
      check.must(`clauseId${number}`, say(lang, 'clause.twice', { id }), !ids.has(id))
      ids.add(id)
      // The law has the last word on what the fields could not tell.
      if (check.errors.size === before && !clauseSchema.safeParse(made).success)
        check.errors.set(`clauseMonths${number}`, say(lang, 'clause.overlap'))
      found.push(made)
    }
    // What is wrong stands at its own field already.
    if (check.errors.size > first) return undefined
    return found.length === 0 ? null : found
  },
  fill: async (_it, clauses: readonly Clause[], asked) =>
    (await Promise.all(clauses.map((one, i) => clauseFilled(asked, one, i + 1)))).flat(),
}

interface Titled {
  readonly id: string
  readonly title: string
}

/** Those of the text in force of a call; of one that is prepared, those that were marked. */
async function principlesToChoose({ asked, values }: Drawing): Promise<Titled[]> {
  const call = values.get('call')
  const row = call === null ? undefined : await rowIn(asked.site.log.store, 'calls', call || '-')
  if (row === undefined) return principlesTitled(asked, values)
  const text = await textInForce(asked, { id: call!, row })
  return (text?.manifest.principles ?? []).map(({ id, titles }) => ({
    id,
    title: nameIn(titles, asked.lang).text,
  }))
}

interface Offered {
  readonly principles: readonly Titled[]
  /** The ids of principles under which a commitment can stand, by any text of the call. */
  readonly known: ReadonlySet<string>
  /** The ids of the catalogues of indicators that the call has published. */
  readonly catalogues: readonly string[]
  /** Whether there is a call yet that could publish any. */
  readonly isOpened: boolean
}

async function cataloguesOffered({
  asked,
  values,
}: Drawing): Promise<Pick<Offered, 'catalogues' | 'isOpened'>> {
  const call = values.get('call') || null
  if (call === null) return { catalogues: [], isOpened: false }
  return { catalogues: await publishedNames(asked, call), isOpened: true }
}

/** Names are told in words, too: a browser proposes them only to whoever begins to type. */
function figuresHint(lang: Lang, names: readonly string[]): string {
  const hint = say(lang, 'clause.figuresHint')
  return names.length === 0
    ? hint
    : `${hint} ${say(lang, 'clause.figuresKnown', { ids: listOf(names, lang) })}`
}

function unpublishedNotice({ asked, values }: Drawing, name: string, offered: Offered): Piece {
  const typed = (values.get(name) ?? '').trim()
  const says = typed === '' || !offered.isOpened ? null : unknownFigures(asked, typed, offered.catalogues)
  return says && html`<p class="notice warn">${says}</p>`
}

async function principlesOfAnyText(
  { asked, values }: Drawing,
  principles: readonly Titled[],
): Promise<ReadonlySet<string>> {
  const known = new Set(principles.map(({ id }) => id))
  const call = values.get('call') || null
  if (call === null) return known
  for await (const { row } of rowsUnder(asked.site.log.store, 'texts', call))
    for (const { id } of row.manifest.principles) known.add(id)
  return known
}

/** Blocks nothing: a text that is published later may have them. */
function unknownNotice({ asked: { lang }, values }: Drawing, name: string, { known }: Offered): Piece {
  const unknown = tickedIn(values, name).filter(id => !known.has(id))
  if (unknown.length === 0) return null
  const says = say(lang, 'clause.underUnknown', { count: unknown.length, ids: listOf(unknown, lang) })
  return html`<div class="notice warn"><p>${says}</p></div>`
}

function slotOf(on: Drawing, number: number, offered: Offered, isNext: boolean): Piece {
  const { asked, f, values } = on
  const { lang } = asked
  const told = f.told.size
  const fields = clauseFields(on, number, offered)
  const isBad = f.told.size > told
  const isTyped = CLAUSE_FIELDS.some(name => {
    const typed = (values.get(`${name}${number}`) ?? '').trim()
    return typed !== '' && typed !== DEFAULTS[name]
  })
  if (!isNext || isTyped || isBad)
    return html`<fieldset class="form slot">
      <legend>${say(lang, 'clause.number', { number })}</legend>
      ${fields}
      ${f.check(`clauseGone${number}`, say(lang, 'clause.clauseGone'))}
    </fieldset>`
  return html`<details class="flat">
    <summary>${say(lang, 'clause.add')}</summary>
    <div class="form">${fields}</div>
    <div>${againButton(say(lang, 'clause.more'), 'more', `clause${number}.${languagesOf(asked, values)[0]!}`)}</div>
  </details>`
}

function clauseFields(on: Drawing, number: number, offered: Offered): Markup {
  const { asked, f } = on
  const { lang } = asked
  const label = (name: (typeof CLAUSE_FIELDS)[number]) => say(lang, `clause.${name}`)
  const days = (name: (typeof CLAUSE_FIELDS)[number], hint?: string) =>
    f.text(`${name}${number}`, {
      label: label(name),
      ...(hint !== undefined && { hint }),
      value: DEFAULTS[name] ?? '',
      inputmode: 'numeric',
      isPlain: true,
      isOptional: 'unless',
    })
  const day = (name: (typeof CLAUSE_FIELDS)[number]) =>
    f.text(`${name}${number}`, { label: label(name), type: 'date', isOptional: 'unless' })
  const asks = ['', 'report', 'commitments'] as const
  const by = ['calendar', 'signature'] as const
  return html`
    ${showWords(on, { name: `clause${number}` }, { label: say(lang, 'clause.words'), isOptional: true })}
    ${f.text(`clauseId${number}`, {
      label: say(lang, 'desk.ruleId'),
      hint: say(lang, 'clause.idHint', { id: clauseIdAt(number) }),
      isPlain: true,
      isOptional: true,
    })}
    <div class="two">
      ${f.select(`clauseAsks${number}`, {
        label: label('clauseAsks'),
        options: asks.map(value => ({
          value,
          says: value === '' ? say(lang, 'fields.choose') : say(lang, `clause.asks.${value}`),
        })),
        isOptional: 'unless',
      })}
      ${days('clauseCount')}
    </div>
    ${f.text(`clauseFigures${number}`, {
      label: label('clauseFigures'),
      hint: figuresHint(lang, offered.catalogues),
      isPlain: true,
      isOptional: true,
      most: 64,
      proposals: offered.catalogues,
    })}
    ${unpublishedNotice(on, `clauseFigures${number}`, offered)}
    ${boxes(on, `clauseUnder${number}`, 'clause.clauseUnder', offered.principles)}
    ${unknownNotice(on, `clauseUnder${number}`, offered)}
    ${boxes(
      on,
      `clauseKind${number}`,
      'clause.clauseKind',
      INVITABLE.map(id => ({ id, title: say(lang, `kinds.${id}`) })),
    )}
    ${boxes(on, `clauseOf${number}`, 'clause.clauseOf', classesTyped(on))}
    ${f.select(`clauseBy${number}`, {
      label: label('clauseBy'),
      options: by.map(value => ({ value, says: say(lang, `clause.by.${value}`) })),
      value: 'calendar',
    })}
    <div class="two">${day('clauseOpens')}${day('clauseDue')}</div>
    <div class="two">${days('clauseFrom')}${days('clauseWithin')}</div>
    <div class="two">${days('clauseMonths', say(lang, 'clause.monthsHint'))}${days('clauseGrace', say(lang, 'clause.graceHint'))}</div>
    <div class="two">${days('clauseSilent', say(lang, 'clause.silentHint'))}${days('clauseInactive')}</div>
  `
}

const tickedIn = (values: URLSearchParams, name: string): string[] =>
  [...values.keys()].flatMap(key => (key.startsWith(`${name}-`) ? [key.slice(name.length + 1)] : []))

/** Folded where none is ticked: for most clauses it is everybody, and all principles. */
function boxes(
  { asked: { lang }, f, values }: Drawing,
  name: string,
  label: 'clause.clauseUnder' | 'clause.clauseKind' | 'clause.clauseOf',
  offered: readonly Titled[],
): Piece {
  const ticked = tickedIn(values, name)
  // What is not offered any more and was ticked before stays until somebody unticks it.
  const others = ticked.filter(id => !offered.some(one => one.id === id)).map(id => ({ id, title: id }))
  const all = [...offered, ...others]
  if (all.length === 0) return null
  const each = all.map(({ id, title }) => ({ name: `${name}-${id}`, says: title }))
  return html`<details class="flat"${attributes({ open: ticked.length > 0 })}>
    <summary>${say(lang, label)}</summary>
    ${f.checks({ label: say(lang, `${label}s`) }, each)}
  </details>`
}

async function clauseFilled(asked: Asked, one: Clause, number: number): Promise<Filling> {
  const { id, says, of, asks, cycle, grace, silent, inactive } = one
  const field = (name: (typeof CLAUSE_FIELDS)[number], value: number | string | undefined) =>
    value === undefined ? [] : [[`${name}${number}`, String(value)] as const]
  const boxed = (name: string, ids: readonly string[] = []) =>
    ids.map(one => [`${name}${number}-${one}`, 'yes'] as const)
  const days =
    cycle.by === 'calendar'
      ? [...field('clauseOpens', cycle.opens), ...field('clauseDue', cycle.due)]
      : [...field('clauseFrom', cycle.opens), ...field('clauseWithin', cycle.due)]
  const what =
    'report' in asks
      ? [...field('clauseAsks', 'report'), ...field('clauseFigures', asks.indicators)]
      : [
          ...field('clauseAsks', 'commitments'),
          ...field('clauseCount', asks.commitments),
          ...boxed('clauseUnder', asks.under),
        ]
  return [
    ...field('clauseId', id),
    ...typedAs(`clause${number}`, await wordsOf(asked, says)),
    ...what,
    ...boxed('clauseKind', of.kinds),
    ...boxed('clauseOf', of.classes),
    ...field('clauseBy', cycle.by),
    ...days,
    ...field('clauseMonths', cycle.months),
    ...field('clauseGrace', grace),
    ...field('clauseSilent', silent),
    ...field('clauseInactive', inactive),
  ]
}
