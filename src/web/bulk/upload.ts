import { Refusal } from '../../core/refusal.ts'
import { formatTime } from '../../core/time.ts'
import { everyBatch, keepBatch, MOST_ROWS } from '../../people/batches.ts'
import { MANDATES } from '../../register/kinds.ts'
import { COLUMNS } from '../../register/lists/admission-columns.ts'
import { readAdmissions } from '../../register/lists/admissions.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { mandateOptions } from '../choices.ts'
import { noteAct } from '../desk/diary.ts'
import type { Officer } from '../desk/officer/officer.ts'
import { opening } from '../desk/pages.ts'
import { Checking, type Errors, Fieldset, NO_ERRORS, refusalNotice } from '../fields.ts'
import { type Form, typedIn } from '../form.ts'
import { callField } from '../forms/subjects.ts'
import { LANGS } from '../languages.ts'
import { linkIn } from '../links.ts'
import { html, type Markup, type Piece } from '../markup.ts'
import { mayCome } from '../may.ts'
import { part, privatePage, seeOther } from '../private.ts'
import { say } from '../say.ts'
import { isPastDay } from '../typed.ts'
import { shortDay } from '../wording.ts'
import { digestOfPlan, planRows } from './plan.ts'

/** Columns that are told as unread; who has more brings another file. */
const MOST_UNREAD = 60

/** Many at once: a list is read and told row by row, before anything is done. */

export async function showBulk(asked: Asked, officer: Officer): Promise<Answer> {
  return bulkPage(asked, officer, new URLSearchParams(), NO_ERRORS, null)
}

export async function takeBulk(asked: Asked, officer: Officer, form: Form): Promise<Answer> {
  const { lang, site } = asked
  const { fields, files } = form
  const text = (name: string) => typedIn(fields, name)
  const check = new Checking()
  const list = files.get('list')
  const today = formatTime(site.now()).slice(0, 10)
  check.must('title', say(lang, 'bulk.titleMissing'), text('title') !== '' && text('title').length <= 200)
  check.must('list', say(lang, 'bulk.listMissing'), list !== undefined)
  check.must(
    'mandate',
    say(lang, 'desk.mandateMissing'),
    MANDATES.some(one => one === text('mandate')),
  )
  check.must(
    'note',
    say(lang, 'empty.mandate/checked.note'),
    text('note') !== '' && text('note').length <= 1900,
  )
  check.must('checked', say(lang, 'wrong.checked'), isPastDay(asked, text('checked')))
  if (!check.isGood || list === undefined) return bulkPage(asked, officer, fields, check.errors, null)
  try {
    const defaults = {
      lang: LANGS.find(one => one === text('lang')) ?? 'en',
      call: text('call'),
      mandate: text('mandate'),
      note: text('note'),
      checked: text('checked'),
    }
    const { rows, unread, guessed } = readAdmissions(list, defaults)
    if (rows.length === 0 || rows.length > MOST_ROWS)
      throw new Refusal('file_malformed', `The list has ${rows.length} rows; 1 to ${MOST_ROWS} are taken.`)
    const late = rows.find(({ admission }) => admission !== null && admission.checked > today)
    if (late !== undefined)
      throw new Refusal('file_malformed', `Row ${late.line} was checked on a day that has not come yet.`)
    const planned = await planRows(asked, rows, {
      invites: fields.has('invites'),
      again: fields.has('again'),
    })
    const digests = { sure: digestOfPlan(planned, false), doubtful: digestOfPlan(planned, true) }
    const batch = {
      by: officer.id,
      made: site.now(),
      lang,
      title: text('title'),
      unread: unread.slice(0, MOST_UNREAD),
      guessed,
      digests,
      all: planned,
    }
    const id = await keepBatch(site.log.drawer, batch, site.now())
    await noteAct(asked, officer, 'bulk-planned', id)
    return seeOther(asked, `/desk/bulk/${id}`)
  } catch (error) {
    return bulkPage(asked, officer, fields, NO_ERRORS, refusalNotice(lang, error))
  }
}

async function bulkPage(
  asked: Asked,
  officer: Officer,
  typed: URLSearchParams,
  errors: Errors,
  trouble: Piece,
): Promise<Answer> {
  const { lang, site } = asked
  const f = new Fieldset(lang, typed, errors)
  const title = say(lang, 'bulk.title')
  const languages = LANGS.map(value => ({ value: value as string, says: say(value, 'frame.language') }))
  const form = html`${trouble}<form class="form" method="post" action="${linkIn(asked, '/desk/bulk')}" enctype="multipart/form-data" novalidate>${f.summary(say(lang, 'desk.errors'))}
${f.text('title', { label: say(lang, 'bulk.listTitle'), hint: say(lang, 'bulk.listTitleHint') })}
${f.file('list', { label: say(lang, 'bulk.list'), hint: say(lang, 'bulk.listHint', { most: MOST_ROWS }), accept: '.csv,text/csv' })}
<h3>${say(lang, 'bulk.defaults')}</h3><p class="note">${say(lang, 'bulk.defaultsNote')}</p>
<div class="two">${await callField(asked, f)}${f.select('lang', { label: say(lang, 'bulk.lang'), options: languages, value: lang })}</div>
${f.choice('mandate', { label: say(lang, 'ask.party/admitted.mandate'), options: mandateOptions(lang) })}
${f.area('note', { label: say(lang, 'ask.note'), hint: say(lang, 'hint.note'), rows: 2 })}
${f.text('checked', { label: say(lang, 'ask.checked'), type: 'date', value: formatTime(site.now()).slice(0, 10) })}
${f.check('invites', say(lang, 'bulk.invites'))}
${f.check('again', say(lang, 'bulk.invitesAgain'))}
<div class="actions"><button class="btn">${say(lang, 'bulk.look')}</button></div></form>`
  const columns = html`<p class="note">${say(lang, 'bulk.columnsNote')}</p><pre class="raw mt-s" tabindex="0">${Object.keys(COLUMNS).join(',')}</pre>`
  const main = html`${opening(asked, officer, title, say(lang, 'bulk.note'))}
${site.signer === null ? part(say(lang, 'bulk.noKey'), html`<p class="notice warn">${say(lang, 'bulk.noKeyNote')}</p><pre class="raw mt-s" tabindex="0">${COMMAND}</pre>`, { strong: true }) : null}
${part(say(lang, 'bulk.newList'), mayCome(officer, 'deskBulkSent') ? form : html`<p>${say(lang, 'office.prepares')}</p>`, { strong: true, note: say(lang, 'bulk.newListNote') })}
${part(say(lang, 'bulk.columns'), columns)}
${part(say(lang, 'bulk.lists'), await batchList(asked))}`
  return privatePage(asked, { title, main }, errors.size === 0 && trouble === null ? 200 : 422)
}

/** Where the depositary's key lies elsewhere, whoever holds it signs there. */
const COMMAND = 'npx avow party admit-list --list list.csv --call … --mandate domain --note … --dry-run'

async function batchList(asked: Asked): Promise<Markup> {
  const { lang, site } = asked
  const all = await everyBatch(site.log.drawer, site.now())
  if (all.length === 0) return html`<p>${say(lang, 'bulk.none')}</p>`
  const rows = all.map(({ id, value }) => {
    const day = formatTime(value.made).slice(0, 10)
    return html`<li><span class="when"><time datetime="${day}">${shortDay(day, lang)}</time></span><span class="what"><a href="${linkIn(asked, `/desk/bulk/${id}`)}" dir="auto">${value.title}</a></span><span class="meta">${say(lang, `bulk.state.${value.state}`)}, ${say(lang, 'bulk.rows', { count: value.rows })}</span></li>`
  })
  return html`<ul class="ledger three">${rows}</ul>`
}
