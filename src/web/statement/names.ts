import type { ApplicationState } from '../../people/applications.ts'
import { isKeptByIssuer } from '../../register/kept-by-issuer.ts'
import { ref } from '../../register/rows.ts'
import { keyRevoked } from '../../register/types/keys.ts'
import { rowIn } from '../../store/each-row.ts'
import type { Composed } from '../../work/compose.ts'
import { keysInForce } from '../../work/holder-keys.ts'
import { type Asked, keeperName, type Lang, nameIn, say } from '../kit/kit.ts'

export async function partyName(asked: Asked, id: string): Promise<string> {
  const row = await rowIn(asked.site.log.store, 'parties', id)
  return row === undefined ? id : nameIn(row.names, asked.lang).text
}

/** Of several at once, by their ids. */
export async function partyNames(
  { site, lang }: Asked,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await site.log.store.rows(ids.map(id => ref('parties', id)))
  return new Map(ids.map((id, i) => [id, rows[i] === undefined ? id : nameIn(rows[i].names, lang).text]))
}

/** Whose key an act revokes, and how many others they hold; null for other acts. */
export async function keysLeft(asked: Asked, { type, body }: Composed) {
  if (type !== keyRevoked.type) return null
  const { keyid } = keyRevoked.read({ type, body } as never)
  const row = await rowIn(asked.site.log.store, 'keys', keyid)
  if (row === undefined) return null
  const { holder } = row
  return { holder, keyid, count: Math.max((await keysInForce(asked.site, holder)) - 1, 0) }
}

export async function callName(
  { site, lang }: { readonly site: Pick<Asked['site'], 'log'>; readonly lang: Lang },
  id: string,
): Promise<string> {
  const row = await rowIn(site.log.store, 'calls', id)
  return row === undefined ? id : nameIn(row.titles, lang).text
}

/** Who issued a call and who keeps its register; `own` where they are one. */
export async function issuedBy(
  { site, lang }: Parameters<typeof keeperName>[0],
  id: string,
): Promise<{ readonly keeper: string; readonly issued: 'own' | 'other'; readonly issuer: string }> {
  const [call, log] = await site.log.store.rows([ref('calls', id), ref('log', 'log')])
  const isOwn = call !== undefined && isKeptByIssuer(call, log?.names)
  return {
    keeper: await keeperName({ site, lang }),
    issued: isOwn ? 'own' : 'other',
    issuer: call === undefined ? id : nameIn(call.convener.names, lang).text,
  }
}

export function stateWords({ lang }: Asked, state: ApplicationState): string {
  if (state.is === 'waiting') return say(lang, 'desk.was.waiting')
  return say(lang, `desk.was.${state.is === 'admitted' ? invitedHow(state) : state.is}`, { by: state.by })
}

export function invitedHow(state: ApplicationState) {
  if (state.is !== 'admitted') return 'admitted'
  if (state.enrolled !== null) return 'enrolled'
  return state.invitation === null ? 'admitted' : 'invited'
}
