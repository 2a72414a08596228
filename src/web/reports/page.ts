import { toBase64 } from '../../core/bytes.ts'
import { Refusal } from '../../core/refusal.ts'
import { dayOf } from '../../core/time.ts'
import { rootAt } from '../../log/tree.ts'
import type { Section } from '../../register/figures/catalogue.ts'
import { isThere } from '../../work/reporting/filed.ts'
import { onItsDay } from '../commitments/on-day.ts'
import { namesOn } from '../commitments/one-commitment.ts'
import { dayNotice, onThatDay, payForOne, type ShownDay } from '../commitments/shown-day.ts'
import {
  type Answer,
  type Asked,
  type CallShown,
  cachedPage,
  callShown,
  entryLink,
  html,
  inset,
  keeperName,
  linkIn,
  linkTo,
  longDay,
  type Markup,
  named,
  nameIn,
  numberIn,
  oneReport,
  type Piece,
  page,
  partyLink,
  partyOrRefuse,
  phrase,
  remark,
  say,
  seeOther,
  toCite,
} from '../kit/kit.ts'
import { reportPath, reportsPath } from '../statement/report-path.ts'
import { askedOfAuthor } from './answered.ts'
import { figuresBeside } from './beside.ts'
import { type Block, blocksOf, type FiguresShown, pagesOf } from './blocks.ts'
import { correctionsPart } from './corrections.ts'
import { correctedBy, type Filing, filesOf, filingAt, titleOf } from './filing.ts'
import { goneSaid } from './gone.ts'
import { reportDrawn } from './report.ts'
import {
  blocksWithin,
  keyOf,
  MOST_WEIGHT,
  rootOf,
  rootsWith,
  type SectionAt,
  sectionParts,
  sectionTitle,
} from './sections.ts'

/** One report of an organisation, as everyone reads it: its own account, in its words and figures. */

export async function showReportFiled(asked: Asked): Promise<Answer> {
  const corrected = await correctedBy(asked)
  if (corrected !== undefined) return seeOther(asked, `${corrected}#corrections`)
  return ofItsDay(asked, 'report', on => reportPage(asked, on))
}

/** One section of a report that is too long for one page. */
export function showReportSection(asked: Asked): Promise<Answer> {
  return ofItsDay(asked, `section ${asked.params.section} ${asked.query.get('page') ?? ''}`, on =>
    sectionPage(asked, on),
  )
}

function ofItsDay(asked: Asked, what: string, make: (on: ShownDay) => Promise<string>): Promise<Answer> {
  const { call, party, report } = asked.params
  return onItsDay(asked, {
    title: say(asked.lang, 'reports.list', { name: party! }),
    keeps: ['page'],
    pay: on => payForOne(asked, on),
    make: on =>
      cachedPage(asked, `${what} ${call} ${party} ${report} ${on.day} ${on.at ?? ''}`, () => make(on)),
  })
}

interface Read {
  readonly call: CallShown
  readonly filing: Filing
  readonly name: ReturnType<typeof nameIn>
  readonly names: Parameters<typeof nameIn>[0]
  readonly path: string
}

async function readReport(asked: Asked, on: ShownDay): Promise<Read> {
  const call = await callShown(asked, asked.params.call!)
  const party = await partyOrRefuse(asked.site.log.store, asked.params.party!)
  const filing = await filingAt(asked, on)
  const names = namesOn(party, on.day) ?? party.names
  const path = reportPath(call.id, filing.party, filing.entry)
  return { call, filing, names, name: nameIn(names, asked.lang), path }
}

const sectionsAt =
  (path: string, on: ShownDay): SectionAt =>
  (section, page) => {
    const address = `${path}/${section}${page === 1 ? '' : `?page=${page}`}`
    return onThatDay(address, on)
  }

async function reportPage(asked: Asked, on: ShownDay): Promise<string> {
  const { call, filing, name, names, path } = await readReport(asked, on)
  const title = await titleOf(asked, name.text, filing)
  const figures = await figuresBeside(asked, filing, on)
  const { answers, asked: asks, policy, words } = filing.body
  const said = {
    call: call.id,
    party: filing.party,
    answers,
    asks,
    policy,
    by: filing.body.figures?.catalogue ?? null,
    words,
    figures,
    own: figures === null || !isThere(figures) ? null : await askedOfAuthor(asked, filing, figures),
    files: await filesOf(asked, filing),
    counts: filing.stood?.said.periods ?? [],
    entry: filing.entry,
    on,
    beside: null,
  }
  const drawn = await reportDrawn(asked, { ...said, sectionAt: sectionsAt(path, on) })
  const corrections = await correctionsPart(asked, filing, figures !== null && isThere(figures))
  const main = html`
    ${opened(asked, call, title, html`${partyLink(asked, filing.party, names)} · ${filedSaid(asked, filing)}`)}
    ${dayNotice(asked, path, on)}
    ${await correctedSaid(asked, filing, figures)}
    ${oneReport(drawn, corrections)}
    ${waysOut(asked, filing, path, on)}
    ${await citation(asked, call, filing, { title, path })}
  `
  return page(asked, { title, main, call, current: 'commitments' })
}

/** Where it stands in the log, and by what it is checked. */
function filedSaid(asked: Asked, { entry, day }: Filing): Markup {
  const { lang } = asked
  return phrase(lang, 'reports.filed', {
    day: longDay(day, lang),
    entry: entryLink(asked, entry),
    check: linkTo(asked, `/entries/${entry}/receipt`, say(lang, 'reports.check')),
  })
}

function opened(asked: Asked, { id, row }: CallShown, title: Piece, about: Piece): Markup {
  return html`<section class="opening quiet">
    <p class="sc kicker">${linkTo(asked, `/${id}/commitments`, named(row.titles, asked.lang))}</p>
    <h1>${title}</h1>
    ${remark(about)}
    ${remark(say(asked.lang, 'reports.own'))}
  </section>`
}

const isCorrected = ({ stood }: Pick<Filing, 'stood'>) => stood !== null && stood.sayings.length > 1

/** Whoever reads values alone is told what they were; where nobody can see that any more, by which entry. */
async function correctedSaid(
  asked: Asked,
  { stood }: Filing,
  shown: Awaited<ReturnType<typeof figuresBeside>>,
): Promise<Piece> {
  if (stood === null || !isCorrected({ stood })) return null
  const { lang } = asked
  const said = {
    day: longDay(stood.said.day, lang),
    why: html`<a href="#corrections">${say(lang, 'reports.why')}</a>`,
  }
  // Of the file itself: where its catalogue or what stands now is withheld too, this one is all the same.
  const [entry] = await asked.site.filed.withheld(stood.sayings.slice(0, 1))
  if (typeof entry === 'number')
    return inset(phrase(lang, 'reports.correctedWithheld', { ...said, entry: entryLink(asked, entry) }))
  const filed = shown !== null && isThere(shown) ? shown.filed : null
  if (filed === null) return inset(phrase(lang, 'reports.correctedAlone', said))
  if (isThere(filed)) return inset(phrase(lang, 'reports.corrected', said))
  return inset(phrase(lang, 'reports.correctedUnread', said))
}

function waysOut(asked: Asked, { call, party, stood }: Filing, path: string, on: ShownDay): Markup {
  const { lang } = asked
  const files = (stood === null ? ['.json'] : ['.json', '.csv']).map(ending =>
    linkTo(asked, onThatDay(`${path}${ending}`, on), ending.slice(1).toUpperCase()),
  )
  const all = linkTo(asked, onThatDay(reportsPath(call, party), on), say(lang, 'reports.all'))
  return html`<p class="ways mt">${say(lang, 'reports.data')}: ${files.map((one, i) => html`${i === 0 ? '' : ' · '}${one}`)} · ${all}</p>`
}

/** For whoever cites it: what stood by its newest entry, which a correction of a later day does not change. */
async function citation(
  asked: Asked,
  call: CallShown,
  filing: Filing,
  { title, path }: Readonly<{ title: string; path: string }>,
): Promise<Markup> {
  const { lang, site } = asked
  const { entry, day } = filing.stood?.said ?? filing
  const sentence = say(lang, 'reports.citation', {
    ...{ title, entry, call: nameIn(call.row.titles, lang).text },
    ...{ filed: longDay(filing.day, lang), asOf: longDay(day, lang) },
    ...{ keeper: await keeperName(asked), log: site.log.origin },
    ...{ size: entry + 1, root: toBase64(await rootAt(site.log.store, entry + 1)) },
    address: `${site.publicUrl}${linkIn(asked, `${path}?at=${day}`)}`,
  })
  return toCite(asked, sentence, day === dayOf(site.now()) ? say(lang, 'reports.citeToday') : null)
}

async function sectionPage(asked: Asked, on: ShownDay): Promise<string> {
  const { lang } = asked
  const { call, filing, name, names, path } = await readReport(asked, on)
  const shown = await figuresBeside(asked, filing, on)
  const title = await titleOf(asked, name.text, filing)
  const whole = html`${linkTo(asked, onThatDay(path, on), title)} · ${partyLink(asked, filing.party, names)}`
  if (shown === null) throw new Refusal('not_found', `The report of entry ${filing.entry} has no sections.`)
  if (!isThere(shown)) {
    const main = html`${opened(asked, call, title, whole)}${goneSaid(asked, shown)}`
    return page(asked, { title, main, call, current: 'commitments' })
  }
  const { sections } = shown.catalogue
  const section = sections.find(({ id }) => id === asked.params.section)
  const blocks = blocksOf(shown, MOST_WEIGHT)
  const its = section === undefined ? [] : blocksWithin(shown.catalogue, section.id, blocks)
  if (section === undefined || its.length === 0)
    throw new Refusal('not_found', `The report of entry ${filing.entry} has no such section.`)
  const pages = pagesOf(its, MOST_WEIGHT)
  const number = numberIn(asked.query.get('page') ?? '1')
  const blocksShown = pages[number - 1]
  if (blocksShown === undefined)
    throw new Refusal('not_found', `The section has ${pages.length} pages; there is no page ${number}.`)
  const at = sectionsAt(path, on)
  const around = { call: call.id, sourcesAt: linkIn(asked, onThatDay(path, on)), section: section.id }
  const full = say(lang, 'reports.inReport', {
    section: `${section.number} ${nameIn(section.titles, lang).text}`,
    report: title,
  })
  const main = html`
    ${opened(asked, call, sectionTitle(asked, section), whole)}
    ${dayNotice(asked, `${path}/${section.id}`, on)}
    ${!isCorrected(filing) ? null : inset(linkTo(asked, onThatDay(`${path}#corrections`, on), say(lang, 'reports.why')))}
    ${keyOf(asked, blocksShown)}
    ${oneReport(sectionParts(asked, around, shown, blocksShown))}
    ${pageLinks(asked, pages.length, number, page => at(section.id, page))}
    ${neighbours(asked, shown, blocks, section, at)}
  `
  return page(asked, { title: full, main, call, current: 'commitments' })
}

function pageLinks(asked: Asked, pages: number, shown: number, to: (page: number) => string): Piece {
  if (pages === 1) return null
  const { lang } = asked
  const lines = Array.from({ length: pages }, (_, i) => {
    const says = say(lang, 'reports.page', { page: i + 1, pages })
    return html`<li>${i + 1 === shown ? html`<b aria-current="page">${says}</b>` : linkTo(asked, to(i + 1), says)}</li>`
  })
  return html`<nav class="pages" aria-label="${say(lang, 'reports.pages')}"><ul>${lines}</ul></nav>`
}

/** To the sections before and after, of those in which something is answered. */
function neighbours(
  asked: Asked,
  { catalogue }: FiguresShown,
  blocks: readonly Block[],
  section: Section,
  at: SectionAt,
): Piece {
  const all = rootsWith(catalogue, blocks)
  const here = all.indexOf(rootOf(catalogue, section))
  const around = [
    ['reports.before', all[here - 1]],
    ['reports.next', all[here + 1]],
  ] as const
  const links = around.flatMap(([key, one]) =>
    one === undefined
      ? []
      : [linkTo(asked, at(one.id, 1), phrase(asked.lang, key, { section: sectionTitle(asked, one) }))],
  )
  return links.length === 0
    ? null
    : html`<p class="ways mt">${links.map((one, i) => html`${i === 0 ? '' : ' · '}${one}`)}</p>`
}
