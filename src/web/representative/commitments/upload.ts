import { utf8 } from '../../../core/bytes.ts'
import type { Json, JsonObject } from '../../../core/json.ts'
import { Refusal } from '../../../core/refusal.ts'
import { type PartyDraft, partyDraft, partyDrafts, savePartyDraft } from '../../../people/party-drafts.ts'
import type { Said } from '../../../register/kinds.ts'
import {
  type CommitmentPlan,
  type CommitmentStatement,
  judgedByLaw,
  type PlannedCommitment,
  planCommitments,
  statementsOf,
} from '../../../register/lists/commitment-plan.ts'
import {
  COMMITMENT_COLUMNS,
  type CommitmentColumn,
  readCommitments,
} from '../../../register/lists/commitments.ts'
import { textOfFile } from '../../../register/lists/file.ts'
import { fileOfCommitments, standingCommitments } from '../../../work/commitments/file.ts'
import { type Composed, Saying, wordsBeside } from '../../../work/compose.ts'
import { recordedNotice } from '../../entry/recorded.ts'
import {
  type Answer,
  type Asked,
  addressWith,
  type Errors,
  Fieldset,
  type Form,
  html,
  type Lang,
  linkButton,
  linkTo,
  type Markup,
  NO_ERRORS,
  named,
  type Piece,
  type PlainKey,
  part,
  postedForm,
  privateFile,
  privatePage,
  refusalNotice,
  say,
  seeOther,
  sub,
  table,
} from '../../kit/kit.ts'
import { opening, type Representative } from '../session.ts'
import { draftTwice } from './draft-changed.ts'
import { hiddenOf, keepName, partedFrom, readOf, savedBeside, typedIn } from './draft-fields.ts'
import { requireWriter, savedAt, signedInTurn, typedHere } from './form-page.ts'
import { leftNotice, manifestsFor, pathOf, type Standing, standingOn } from './standing.ts'
import { languageField, languageTyped } from './words-language.ts'

/**
 * Commitments from a file. It is read and nothing is done: a table says what each row would do, and why where it would
 * do nothing. Then all that is new is signed at once, and all that is changed.
 */

export async function downloadOwn(asked: Asked, { party }: Representative): Promise<Answer> {
  const { id } = await standingOn(asked, { party } as Representative)
  const bytes = utf8(await fileOfCommitments(asked.site.log.store, id, party))
  return privateFile(asked, { bytes, name: `${id}-${party}.csv`, type: 'text/csv; charset=utf-8' })
}

export async function showUpload(asked: Asked, who: Representative): Promise<Answer> {
  requireWriter(who)
  const it = await standingOn(asked, who)
  const { query, site } = asked
  const id = query.get('draft')
  const of = { party: who.party, call: it.id, form: 'file' } as const
  const draft = id === null ? undefined : await partyDraft(site.log.drawer, id, of, site.now())
  const left = leftNotice(asked, it)
  if (draft === undefined && left !== undefined) {
    const title = say(asked.lang, 'ours.upload')
    const back = linkButton(asked, pathOf(it), say(asked.lang, 'rep.back'))
    return privatePage(asked, { title, main: html`${opening(asked, who, title)}${left}${back}` })
  }
  if (draft === undefined) return page(asked, who, it, new URLSearchParams())
  const values = new URLSearchParams(draft.fields)
  values.set('draft', id!)
  values.set('read', readOf(draft.fields))
  return unlessRefused(asked, who, it, values, async () =>
    page(asked, who, it, values, { plan: await planOf(asked, who, it, values) }),
  )
}

/** What the file would do as things stand now: what was signed of it by now is unchanged. */
async function planOf(asked: Asked, who: Representative, it: Standing, values: URLSearchParams) {
  const { site } = asked
  const lang = languageTyped({ asked, fields: values })
  const list = readCommitments(utf8(values.get('csv') ?? ''))
  const standing = await standingCommitments(site.log.store, {
    call: it.id,
    party: who.party,
    day: it.day,
    lang,
  })
  return judgedByLaw(planCommitments(list, standing), reasonIn(asked, values), async statement => {
    const { type, call, body } = await laidAside(asked, it.id, statement)
    // Of a drafter's the law would say of every row that another key signs.
    if (who.role !== 'signatory') return null
    return site.log.door.preview({ type, call, body, by: who.party, signers: [who.keyid] })
  })
}

function reasonIn(asked: Asked, values: URLSearchParams): Said {
  const typed = (values.get('reason') ?? '').trim()
  const lang = languageTyped({ asked, fields: values })
  return typed === ''
    ? { lang: asked.lang, text: say(asked.lang, 'ours.fileBecause') }
    : { lang, text: typed }
}

async function unlessRefused(
  asked: Asked,
  who: Representative,
  it: Standing,
  values: URLSearchParams,
  act: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return page(asked, who, it, values, { trouble: refusalNotice(asked.lang, error) })
  }
}

interface Shown {
  readonly plan?: CommitmentPlan
  readonly errors?: Errors
  readonly trouble?: Piece
}

async function page(
  asked: Asked,
  who: Representative,
  it: Standing,
  values: URLSearchParams,
  { plan, errors = NO_ERRORS, trouble = null }: Shown = {},
): Promise<Answer> {
  const { lang } = asked
  const f = new Fieldset(lang, values, errors)
  const acts = plan?.rows.filter(({ is }) => is === 'made' || is === 'amended') ?? []
  const mayGoOn = acts.length > 0 && who.role === 'signatory'
  const form = postedForm(asked, pathOf(it, 'file'), {
    f,
    hasFile: true,
    hidden: hiddenOf(values),
    keep: keepName({ form: 'file', call: it.id, of: '' }, values),
    fields: html`
      ${f.file('file', { label: say(lang, 'ours.file'), hint: say(lang, 'ours.fileHint'), isOptional: true, accept: '.csv,text/csv' })}
      ${f.area('csv', { label: say(lang, 'ours.paste'), hint: say(lang, 'ours.pasteHint'), isOptional: true, rows: 8, isTable: true })}
      ${f.area('reason', { label: say(lang, 'member.reason'), hint: say(lang, 'ours.fileReason'), isOptional: true, rows: 2 })}
      ${languageField(asked, f, values)}
    `,
    button: say(lang, 'ours.tryFile'),
    isSecond: mayGoOn,
    beside: html`
      ${mayGoOn ? html`<button class="btn" name="go" value="yes">${say(lang, 'desk.next')}</button>` : null}
      <button class="btn second" name="again" value="save">${say(lang, who.role === 'signatory' ? 'ours.save' : 'ours.prepare')}</button>
      ${linkButton(asked, pathOf(it), say(lang, 'rep.back'))}
    `,
  })
  const title = say(lang, 'ours.upload')
  const note = html`${say(lang, 'ours.uploadLede')} ${linkTo(asked, pathOf(it, 'own.csv'), say(lang, 'ours.download'))}`
  const main = html`
    ${opening(asked, who, title, note)}${typedHere(asked)}
    ${await recordedNotice(asked, `${pathOf(it, 'file')}`)}
    ${plan === undefined ? null : part(say(lang, 'ours.dryRun'), planShown(asked, plan), { strong: true, note: say(lang, 'ours.dryRunNote') })}
    ${part(say(lang, 'ours.fileHead'), html`${trouble}${await columnsPart(asked, it, trouble !== null)}${form}`, { strong: true })}
  `
  const isGood = errors.size === 0 && trouble === null
  return privatePage(asked, { title, main, script: 'keep-typed' }, isGood ? 200 : 422)
}

/** What a file has to say, and by which ids it names principles. */
async function columnsPart(asked: Asked, it: Standing, isOpen: boolean): Promise<Markup> {
  const { lang } = asked
  const texts = await manifestsFor(asked, it)
  const all = texts.flatMap(({ manifest }) => manifest.principles)
  // Of several texts, an id that they share names one principle.
  const principles = [...new Map(all.map(one => [one.id, one])).values()]
  const heads = [say(lang, 'ours.under'), say(lang, 'ours.principleId')] as const
  const rows = principles.map(
    ({ id, titles }) => html`<tr role="row">
      <th scope="row" role="rowheader">${named(titles, lang)}</th>
      <td role="cell" class="all" data-k="${heads[1]}"><code>${id}</code></td>
    </tr>`,
  )
  const columns = COMMITMENT_COLUMNS.map(name => html` <code>${name}</code>`)
  return html`<details class="fold"${isOpen ? html` open` : null}>
    <summary>${say(lang, 'ours.columnsHead')}</summary>
    <div>
      <p class="note">${say(lang, 'ours.columnsNote')}</p>
      <p>${say(lang, 'ours.columns')}${columns}</p>
      ${rows.length === 0 ? null : table(say(lang, 'ours.principleId'), heads, rows, 'even')}
    </div>
  </details>`
}

/** What each row would do; of one that is refused, why and in which column. */
function planShown(asked: Asked, { rows, unnamed }: CommitmentPlan): Markup {
  const { lang, query } = asked
  // Only the file itself told which of its letters were a guess.
  const guessed = Math.min(Number(/^\d+$/.exec(query.get('guessed') ?? '')?.[0] ?? 0), 9999)
  const heads = ['ours.row', 'ours.commitment', 'ours.would'] as const
  const [row, id, would] = heads.map(key => say(lang, key))
  const told = rows.map(
    one => html`<tr role="row">
      <th scope="row" role="rowheader">${row!} ${one.line}</th>
      <td role="cell" class="all" data-k="${id!}"><code>${one.id}</code></td>
      <td role="cell" class="all" data-k="${would!}"><b>${say(lang, `ours.row.${one.is}`)}</b>${changesOf(asked, one)}</td>
    </tr>`,
  )
  const count = (is: PlannedCommitment['is']) => rows.filter(one => one.is === is).length
  const sum = {
    made: count('made'),
    amended: count('amended'),
    unchanged: count('unchanged'),
    refused: count('refused'),
  }
  return html`
    <p role="status">${say(lang, 'ours.planned', sum)}</p>
    ${unnamed.length === 0 ? null : sub(say(lang, 'ours.unnamed', { count: unnamed.length }))}
    ${guessed === 0 ? null : html`<p class="notice warn">${say(lang, 'ours.guessed', { count: guessed })}</p>`}
    <div class="mt">${table(say(lang, 'ours.dryRun'), [row!, id!, would!], told)}</div>
  `
}

function changesOf({ lang }: Asked, { is, changed, faults }: PlannedCommitment): Piece {
  const columns = changed.map(column => html` <code>${column}</code>`)
  if (is === 'amended') return sub(html`${say(lang, 'ours.columns')}${columns}`)
  return faults.map(one =>
    sub(
      html`${one.column === null ? null : html`<code>${one.column}</code>: `}${faultSaid(lang, one)}${one.with === '' ? null : html` “<bdi>${one.with}</bdi>”`}`,
    ),
  )
}

/** What a cell has to say, by its column. */
const CELLS: Readonly<Partial<Record<CommitmentColumn, PlainKey>>> = {
  ...{ id: 'ours.cell.id', principle: 'ours.cell.id', catalogue: 'ours.cell.id', measure: 'ours.cell.id' },
  ...{ due: 'ours.cell.day', milestones: 'ours.cell.milestones', lang: 'ours.cell.lang' },
  ...{ baseline: 'ours.cell.figure', target: 'ours.cell.figure', edition: 'ours.cell.edition' },
  ...{ baseline_unit: 'ours.cell.figure', target_unit: 'ours.cell.figure' },
}

/** The law and the reader of files speak English; in another language it is said what they stop at. */
function faultSaid(lang: Lang, { column, code, says }: PlannedCommitment['faults'][number]): string {
  if (lang === 'en') return says
  if (code !== 'body_malformed') return say(lang, `refusal.${code}`)
  return say(lang, (column === null ? undefined : CELLS[column]) ?? 'ours.cell.words')
}

export async function takeUpload(asked: Asked, who: Representative, form: Form): Promise<Answer> {
  requireWriter(who)
  const { lang } = asked
  const it = await standingOn(asked, who)
  const { fields } = form
  const file = form.files.get('file')
  if (file === undefined && (fields.get('csv') ?? '').trim() === '')
    return page(asked, who, it, fields, { errors: new Map([['csv', say(lang, 'ours.fileMissing')]]) })
  return unlessRefused(asked, who, it, fields, async () => {
    let guessed = 0
    if (file !== undefined) {
      // What was read stands in the form from here on: it is tried again, mended or signed without the file.
      fields.set('csv', textOfFile(file))
      guessed = readCommitments(file).guessed
    }
    const plan = await planOf(asked, who, it, fields)
    const theirs = await savedBeside(asked, who, { call: it.id, form: 'file' }, fields)
    if (theirs !== undefined) {
      const trouble = draftTwice(asked, typedIn(fields), theirs)
      partedFrom(fields)
      return page(asked, who, it, fields, { plan, trouble })
    }
    const place = `${pathOf(it, 'file')}#${keepName({ form: 'file', call: it.id, of: '' }, fields)}`
    const id = await kept(asked, who, it, fields)
    const here = addressWith(pathOf(it, 'file'), {
      ...{ draft: id, typed: place },
      ...(guessed > 0 && { guessed: String(guessed) }),
    })
    if (fields.get('again') === 'save') return seeOther(asked, savedAt(it, place))
    if (fields.get('go') !== 'yes' || who.role !== 'signatory') return seeOther(asked, here)
    const isAmending = plan.rows.some(({ is }) => is === 'amended')
    if (isAmending && (fields.get('reason') ?? '').trim() === '')
      return page(asked, who, it, fields, {
        plan,
        errors: new Map([['reason', say(lang, 'ours.reasonMissing')]]),
      })
    const said = statementsOf(plan, reasonIn(asked, fields))
    if (said.length === 0) return seeOther(asked, here)
    const acts = await Promise.all(said.map(one => laidAside(asked, it.id, one)))
    const draft = { id, form: 'file', of: '', fields: typedIn(fields), kept: place } as const
    // Rows that cannot be taken stay in the draft, and are shown again once the others are signed.
    const isDone = !plan.rows.some(({ is }) => is === 'refused')
    return seeOther(
      asked,
      await signedInTurn(asked, who, it, acts, { draft, path: pathOf(it, 'file'), isDone }),
    )
  })
}

/** For the whole party, so that a reload, an expired session or a colleague finds it. */
async function kept(
  asked: Asked,
  who: Representative,
  it: Standing,
  values: URLSearchParams,
): Promise<string> {
  const { site } = asked
  const draft = { party: who.party, call: it.id, form: 'file', of: '', by: who.keyid } as const
  const fields: PartyDraft['fields'] = typedIn(values)
  const { drawer } = site.log
  // The same rows are the same draft, however often they are looked at.
  const open = values.has('draft')
    ? []
    : await partyDrafts(drawer, { party: who.party, call: it.id }, site.now())
  const same = open.find(
    ({ value }) => value.form === 'file' && value.by === who.keyid && value.fields.csv === fields.csv,
  )
  return savePartyDraft(drawer, values.get('draft') ?? same?.id ?? null, { ...draft, fields }, site.now())
}

/** Long words travel beside the statement; those that stand already are said again. */
async function laidAside(
  { site }: Asked,
  call: string,
  { type, body }: CommitmentStatement,
): Promise<Composed> {
  const saying = new Saying()
  const said = aside(body, saying) as JsonObject
  const again = await wordsBeside(site.log.store, said, saying.parts)
  return { type, call, body: said, parts: [...saying.parts, ...again] }
}

/** Words are what has a language and a text, and nothing else. */
function aside(value: Json, saying: Saying): Json {
  if (Array.isArray(value)) return value.map(one => aside(one, saying))
  if (typeof value !== 'object' || value === null) return value
  const { lang, text, ...rest } = value as JsonObject
  if (typeof lang === 'string' && typeof text === 'string' && Object.keys(rest).length === 0)
    return saying.said(text, lang) as unknown as Json
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, aside(one as Json, saying)]))
}
