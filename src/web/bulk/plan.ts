import { utf8 } from '../../core/bytes.ts'
import { Refusal } from '../../core/refusal.ts'
import { dayOf } from '../../core/time.ts'
import { type Batch, batchLaid, everyBatch, MOST_ROWS, type NewBatch } from '../../people/batches.ts'
import type { Found } from '../../people/collection.ts'
import { draftLaid } from '../../people/drafts.ts'
import { type Kind, MANDATES } from '../../register/kinds.ts'
import { type AdmissionList, COLUMNS, readAdmissions } from '../../register/lists/admissions.ts'
import { textOfFile } from '../../register/lists/file.ts'
import { KIND_WORDS } from '../../register/lists/read.ts'
import { policyInForce } from '../apply/application.ts'
import { actNoted } from '../desk/diary.ts'
import { hasWish, wishFields, wishIn } from '../desk/letter-wish.ts'
import { type Officer, typedBy } from '../desk/officer/officer.ts'
import { deskPage, listOr, paragraph } from '../desk/pages.ts'
import { typedBefore } from '../forms/act-drafts.ts'
import { callField, openCalls } from '../forms/subjects.ts'
import {
  type Asked,
  Checking,
  comma,
  datedLine,
  deskDay,
  deskDayMark,
  type Errors,
  Fieldset,
  type Form,
  factList,
  firstOf,
  html,
  INVITABLE,
  inset,
  interfaceOptions,
  isolated,
  isPastDay,
  linkTo,
  mandateOptions,
  NO_ERRORS,
  nameIn,
  type Piece,
  part,
  postedForm,
  refusalNotice,
  remark,
  say,
  seeOther,
  typedIn,
} from '../kit/kit.ts'
import { mayCome } from '../office-permissions.ts'
import { listBefore, listTyped, planBefore, planDropped } from './list-typed.ts'
import { digestOfPlan, planRows } from './row-plans.ts'

/** Many at once: an officer reads a list row by row before anything is done. */

/** What becomes of parties that the register does not know. */
const DOES = ['join', 'admit'] as const

/** Columns that may stay unread. */
const MOST_UNREAD = 60

export async function showBulk(asked: Asked, officer: Officer) {
  // Typed before the session ended, of the plan that is corrected, or named by the address.
  const typed = await typedBefore(asked, typedBy(officer.id))
  const before = typed.size > 0 ? typed : await listBefore(asked, officer)
  return bulkPage(asked, officer, before ?? new URLSearchParams(asked.query), NO_ERRORS, null)
}

/** What was chosen as a file, or typed; what was chosen is typed from here on, so that a refusal loses no list. */
function listIn(fields: URLSearchParams, file: Uint8Array | undefined): Uint8Array | undefined {
  if (file !== undefined) fields.set('rows', textOfFile(file))
  const typed = fields.get('rows') ?? ''
  return file ?? (typed.trim() === '' ? undefined : utf8(typed))
}

export async function takeBulk(asked: Asked, officer: Officer, { fields, files }: Form) {
  const check = new Checking()
  const list = listIn(fields, files.get('list'))
  const wish = wishAsked(asked, check, fields, list !== undefined)
  if (!check.isGood || list === undefined) return bulkPage(asked, officer, fields, check.errors, null)
  try {
    const before = await planBefore(asked, officer, fields)
    const plan = await newPlan(asked, officer, fields, rowsOf(asked, fields, list))
    const id = await keepPlan(asked, officer, fields, { ...plan, ...(hasWish(wish) && { wish }) }, before)
    return seeOther(asked, `/desk/bulk/${id}`)
  } catch (error) {
    // What was decided is corrected no more: sent again, these rows are a list of their own.
    if (error instanceof Refusal && error.code === 'changed_meanwhile') fields.delete('instead')
    return bulkPage(asked, officer, fields, NO_ERRORS, refusalNotice(asked.lang, error))
  }
}

const isShort = (typed: string, most: number) => typed !== '' && typed.length <= most

const doesIn = (fields: URLSearchParams) => DOES.find(one => one === typedIn(fields, 'does'))

/** Tells each field that is wrong, in the order of the form; gives what goes into every letter. */
function wishAsked(asked: Asked, check: Checking, fields: URLSearchParams, hasList: boolean) {
  const { lang } = asked
  check.must('title', say(lang, 'bulk.titleMissing'), isShort(typedIn(fields, 'title'), 200))
  check.must('list', say(lang, 'bulk.listMissing'), hasList)
  checkMandate(asked, check, fields)
  check.must('checked', say(lang, 'wrong.checked'), isPastDay(asked, typedIn(fields, 'checked')))
  check.must('does', say(lang, 'bulk.doesMissing'), doesIn(fields) !== undefined)
  return wishIn(asked, check, fields)
}

/** What was checked, and in which words: asked once it is known what. */
function checkMandate({ lang }: Asked, check: Checking, fields: URLSearchParams): void {
  const mandate = [...MANDATES, 'none' as const].find(one => one === typedIn(fields, 'mandate'))
  const joins = doesIn(fields) === 'join'
  const isFit = mandate !== undefined && (mandate !== 'none' || joins)
  check.must('mandate', say(lang, mandate === 'none' ? 'bulk.uncheckedAdmits' : 'desk.mandateMissing'), isFit)
  // The use of the link shows that a mailbox is read, on the day of its use.
  const isShownLater = mandate === 'none' || (mandate === 'email' && joins)
  const note = typedIn(fields, 'note')
  const isSaid = mandate === undefined || isShort(note, 1900) || (isShownLater && note === '')
  check.must('note', say(lang, 'empty.mandate/checked.note'), isSaid)
}

/** The rows of a list; the form says what their own cells do not. Refuses `file_malformed`. */
function rowsOf({ site }: Asked, fields: URLSearchParams, list: Uint8Array): AdmissionList {
  const text = (name: string) => typedIn(fields, name)
  const defaults = {
    lang: site.own.langIn(text('lang')),
    call: text('call'),
    mandate: text('mandate'),
    note: text('note'),
    checked: text('checked'),
    isInvited: doesIn(fields) === 'join',
  }
  const read = readAdmissions(list, defaults, MOST_ROWS)
  const { rows, unread } = read
  if (rows.length === 0) throw new Refusal('file_malformed', 'No row stands below the names of the columns.')
  if (unread.length > MOST_UNREAD)
    throw new Refusal(
      'file_malformed',
      `${unread.length} columns would not be read; at most ${MOST_UNREAD} are left out.`,
    )
  const today = dayOf(site.now())
  const late = rows.find(({ admission }) => admission !== null && admission.checked > today)
  if (late !== undefined)
    throw new Refusal('file_malformed', `Row ${late.line} was checked on a day that has not come yet.`)
  return read
}

/** What would be done with the rows as the register stands now. */
async function newPlan(
  asked: Asked,
  officer: Officer,
  fields: URLSearchParams,
  { rows, unread, guessed }: AdmissionList,
): Promise<NewBatch> {
  const joins = doesIn(fields) === 'join'
  const all = await planRows(asked, rows, {
    joins,
    invites: fields.has('invites'),
    again: fields.has('again'),
  })
  return {
    by: officer.id,
    made: asked.site.now(),
    lang: asked.lang,
    title: typedIn(fields, 'title'),
    unread: [...unread],
    guessed,
    ...(joins && { joins }),
    digests: { sure: digestOfPlan(all, false), doubtful: digestOfPlan(all, true) },
    all,
  }
}

/** One commit: the plan, its form, the line of the diary, and the end of the plan that it corrects. */
async function keepPlan(
  asked: Asked,
  officer: Officer,
  fields: URLSearchParams,
  plan: NewBatch,
  before: Found<Batch> | undefined,
): Promise<string> {
  const { log, now } = asked.site
  const { name, laid } = batchLaid(plan, now())
  const typed = { ...listTyped(asked, name, officer.id), fields: Object.fromEntries(fields) }
  const dropped = before === undefined ? [] : await planDropped(asked, before)
  const beside = [draftLaid(typed, now()), actNoted(asked, officer, 'bulk-planned', name)]
  await log.drawer.apply([...dropped, ...laid, ...beside], now())
  return name
}

async function bulkPage(
  asked: Asked,
  officer: Officer,
  typed: URLSearchParams,
  errors: Errors,
  trouble: Piece,
) {
  const { lang, site } = asked
  const f = new Fieldset(lang, typed, errors)
  const unchecked = {
    value: 'none',
    says: say(lang, 'mandate.unchecked'),
    more: say(lang, 'bulk.uncheckedMeans'),
  }
  const fields = html`
    ${f.text('title', {
      label: say(lang, 'bulk.listTitle'),
      hint: say(lang, 'bulk.listTitleHint'),
      value: say(lang, 'bulk.titleOf', { day: deskDay(asked, site.now()) }),
    })}
    ${f.file('list', {
      label: say(lang, 'bulk.list'),
      hint: say(lang, 'bulk.listHint', { most: MOST_ROWS }),
      accept: '.csv,text/csv',
      isOptional: 'unless',
    })}
    ${f.area('rows', { label: say(lang, 'bulk.typed'), hint: say(lang, 'bulk.typedHint'), rows: typedRows(typed), isTable: true, isOptional: 'unless' })}
    <div class="two">
      ${await callField(asked, f)}
      ${f.select('lang', { label: say(lang, 'bulk.lang'), options: interfaceOptions(asked), value: lang })}
    </div>
    ${wishFields(asked, f, { many: true })}
    ${remark(say(lang, 'bulk.reasonNote'))}
    <h3>${say(lang, 'bulk.defaults')}</h3>
    ${remark(say(lang, 'bulk.defaultsNote'))}
    ${f.choice('mandate', {
      label: say(lang, 'ask.party/admitted.mandate'),
      options: [...mandateOptions(lang), unchecked],
      ...(await callsMinimum(asked, typed)),
    })}
    ${f.area('note', { label: say(lang, 'ask.note'), hint: html`${say(lang, 'hint.note')} ${say(lang, 'bulk.noteLeft')}`, rows: 2, isOptional: 'unless' })}
    ${f.text('checked', { label: say(lang, 'ask.checked'), type: 'date', value: dayOf(site.now()) })}
    <h3>${say(lang, 'bulk.does')}</h3>
    ${f.choice('does', {
      label: say(lang, 'bulk.doesNew'),
      options: DOES.map(value => ({
        value,
        says: say(lang, `bulk.does.${value}`),
        more: say(lang, `bulk.doesMeans.${value}`),
      })),
      value: 'join',
    })}
    ${f.check('invites', say(lang, 'bulk.invites'))}
    ${f.check('again', say(lang, 'bulk.invitesAgain'))}
  `
  const button = say(lang, 'bulk.look')
  const instead = typed.get('instead')?.slice(0, 64) ?? ''
  const hidden = instead === '' ? {} : { instead }
  const form = [
    instead === '' ? null : inset(say(lang, 'bulk.corrects'), 'mt'),
    trouble,
    postedForm(asked, '/desk/bulk', { f, fields, hidden, hasFile: true, button }),
  ]
  const columns = html`
    ${remark(say(lang, 'bulk.columnsNote'))}
    <pre class="raw mt-s" tabindex="0">${Object.keys(COLUMNS).join(',')}</pre>
    ${kindWords(lang)}
  `
  const noKey = html`
    ${inset(say(lang, 'bulk.noKeyNote'), 'warn')}
    <pre class="raw mt-s" tabindex="0">${COMMAND} --url ${asked.site.publicUrl} --dry-run</pre>
  `
  const begin = mayCome(officer, 'deskBulkSent') ? form : paragraph(lang, 'office.prepares')
  const parts = html`
    ${site.signer === null ? part(say(lang, 'bulk.noKey'), noKey, { strong: true }) : null}
    ${part(say(lang, 'bulk.newList'), begin, { strong: true })}${part(say(lang, 'bulk.columns'), columns)}
    ${part(say(lang, 'bulk.lists'), await batchList(asked))}
  `
  const status = errors.size === 0 && trouble === null ? 200 : 422
  return deskPage(
    asked,
    officer,
    { title: say(lang, 'bulk.title'), note: say(lang, 'bulk.note'), status },
    parts,
  )
}

function kindWords(lang: Asked['lang']) {
  const wordsOf = (kind: Kind) => KIND_WORDS[kind].map(word => isolated(word)).join(comma(lang))
  const words = INVITABLE.map(kind => [say(lang, `kind.${kind}`), wordsOf(kind)] as const)
  return html`<details class="fold mt"><summary>${say(lang, 'bulk.kindWords')}</summary>
    ${remark(say(lang, 'bulk.kindWordsNote'))}${factList(words)}
  </details>`
}

/** Calls whose minimum the form names. */
const MOST_MINIMA = 8

/** What the calls ask for: that of the call that stands chosen is chosen too. */
async function callsMinimum(asked: Asked, typed: URLSearchParams) {
  const { lang } = asked
  const open = await openCalls(asked, 'signatures')
  const chosen = open.find(({ id }) => id === typed.get('call')) ?? open[0]
  if (chosen === undefined) return {}
  const calls = [chosen, ...open.filter(one => one !== chosen)]
  const { shown, told } = firstOf(calls, MOST_MINIMA, count => html` ${say(lang, 'desk.more', { count })}`)
  const minima = await Promise.all(
    shown.map(async ({ id, row }) => ({
      call: nameIn(row.titles, lang).text,
      asks: (await policyInForce(asked, id))?.mandate,
    })),
  )
  const said = minima.flatMap(({ call, asks }) =>
    asks === undefined ? [] : [say(lang, 'bulk.mandateAsked', { call, level: say(lang, `mandate.${asks}`) })],
  )
  return { value: minima[0]!.asks ?? '', hint: html`${said.join(' ')}${told}` }
}

/** Lines of the field in which a list is typed. */
const typedRows = (typed: URLSearchParams): number =>
  Math.min(20, Math.max(4, (typed.get('rows') ?? '').split('\n').length + 1))

/** For where the depositary's key lies elsewhere. */
const COMMAND = 'npx --no avow party admit-list --list list.csv --call … --mandate domain --note …'

async function batchList(asked: Asked) {
  const { lang, site } = asked
  const all = await everyBatch(site.log.drawer, site.now())
  const rows = all.map(({ id, value: { title, state, rows, made } }) =>
    datedLine(
      deskDayMark(asked, made),
      linkTo(asked, `/desk/bulk/${id}`, html`<span dir="auto">${title}</span>`),
      html`<span class="meta">${say(lang, `bulk.state.${state}`)}${comma(lang)}${say(lang, 'bulk.rows', { count: rows })}</span>`,
    ),
  )
  return listOr(lang, 'bulk.none', rows, 'ledger three')
}
