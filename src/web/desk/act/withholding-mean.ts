import { figuresAsked } from '../../../register/clauses.ts'
import type { FiguresBound } from '../../../register/figures/counts.ts'
import { ref } from '../../../register/rows.ts'
import { indicatorsPublished } from '../../../register/types/indicators.ts'
import { reportCorrected, reportFiled } from '../../../register/types/reports.ts'
import { wordsWithheld } from '../../../register/types/words.ts'
import type { BodyOf } from '../../../register/types.ts'
import { eachRow, rowIn } from '../../../store/each-row.ts'
import type { Composed } from '../../../work/compose.ts'
import {
  type Asked,
  addressWith,
  comma,
  entryLink,
  entryShown,
  html,
  linkTo,
  listed,
  type Markup,
  type Piece,
  phrase,
  say,
} from '../../kit/kit.ts'
import { boundTold } from '../../teller/bound-words.ts'
import { Known, type Setting, toldOf } from '../../teller/setting.ts'
import { bodyIf, meansHead } from './means.ts'

/**
 * What is withheld, and what can no longer be read afterwards: a digest tells neither, and two officers would sign away
 * all questions of a call, or the figures of a year, without knowing it.
 */

/** Null for every other act. */
export async function withholdingMeanPart(asked: Asked, composed: Composed): Promise<Piece> {
  const says = bodyIf(wordsWithheld.type, composed)
  const follows = says && (await withholdingFollows(asked, says.digest))
  return follows && html`${meansHead(asked, 'withholding.follows')}${follows}`
}

export const withholdingPath = (digest: string) => addressWith('/desk/new/withholding', { digest })

/** Null for what is bound by no entry. */
export async function withholdingFollows(asked: Asked, digest: string): Promise<Markup | null> {
  const { lang } = asked
  const it = await bindingOf(asked, digest)
  if (it === null) return null
  const lines = [...(await linesOf(it, digest)), say(lang, 'withholding.good')]
  const names = phrase(lang, 'general.pair', {
    what: say(lang, 'member.words/withheld.digest'),
    value: html`<a href="/words/${digest}">${boundTold(it, digest)}</a>${comma(lang)}${entryLink(asked, it.index)}`,
  })
  return html`<p>${names}</p>${listed(lines, 'plain-list')}`
}

/** The statement that binds it, out of its seal. */
async function bindingOf(asked: Asked, digest: string): Promise<Setting | null> {
  const row = await rowIn(asked.site.log.store, 'words', digest)
  return row === undefined ? null : settingOf(asked, row.entry)
}

export async function settingOf(asked: Asked, entry: number): Promise<Setting> {
  const shown = await entryShown(asked, entry)
  const known = await Known.of(asked, [shown])
  return { asked, known, ...(known.opened(shown) ?? shown) }
}

async function linesOf(it: Setting, digest: string): Promise<Piece[]> {
  const { declared, body } = toldOf(it)
  const { type } = declared
  if (type === indicatorsPublished.type)
    return catalogueLines(it, body as BodyOf<typeof indicatorsPublished.type>)
  const { lang } = it.asked
  const gap = say(lang, 'withholding.gap')
  if (type !== reportFiled.type && type !== reportCorrected.type) return [gap]
  const { figures, files = [] } = body as Pick<BodyOf<'report/filed'>, 'figures' | 'files'>
  if (files.some(({ file }) => file.digest === digest))
    return [
      say(lang, 'withholding.evidence'),
      gap,
      // Without figures, no answer names a source.
      figures == null ? null : say(lang, 'withholding.answers'),
    ].filter(line => line !== null)
  if (figures?.data.digest !== digest) return [gap]
  const kept = await standing(
    it.asked,
    files.map(({ file }) => file.digest),
  )
  return [
    say(lang, 'withholding.figures', { given: givenIn(figures) }),
    say(lang, 'withholding.sources', { files: kept.length }),
    gap,
    await othersLine(it, digest),
  ]
}

const givenIn = ({ periods }: FiguresBound) =>
  periods.flatMap(({ indicators }) => indicators).reduce((sum, { given }) => sum + given, 0)

/** Whose values are told by these questions, and whether anybody is asked by them. */
async function catalogueLines(it: Setting, says: BodyOf<typeof indicatorsPublished.type>): Promise<Piece[]> {
  const { lang, site } = it.asked
  const { store } = site.log
  const call = it.statement.call!
  const { catalogue, edition } = says
  const parties = new Set<string>()
  let count = 0
  for await (const { key, row } of eachRow(store, 'figures', `${call}/`)) {
    if (row.catalogue !== catalogue || row.edition !== edition) continue
    parties.add(key.split('/')[1]!)
    count++
  }
  const [named, of] = await store.rows([ref('indicators', call, catalogue), ref('calls', call)])
  const newest = of && (await rowIn(store, 'policies', call, of.policies.at(-1)!.policy))
  const asks = newest?.policy.clauses?.some(one => figuresAsked(one) === catalogue)
  return [
    say(lang, 'withholding.questions', { count: says.indicators.length }),
    say(lang, 'withholding.reports', { count, parties: parties.size }),
    count === 0 ? null : say(lang, 'withholding.stay'),
    say(lang, 'withholding.unasked'),
    named?.editions.length === edition
      ? say(lang, 'withholding.newest', { asked: asks ? 'yes' : 'no' })
      : null,
  ].filter(line => line !== null)
}

/** A report and each of its corrections have files of their own: to withhold one leaves the others. */
async function othersLine(it: Setting, digest: string): Promise<Piece> {
  const { asked, statement } = it
  const { store } = asked.site.log
  const body = statement.body as { readonly report?: string }
  const row = await rowIn(store, 'figures', statement.call!, statement.by, body.report ?? digest)
  const all = row === undefined ? [] : [row, ...row.corrections]
  const kept = await standing(
    asked,
    all.map(({ data }) => data.digest),
  )
  const others = all.filter(({ data }) => data.digest !== digest && kept.includes(data.digest))
  if (others.length === 0) return null
  const links = others.map(one =>
    linkTo(asked, withholdingPath(one.data.digest), say(asked.lang, 'entry.n', { index: one.entry })),
  )
  return html`${say(asked.lang, 'withholding.others', { count: others.length })} ${listed(links)}`
}

/** Those of them that are not withheld. */
async function standing({ site }: Asked, digests: readonly string[]): Promise<string[]> {
  const rows = await site.log.store.rows(digests.map(digest => ref('words', digest)))
  return digests.filter((_, i) => rows[i]?.withheld === null)
}
