import { statusOf, withUnknown } from '../../register/roll.ts'
import type { CallRow } from '../../register/rows.ts'
import { DIRECTORY } from '../../store/directory.ts'
import { rollItems } from '../../store/each-row.ts'
import {
  type Asked,
  callShown,
  countryName,
  firstOf,
  html,
  linkTo,
  listed,
  longDay,
  type Markup,
  named,
  type Piece,
  partyLink,
  phrase,
  say,
  unnamedIn,
} from '../kit/kit.ts'
import { COAST, landName } from '../map/state-map.ts'
import { absentOn } from '../roll/absent-parts.ts'
import { statesCalled, statesTold } from '../roll/states-told.ts'
import { withStandings } from './organisations.ts'
import { directoryAddress } from './query.ts'

/** What is known of a state that was looked for by name: the lists that it is on and not on, and how many are from there. */

/** More are not one that somebody means: "Congo" and "Korea" are two. */
const MOST = 3

type Calls = ReadonlyMap<string, CallRow>

export async function statesAnswered(asked: Asked, q: string, calls: Calls): Promise<readonly Markup[]> {
  const states = firstOf(statesCalled(asked, q), MOST, () => null).shown
  const lines = states.map(async country => {
    const on = await listsWith(asked, country, calls)
    return [
      ...on.values(),
      ...(await listsWithout(asked, country, calls, on)),
      ...(await organisationsOf(asked, country, on.size > 0 ? 1 : 0)),
    ]
  })
  return (await Promise.all(lines)).flat()
}

/** A line for each call on whose list the state is today, which leads to the page of the state; by the call. */
async function listsWith(asked: Asked, country: string, calls: Calls): Promise<ReadonlyMap<string, Markup>> {
  const { store } = asked.site.log
  const items = await rollItems(store, { call: DIRECTORY, kind: 'state', country, limit: MOST })
  const states = await withStandings(asked, items, calls)
  const on = states
    .flatMap(({ standings }) => standings)
    .filter(({ item }) => ['standing', 'listed'].includes(statusOf(item)))
  const lines = await Promise.all(
    on.map(async ({ call, item }) => {
      const says = await listSaid(asked, 'search.stateOn', country, call)
      return [call, linkTo(asked, `/parties/${item.party}`, says)] as const
    }),
  )
  return new Map(lines)
}

/** A line for each other call that tells of the state, from whose list it is missing or may be: what is known first. */
async function listsWithout(
  asked: Asked,
  country: string,
  calls: Calls,
  on: ReadonlyMap<string, Markup>,
): Promise<readonly Markup[]> {
  const { store } = asked.site.log
  const lines = { off: [] as Markup[], unknown: [] as Markup[] }
  for (const [id, row] of calls) {
    if (row.absentees === null || on.has(id)) continue
    const call = await callShown(asked, id)
    if (!(await statesTold(asked, call)).has(country)) continue
    const state = { call: id, kind: 'state', country, limit: 1 } as const
    const [item] = await rollItems(store, withUnknown(state))
    const isUnnamed = item === undefined && unnamedIn(call, undefined) === 'off'
    const isOff =
      isUnnamed || (item === undefined && (await rollItems(store, { ...state, status: 'not-on' })).length > 0)
    const says = await listSaid(asked, isOff ? 'search.stateOff' : 'search.stateUnknown', country, id)
    lines[isOff ? 'off' : 'unknown'].push(linkTo(asked, `/${id}/not-on-the-list`, says))
  }
  return [...lines.off, ...lines.unknown]
}

async function listSaid(
  asked: Asked,
  key: 'search.stateOn' | 'search.stateOff' | 'search.stateUnknown',
  country: string,
  id: string,
): Promise<Markup> {
  const { lang } = asked
  const call = await callShown(asked, id)
  const { day } = await absentOn(asked, call, undefined)
  return phrase(lang, key, {
    state: landName(asked, COAST, country),
    call: named(call.row.titles, lang),
    date: longDay(day, lang),
  })
}

/** The way to all from a country that words mean; none where there are none but those that are named already. */
async function organisationsOf(asked: Asked, country: string, told = 0): Promise<readonly Markup[]> {
  const { lang, site } = asked
  const { items, total, more } = await site.log.store.roll({ call: DIRECTORY, country, limit: 1 })
  if (total <= told) return []
  if (total === 1) {
    const name = partyLink(asked, items[0]!.party, items[0]!.names)
    return [phrase(lang, 'search.oneOfCountry', { country: countryName(country, lang), name })]
  }
  const values = { country: countryName(country, lang), count: total, more: more ? 'yes' : 'no' } as const
  return [linkTo(asked, directoryAddress({ country }), say(lang, 'search.ofCountry', values))]
}

export async function countriesMeant(asked: Asked, q: string | undefined): Promise<readonly Markup[]> {
  const states = firstOf(statesCalled(asked, q ?? ''), MOST, () => null).shown
  return (await Promise.all(states.map(country => organisationsOf(asked, country)))).flat()
}

export function statesPart(lines: readonly Markup[]): Piece {
  return lines.length === 0
    ? null
    : html`<section class="mt" id="states">${listed(lines, 'plain-list')}</section>`
}
