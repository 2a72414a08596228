import { digestOf } from '../../core/digest.ts'
import { everyListing, keepListing } from '../../people/listings.ts'
import { lang as langSchema, link } from '../../register/kinds.ts'
import { readDeskList } from '../../work/listing.ts'
import { noteAct } from '../desk/diary.ts'
import type { Officer } from '../desk/officer/officer.ts'
import { deskPage, listOr, paragraph } from '../desk/pages.ts'
import { callField, requireCall } from '../forms/subjects.ts'
import {
  type Asked,
  Checking,
  comma,
  datedLine,
  deskDayMark,
  type Errors,
  Fieldset,
  type Form,
  html,
  inset,
  interfaceOptions,
  isPastDay,
  linkTo,
  NO_ERRORS,
  type Piece,
  part,
  postedForm,
  refusalNotice,
  say,
  seeOther,
  typedIn,
} from '../kit/kit.ts'
import { mayCome } from '../office-permissions.ts'

/** Lists of supporters that are copied from elsewhere: a new one, and those that were brought. */

export async function showLists(asked: Asked, officer: Officer) {
  return listsPage(asked, officer, new URLSearchParams(asked.query), NO_ERRORS, null)
}

const DATE_ORDERS = ['none', 'day-first', 'month-first'] as const

export async function takeLists(asked: Asked, officer: Officer, { fields, files }: Form) {
  const { lang, site } = asked
  const text = (name: string) => typedIn(fields, name)
  const check = new Checking()
  const file = files.get('list')
  const call = await requireCall(asked, check, fields)
  check.must('list', say(lang, 'lists.fileMissing'), file !== undefined)
  const title = text('title')
  check.must('title', say(lang, 'lists.titleMissing'), title !== '' && title.length <= 200)
  check.must('date', say(lang, 'lists.dateMissing'), isPastDay(asked, text('date')))
  const url = text('url') === '' ? null : text('url')
  check.must('url', say(lang, 'lists.urlWrong'), url === null || link.safeParse(url).success)
  const whole = text('whole')
  check.must('whole', say(lang, 'lists.wholeMissing'), whole === 'yes' || whole === 'no')
  const dateOrder = DATE_ORDERS.find(one => one !== 'none' && one === text('dateOrder')) ?? null
  const natureLang = langSchema.safeParse(text('natureLang')).data ?? 'und'
  if (!check.isGood || file === undefined || call === undefined)
    return listsPage(asked, officer, fields, check.errors, null)
  try {
    // Refuses a file of which nothing can be read while the form is still at hand.
    readDeskList(file)
    const listing = {
      ...{ by: officer.id, made: site.now(), call: call.id, title, date: text('date'), url, natureLang },
      ...{
        dateOrder: dateOrder === 'none' ? null : dateOrder,
        whole: whole === 'yes',
        digest: digestOf(file),
      },
    }
    const id = await keepListing(site.log.drawer, listing, file, site.now())
    await noteAct(asked, officer, 'list-read', id)
    return seeOther(asked, `/desk/lists/${id}`)
  } catch (error) {
    return listsPage(asked, officer, fields, NO_ERRORS, refusalNotice(lang, error))
  }
}

async function listsPage(
  asked: Asked,
  officer: Officer,
  typed: URLSearchParams,
  errors: Errors,
  trouble: Piece,
) {
  const { lang, site } = asked
  const f = new Fieldset(lang, typed, errors)
  const fields = html`
    ${await callField(asked, f, 'lists')}
    ${f.file('list', { label: say(lang, 'lists.file'), hint: say(lang, 'lists.fileHint'), accept: '.csv,text/csv' })}
    ${f.text('title', { label: say(lang, 'lists.listTitle'), hint: say(lang, 'lists.listTitleHint') })}
    ${f.text('date', { label: say(lang, 'lists.date'), type: 'date' })}
    ${f.text('url', { label: say(lang, 'lists.url'), hint: say(lang, 'lists.urlHint'), type: 'url', isPlain: true, isOptional: 'unless' })}
    ${f.choice('whole', {
      label: say(lang, 'lists.whole'),
      options: (['yes', 'no'] as const).map(value => ({
        value,
        says: say(lang, `lists.whole.${value}`),
        more: say(lang, `lists.wholeMeans.${value}`),
      })),
    })}
    <div class="two">
      ${f.select('natureLang', {
        label: say(lang, 'lists.natureLang'),
        options: [{ value: 'und', says: say(lang, 'lists.natureLang.und') }, ...interfaceOptions(asked)],
      })}
      ${f.select('dateOrder', {
        label: say(lang, 'lists.dateOrder'),
        options: DATE_ORDERS.map(value => ({ value, says: say(lang, `lists.dateOrder.${value}`) })),
      })}
    </div>
  `
  const button = say(lang, 'lists.look')
  const form = [trouble, postedForm(asked, '/desk/lists', { f, fields, hasFile: true, button })]
  const begin = mayCome(officer, 'deskListsSent') ? form : paragraph(lang, 'office.prepares')
  const parts = html`
    ${site.signer === null ? part(say(lang, 'bulk.noKey'), withoutKey(asked), { strong: true }) : null}
    ${part(say(lang, 'lists.new'), begin, { strong: true })}
    ${part(say(lang, 'lists.lists'), await listOfLists(asked))}
  `
  const status = errors.size === 0 && trouble === null ? 200 : 422
  return deskPage(
    asked,
    officer,
    { title: say(lang, 'lists.title'), note: say(lang, 'lists.note'), status },
    parts,
  )
}

/** For where the depositary's key lies elsewhere. */
export function withoutKey({ lang, site }: Asked) {
  return html`
    ${inset(say(lang, 'lists.noKey'), 'warn')}
    <pre class="raw mt-s" tabindex="0">npx --no avow party import --call … --list list.csv --date … --title … --names all --url ${site.publicUrl} --dry-run</pre>
  `
}

async function listOfLists(asked: Asked) {
  const { lang, site } = asked
  const all = await everyListing(site.log.drawer, site.now())
  const rows = all.map(({ id, value: { call, made, state, title } }) =>
    datedLine(
      deskDayMark(asked, made),
      linkTo(asked, `/desk/lists/${id}`, html`<span dir="auto">${title}</span>`),
      html`<span class="meta">${say(lang, `bulk.state.${state}`)}${comma(lang)}<code>${call}</code></span>`,
    ),
  )
  return listOr(lang, 'lists.none', rows, 'ledger three')
}
