import { type AbsenteeList, KINDS, type Kind } from '../../register/kinds.ts'
import { isBefore, type RollItem } from '../../register/roll.ts'
import type { Rows } from '../../register/rows.ts'
import { rowIn } from '../../store/each-row.ts'
import type { Store } from '../../store/store.ts'
import { apartOf, refsOf, type Stretch, stretchesOf } from '../../store/stretches.ts'
import {
  type Asked,
  type CallShown,
  collatorIn,
  countryName,
  entryLink,
  html,
  inLang,
  laterNote,
  linkTo,
  listed,
  longDay,
  named,
  nameIn,
  opening,
  type Piece,
  page,
  part,
  phrase,
  recordedDay,
  remark,
  say,
  shortDay,
  sizeOf,
} from '../kit/kit.ts'
import { dateForm, rowLink } from './not-on-the-list.ts'
import { unnamedIn } from './unknown.ts'

/** Who is not on the list of a call that names by a list of its own who could be: by sector, on any day. */

type Member = AbsenteeList['members'][number]
type Shown = Awaited<ReturnType<typeof shown>>

async function shown(asked: Asked, call: CallShown, at: string | undefined) {
  const { store } = asked.site.log
  const { list, entry } = (await rowIn(store, 'absentees', call.id))!
  const copied = call.isRecord ? call.source?.date : undefined
  const ids = list.members.map(({ id }) => id)
  const sectors = KINDS.flatMap(kind => {
    const members = list.members.filter(member => member.kind === kind)
    return members.length === 0 ? [] : [{ kind, members }]
  })
  return {
    ...{ call, at, list, entry, sectors },
    /** The day that is spoken of. */
    day: at ?? copied ?? (await recordedDay(asked)),
    found: await partiesOnRoll(store, call, ids, at),
    where: call.isRecord ? ('list' as const) : ('roll' as const),
  }
}

interface Found {
  /** Their rows on the roll of that day, by id. */
  readonly on: ReadonlyMap<string, RollItem>
  /** Those of whom it is not known whether they stood on it. */
  readonly unknown: ReadonlySet<string>
  /** Those of whom the register knows at all. */
  readonly known: ReadonlySet<string>
}

/** As the roll itself is computed, but for these parties alone. */
async function partiesOnRoll(
  store: Store,
  shown: CallShown,
  parties: readonly string[],
  at: string | undefined,
): Promise<Found> {
  const { id: call, lists } = shown
  const refs = parties.flatMap(party => refsOf({ call, party }))
  const rows = await store.rows(refs)
  const all = new Map(refs.map(({ table, key }, i) => [`${table} ${key}`, rows[i]]))
  const row = ((table, key) => all.get(`${table} ${key}`)) as Rows['get']
  const unnamed = unnamedIn(shown, at)
  const on = new Map<string, RollItem>()
  const unknown = new Set<string>()
  for (const party of parties) {
    const then = stretchesOf({ call, party }, row, lists).filter(({ from, to }) =>
      at === undefined ? to === null : from <= at && (to === null || to > at),
    )
    const stands = then.find(({ item }) => apartOf(item) === undefined)
    if (stands !== undefined) on.set(party, stands.item)
    else if (then.length === 0 ? unnamed === 'unknown' : isOpen(then)) unknown.add(party)
  }
  if (isBefore(at, shown.row.issued)) unknown.clear()
  return { on, unknown, known: new Set(parties.filter(party => row('parties', party) !== undefined)) }
}

const isOpen = (then: readonly Pick<Stretch, 'item'>[]) => then.some(({ item }) => item.answer === 'unknown')

export async function listData(asked: Asked, of: CallShown, at: string | undefined) {
  const { call, day, entry, found, list, sectors } = await shown(asked, of, at)
  const row = ({ party, country, kind, signed, entry }: RollItem) => ({ party, country, kind, signed, entry })
  const { titles, source, date } = list
  return {
    call: call.id,
    day,
    absentees: 'list' satisfies CallShown['missing'],
    list: { titles, source, date, entry },
    members: list.members.length,
    on: found.on.size,
    unknown: found.unknown.size,
    lists: call.lists.map(({ date, whole }) => ({ date, whole })),
    sectors: sectors.map(({ kind, members }) => ({
      kind,
      on: members.flatMap(({ id }) => found.on.get(id) ?? []).map(row),
      off: members.filter(({ id }) => !found.on.has(id) && !found.unknown.has(id)),
      unknown: members.filter(({ id }) => found.unknown.has(id)),
    })),
    size: sizeOf(asked.site),
  }
}

export async function listPage(asked: Asked, of: CallShown, at: string | undefined) {
  const { lang } = asked
  const it = await shown(asked, of, at)
  const { call, day, found, list, sectors, where } = it
  const members = list.members.length
  const [on, unknown] = [found.on.size, found.unknown.size]
  const main = html`
    ${opening(
      say(lang, 'absent.kicker', { where, date: shortDay(day, lang) }),
      unknown === 0
        ? say(lang, 'absent.list.title', { count: members - on, where })
        : say(lang, 'absent.list.titleOpen', { count: members - on - unknown, unknown, where }),
      say(lang, 'absent.list.lede', { date: longDay(day, lang), on, unknown, members, where }),
      await laterNote(asked, at),
      false,
    )}
    <div class="box">${dateForm(asked, it)}</div>
    ${part(
      say(lang, 'absent.bySector'),
      sectors.map(({ kind, members }) => sectorShown(asked, it, kind, members)),
      { note: say(lang, 'absent.bySectorSays'), strong: true, inside: 'box regions' },
    )}
    ${howMade(asked, it)}
  `
  const title = say(lang, where === 'list' ? 'frame.nav.absentList' : 'frame.nav.absent')
  return page(asked, { title, main, call, current: 'absent' })
}

function sectorShown(asked: Asked, { found, where }: Shown, kind: Kind, members: readonly Member[]) {
  const { lang } = asked
  const inOrder = members.toSorted((a, b) =>
    collatorIn(lang).compare(nameIn(a.names, lang).text, nameIn(b.names, lang).text),
  )
  const off = inOrder.filter(({ id }) => !found.on.has(id) && !found.unknown.has(id))
  const unknown = inOrder.filter(({ id }) => found.unknown.has(id))
  const on = inOrder.flatMap(({ id }) => found.on.get(id) ?? [])
  const group = (key: 'absent.off' | 'absent.on' | 'absent.unknown', items: readonly Piece[]) =>
    items.length === 0
      ? null
      : html`<div><h4>${say(lang, key, { where, count: items.length })}</h4>${listed(items, 'cols')}</div>`
  return html`<section class="region">
    <div>
      <h3>${say(lang, `kinds.${kind}`)}</h3>
      <p class="mt-s">${say(lang, 'absent.ofSector', { where, off: off.length, members: members.length })}</p>
    </div>
    <div>
      ${group(
        'absent.off',
        off.map(member => memberShown(asked, member, found.known)),
      )}
      ${group(
        'absent.unknown',
        unknown.map(member => memberShown(asked, member, found.known)),
      )}
      ${group(
        'absent.on',
        on.map(row => rowLink(asked, row, named(row.names, lang))),
      )}
    </div>
  </section>`
}

/** Under the name that the list has, with the page of whoever the register knows. A state is its own country. */
function memberShown(asked: Asked, { id, names, kind, country }: Member, known: ReadonlySet<string>): Piece {
  const { lang } = asked
  const name = inLang(nameIn(names, lang))
  const says = country === null || kind === 'state' ? name : html`${name}, ${countryName(country, lang)}`
  return known.has(id) ? linkTo(asked, `/parties/${id}`, says) : says
}

function howMade(asked: Asked, { call, at, entry, list, where }: Shown) {
  const { lang } = asked
  const query = at === undefined ? '' : `?at=${at}`
  const title = inLang(nameIn(list.titles, lang))
  const source =
    list.source === null ? title : html`<a href="${list.source}" rel="external nofollow">${title}</a>`
  return part(
    say(lang, 'absent.how'),
    html`
      <p>
        ${phrase(lang, 'absent.list.how', { where, entry: entryLink(asked, entry) })} ${linkTo(
          asked,
          `/${call.id}/roll${query}`,
          say(lang, 'absent.seeAll', { where }),
        )}
      </p>
      <p class="fine">${phrase(lang, 'absent.list.source', { source, date: longDay(list.date, lang) })}</p>
      ${remark(html`<a href="/${call.id}/not-on-the-list.json${query}">${say(lang, 'absent.data')} (JSON)</a>`)}
    `,
    { inside: 'flow' },
  )
}
