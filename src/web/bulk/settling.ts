import type { Listing } from '../../people/listings.ts'
import { FIELDS } from '../../register/lists/columns.ts'
import type { Difference } from '../../register/lists/compare.ts'
import type { Doubt, Field } from '../../register/lists/doubts.ts'
import { PEOPLE_ARE } from '../../register/lists/people.ts'
import type { ListRow } from '../../register/lists/read.ts'
import type { Settled } from '../../register/lists/settlements.ts'
import type { DryRun } from '../../work/listing.ts'
import {
  type Asked,
  Checking,
  type Fieldset,
  firstOf,
  html,
  type Piece,
  remark,
  say,
  typedIn,
} from '../kit/kit.ts'

/**
 * What an officer decides of a list: who are people, which name is whose, what a cell should say. Each answer is kept with
 * the list, and the dry run is made anew with it; a settling file of the command line says the same.
 */

/** Questions of one sort on a page: a form has 400 fields at most. */
const MOST_ASKED = 40
/** Old names times new ones that are offered: each is a line of a menu. */
const MOST_OFFERED = 4_000
/** No question has to be answered at once. */
const MAY_LACK = { isOptional: 'unless' } as const

const RENAMES: readonly Doubt['why'][] = ['rename_unclear', 'rename_weak']
const SHIFTED: readonly Doubt['why'][] = ['cells_many', 'rows_swallowed']

interface Questions {
  readonly people: readonly ListRow[]
  readonly renamed: readonly Readonly<{ row: number; name: string; from: string }>[]
  readonly gone: readonly Readonly<{ party: string; name: string }>[]
  readonly fresh: readonly ListRow[]
  readonly nameless: readonly number[]
  readonly shifted: readonly ListRow[]
}

function questionsOf({ list, difference }: DryRun): Questions {
  const { doubts, findings, missing } = difference
  const byRow = new Map(list.rows.map(row => [row.row, row]))
  // Those first of which a new name may be another.
  const maybe = new Set(doubts.filter(({ why }) => RENAMES.includes(why)).map(({ was }) => was))
  const rowsOf = (...why: readonly Doubt['why'][]) =>
    [...new Set(doubts.filter(one => why.includes(one.why)).map(one => one.row!))].map(row => byRow.get(row)!)
  return {
    people: rowsOf('person_likely'),
    renamed: findings.flatMap(({ renamed, row: { row, name } }) =>
      renamed === null || renamed.evidence === null || renamed.evidence === 'settled'
        ? []
        : [{ row, name, from: renamed.from }],
    ),
    gone: missing
      .map(({ party, before }) => ({ party, name: before.names[0]!.text }))
      .sort((a, b) => Number(maybe.has(b.name)) - Number(maybe.has(a.name))),
    fresh: findings.flatMap(({ what, row }) => (what === 'new' ? [row] : [])),
    nameless: rowsOf('name_blank').map(({ row }) => row),
    shifted: rowsOf(...SHIFTED),
  }
}

/** The fields of the form, with what was typed and not taken. */
export function settlingFields(asked: Asked, f: Fieldset, listing: Listing, dry: DryRun) {
  const questions = questionsOf(dry)
  return html`<div class="form" data-answers>
    ${peopleFields(asked, f, listing, dry.difference, questions)}
    ${renameFields(asked, f, questions)}
    ${cellFields(asked, f, questions)}
    ${correctionFields(asked, f)}
    ${answers(asked, f, listing)}
  </div>`
}

function peopleFields(
  asked: Asked,
  f: Fieldset,
  listing: Listing,
  { people, doubts }: Difference,
  questions: Questions,
): Piece {
  const { lang } = asked
  const rows = (is: 'No' | 'Yes', hint: string) =>
    f.text(`rows-${is.toLowerCase()}`, { label: say(lang, `lists.rows${is}`), hint, ...MAY_LACK })
  const isAsked = doubts.some(({ why }) => why === 'people_listed' || why === 'person_likely')
  if (!isAsked && people.length === 0 && listing.people === null)
    return html`<details>
      <summary>${say(lang, 'lists.rowsYes')}</summary>
      <div class="form">
        ${remark(say(lang, 'lists.peopleMissed'))}${rows('Yes', say(lang, 'lists.rowsForm'))}
      </div>
    </details>`
  const [example] = people
  const single = someOf(asked, questions.people, ({ row, name }) =>
    f.select(`person-${row}`, {
      label: say(lang, 'lists.person', { row, name }),
      ...MAY_LACK,
      options: (['', 'yes', 'no'] as const).map(value => ({
        value,
        says: say(lang, `lists.person.${value === '' ? 'open' : value}`),
      })),
    }),
  )
  return html`
    <h3>${say(lang, 'lists.people')}</h3>
    ${example === undefined ? null : remark(say(lang, 'lists.peopleNote', { count: people.length, example: example.name }))}
    ${f.choice('people', {
      label: say(lang, 'lists.peopleAre'),
      options: [...PEOPLE_ARE, ...(questions.people.length > 0 ? (['rows'] as const) : [])].map(value => ({
        value,
        says: say(lang, `lists.peopleAre.${value}`),
      })),
      value: listing.people ?? '',
    })}
    ${single}
    <div class="two">${(['No', 'Yes'] as const).map(is => rows(is, say(lang, 'lists.rowsHint')))}</div>
  `
}

function renameFields(asked: Asked, f: Fieldset, { fresh, gone, renamed }: Questions): Piece {
  if (renamed.length === 0 && (gone.length === 0 || fresh.length === 0)) return null
  const { lang } = asked
  const options = fresh.map(({ row, name }) => ({ value: String(row), says: `${row}: ${name}` }))
  const isOffered = Math.min(gone.length, MOST_ASKED) * fresh.length <= MOST_OFFERED
  const taken = someOf(asked, renamed, ({ row, name, from }) =>
    f.select(`renamed-${row}`, {
      label: say(lang, 'lists.renamed', { row, name, from }),
      options: (['yes', 'no'] as const).map(value => ({ value, says: say(lang, `lists.renamed.${value}`) })),
    }),
  )
  const open = someOf(asked, fresh.length === 0 ? [] : gone, ({ party, name }) => {
    const label = say(lang, 'lists.gone', { name })
    return isOffered
      ? f.select(`gone-${party}`, {
          label,
          ...MAY_LACK,
          options: [{ value: '', says: say(lang, 'lists.gone.open') }, ...options],
        })
      : f.text(`gone-${party}`, {
          label,
          hint: say(lang, 'lists.goneRow'),
          inputmode: 'numeric',
          ...MAY_LACK,
        })
  })
  // Any other pair, of those that have no field of their own.
  const other = html`<div class="two">
    ${f.text('old', { label: say(lang, 'lists.oldName'), ...MAY_LACK })}
    ${f.text('new', { label: say(lang, 'lists.goneRow'), inputmode: 'numeric', ...MAY_LACK })}
  </div>`
  return html`
    <h3>${say(lang, 'lists.renames')}</h3>
    ${remark(say(lang, 'lists.renamesNote'))}
    ${taken}${open}${gone.length > MOST_ASKED ? other : null}
  `
}

function cellFields(asked: Asked, f: Fieldset, { nameless, shifted }: Questions): Piece {
  if (nameless.length + shifted.length === 0) return null
  const { lang } = asked
  const name = (row: number, hint: Piece = null) =>
    f.text(`cell-${row}`, {
      label: say(lang, 'lists.cellOf', { row, field: say(lang, 'lists.field.name') }),
      hint,
      ...MAY_LACK,
    })
  return html`
    <h3>${say(lang, 'lists.cells')}</h3>
    ${someOf(asked, nameless, row => name(row))}${someOf(asked, shifted, row => name(row.row, row.name))}
  `
}

function correctionFields({ lang }: Asked, f: Fieldset) {
  return html`
    <details class="mt">
      <summary>${say(lang, 'lists.correct')}</summary>
      ${remark(say(lang, 'lists.correctNote'))}
      ${f.text('row', { label: say(lang, 'lists.row'), inputmode: 'numeric', ...MAY_LACK })}
      ${f.select('field', {
        label: say(lang, 'lists.correctField'),
        ...MAY_LACK,
        options: FIELDS.map(value => ({ value, says: say(lang, `lists.field.${value}`) })),
      })}
      ${f.text('value', { label: say(lang, 'lists.correctValue'), ...MAY_LACK })}
    </details>
  `
}

function answers({ lang }: Asked, f: Fieldset, { settled }: Listing): Piece {
  const boxes = [
    ...settled.renames.map(({ old, new: became }, i) => ({
      name: `undo-renames-${i}`,
      says:
        old === '' || became === ''
          ? say(lang, 'lists.answer.apart', { name: old || became })
          : say(lang, 'lists.answer.same', { old, new: became }),
    })),
    ...settled.cells.map(({ row, field, value }, i) => ({
      name: `undo-cells-${i}`,
      says: say(lang, 'lists.answer.cell', { row, field: say(lang, `lists.field.${field}`), value }),
    })),
    ...settled.people.map(({ row, is }, i) => ({
      name: `undo-people-${i}`,
      says: say(lang, 'lists.answer.person', { row, is: is ? 'yes' : 'no' }),
    })),
  ]
  if (boxes.length === 0) return null
  const more = (count: number) => remark(say(lang, 'lists.more', { count }))
  const { shown, told } = firstOf(boxes.reverse(), MOST_ASKED, more)
  return html`
    <h3>${say(lang, 'lists.answers')}</h3>
    ${f.checks({ label: say(lang, 'lists.undo') }, shown)}${told}
  `
}

/** As many as one form takes, and a word of how many come after these. */
function someOf<T>({ lang }: Asked, all: readonly T[], draw: (one: T) => Piece): Piece {
  const { shown, told } = firstOf(all, MOST_ASKED, count => remark(say(lang, 'lists.more', { count })))
  return [...shown.map(draw), told]
}

/** Rows whose answer is typed at once. */
const MOST_ROWS = 500

/** As "5, 8-12"; undefined where it is no list of rows. */
function rowsIn(typed: string): number[] | undefined {
  const rows: number[] = []
  for (const one of typed.split(/[\s,;،؛]+/).filter(part => part !== '')) {
    const [, from, to = from] = /^(\d{1,6})(?:[-–](\d{1,6}))?$/.exec(one) ?? []
    if (from === undefined || Number(to) - Number(from) > MOST_ROWS || rows.length > MOST_ROWS)
      return undefined
    for (let row = Number(from); row <= Number(to); row++) rows.push(row)
  }
  return rows
}

type Answered = Pick<Listing, 'people' | 'settled'>

/** What the form decides beside what was decided before, or what is wrong in its fields. */
export function settledBy(
  { lang }: Asked,
  fields: URLSearchParams,
  listing: Listing,
  dry: DryRun,
): Answered | ReadonlyMap<string, string> {
  const check = new Checking()
  const questions = questionsOf(dry)
  const typed = (name: string) => typedIn(fields, name)
  const kept = <K extends keyof Settled>(sort: K) =>
    (listing.settled[sort] as readonly unknown[]).filter(
      (_, i) => !fields.has(`undo-${sort}-${i}`),
    ) as Settled[K][number][]
  const renames = kept('renames')
  const cells = kept('cells')
  const people = kept('people')
  const cell = (row: number, field: Field, value: string) => {
    const before = cells.findIndex(one => one.row === row && one.field === field)
    if (before !== -1) cells.splice(before, 1)
    cells.push({ row, field, value: value.slice(0, 2_000) })
  }
  const person = (row: number, is: boolean) => {
    const before = people.findIndex(one => one.row === row)
    people.splice(before === -1 ? people.length : before, 1, { row, is })
  }
  for (const { row } of questions.people) {
    const is = typed(`person-${row}`)
    if (is === 'yes' || is === 'no') person(row, is === 'yes')
  }
  const known = new Set(dry.list.rows.map(({ row }) => row))
  for (const is of [true, false]) {
    const name = is ? 'rows-yes' : 'rows-no'
    const rows = rowsIn(typed(name))
    const isGood = rows !== undefined && rows.length <= MOST_ROWS && rows.every(row => known.has(row))
    check.must(name, say(lang, 'lists.rowsWrong', { most: MOST_ROWS }), isGood)
    if (isGood) for (const row of rows) person(row, is)
  }
  for (const { row, from } of questions.renamed)
    if (typed(`renamed-${row}`) === 'no') renames.push({ old: from, new: '' })
  for (const { party, name } of questions.gone) {
    const at = typed(`gone-${party}`)
    const row = questions.fresh.find(one => String(one.row) === at)
    check.must(`gone-${party}`, say(lang, 'lists.goneRowWrong'), at === '' || row !== undefined)
    if (row !== undefined) renames.push({ old: name, new: row.name })
  }
  const [old, to] = [typed('old'), questions.fresh.find(({ row }) => String(row) === typed('new'))]
  const isGone = questions.gone.some(({ name }) => name === old)
  check.must('old', say(lang, 'lists.oldNameWrong'), old === '' || isGone)
  check.must('new', say(lang, 'lists.goneRowWrong'), old === '' || to !== undefined)
  if (isGone && to !== undefined) renames.push({ old, new: to.name })
  for (const row of [...questions.nameless, ...questions.shifted.map(({ row }) => row)]) {
    const name = typed(`cell-${row}`)
    if (name !== '') cell(row, 'name', name)
  }
  const at = typed('row')
  const field = FIELDS.find(one => one === typed('field'))
  const isRow = dry.list.rows.some(({ row }) => String(row) === at)
  check.must('row', say(lang, 'lists.correctWrong'), at === '' || (isRow && field !== undefined))
  if (isRow && field !== undefined) cell(Number(at), field, typed('value'))
  if (!check.isGood) return check.errors
  const chosen = fields.get('people')
  const are = PEOPLE_ARE.find(one => one === chosen) ?? (chosen === 'rows' ? null : listing.people)
  return { people: are, settled: { renames, cells, people } }
}
