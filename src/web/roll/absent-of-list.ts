import { type AbsenteeList, KINDS, type Kind } from '../../register/kinds.ts'
import { rowIn } from '../../store/each-row.ts'
import {
  type Asked,
  type CallShown,
  collatorIn,
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
  say,
  stateBeside,
} from '../kit/kit.ts'
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
  return { ...(await absentOn(asked, call, at)), list, entry, sectors, found }
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
    sectors.map(({ kind, members }) => sectorShown(asked, it, kind, members)),
    { note: say(lang, 'absent.bySectorSays'), strong: true, inside: 'box regions' },
  )
  return absentPage(asked, it, {
    title:
      unknown === 0
        ? say(lang, 'absent.list.title', { count: members - on })
        : say(lang, 'absent.list.titleOpen', { count: members - on - unknown, unknown }),
    lede: say(lang, 'absent.list.lede', { date: longDay(day, lang), on, unknown, members }),
    parts: html`${bySector} ${howMade(asked, it)}`,
  })
}

function sectorShown(asked: Asked, it: Shown, kind: Kind, members: readonly Member[]) {
  const { lang } = asked
  const { found } = it
  const inOrder = members.toSorted((a, b) =>
    collatorIn(lang).compare(nameIn(a.names, lang).text, nameIn(b.names, lang).text),
  )
  const { off, unknown, on } = answersOf(it, inOrder)
  return html`<section class="region">
    <div>
      <h3>${say(lang, `kinds.${kind}`)}</h3>
      <p class="mt-s">${say(lang, 'absent.ofSector', { off: off.length, members: members.length })}</p>
    </div>
    ${answersShown(asked, {
      off: off.map(member => memberShown(asked, member, found.known)),
      unknown: unknown.map(member => memberShown(asked, member, found.known)),
      on: on.map(row => rowLink(asked, row, html`${named(row.names, lang)}${stateBeside(row, lang)}`)),
    })}
  </section>`
}

/** Under the name that the list has, with the page of whoever the register knows. A state is its own country. */
function memberShown(asked: Asked, { id, names, kind, country }: Member, known: ReadonlySet<string>): Piece {
  const { lang } = asked
  const name = inLang(nameIn(names, lang))
  const says = country === null || kind === 'state' ? name : html`${name}, ${countryName(country, lang)}`
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
