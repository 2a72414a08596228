import { Refusal } from '../../core/refusal.ts'
import type { RollItem } from '../../register/roll.ts'
import { UN_MEMBERS, UN_REGIONS } from '../../register/un-members.ts'
import {
  type Asked,
  attributes,
  type CallShown,
  collatorIn,
  countryName,
  formatNumber,
  html,
  languageKept,
  laterNote,
  linkIn,
  linkTo,
  listed,
  longDay,
  type Markup,
  named,
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
import { statesOnRoll } from './states-on-roll.ts'
import { countedOn, unnamedIn } from './unknown.ts'

/** Who is not on the list of a call from which UN members can be missing: by region, on any day. */

type Shown = Awaited<ReturnType<typeof shown>>

/** Refuses `query_malformed` for days on which the members were others. */
async function shown(asked: Asked, call: CallShown, at: string | undefined) {
  if (at !== undefined && at < UN_MEMBERS.since)
    throw new Refusal(
      'query_malformed',
      `The parameter at is ${at}; it has to be a day from ${UN_MEMBERS.since} on, when the United Nations came to have its 193 members.`,
    )
  const listed = call.isRecord ? call.source?.date : undefined
  return {
    call,
    at,
    /** The day that is spoken of. */
    day: at ?? listed ?? (await recordedDay(asked)),
    states: await statesOnRoll(
      asked.site.log.store,
      { id: call.id, unnamed: unnamedIn(call, at), issued: call.row.issued },
      at,
    ),
    where: call.isRecord ? ('list' as const) : ('roll' as const),
  }
}

export async function membersData(asked: Asked, of: CallShown, at: string | undefined) {
  const { call, day, states } = await shown(asked, of, at)
  const row = ({ party, country, kind, signed, entry }: RollItem) => ({ party, country, kind, signed, entry })
  return {
    call: call.id,
    day,
    absentees: 'un-members',
    members: MEMBERS,
    on: states.members.size,
    unknown: states.unknown.size,
    lists: call.lists.map(({ date, whole }) => ({ date, whole })),
    regions: UN_REGIONS.map(({ region, members }) => ({
      region,
      on: members.filter(code => states.members.has(code)).map(code => row(states.members.get(code)!)),
      off: members.filter(code => !states.members.has(code) && !states.unknown.has(code)),
      unknown: members.filter(code => states.unknown.has(code)),
    })),
    observers: states.observers.map(row),
    union: states.union === undefined ? null : row(states.union),
    others: states.others.map(row),
    more: states.more,
    sources: [UN_MEMBERS.membership, UN_MEMBERS.regions],
    size: sizeOf(asked.site),
  }
}

const MEMBERS = UN_REGIONS.reduce((sum, { members }) => sum + members.length, 0)

export async function membersPage(asked: Asked, of: CallShown, at: string | undefined) {
  const { lang } = asked
  const it = await shown(asked, of, at)
  const { call, day, where, states } = it
  const [on, unknown] = [states.members.size, states.unknown.size]
  const main = html`
    ${opening(
      say(lang, 'absent.kicker', { where, date: shortDay(day, lang) }),
      unknown === 0
        ? say(lang, 'absent.title', { count: MEMBERS - on, where })
        : say(lang, 'absent.titleOpen', { count: MEMBERS - on - unknown, unknown, where }),
      html`${say(lang, 'absent.lede', { date: longDay(day, lang), on, unknown, members: MEMBERS, where })}${await countedOn(asked, call.id, at)}`,
      await laterNote(asked, it.at),
      false,
    )}
    <div class="box">${dateForm(asked, it, UN_MEMBERS.since)}</div>
    ${part(
      say(lang, 'absent.byRegion'),
      UN_REGIONS.map(({ region, members }) => regionShown(asked, it, region, members)),
      { note: say(lang, 'absent.byRegionSays'), strong: true, inside: 'box regions' },
    )}
    ${others(asked, it)}
    ${howMade(asked, it)}
  `
  return page(asked, {
    title: say(lang, where === 'list' ? 'frame.nav.absentList' : 'frame.nav.absent'),
    main,
    call,
    current: 'absent',
  })
}

/** Asks for another day, from `first` on. */
export function dateForm(
  asked: Asked,
  { call, day, where }: Pick<Shown, 'call' | 'day' | 'where'>,
  first?: string,
) {
  const { lang } = asked
  return html`<form class="filters date" action="/${call.id}/not-on-the-list" aria-label="${say(lang, 'absent.form', { where })}">
    <div>
      <label for="at">${say(lang, 'absent.form', { where })}</label>
      <input id="at" name="at" type="date" value="${day}"${attributes({ min: first })}>
    </div>
    ${languageKept(asked)}
    <button class="btn second">${say(lang, 'absent.show')}</button>
  </form>`
}

function regionShown(asked: Asked, it: Shown, region: string, members: readonly string[]) {
  const { lang } = asked
  const { where, states } = it
  const inOrder = members
    .map(code => ({ code, name: countryName(code, lang) }))
    .sort((a, b) => collatorIn(lang).compare(a.name, b.name))
  const off = inOrder
    .filter(({ code }) => !states.members.has(code) && !states.unknown.has(code))
    .map(({ name }) => name)
  const unknown = inOrder
    .filter(({ code }) => states.unknown.has(code))
    .map(({ code, name }) => {
      const row = states.unknown.get(code)
      return row === undefined ? name : linkTo(asked, `/parties/${row.party}`, name)
    })
  const on = inOrder.flatMap(({ code, name }) => {
    const row = states.members.get(code)
    return row === undefined ? [] : [rowLink(asked, row, name)]
  })
  const part = (key: 'absent.off' | 'absent.on' | 'absent.unknown', items: readonly Piece[]) =>
    items.length === 0
      ? null
      : html`<div><h4>${say(lang, key, { where, count: items.length })}</h4>${listed(items, 'cols')}</div>`
  return html`<section class="region">
    <div>
      <h3>${countryName(region, lang)}</h3>
      <p class="mt-s">${say(lang, 'absent.ofRegion', { where, off: off.length, members: members.length })}</p>
    </div>
    <div>${part('absent.off', off)}${part('absent.unknown', unknown)}${part('absent.on', on)}</div>
  </section>`
}

export function rowLink(asked: Asked, { party, entry }: RollItem, words: Markup | string) {
  const cited = html`<a class="cite" href="${linkIn(asked, `/entries/${entry}`)}">
    <span class="vh">${say(asked.lang, 'entry.linked', { index: entry })}</span>
    <span aria-hidden="true">${formatNumber(entry, asked.lang)}</span>
  </a>`
  return html`${linkTo(asked, `/parties/${party}`, words)} ${cited}`
}

/** Those on the list who are no members, each group only where somebody of it is. */
function others(asked: Asked, { states }: Shown) {
  const { lang } = asked
  const { observers, union, others, more } = states
  const group = (title: string, note: string | null, rows: readonly RollItem[]) =>
    rows.length === 0
      ? null
      : html`<section class="region">
        <div><h3>${title}</h3>${note === null ? null : html`<p class="mt-s">${note}</p>`}</div>
        ${listed(
          rows.map(row => rowLink(asked, row, named(row.names, lang))),
          'cols',
        )}
      </section>`
  const groups = [
    group(say(lang, 'absent.observers'), null, observers),
    group(say(lang, 'absent.union'), say(lang, 'absent.unionSays'), union === undefined ? [] : [union]),
    group(say(lang, 'absent.recorded'), say(lang, 'absent.recordedSays'), others),
  ]
  if (groups.every(one => one === null)) return null
  return part(
    say(lang, 'absent.others'),
    html`${groups}${more ? remark(say(lang, 'absent.moreStates')) : null}`,
    { note: say(lang, 'absent.othersSays'), inside: 'box regions' },
  )
}

function howMade(asked: Asked, { call, at, states, where }: Shown) {
  const { lang } = asked
  const query = at === undefined ? '' : `?at=${at}`
  const cited = ({ title, url, date }: { title: string; url: string; date: string }) => ({
    source: html`<a href="${url}" rel="external nofollow" lang="en">${title}</a>`,
    date: longDay(date, lang),
  })
  const members = phrase(lang, 'absent.members', { ...cited(UN_MEMBERS.membership), count: MEMBERS })
  const byRegion = phrase(lang, 'absent.regions', cited(UN_MEMBERS.regions))
  return part(
    say(lang, 'absent.how'),
    html`
      <p>
        ${say(lang, 'absent.howSays', { where })} ${
          states.unknown.size > 0 ? say(lang, 'absent.unknownSays', { where }) : null
        } ${linkTo(asked, `/${call.id}/roll${query}`, say(lang, 'absent.seeAll', { where }))}
      </p>
      <p class="fine">${members} ${byRegion} ${say(lang, 'absent.names')}</p>
      ${remark(html`<a href="/${call.id}/not-on-the-list.json${query}">${say(lang, 'absent.data')} (JSON)</a>`)}
    `,
    { inside: 'flow' },
  )
}
