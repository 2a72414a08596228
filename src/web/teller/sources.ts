import type { Part } from '../../log/attachments.ts'
import type { FigureSource } from '../../register/figures/figures.ts'
import type { TitledFile } from '../../register/kinds.ts'
import { type Asked, html, type Lang, longDay, type Markup, part, remark, say, sub } from '../kit/kit.ts'
import { fileSize, showFile } from '../statement/files.ts'
import { external, leadsTo } from './pieces.ts'

/**
 * What a report shows: its sources, to which answers lead, and files that no source names. A file is downloaded; of a
 * link it is told what its author found there, on which day.
 */
interface Showing {
  readonly sources: readonly FigureSource[]
  /** Those of the report, then of each of its corrections. */
  readonly files: readonly TitledFile[]
  /** Parts of a statement that is not recorded yet. */
  readonly beside: readonly Part[] | null
}

/** Null where it shows nothing. */
export async function sourcesPart(asked: Asked, { sources, files, beside }: Showing): Promise<Markup | null> {
  const { lang } = asked
  if (sources.length + files.length === 0) return null
  const named = new Set(sources.map(({ file }) => file))
  const lines = sources.map(async (source, i) => {
    const file = source.file === null ? undefined : files[source.file]
    return html`<li id="source-${i + 1}">${await sourceShown(asked, source, file, beside)}</li>`
  })
  const others = files.flatMap((file, i) => (named.has(i) ? [] : [showFile(asked, file, beside)]))
  const more = (await Promise.all(others)).map(one => html`<li>${one}</li>`)
  const matter = html`
    ${lines.length === 0 ? null : html`<ol class="sources">${await Promise.all(lines)}</ol>`}
    ${more.length === 0 ? null : html`<ul class="sources">${more}</ul>`}
    ${sources.every(({ fetched }) => fetched === undefined) ? null : remark(say(lang, 'showing.whoOpened'), 'mt-s')}
    ${files.length === 0 ? null : remark(say(lang, 'showing.unchecked'), 'mt-s')}
  `
  return part(say(lang, 'showing.title'), matter, { id: 'sources' })
}

/** What it is called, with where its link leads. */
export const sourceNamed = (lang: Lang, { title, url }: FigureSource): Markup =>
  url === null
    ? html`<bdi>${title}</bdi>`
    : html`${external(url, html`<bdi>${title}</bdi>`)}${leadsTo(lang, url)}`

async function sourceShown(
  asked: Asked,
  source: FigureSource,
  file: TitledFile | undefined,
  beside: Showing['beside'],
): Promise<Markup> {
  const { lang } = asked
  const { fetched, title, url } = source
  const shown = file && (await showFile(asked, file, beside))
  const found = fetched === undefined ? null : linkFound(lang, fetched)
  // Whoever gave file and link one name reads it once: of the link its address.
  if (shown !== undefined && file?.title === title)
    return html`${shown}${url === null ? null : html`<br>${external(url)}${leadsTo(lang, url)}`}${found}`
  return html`${sourceNamed(lang, source)}${found}${shown === undefined ? null : html`<br>${shown}`}`
}

/** What was found under a link, as whoever reports has signed it: a report does not say by whom it was opened. */
function linkFound(lang: Lang, fetched: NonNullable<FigureSource['fetched']>): Markup {
  const day = longDay(fetched.day, lang)
  if ('unread' in fetched) return sub(say(lang, `showing.unread.${fetched.unread}`, { day }))
  const { digest, length } = fetched
  return html`${sub(say(lang, 'showing.fetched', { day, size: fileSize(length, lang) }))} ${sub(
    html`<span class="hash">${digest}</span>`,
  )}`
}
