import { Refusal } from '../../../core/refusal.ts'
import type { Answer as Account, AskedFor } from '../../../register/commitment-kinds.ts'
import { countsOf } from '../../../register/figures/figures.ts'
import type { Said } from '../../../register/kinds.ts'
import {
  type Asked,
  addressWith,
  html,
  type Markup,
  numberIn,
  oneReport,
  say,
  sizeOf,
} from '../../kit/kit.ts'
import { besideOthers } from '../../reports/beside.ts'
import { blocksOf, type FiguresShown, pagesOf } from '../../reports/blocks.ts'
import { reportDrawn } from '../../reports/report.ts'
import { blocksWithin, keyOf, MOST_WEIGHT, sectionParts } from '../../reports/sections.ts'
import type { Representative } from '../session.ts'
import type { Prepared } from './prepared.ts'
import { reportPath, type Sitting } from './sitting.ts'

/** What a signatory reads before they sign is drawn by what draws it for everyone afterwards (web/reports). */

export async function reportShown(
  asked: Asked,
  { party }: Pick<Representative, 'party'>,
  sitting: Sitting,
  { figures, files, account }: Prepared,
): Promise<Markup> {
  const { it, head } = sitting
  const body = account.body as unknown as Body | undefined
  const drawn = await reportDrawn(asked, {
    call: it.id,
    party,
    answers: body?.answers ?? [],
    asks: body?.asked ?? [],
    policy: body?.policy ?? null,
    by: figures === null ? null : (head.catalogue?.id ?? null),
    words: body?.words ?? null,
    figures: await shownBeside(asked, party, sitting, figures),
    own: sitting.own,
    files,
    counts: figures === null ? [] : countsOf(figures),
    entry: sizeOf(asked.site),
    on: { day: it.day },
    beside: account.parts,
    sectionAt: (section, page) => pageAt(it, section, page),
  })
  return oneReport(drawn)
}

/** As it would stand beside what the party has reported before. */
async function shownBeside(
  asked: Asked,
  party: string,
  { catalogue, it }: Sitting,
  figures: Prepared['figures'],
): Promise<FiguresShown | null> {
  if (figures === null) return null
  const place = { call: it.id, party, catalogue: figures.catalogue, filed: null, entry: sizeOf(asked.site) }
  return besideOthers(asked, place, { catalogue, figures, filed: null }, { day: it.day })
}

interface Body {
  readonly answers: readonly Account[]
  readonly asked: readonly AskedFor[]
  readonly policy: string | null
  readonly words: Said | null
}

const pageAt = (it: Sitting['it'], section: string, page: number) =>
  addressWith(reportPath(it, 'preview'), { section, page: page === 1 ? '' : String(page) })

/** One section of a report that is too long for one page. Refuses `not_found`. */
export async function sectionShown(
  asked: Asked,
  { party }: Pick<Representative, 'party'>,
  sitting: Sitting,
  { figures }: Prepared,
): Promise<Markup> {
  const { catalogue, it } = sitting
  const { lang, query } = asked
  const id = query.get('section') ?? ''
  const number = numberIn(query.get('page') ?? '1')
  const shown = await shownBeside(asked, party, sitting, figures)
  const blocks = shown === null ? [] : blocksWithin(catalogue, id, blocksOf(shown, MOST_WEIGHT))
  const pages = pagesOf(blocks, MOST_WEIGHT)
  const own = pages[number - 1]
  if (shown === null || own === undefined) throw new Refusal('not_found', 'The report has no such section.')
  const links = pages.map((_, i) => {
    const says = say(lang, 'filing.page', { n: i + 1, all: pages.length })
    return html`<li>${i + 1 === number ? html`<b aria-current="page">${says}</b>` : html`<a href="${pageAt(it, id, i + 1)}">${says}</a>`}</li>`
  })
  const nav = html`<nav class="pages" aria-label="${say(lang, 'filing.pages')}"><ul>${links}</ul></nav>`
  const around = { call: it.id, sourcesAt: reportPath(it, 'preview'), section: id }
  return html`${keyOf(asked, own)}${oneReport(sectionParts(asked, around, shown, own))}${pages.length === 1 ? null : nav}`
}
