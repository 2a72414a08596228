import { type Catalogue, cellCounts } from '../../../register/figures/catalogue.ts'
import { ref } from '../../../register/rows.ts'
import { readySets } from '../../../work/ready-indicators.ts'
import { typedBefore } from '../../forms/act-drafts.ts'
import {
  type Answer,
  type Asked,
  addressWith,
  comma,
  type Errors,
  Fieldset,
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
  remark,
  say,
  spoken,
  sub,
} from '../../kit/kit.ts'
import { mayCome } from '../../office-permissions.ts'
import { withheldSince } from '../../statement/quotes.ts'
import { withholdingPath } from '../act/withholding-mean.ts'
import { type Officer, typedBy } from '../officer/officer.ts'
import { deskPage } from '../pages.ts'
import { chooseFields } from './choose.ts'
import { type Begun, begunFrom, newestReadable, type Place, placeOf } from './place.ts'
import { fileOf, type Published, reportedOn } from './published.ts'
import { aboutColumns, lostShown, tableLinks, unreadWords } from './table.ts'
import { crowdedLine } from './too-much.ts'
import { nobodyAsked } from './who.ts'

/**
 * What a call asks to be counted. An officer sends a file, or begins with a set of ours or the last edition; every
 * fault is told at once, and what has none is read as signatories will be asked before the passkey publishes it.
 */

const MOST_FAULTS = 50

/** That a file came with what was typed. */
export const SENT = 'sent'

export async function showIndicatorsForm(asked: Asked, officer: Officer): Promise<Answer> {
  const it = await placeOf(asked)
  const typed = await typedBefore(asked, typedBy(officer.id))
  return indicatorsPage(asked, officer, it, typed.size > 0 ? typed : given(asked))
}

/** What a link fills in. */
function given({ query }: Asked): URLSearchParams {
  const found = ['from', 'catalogue'].flatMap(name => {
    const value = query.get(name)
    return value === null ? [] : [[name, value] as [string, string]]
  })
  return new URLSearchParams(found)
}

/** In the reader's language, or in the English of the check. */
export interface Fault {
  readonly says: string
  readonly isEnglish: boolean
}

interface Wrong {
  readonly errors?: Errors
  /** Of a file in English, or of a table. */
  readonly faults?: readonly Fault[]
  /** What of a table is none, in its own words. */
  readonly unread?: readonly string[]
  readonly trouble?: Piece
}

/** The page of a call's indicators; `wrong` is why what was typed or sent is not taken. */
export async function indicatorsPage(
  asked: Asked,
  officer: Officer,
  it: Place,
  values: URLSearchParams,
  wrong: Wrong = {},
): Promise<Answer> {
  const { lang } = asked
  const { call, here } = it
  const { errors = NO_ERRORS, faults = [], unread = [], trouble = null } = wrong
  const begun = await begunFrom(asked, it, values.get('from') ?? '')
  const f = new Fieldset(lang, values, errors)
  const name = nameIn(call.row.titles, lang).text
  const calls = linkTo(asked, '/desk/calls', say(lang, 'calls.caption'))
  const place = linkTo(asked, `/desk/calls/${call.id}`, html`<span dir="auto">${name}</span>`)
  const cycle = linkTo(asked, `/desk/calls/${call.id}/cycle`, say(lang, 'cycle.see'))
  const mayPrepare = mayCome(officer, 'deskIndicatorsSent')
  const parts =
    begun !== undefined && mayPrepare
      ? html`${trouble}${faultsPart(asked, faults, unread)}${choosePart(asked, it, f, begun)}`
      : html`
          ${await publishedPart(asked, it, mayPrepare)}
          ${mayPrepare ? sendPart(asked, it, f, html`${trouble}${faultsPart(asked, faults, unread)}`, values.has(SENT)) : null}
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
      const begins = await newestReadable(asked, it.call.id, of)
      const { reports, parties, corrected } = reported.get(name) ?? { reports: 0, parties: 0, corrected: 0 }
      const next = linkButton(
        asked,
        addressWith(it.here, { from: `last ${name}`, catalogue: name }),
        spoken(say(lang, 'deskIndicators.next'), nameIn(row.titles, lang).text),
        'small second',
      )
      return html`<li><span>${named(row.titles, lang)} <code>${name}</code>
        <span class="sub">${say(lang, 'commitment.edition', { edition })}${comma(lang)}${longDay(row.day, lang)}</span>
        <span class="sub">${file === undefined ? withheldWords(asked, begins) : sizeWords(asked, file.catalogue)}</span>
        <span class="sub">${say(lang, 'deskIndicators.reports', { count: reports, parties })}${corrected === 0 ? null : ` ${say(lang, 'deskIndicators.corrected', { count: corrected })}`}</span>
        ${await toAsk(asked, it.call.id, name, mayPrepare)}
        ${file === undefined ? null : crowdedLine(asked, file.catalogue)}
        ${begins === undefined ? null : lostShown(asked, begins.catalogue)}
          ${await earlierPart(asked, it.call.id, of, mayPrepare)}
        </span><span class="acts">
          ${begins === undefined ? null : tableLinks(asked, it.here, `last ${name}`, nameIn(row.titles, lang).text)}
          ${file === undefined ? null : linkTo(asked, `/words/${row.data.digest}`, spoken('.json', name))}
          ${file === undefined || !mayPrepare ? null : linkTo(asked, withholdingPath(row.data.digest), spoken(say(lang, 'withholding.begin'), name))}
          ${begins === undefined || !mayPrepare ? null : next}
        </span></li>`
    }),
  )
  const matter =
    lines.length === 0
      ? html`<p>${say(lang, 'deskIndicators.none')}</p>`
      : html`<ul class="also">${lines}</ul>`
  return part(say(lang, 'deskIndicators.published'), matter, { id: 'published', strong: true })
}

/** What is left to do until somebody is asked. */
async function toAsk(asked: Asked, call: string, name: string, mayPrepare: boolean): Promise<Piece> {
  const { lang } = asked
  const why = await nobodyAsked(asked, call, name)
  if (why === null) return null
  const rules = linkTo(asked, addressWith('/desk/new/policy', { call }), say(lang, 'desk.form.policy'))
  return sub(
    html`${say(lang, `deskIndicators.${why}`, { id: name })}${why === 'noClause' && mayPrepare ? html` ${rules}` : null}`,
  )
}

/** The file of the newest is gone: with which the next begins instead. */
const withheldWords = ({ lang }: Asked, begins: Begun | undefined) =>
  begins?.is !== 'last'
    ? say(lang, 'deskIndicators.withheld')
    : say(lang, 'deskIndicators.withheldNewest', { edition: begins.of.edition })

/** Those before the newest, whose files are read where somebody has reported by them. */
async function earlierPart(asked: Asked, call: string, { name, edition }: Published, mayPrepare: boolean) {
  if (edition === 1) return null
  const { lang, site } = asked
  const numbers = Array.from({ length: edition - 1 }, (_, i) => i + 1)
  const rows = await site.log.store.rows(numbers.map(n => ref('indicatorEditions', call, name, String(n))))
  const words = await site.log.store.rows(rows.map(row => ref('words', row!.data.digest)))
  const lines = rows.map((row, i) => {
    const { data, day } = row!
    const says = `${say(lang, 'commitment.edition', { edition: numbers[i]! })}${comma(lang)}${longDay(day, lang)}`
    const withheld = words[i]?.withheld ?? null
    if (withheld !== null) return html`${says}. ${withheldSince(asked, withheld)}`
    const begin = linkTo(asked, withholdingPath(data.digest), spoken(say(lang, 'withholding.begin'), says))
    return html`${linkTo(asked, `/words/${data.digest}`, says)}${mayPrepare ? html` ${begin}` : null}`
  })
  return html`<details class="flat"><summary>${say(lang, 'withholding.earlier')}</summary>${listed(lines, 'plain-list')}</details>`
}

const sizeWords = ({ lang }: Asked, catalogue: Catalogue) =>
  say(lang, 'deskIndicators.size', {
    indicators: catalogue.indicators.length,
    cells: cellCounts(catalogue).reduce((sum, one) => sum + one.cells, 0),
  })

function sendPart(asked: Asked, it: Place, f: Fieldset, above: Piece, wasSent: boolean): Markup {
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
      ${wasSent ? html`<p class="notice warn">${say(lang, 'deskIndicators.again')}</p>` : null}
      ${f.file('file', {
        label: say(lang, 'deskIndicators.theFile'),
        hint: html`${say(lang, 'deskIndicators.fileHint')} ${say(lang, 'deskIndicators.table')} ${tableLinks(asked, it.here, '', say(lang, 'deskIndicators.tableSpoken'))}`,
        accept: '.json,.csv,.xlsx,application/json,text/csv',
      })}
      ${aboutColumns(asked)}
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
    const links = tableLinks(asked, here, `ready ${name}`, title)
    return html`<li><span>${title}${sub(sizeWords(asked, catalogue))}</span><span class="acts">${links}${choose}</span></li>`
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
      ${chooseFields(asked, f, catalogue, { principles: it.principles, is: begun.is })}
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

/** Those of a file of JSON stand in the English of the check, which names members of the file as they stand in it. */
function faultsPart({ lang }: Asked, faults: readonly Fault[], unread: readonly string[]): Piece {
  if (faults.length === 0) return null
  const { shown, told } = firstOf(faults, MOST_FAULTS, count =>
    say(lang, 'deskIndicators.moreFaults', { count }),
  )
  const isForeign = lang !== 'en' && shown.some(({ isEnglish }) => isEnglish)
  const lines = shown.map(({ says, isEnglish }) =>
    isEnglish ? html`<span lang="en">${says}</span>` : html`${says}`,
  )
  const passed = unreadWords(lang, unread)
  return html`<div class="notice warn" id="faults">
    <p>${say(lang, 'deskIndicators.faults', { count: faults.length })}</p>
    ${isForeign ? sub(say(lang, 'deskIndicators.inEnglish')) : null}
    ${listed(lines)}${told === null ? null : html`<p>${told}</p>`}
    ${passed === null ? null : html`<p>${passed}</p>`}
  </div>`
}
