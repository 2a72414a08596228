import { serviceInterrupted } from '../../../register/types/clauses.ts'
import { eachRow } from '../../../store/each-row.ts'
import { interruptionMeans, type PartyMoved } from '../../../work/commitments/extension.ts'
import { hasDaysOn } from '../../../work/commitments/interruptions.ts'
import type { Composed } from '../../../work/compose.ts'
import { type Asked, html, listed, type Markup, named, type Piece, remark, say } from '../../kit/kit.ts'
import { movedLines, movedList, movedNames } from './extension-mean.ts'
import { bodyIf, meansHead, todayOf } from './means.ts'

/** Whom an interruption moves, on every call, and from which day to which: shown to whoever is about to sign it. */

/** Null for every other act. `here` is the address of the page. */
export async function interruptionMeanPart(asked: Asked, composed: Composed, here: string): Promise<Piece> {
  const says = bodyIf(serviceInterrupted.type, composed)
  if (says === null) return null
  const { lang, site } = asked
  const { store } = site.log
  const calls: { readonly title: Markup; readonly id: string; readonly moved: readonly PartyMoved[] }[] = []
  for await (const { key: id, row } of eachRow(store, 'calls'))
    if (await hasDaysOn(store, id, row)) {
      const moved = await interruptionMeans(store, id, says, todayOf(asked))
      if (moved.length > 0) calls.push({ title: html`${named(row.titles, lang)}`, id, moved })
    }
  const head = meansHead(asked, 'moves.title')
  if (calls.length === 0) return html`${head}${remark(say(lang, 'moves.noneShut'))}`
  const all = calls.flatMap(({ id, title, moved }) =>
    moved.map(one => ({ ...one, title, place: `${id} ${one.id}` })),
  )
  return html`
    ${head}${remark(say(lang, 'moves.note'))}
    ${calls.map(
      ({ title, moved }) => html`<p>${title}. ${say(lang, 'moves.shutCount', { count: moved.length })}</p>
      ${listed(movedLines(asked, moved), 'plain-list')}`,
    )}
    ${movedNames(asked, all, here, ({ title, moved }) => html`${title}${movedList(asked, moved)}`)}
  `
}
