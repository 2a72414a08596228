import { utf8 } from '../../../core/bytes.ts'
import type { JsonObject } from '../../../core/json.ts'
import { Refusal } from '../../../core/refusal.ts'
import { type Catalogue, cellCounts } from '../../../register/figures/catalogue.ts'
import { checkCatalogue } from '../../../register/figures/catalogue-check.ts'
import { requireFigures } from '../../../register/figures/check.ts'
import { id as idSchema, type Manifest } from '../../../register/kinds.ts'
import { SHEET_WORDS } from '../../../register/lists/figure-sheet.ts'
import {
  checkIndicatorFile,
  checkIndicatorSheets,
  isWorkbook,
} from '../../../register/lists/indicator-file.ts'
import { emptyIndicatorTable } from '../../../register/lists/indicator-table.ts'
import { UnreadableSheet } from '../../../register/lists/unreadable-sheet.ts'
import { indicatorsPublished } from '../../../register/types/indicators.ts'
import { declarationOf } from '../../../register/types.ts'
import { type Composed, Saying } from '../../../work/compose.ts'
import { type ReadySet, readySets } from '../../../work/ready-indicators.ts'
import { readFilled } from '../../../work/spreadsheet/filled.ts'
import { draftTyped, typedBefore } from '../../forms/act-drafts.ts'
import { textInForce } from '../../forms/subjects.ts'
import {
  type Answer,
  type Asked,
  addressWith,
  type CallShown,
  Checking,
  callShown,
  type Errors,
  Fieldset,
  type Form,
  firstOf,
  html,
  linkButton,
  linkTo,
  listed,
  longDay,
  type Markup,
  NO_ERRORS,
  named,
  nameIn,
  type Piece,
  part,
  postedForm,
  privateFile,
  refusalNotice,
  remark,
  say,
  spoken,
  sub,
  textToday,
  typedIn,
} from '../../kit/kit.ts'
import { mayCome } from '../../office-permissions.ts'
import { prepareAct } from '../act/acts.ts'
import { type Officer, typedBy } from '../officer/officer.ts'
import { deskPage } from '../pages.ts'
import { chooseFields, chosenFrom } from './choose.ts'
import { fileOf, type Published, publishedOn, reportedOn } from './published.ts'

/**
 * What a call asks to be counted. An officer sends a file, or begins with a set of ours or the last edition; every fault is
 * told at once, and what has none is read as signatories will be asked before the passkey publishes it.
 */

const MOST_FAULTS = 50

interface Place {
  readonly call: CallShown
  readonly here: string
  readonly published: readonly Published[]
  readonly principles: Manifest['principles']
}

async function placeOf(asked: Asked): Promise<Place> {
  const id = asked.params.call!
  const call = await callShown(asked, id)
  const text = await textInForce(asked, { id, row: call.row })
  return {
    call,
    here: `/desk/calls/${id}/indicators`,
    published: await publishedOn(asked, id),
    principles: text?.manifest.principles ?? [],
  }
}

export async function showIndicatorsForm(asked: Asked, officer: Officer): Promise<Answer> {
  const it = await placeOf(asked)
  const typed = await typedBefore(asked, typedBy(officer.id))
  return page(asked, officer, it, typed.size > 0 ? typed : given(asked))
}

/** The table to fill in, in the languages of the text. */
export async function showIndicatorTable(asked: Asked): Promise<Answer> {
  const { call, principles } = await placeOf(asked)
  const langs = [...new Set(principles.flatMap(({ titles }) => titles.map(({ lang }) => lang)))]
  const table = emptyIndicatorTable({ principles }, langs.length === 0 ? [asked.lang] : langs)
  return privateFile(asked, {
    // Spreadsheets take letters with marks for what they are by this alone.
    bytes: utf8(`\uFEFF${table}`),
    name: `indicators-${call.id}.csv`,
    type: 'text/csv; charset=utf-8; header=present',
  })
}

/** What a link fills in. */
function given({ query }: Asked): URLSearchParams {
  const found = ['from', 'catalogue'].flatMap(name => {
    const value = query.get(name)
    return value === null ? [] : [[name, value] as [string, string]]
  })
  return new URLSearchParams(found)
}

/** What a choice begins with; undefined for a file, or where there is no such thing (any more). */
type Begun = Readonly<
  { catalogue: Catalogue } & ({ is: 'ready'; set: ReadySet } | { is: 'last'; of: Published })
>

async function begunFrom(asked: Asked, it: Place, from: string): Promise<Begun | undefined> {
  const [is, name] = from.split(' ')
  if (is === 'ready') {
    const set = readySets().find(one => one.name === name)
    return set && { is, set, catalogue: set.catalogue }
  }
  const of = it.published.find(one => is === 'last' && one.name === name)
  const file = of && (await fileOf(asked, of))
  return of && file && { is: 'last', of, catalogue: file.catalogue }
}

interface Wrong {
  readonly errors?: Errors
  readonly faults?: readonly string[]
  readonly trouble?: Piece
}

async function page(
  asked: Asked,
  officer: Officer,
  it: Place,
  values: URLSearchParams,
  wrong: Wrong = {},
): Promise<Answer> {
  const { lang } = asked
  const { call, here } = it
  const { errors = NO_ERRORS, faults = [], trouble = null } = wrong
  const begun = await begunFrom(asked, it, values.get('from') ?? '')
  const f = new Fieldset(lang, values, errors)
  const name = nameIn(call.row.titles, lang).text
  const calls = linkTo(asked, '/desk/calls', say(lang, 'calls.caption'))
  const place = linkTo(asked, `/desk/calls/${call.id}`, html`<span dir="auto">${name}</span>`)
  const cycle = linkTo(asked, `/desk/calls/${call.id}/cycle`, say(lang, 'cycle.see'))
  const mayPrepare = mayCome(officer, 'deskIndicatorsSent')
  const parts =
    begun !== undefined && mayPrepare
      ? html`${trouble}${faultsPart(asked, faults)}${choosePart(asked, it, f, begun)}`
      : html`
          ${await publishedPart(asked, it, mayPrepare)}
          ${mayPrepare ? sendPart(asked, it, f, html`${trouble}${faultsPart(asked, faults)}`) : null}
          ${mayPrepare ? readyPart(asked, here) : null}
        `
  const isGood = errors.size === 0 && faults.length === 0 && trouble === null
  const heading = say(lang, 'deskIndicators.title')
  return deskPage(
    asked,
    officer,
    {
      title: `${heading}: ${name}`,
      heading,
      note: html`${calls} / ${place} / ${cycle}. ${say(lang, 'deskIndicators.lede')}`,
      script: ['keep-typed'],
      status: isGood ? 200 : 422,
    },
    parts,
  )
}

async function publishedPart(asked: Asked, it: Place, mayPrepare: boolean): Promise<Markup> {
  const { lang } = asked
  const reported = await reportedOn(asked, it.call.id)
  const lines = await Promise.all(
    it.published.map(async of => {
      const { name, edition, row } = of
      const file = await fileOf(asked, of)
      const { reports, parties, corrected } = reported.get(name) ?? { reports: 0, parties: 0, corrected: 0 }
      const next = linkButton(
        asked,
        addressWith(it.here, { from: `last ${name}`, catalogue: name }),
        spoken(say(lang, 'deskIndicators.next'), nameIn(row.titles, lang).text),
        'small second',
      )
      return html`<li><span>${named(row.titles, lang)} <code>${name}</code>
        <span class="sub">${say(lang, 'commitment.edition', { edition })}, ${longDay(row.day, lang)}</span>
        <span class="sub">${file === undefined ? say(lang, 'deskIndicators.withheld') : sizeWords(asked, file.catalogue)}</span>
        <span class="sub">${say(lang, 'deskIndicators.reports', { count: reports, parties })}${corrected === 0 ? null : ` ${say(lang, 'deskIndicators.corrected', { count: corrected })}`}</span>
        </span><span class="acts">
          ${file === undefined ? null : linkTo(asked, `/words/${row.data.digest}`, spoken(say(lang, 'deskIndicators.file'), name))}
          ${file === undefined || !mayPrepare ? null : next}
        </span></li>`
    }),
  )
  const matter =
    lines.length === 0
      ? html`<p>${say(lang, 'deskIndicators.none')}</p>`
      : html`<ul class="also">${lines}</ul>`
  return part(say(lang, 'deskIndicators.published'), matter, { id: 'published', strong: true })
}

const sizeWords = ({ lang }: Asked, catalogue: Catalogue) =>
  say(lang, 'deskIndicators.size', {
    indicators: catalogue.indicators.length,
    cells: cellCounts(catalogue).reduce((sum, one) => sum + one.cells, 0),
  })

function sendPart(asked: Asked, it: Place, f: Fieldset, above: Piece): Markup {
  const { lang } = asked
  const principles = it.principles.map(
    ({ id, titles }) => html`<code>${id}</code> ${nameIn(titles, lang).text}`,
  )
  const form = postedForm(asked, it.here, {
    f,
    hasFile: true,
    keep: `indicators ${it.call.id}`,
    fields: html`
      ${idField(asked, f, it)}
      ${f.file('file', {
        label: say(lang, 'deskIndicators.theFile'),
        hint: html`${say(lang, 'deskIndicators.fileHint')} ${linkTo(asked, `${it.here}/table.csv`, say(lang, 'deskIndicators.table'))}`,
        accept: '.json,.csv,.xlsx,application/json,text/csv',
      })}
      ${principles.length === 0 ? null : html`${remark(say(lang, 'deskIndicators.principles'))}${listed(principles, 'plain-list')}`}
    `,
    button: say(lang, 'deskIndicators.read'),
  })
  return part(say(lang, 'deskIndicators.send'), html`${above}${form}`, {
    id: 'send',
    note: say(lang, 'deskIndicators.sendNote'),
  })
}

function idField({ lang }: Asked, f: Fieldset, { published }: Place): Markup {
  return f.text('catalogue', {
    label: say(lang, 'deskIndicators.id'),
    hint: say(lang, 'deskIndicators.idHint'),
    isPlain: true,
    most: 64,
    proposals: published.map(({ name }) => name),
  })
}

function readyPart(asked: Asked, here: string): Piece {
  const { lang } = asked
  const lines = readySets().map(({ name, catalogue }) => {
    const title = nameIn(catalogue.titles, lang).text
    const choose = linkButton(
      asked,
      addressWith(here, { from: `ready ${name}` }),
      spoken(say(lang, 'deskIndicators.choose'), title),
      'small second',
    )
    return html`<li><span>${title}${sub(sizeWords(asked, catalogue))}</span><span class="acts">${choose}</span></li>`
  })
  if (lines.length === 0) return null
  return part(say(lang, 'deskIndicators.ready'), html`<ul class="also">${lines}</ul>`, {
    id: 'ready',
    note: say(lang, 'deskIndicators.readyNote'),
  })
}

function choosePart(asked: Asked, it: Place, f: Fieldset, begun: Begun): Markup {
  const { lang } = asked
  const { catalogue } = begun
  const [from, note] =
    begun.is === 'ready'
      ? [`ready ${begun.set.name}`, say(lang, 'deskIndicators.beginSet')]
      : [
          `last ${begun.of.name}`,
          say(lang, 'deskIndicators.beginLast', {
            edition: begun.of.edition,
            name: nameIn(begun.of.row.titles, lang).text,
          }),
        ]
  const form = postedForm(asked, it.here, {
    f,
    hidden: { from },
    keep: `indicators ${it.call.id} ${from}`,
    fields: html`
      ${idField(asked, f, it)}
      ${chooseFields(asked, f, catalogue, { principles: it.principles, isOurs: begun.is === 'ready' })}
    `,
    button: say(lang, 'deskIndicators.read'),
    beside: linkButton(asked, it.here, say(lang, 'desk.back')),
  })
  return part(
    say(lang, 'deskIndicators.begin'),
    html`${remark(nameIn(catalogue.titles, lang).text)}${form}`,
    {
      id: 'begin',
      strong: true,
      note,
    },
  )
}

/** In the English of the check, which names members of the file as they stand in it. */
function faultsPart({ lang }: Asked, faults: readonly string[]): Piece {
  if (faults.length === 0) return null
  const { shown, told } = firstOf(faults, MOST_FAULTS, count =>
    say(lang, 'deskIndicators.moreFaults', { count }),
  )
  return html`<div class="notice warn" id="faults">
    <p>${say(lang, 'deskIndicators.faults', { count: faults.length })}</p>
    <div lang="en">${listed(shown)}</div>${told === null ? null : html`<p>${told}</p>`}
  </div>`
}

export async function takeIndicators(asked: Asked, officer: Officer, form: Form): Promise<Answer> {
  const { lang } = asked
  const it = await placeOf(asked)
  const { fields } = form
  const check = new Checking()
  const name = typedIn(fields, 'catalogue')
  check.must('catalogue', say(lang, 'deskIndicators.idWrong'), idSchema.safeParse(name).success)
  const begun = await begunFrom(asked, it, fields.get('from') ?? '')
  const file = form.files.get('file')
  const draft = begun && chosenFrom(asked, fields, begun.catalogue, check)
  if (begun === undefined) check.must('file', say(lang, 'deskIndicators.fileMissing'), file !== undefined)
  const checked = draft ? checkCatalogue(draft) : file && (await checkedFile(asked, officer, file))
  const faults = checked === undefined ? [] : faultsOf(asked, it, checked)
  if (!check.isGood || !checked || checked.catalogue === null || faults.length > 0)
    return page(asked, officer, it, fields, { errors: check.errors, faults })
  const { composed, refusal } = await composedOf(asked, it, name, checked)
  if (refusal !== null) return page(asked, officer, it, fields, { trouble: refusalNotice(lang, refusal) })
  const token = await draftTyped(asked, typedBy(officer.id), fields)
  const change = addressWith(it.here, { typed: token })
  return prepareAct(asked, officer, composed, { after: { is: 'nothing' }, change, back: it.here })
}

type Checked = ReturnType<typeof checkCatalogue>

/** A workbook is a stranger's, whoever sends it: it is read elsewhere, and an officer waits their turn. */
async function checkedFile({ lang, site }: Asked, { id }: Officer, file: Uint8Array): Promise<Checked> {
  if (!isWorkbook(file)) return checkIndicatorFile(file)
  try {
    const { sheets } = await readFilled(file, { who: id, words: SHEET_WORDS[lang], logger: site.logger })
    return checkIndicatorSheets(sheets)
  } catch (error) {
    if (!(error instanceof UnreadableSheet)) throw error
    return { catalogue: null, faults: [error.message] }
  }
}

/** Those of the file, and those of its place in the call, which a file alone does not tell. */
function faultsOf({ lang }: Asked, { principles }: Place, { catalogue, faults }: Checked): readonly string[] {
  if (catalogue === null) return faults
  return catalogue.sections.flatMap(({ id, principle }) =>
    principle === null || principles.some(one => one.id === principle)
      ? []
      : [say(lang, 'deskIndicators.noPrinciple', { section: id, principle })],
  )
}

/** The statement, and what the law or the door would say against it. */
async function composedOf(
  asked: Asked,
  it: Place,
  name: string,
  { catalogue, bytes }: Extract<Checked, { catalogue: Catalogue }>,
): Promise<{ readonly composed: Composed; readonly refusal: Refusal | null }> {
  const { log } = asked.site
  const saying = new Saying()
  const before = it.published.find(one => one.name === name)
  const { type } = indicatorsPublished
  const call = it.call.id
  const body = {
    catalogue: name,
    edition: (before?.edition ?? 0) + 1,
    titles: catalogue.titles,
    manifest: textToday(asked, it.call.row),
    data: saying.data(bytes),
    indicators: cellCounts(catalogue),
  } as unknown as JsonObject
  const composed: Composed = { type, call, body, parts: saying.parts }
  const proposal = { type, call, body, by: 'depositary', signers: [] }
  const refusal = await log.door.preview(proposal)
  if (refusal !== null) return { composed, refusal }
  const beside = saying.parts.map(part => ({ digest: part.name, bytes }))
  try {
    const said = { statement: proposal, declared: declarationOf(type) } as never
    await requireFigures(log.store, said, beside)
    return { composed, refusal: null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { composed, refusal: error }
  }
}
