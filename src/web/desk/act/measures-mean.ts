import { isDeepStrictEqual } from 'node:util'
import { unlessRefused } from '../../../core/refusal.ts'
import type { MeasuresRow } from '../../../register/commitment-rows.ts'
import { ref } from '../../../register/rows.ts'
import { measuresIn, measuresPublished } from '../../../register/types/measures.ts'
import type { Composed } from '../../../work/compose.ts'
import { commitmentPath, measureSaid } from '../../commitments/words.ts'
import {
  type Asked,
  html,
  linkTo,
  listed,
  listOf,
  type Markup,
  type Piece,
  phrase,
  remark,
  say,
} from '../../kit/kit.ts'
import { bodyIf, meansHead, namesFold, todayOf } from './means.ts'

/**
 * What a further edition of measures changes against the one before, and who has taken on what changes or goes: nobody
 * compares a hundred lines by eye. What was taken on stays as it was taken on.
 */

type Said = ReturnType<typeof measuresIn>[number]

/** Null for every other act, and for a first edition. */
export async function measuresMeanPart(asked: Asked, composed: Composed, here: string): Promise<Piece> {
  const says = bodyIf(measuresPublished.type, composed)
  if (says === null || says.edition === 1) return null
  const { lang, site } = asked
  const call = composed.call!
  const { catalogue, edition } = says
  const [before] = await site.log.store.rows([ref('measures', call, catalogue, String(edition - 1))])
  if (before === undefined) return null
  const { added, changed, gone } = changesIn(before, says)
  const head = html`${meansHead(asked, 'measures.means')}${remark(say(lang, 'measures.meansNote', { edition: edition - 1 }))}`
  if (added.length + changed.length + gone.length === 0)
    return html`${head}<p>${say(lang, 'measures.meansNothing')}</p>`
  const group = (is: 'added' | 'gone', all: readonly Said[]) =>
    all.length === 0
      ? null
      : html`<p>${say(lang, `measures.${is}`, { count: all.length })}</p>${listed(
          all.map(one => measureLine(asked, one)),
          'plain-list',
        )}`
  return html`
    ${head}
    ${group('added', added)}
    ${
      changed.length === 0
        ? null
        : html`<p>${say(lang, 'measures.changed', { count: changed.length })}</p>${listed(
            changed.map(one => changedLine(asked, one)),
            'plain-list',
          )}`
    }
    ${group('gone', gone)}
    ${await takersOf(asked, call, catalogue, { changed: changed.map(({ now }) => now.id), gone: gone.map(({ id }) => id) }, here)}
  `
}

interface Changed {
  readonly was: Said
  readonly now: Said
}

/** By id: a measure that got another number or other words is the same one, changed. */
function changesIn(before: Pick<MeasuresRow, 'commitments'>, after: Pick<MeasuresRow, 'commitments'>) {
  const was = new Map(measuresIn(before).map(one => [one.id, one]))
  const now = measuresIn(after)
  const ids = new Set(now.map(({ id }) => id))
  return {
    added: now.filter(({ id }) => !was.has(id)),
    changed: now.flatMap(one => {
      const old = was.get(one.id)
      return old === undefined || isDeepStrictEqual(whole(old), whole(one)) ? [] : [{ was: old, now: one }]
    }),
    gone: [...was.values()].filter(({ id }) => !ids.has(id)),
  }
}

/** A measure with the numbered commitment under which it stands, without the other measures there. */
function whole({ under: { measures: _, ...under }, ...measure }: Said) {
  return { measure, under }
}

function measureLine({ lang }: Asked, one: Said): Markup {
  return html`${measureSaid(lang, one)} <code>${one.id}</code>`
}

/** What it said and what it says, where these are its words; else what else of it is another. */
function changedLine(asked: Asked, { was, now }: Changed): Markup {
  const { lang } = asked
  const isOther = (of: (one: Said) => unknown) => !isDeepStrictEqual(of(was), of(now))
  const words = isOther(one => [one.number, one.titles])
    ? html`<del>${measureSaid(lang, was)}</del> <ins>${measureSaid(lang, now)}</ins>`
    : measureSaid(lang, now)
  const kinds = ({ kinds }: Said) =>
    kinds === null
      ? say(lang, 'measures.allKinds')
      : listOf(
          kinds.map(kind => say(lang, `kinds.${kind}`)),
          lang,
        )
  const also = [
    isOther(one => one.kinds) ? say(lang, 'measures.otherKinds', { was: kinds(was), now: kinds(now) }) : null,
    isOther(one => whole(one).under) ? say(lang, 'measures.otherPlace', { number: now.under.number }) : null,
  ].filter(one => one !== null)
  return html`${words} <code>${now.id}</code> ${also.join(' ')}`
}

/** Who has taken on, in whatever edition, what changes or goes; what was taken back is left out. */
async function takersOf(
  asked: Asked,
  call: string,
  catalogue: string,
  of: { readonly changed: readonly string[]; readonly gone: readonly string[] },
  here: string,
): Promise<Piece> {
  const { lang, site } = asked
  const found = await unlessRefused('signatories_many', () => site.duties.on(call, todayOf(asked)))
  if (found === undefined) return html`<p class="notice warn">${say(lang, 'measures.takersMany')}</p>`
  const { signatories } = found
  const all = signatories.flatMap(({ party: id, names, commitments }) => {
    const taken = commitments.flatMap(it => {
      const [list, edition, measure] = it.measure?.split('/') ?? []
      if (list !== catalogue || it.closed === 'withdrawn') return []
      const is = of.gone.includes(measure!) ? 'gone' : of.changed.includes(measure!) ? 'changed' : null
      return is === null ? [] : [{ it, is, edition: edition!, measure: measure! } as const]
    })
    return taken.length === 0 ? [] : [{ id, party: { names }, taken }]
  })
  // Pages of such a list go by id.
  all.sort((one, other) => (one.id < other.id ? -1 : 1))
  if (all.length === 0) return html`<p>${say(lang, 'measures.takersNone')}</p>`
  return html`<p class="notice warn">${say(lang, 'measures.takers', { count: all.length })}</p>
    ${namesFold(asked, all, {
      ...{ here, by: 'after', id: 'measures-names', caption: 'measures.takersHead' },
      summary: say(lang, 'mean.names', { count: all.length }),
      heads: ['measures.takersWhat'],
      cells: ({ taken }) =>
        html`<td role="cell">${listed(
          taken.map(({ it, is, edition, measure }) => {
            const see = linkTo(asked, commitmentPath(call, it), html`<code>${measure}</code>`)
            return phrase(lang, `measures.takerOf.${is}`, { measure: see, edition })
          }),
          'plain-list',
        )}</td>`,
    })}`
}
