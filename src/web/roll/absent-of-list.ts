import { type AbsenteeList, KINDS, type Kind } from '../../register/kinds.ts'
import { withUnknown } from '../../register/roll.ts'
import { rollItems, rowIn } from '../../store/each-row.ts'
import {
  type Asked,
  type CallShown,
  collatorIn,
  comma,
  countryName,
  entryLink,
  html,
  inLang,
  linkTo,
  longDay,
  named,
  nameIn,
  type Piece,
  part,
  phrase,
  remark,
  say,
  stateBeside,
  unnamedIn,
} from '../kit/kit.ts'
import { COAST, landName } from '../map/state-map.ts'
import {
  absentData,
  absentOn,
  absentPage,
  answersShown,
  dataLinks,
  rollLink,
  rowLink,
  rowTold,
} from './absent-parts.ts'
import { partiesOnRoll } from './parties-on-roll.ts'
import { MOST_ROWS, rollAddress } from './query.ts'
import { landsOf } from './states-told.ts'

/** Who is not on the list of a call that names by a list of its own who could be: by sector, on any day. */

type Member = AbsenteeList['members'][number]
type Shown = Awaited<ReturnType<typeof shown>>

async function shown(asked: Asked, call: CallShown, at: string | undefined) {
  const { store } = asked.site.log
  const { list, entry } = (await rowIn(store, 'absentees', call.id))!
  const ids = list.members.map(({ id }) => id)
  const sectors = KINDS.flatMap(kind => {
    const members = list.members.filter(member => member.kind === kind)
    return members.length === 0 ? [] : [{ kind, members }]
  })
  const found = await partiesOnRoll(store, call, ids, at)
  const lands = await landsShown(asked, call, at)
  return { ...(await absentOn(asked, call, at)), list, entry, sectors, found, lands }
}

/** The invented states of the call's map, by what is known of them; null where its map is the world. */
async function landsShown(asked: Asked, call: CallShown, at: string | undefined) {
  const lands = await landsOf(asked, call)
  if (lands.length === 0) return null
  const states = { call: call.id, at, kind: 'state', limit: MOST_ROWS } as const
  const items = await rollItems(asked.site.log.store, withUnknown(states))
  const rowOf = (code: string) => items.find(({ country }) => country === code)
  const answerOf = (code: string) => rowOf(code)?.answer ?? (rowOf(code) ? 'on' : unnamedIn(call, at))
  return Map.groupBy(lands, answerOf)
}

/** Those of a sector, by what is known of them. */
function answersOf({ found: { on, unknown } }: Shown, members: readonly Member[]) {
  return {
    on: members.flatMap(({ id }) => on.get(id) ?? []),
    off: members.filter(({ id }) => !on.has(id) && !unknown.has(id)),
    unknown: members.filter(({ id }) => unknown.has(id)),
  }
}

export async function listData(asked: Asked, of: CallShown, at: string | undefined) {
  const it = await shown(asked, of, at)
  const { entry, found, list, sectors } = it
  const { titles, source, date } = list
  return {
    ...absentData(asked, it),
    absentees: 'list' satisfies CallShown['missing'],
    list: { titles, source, date, entry },
    members: list.members.length,
    on: found.on.size,
    unknown: found.unknown.size,
    sectors: sectors.map(({ kind, members }) => {
      const answers = answersOf(it, members)
      return { kind, ...answers, on: answers.on.map(rowTold) }
    }),
  }
}

export async function listPage(asked: Asked, of: CallShown, at: string | undefined) {
  const { lang } = asked
  const it = await shown(asked, of, at)
  const { day, found, list, sectors } = it
  const members = list.members.length
  const [on, unknown] = [found.on.size, found.unknown.size]
  const bySector = part(
    say(lang, 'absent.bySector'),
    await Promise.all(sectors.map(({ kind, members }) => sectorShown(asked, it, kind, members))),
    { note: say(lang, 'absent.bySectorSays'), strong: true, inside: 'box regions' },
  )
  return absentPage(asked, it, {
    title:
      unknown === 0
        ? say(lang, 'absent.list.title', { count: members - on, members })
        : say(lang, 'absent.list.titleOpen', { count: members - on - unknown, on, unknown, members }),
    lede: say(lang, 'absent.list.lede', { date: longDay(day, lang), on, unknown, members }),
    parts: html`${bySector} ${howMade(asked, it)}`,
  })
}

async function sectorShown(asked: Asked, it: Shown, kind: Kind, members: readonly Member[]) {
  const { lang } = asked
  const { call, at, found, lands } = it
  const inOrder = members.toSorted((a, b) =>
    collatorIn(lang).compare(nameIn(a.names, lang).text, nameIn(b.names, lang).text),
  )
  const { off, unknown, on } = answersOf(it, inOrder)
  const ofMap = kind === 'state' ? lands : null
  const [offMap, openMap] = [
    landsBeside(asked, ofMap?.get('off'), members),
    landsBeside(asked, ofMap?.get('unknown'), members),
  ]
  const sizes =
    ofMap === null ? null : { on: ofMap.get('on')?.length ?? 0, lands: [...ofMap.values()].flat().length }
  const onMap = sizes === null ? null : html`<p class="mt-s">${say(lang, 'absent.ofMap', sizes)}</p>`
  const ofNamed =
    off.length + unknown.length === 0
      ? say(lang, 'absent.allOfSector', { members: members.length })
      : say(lang, 'absent.ofSector', { off: off.length, members: members.length })
  const all = { call: call.id, at, kind, limit: 1 }
  const { total } = await asked.site.log.store.roll(all)
  const more =
    total === 0
      ? null
      : remark(linkTo(asked, rollAddress(all), say(lang, 'absent.allOfKind', { count: total })), 'mt-s')
  return html`<section class="region">
    <div>
      <h3>${say(lang, `kinds.${kind}`)}</h3>
      <p class="mt-s">${ofNamed}</p>
      ${onMap}
    </div>
    ${answersShown(
      asked,
      {
        off: [...off.map(member => memberShown(asked, member, found.known)), ...offMap],
        unknown: [...unknown.map(member => memberShown(asked, member, found.known)), ...openMap],
        on: on.map(row => rowLink(asked, row, html`${named(row.names, lang)}${stateBeside(row, lang)}`)),
      },
      say(lang, 'absent.onOfNamed', { count: on.length }),
      more,
    )}
  </section>`
}

/** States of the map that the call does not name, so that all of them are told. */
function landsBeside(asked: Asked, lands: readonly string[] = [], members: readonly Member[]) {
  const beside = lands.filter(code => !members.some(({ country }) => country === code))
  return beside.map(code => say(asked.lang, 'absent.land', { name: landName(asked, COAST, code) }))
}

/** Under the name that the list has, with the page of whoever the register knows. A state is its own country. */
function memberShown(asked: Asked, { id, names, kind, country }: Member, known: ReadonlySet<string>): Piece {
  const { lang } = asked
  const name = inLang(nameIn(names, lang))
  const says =
    country === null || kind === 'state' ? name : html`${name}${comma(lang)}${countryName(country, lang)}`
  return known.has(id) ? linkTo(asked, `/parties/${id}`, says) : says
}

function howMade(asked: Asked, it: Shown) {
  const { lang } = asked
  const { entry, list } = it
  const title = inLang(nameIn(list.titles, lang))
  const source =
    list.source === null ? title : html`<a href="${list.source}" rel="external nofollow">${title}</a>`
  const how = phrase(lang, 'absent.list.how', { entry: entryLink(asked, entry) })
  return part(
    say(lang, 'absent.how'),
    html`
      <p>${how} ${rollLink(asked, it)}</p>
      <p class="fine">${phrase(lang, 'absent.list.source', { source, date: longDay(list.date, lang) })}</p>
      ${dataLinks(asked, it)}
    `,
    { inside: 'flow' },
  )
}
