import { type Invitee, invitees } from '../../../people/invitees.ts'
import { ref } from '../../../register/rows.ts'
import {
  type Asked,
  addressWith,
  firstOf,
  html,
  linkTo,
  listed,
  nameIn,
  notedPart,
  type Piece,
  remark,
  say,
  sub,
} from '../../kit/kit.ts'
import { found as lookedFor } from '../finder.ts'

/** Those that were invited and are not admitted: the register does not know them, and they stand on the page of their call. */

const MOST_FOUND = 20

/** Those of them whose name has these words; all where there are none. */
export async function notJoined({ site }: Asked, sought: string): Promise<readonly Invitee[]> {
  const { drawer, store } = site.log
  const all = (await invitees.all(drawer, site.now())).map(({ value }) => value)
  const rows = await store.rows(all.map(({ party }) => ref('parties', party)))
  const absent = all.filter((_, i) => rows[i] === undefined || rows[i].admitted === null)
  return lookedFor(absent, sought, ({ name, party }) => `${party} ${name}`)
}

/** How many of each call, or whom a search has found, each with the way to its row there. */
export async function notJoinedPart(asked: Asked, some: readonly Invitee[], sought: string): Promise<Piece> {
  if (some.length === 0) return null
  const { lang } = asked
  const title = await titlesOf(asked, some)
  const more = (count: number) => remark(say(lang, 'desk.more', { count }), 'mt')
  const { shown, told } = firstOf(some, MOST_FOUND, more)
  const lines =
    sought === ''
      ? [...Map.groupBy(some, ({ call }) => call)].map(
          ([call, of]) =>
            html`${linkTo(asked, `/desk/calls/${call}#invited`, title(call))}${sub(say(lang, 'deskOrganisations.ofCall', { count: of.length }))}`,
        )
      : shown.map(({ call, name }) => {
          const at = `${addressWith(`/desk/calls/${call}`, { q: name })}#invited`
          return html`${linkTo(asked, at, html`<bdi>${name}</bdi>`)}${sub(title(call))}`
        })
  const list = [listed(lines, 'flow'), sought === '' ? null : told]
  return notedPart(lang, 'deskOrganisations.notJoined', list, { id: 'not-joined' })
}

async function titlesOf({ site, lang }: Asked, some: readonly Invitee[]) {
  const ids = [...new Set(some.map(({ call }) => call))]
  const rows = await site.log.store.rows(ids.map(id => ref('calls', id)))
  const titles = new Map(
    ids.map((id, i) => [id, rows[i] === undefined ? id : nameIn(rows[i].titles, lang).text]),
  )
  return (call: string) => html`<bdi>${titles.get(call)!}</bdi>`
}
