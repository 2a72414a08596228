import { Refusal } from '../../core/refusal.ts'
import { sharedBoxes } from '../../people/persons.ts'
import { barName, barredNames, namesLike, unbarName } from '../../people/shown-names.ts'
import { eachRow } from '../../store/each-row.ts'
import {
  type Asked,
  addressWith,
  callShown,
  type Form,
  firstOf,
  hiddenFields,
  html,
  inLang,
  linkButton,
  linkIn,
  linkTo,
  listed,
  type Markup,
  nameIn,
  pager,
  part,
  say,
  seeOther,
  spoken,
} from '../kit/kit.ts'
import { mayCome } from '../office-permissions.ts'
import { noteAct } from './diary.ts'
import { finder, soughtIn } from './finder.ts'
import type { Officer } from './officer/officer.ts'
import { deskPage, deskTable, listOr, paragraph } from './pages.ts'

/**
 * Names that citizens show: whatever everybody may write, an officer can take down. That ends no signature and ties no
 * name to an entry.
 */

const PER_PAGE = 100
/** Mailboxes, and signatures of each, that one page shows; it says how many more there are. */
const MOST_BOXES = 50
const MOST_OF_BOX = 20

export async function showNameCalls(asked: Asked, officer: Officer) {
  const { lang } = asked
  const calls: Markup[] = []
  for await (const { key, row } of eachRow(asked.site.log.store, 'calls')) {
    const { invitesPersons, isRecord } = await callShown(asked, key)
    if (invitesPersons && !isRecord)
      calls.push(html`<li>${linkTo(asked, `/desk/names/${key}`, inLang(nameIn(row.titles, lang)))}</li>`)
  }
  const title = say(lang, 'desk.room.names')
  const list = listOr(lang, 'names.noCalls', calls, 'plain-list')
  const parts = part(say(lang, 'names.calls'), list, { strong: true })
  return deskPage(asked, officer, { title, note: say(lang, 'names.note') }, parts)
}

export async function showDeskNames(asked: Asked, officer: Officer) {
  const { lang, params, site } = asked
  const call = await callShown(asked, params.call!)
  const { drawer } = site.log
  const after = (asked.query.get('after') ?? '').slice(0, 40)
  const q = soughtIn(asked)
  const { found, next } = await namesLike(drawer, call.id, q, { after, limit: PER_PAGE }, site.now())
  const at = (place: string) => linkIn(asked, addressWith(`/desk/names/${call.id}`, { q, after: place }))
  const title = say(lang, 'names.title', { call: nameIn(call.row.titles, lang).text })
  const search = finder(asked, `/desk/names/${call.id}`, say(lang, 'names.search'), Infinity)
  const bars = mayCome(officer, 'deskNamesSent')
  const rows = found.map(({ name, code }) => line(asked, bars, name, 'bar', code))
  const barred = (await barredNames(drawer, call.id, site.now())).map(({ id, value }) =>
    line(asked, bars, value.name, 'unbar', id),
  )
  const heads = ['names.name', bars ? (['desk.decision', 'end'] as const) : null] as const
  const matter = html`
    ${search}${bars ? null : paragraph(lang, 'office.decides', 'mt')}
    ${deskTable(lang, 'names.found', heads, rows, { none: 'names.none' })}
    ${pager(lang, after === '' ? undefined : at(''), next === null ? undefined : at(next))}
  `
  const down = deskTable(lang, 'names.barred', heads, barred, { none: 'names.noBarred' })
  const parts = html`
    ${part(say(lang, 'names.found'), matter, { strong: true })}
    ${part(say(lang, 'names.barred'), down, { note: say(lang, 'names.unbarNote') })}
    ${part(say(lang, 'names.shared'), await shared(asked, officer, call.id), { note: say(lang, 'names.sharedNote'), id: 'shared' })}
  `
  return deskPage(asked, officer, { title, note: say(lang, 'names.note'), call }, parts)
}

/** Looked for where an officer asks: each address that has signed is read. */
async function shared(asked: Asked, officer: Officer, call: string): Promise<Markup> {
  const { lang, query, site } = asked
  if (!query.has('shared'))
    return html`<p>${linkTo(asked, `/desk/names/${call}?shared=1#shared`, say(lang, 'names.sharedLook'))}</p>`
  const invalidates = mayCome(officer, 'deskForm')
  const boxes = await sharedBoxes(site.log.drawer, call, site.now())
  const most = firstOf(boxes, MOST_BOXES, count => say(lang, 'names.sharedMoreBoxes', { count }))
  const items = most.shown.map(of => {
    const { shown, told } = firstOf(of, MOST_OF_BOX, count => say(lang, 'names.sharedMore', { count }))
    const says = say(lang, 'names.sharedOne', { count: of.length })
    const ids = shown.map(one => html`<code class="anywhere">${one}</code>`)
    const all = new URLSearchParams({ call, subjects: of.join('\n') })
    const button = spoken(say(lang, 'names.sharedInvalidate'), says)
    const invalidate = linkButton(asked, `/desk/new/invalidation?${all}`, button, 'small second')
    return html`<li>
      <p>${says}</p>
      ${listed(told === null ? ids : [...ids, told], 'plain-list')}
      ${invalidates ? html`<p class="mt-s">${invalidate}</p>` : null}
    </li>`
  })
  return html`
    ${listOr(lang, 'names.sharedNone', items, 'plain-list')}
    ${most.told === null ? null : html`<p>${most.told}</p>`}
  `
}

function line(asked: Asked, bars: boolean, name: string, act: 'bar' | 'unbar', what: string) {
  const { lang, params } = asked
  // For whoever hears the button without its row.
  const button = html`<button class="btn small second" aria-label="${say(lang, `names.${act}Of`, { name })}">
    ${say(lang, `names.${act}`)}
  </button>`
  const form = html`<form method="post" novalidate action="${linkIn(asked, `/desk/names/${params.call}`)}">
    ${hiddenFields({ [act]: what })}${button}
  </form>`
  return html`<tr role="row">
    <th role="rowheader" scope="row" class="who"><span dir="auto" translate="no">${name}</span></th>
    ${bars ? html`<td role="cell" class="end all">${form}</td>` : null}
  </tr>`
}

export async function takeDeskNames(asked: Asked, officer: Officer, { fields }: Form) {
  const { params, site } = asked
  const { drawer } = site.log
  const [bar, unbar] = [fields.get('bar'), fields.get('unbar')]
  if (bar !== null) {
    await barName(drawer, bar, site.now())
    await noteAct(asked, officer, 'name-barred', params.call)
    await drawer.wipe()
  } else if (unbar !== null) {
    await unbarName(drawer, unbar)
    await noteAct(asked, officer, 'name-unbarred', params.call)
  } else throw new Refusal('request_malformed', 'The form does not say which name.')
  return seeOther(asked, `/desk/names/${params.call}`)
}
