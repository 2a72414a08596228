import { brief } from '../../../core/bytes.ts'
import {
  CSV,
  endingOf,
  FILE_ENDINGS,
  fileTypeOf,
  isNamedAs,
  textIn,
  typeByEnding,
  XLSX,
} from '../../../core/file-types.ts'
import { Refusal, unlessRefused } from '../../../core/refusal.ts'
import { MOST_FILE } from '../../../core/words.ts'
import { reportFilePart } from '../../../people/report-files.ts'
import { MOST_SOURCES } from '../../../register/figures/figures.ts'
import { MOST_FILES } from '../../../register/types/reports.ts'
import { partOf, SOURCES, type Source, sourcesIn } from '../../../work/reporting/draft.ts'
import {
  addFile,
  addLink,
  linkOpened,
  namedIn,
  removeSource,
  renameSource,
} from '../../../work/reporting/evidence.ts'
import { unrecorded } from '../../../work/reporting/whole.ts'
import {
  type Answer,
  type Asked,
  addressWith,
  buttonForm,
  comma,
  doneNotice,
  Fieldset,
  type Form,
  html,
  type Lang,
  linkButton,
  linkIn,
  longDay,
  type Markup,
  type Piece,
  part,
  phrase,
  postedForm,
  privateFile,
  privatePage,
  say,
  seeOther,
  spoken,
  sub,
  takeTurn,
  typedIn,
} from '../../kit/kit.ts'
import { fileName, fileSize, fileTypeWords } from '../../statement/files.ts'
import { external, leadsTo } from '../../teller/pieces.ts'
import { requireWriter } from '../commitments/form-page.ts'
import { partLink } from '../reporting/changed.ts'
import { endedPage, type Typed } from '../reporting/ended.ts'
import { keeping } from '../reporting/keeping.ts'
import { reportPath, type Sitting, sittingOn } from '../reporting/sitting.ts'
import { opening, type Representative } from '../session.ts'
import { fetchedHere, sourceTyped, unrecordedTold } from './typed.ts'

/**
 * What a report that is prepared shows: files and links are added here, and each answer says in which of them it
 * stands. An existing report of one's own is a source like any other.
 */

export async function showSources(asked: Asked, who: Representative): Promise<Answer> {
  const sitting = await sittingOn(asked, who)
  if (sitting === undefined) return seeOther(asked, reportPath({ id: asked.params.call! }))
  if (!asked.query.has('large')) return sourcesPage(asked, who, sitting)
  return sourcesPage(asked, who, sitting, {
    errors: new Map([['file', say(asked.lang, 'showing.fileLarge')]]),
  })
}

/** What was sent was too large to be read; the tab holds what was typed beside the file (keep-typed). */
export const sourcesTooLarge = (asked: Asked): Answer =>
  seeOther(asked, addressWith(reportPath({ id: asked.params.call! }, 'sources'), { large: '1' }))

/** For colleagues who read before one of them signs: as readers will have it, and for nobody else yet. */
export async function showSourceFile(asked: Asked, who: Representative): Promise<Answer> {
  const { params, site } = asked
  const sitting = await sittingOn(asked, who)
  const digest = params.evidence ?? ''
  const source = [...sourcesIn(sitting?.parts ?? new Map()).values()].find(one => one.file?.digest === digest)
  const found = source && (await reportFilePart(site.log.drawer, sitting!.head, digest, site.now()))
  if (found === undefined)
    throw new Refusal('not_found', 'No such file lies beside a report that your organisation prepares.')
  const name = `${fileName(source!.title, digest)}.${FILE_ENDINGS[found.file.mediaType]}`
  return privateFile(asked, { bytes: found.body, name })
}

export async function takeSources(asked: Asked, who: Representative, form: Form): Promise<Answer> {
  requireWriter(who)
  const { fields } = form
  const sitting = await sittingOn(asked, who)
  if (sitting === undefined || sitting.head.round !== fields.get('round'))
    return endedPage(asked, who, asked.params.call!, typedOf(asked, fields))
  const slot = fields.get('slot') ?? ''
  const source = sourcesIn(sitting.parts).get(slot)
  switch (fields.get('go')) {
    case 'remove':
      if (source !== undefined && fields.get('sure') !== 'yes')
        return surePage(asked, who, sitting, { slot, source })
      await removeSource(asked.site.log.drawer, sitting.head, slot, who.keyid, asked.site.now())
      return done(asked, sitting, 'removed')
    case 'rename':
      return source === undefined
        ? done(asked, sitting, 'removed')
        : rename(asked, who, sitting, slot, fields)
    case 'open':
      return done(asked, sitting, (await opened(asked, who, sitting, slot)) ? 'opened' : 'unlooked')
    default:
      return add(asked, who, sitting, form)
  }
}

/** Of a source that was added to a draft that had ended. */
const typedOf = ({ lang }: Asked, fields: URLSearchParams): Typed[] =>
  (
    [
      ['title', 'showing.name'],
      ['url', 'showing.link'],
    ] as const
  )
    .map(([name, says]) => ({ of: say(lang, says), says: typedIn(fields, name) }))
    .filter(one => one.says !== '')

const DONE = ['added', 'opened', 'removed', 'renamed', 'unlooked'] as const
const pathOf = ({ it }: Sitting) => reportPath(it, 'sources')
/** What is being typed in the form was saved by none but `added`. */
const done = (asked: Asked, sitting: Sitting, is: (typeof DONE)[number]) =>
  seeOther(asked, addressWith(pathOf(sitting), { done: is, saved: is === 'added' ? '1' : '' }))

/** Why a limit took it not, and at which field that is said; undefined of any other refusal. */
function refusedBy(
  { lang }: Asked,
  { parts }: Sitting,
  { code }: Refusal,
  hasFile: boolean,
): readonly [name: string, says: string] | undefined {
  if (code === 'file_wrong') return ['file', say(lang, 'showing.fileWrong')]
  if (code === 'papers_full') return ['file', say(lang, 'showing.fileNoRoom')]
  if (code !== 'request_oversize') return undefined
  if (sourcesIn(parts).size >= MOST_SOURCES)
    return ['title', say(lang, 'showing.tooMany', { most: MOST_SOURCES })]
  return hasFile
    ? ['file', say(lang, 'showing.fileTooMuch', { files: MOST_FILES })]
    : ['title', say(lang, 'filing.noRoom')]
}

async function add(
  asked: Asked,
  who: Representative,
  sitting: Sitting,
  { fields, fileNames, files }: Form,
): Promise<Answer> {
  const { lang, site } = asked
  const { drawer } = site.log
  const { errors, title, url } = sourceTyped(asked, fields, { title: 'title', url: 'url' })
  const bytes = files.get('file')
  if (bytes === undefined && fileNames?.has('file')) errors.set('file', say(lang, 'showing.fileEmpty'))
  const unfit = bytes === undefined ? undefined : unfitSaid(lang, bytes, fileNames?.get('file') ?? '')
  if (unfit !== undefined) errors.set('file', unfit)
  if (errors.size > 0) {
    const isFileGone = bytes !== undefined && unfit === undefined
    if (isFileGone) errors.set('file', say(lang, 'showing.fileAgain'))
    // In the order of the fields.
    const wrongUrl = errors.get('url')
    if (wrongUrl !== undefined && errors.delete('url')) errors.set('url', wrongUrl)
    return sourcesPage(asked, who, sitting, { fields, errors, isFileGone })
  }
  if (bytes !== undefined) takeTurn(asked, 'upload', Math.ceil(bytes.length / 1024))
  try {
    const slot =
      bytes === undefined
        ? await addLink(drawer, sitting.head, { title, url }, who.keyid, site.now())
        : await addFile(site.log, sitting.head, { title, bytes, url }, who.keyid, site.now())
    if (url !== null) await unlessRefused('rate_limited', () => opened(asked, who, sitting, slot))
    return done(asked, sitting, 'added')
  } catch (error) {
    const told = error instanceof Refusal ? refusedBy(asked, sitting, error, bytes !== undefined) : undefined
    if (told === undefined) throw error
    errors.set(...told)
    return sourcesPage(asked, who, sitting, { fields, errors })
  }
}

/**
 * Whoever chose a file by its name would publish another than they mean; undefined where the name says what it is.
 */
function unfitSaid(lang: Lang, bytes: Uint8Array, name: string): string | undefined {
  if (bytes.length > MOST_FILE) return say(lang, 'showing.fileLarge')
  const type = fileTypeOf(bytes)
  if (type !== undefined && isNamedAs(name, type)) return undefined
  const ending = brief(endingOf(name), 16)
  const named = typeByEnding(ending)
  if (named === CSV && textIn(bytes) === undefined) return say(lang, 'showing.fileNotText')
  // Of a table or a workbook that is none to us, more is to be said than that.
  if (type === undefined && (named === undefined || named === CSV || named === XLSX)) return undefined
  if (ending === '') return say(lang, 'showing.fileWrong')
  if (named === undefined) return say(lang, 'showing.fileEnding', { ending })
  return say(lang, 'showing.fileOther', { ending, kind: ending.toUpperCase() })
}

async function rename(
  asked: Asked,
  who: Representative,
  sitting: Sitting,
  slot: string,
  fields: URLSearchParams,
): Promise<Answer> {
  const { site } = asked
  const named = titleName(slot)
  const { errors, title } = sourceTyped(asked, fields, { title: named, url: '' })
  if (errors.size > 0) return sourcesPage(asked, who, sitting, { fields, errors, slot })
  await renameSource(site.log.drawer, sitting.head, { slot, title }, who.keyid, site.now())
  return done(asked, sitting, 'renamed')
}

const titleName = (slot: string) => `title-${slot}`

/** What a colleague added goes at once, and answers that name it can be signed no more: so this is asked. */
function surePage(asked: Asked, who: Representative, sitting: Sitting, { slot, source }: SlotOf): Answer {
  const { lang } = asked
  const { catalogue, head, it, parts } = sitting
  const named = namedIn(parts, head, slot)
  const lines = catalogue.indicators.map(partOf).flatMap(part => {
    const count = named.get(part)
    if (count === undefined) return []
    const what = partLink(asked, { call: it.id, catalogue, head }, part)
    return [
      html`<li>${phrase(lang, 'general.pair', { what, value: say(lang, 'filing.openOf', { count }) })}</li>`,
    ]
  })
  const count = [...named.values()].reduce((sum, one) => sum + one, 0)
  const title = say(lang, 'showing.removeTitle')
  const answers =
    count === 0
      ? html`<p>${say(lang, 'showing.removeUnnamed')}</p>`
      : html`<p>${say(lang, 'showing.removeNamed', { count })}</p><ul>${lines}</ul>`
  const hidden = { go: 'remove', slot, round: head.round, sure: 'yes' }
  const main = html`
    ${opening(asked, who, title)}
    ${part(
      say(lang, 'showing.title'),
      html`<p><b><bdi>${source.title}</bdi></b></p>
        ${source.file === null ? null : html`<p>${say(lang, 'showing.removeFile')}</p>`}
        ${answers}
        <div class="actions">${buttonForm(asked, pathOf(sitting), hidden, say(lang, 'showing.removeIt'))}${linkButton(asked, pathOf(sitting), say(lang, 'showing.removeNot'))}</div>`,
      { strong: true },
    )}
  `
  return privatePage(asked, { title: `${title} ${it.title}`, main })
}

/** False where we could not look, which says nothing of the link. */
async function opened(asked: Asked, who: Representative, sitting: Sitting, slot: string): Promise<boolean> {
  const { site } = asked
  const now = (await sittingOn(asked, who)) ?? sitting
  const url = sourcesIn(now.parts).get(slot)?.url ?? null
  if (url === null) return true
  const fetched = await fetchedHere(asked, who, url)
  if (fetched === null) return false
  await linkOpened(site.log.drawer, sitting.head, slot, { url, fetched }, who.keyid, site.now())
  return true
}

interface Wrong {
  /** Left out where what was sent was too large to be read. */
  readonly fields?: URLSearchParams
  readonly errors: Map<string, string>
  /** A file came that would be taken, and a browser keeps none for the page that comes back. */
  readonly isFileGone?: boolean
  /** Of the source that was to have another name. */
  readonly slot?: string
}

type SlotOf = Pick<Line, 'slot' | 'source'>

function sourcesPage(asked: Asked, who: Representative, sitting: Sitting, wrong?: Wrong): Answer {
  const { lang, query } = asked
  const title = say(lang, 'showing.pageTitle')
  const sources = [...sourcesIn(sitting.parts)]
  const mayWrite = who.role !== 'reader'
  const is = DONE.find(one => one === query.get('done'))
  const told = is === undefined || wrong !== undefined ? null : doneNotice(say(lang, `showing.${is}`))
  const adding = wrong?.slot === undefined ? wrong : undefined
  const lines = sources.map(([slot, source]) => {
    const typed = wrong?.slot === slot ? wrong : undefined
    return sourceLine(asked, sitting, { slot, source, mayWrite, ...(typed && { typed }) })
  })
  const list =
    lines.length === 0
      ? html`<p>${say(lang, 'showing.none')}</p>`
      : html`<ol class="shows">${lines}</ol>${sitting.head.catalogue === null ? null : html`<p class="note mt-s">${say(lang, 'showing.where')}</p>`}`
  const main = html`
    ${opening(asked, who, title, say(lang, 'showing.lede'))}
    ${told}
    ${unrecordedTold(asked, unrecorded(sitting.parts, sitting.head, sitting.catalogue, sitting.own))}
    ${adding === undefined ? null : addPart(asked, sitting, adding)}
    ${part(say(lang, 'showing.title'), list, { strong: true, note: say(lang, 'showing.listNote') })}
    ${adding === undefined && mayWrite ? addPart(asked, sitting) : null}
    <div class="actions">${linkButton(asked, reportPath(sitting.it), say(lang, 'showing.back'))}</div>
  `
  return privatePage(
    asked,
    { title: `${title}: ${sitting.it.title}`, main, script: 'keep-typed' },
    wrong?.fields === undefined ? 200 : 422,
  )
}

function addPart(asked: Asked, sitting: Sitting, wrong: Partial<Wrong> = {}): Markup {
  const { lang } = asked
  const { fields, errors, isFileGone = false } = wrong
  const f = new Fieldset(lang, fields ?? new URLSearchParams(), errors ?? new Map())
  const drawn = html`
      ${f.text('title', { label: say(lang, 'showing.name'), hint: say(lang, 'showing.nameHint'), most: 200 })}
      ${f.file('file', {
        ...{ label: say(lang, 'showing.file'), hint: say(lang, 'showing.fileHint'), isOptional: true },
        accept: '.pdf,.png,.jpg,.jpeg,.csv,.xlsx',
      })}
      ${f.text('url', { label: say(lang, 'showing.link'), hint: say(lang, 'showing.linkHint'), type: 'url', isOptional: true })}
  `
  const keep = {
    ...keeping(asked, sitting, 'sources', [SOURCES], fields === undefined ? [] : 'all'),
    // One that came and is not taken is told beside the field.
    'data-kept-file': (isFileGone || errors?.has('file') !== true) && say(lang, 'showing.keptFile'),
  }
  const form = postedForm(asked, pathOf(sitting), {
    ...{ f, errors: f.told, hasFile: true, hidden: { go: 'add', round: sitting.head.round }, keep },
    ...{ fields: drawn, button: say(lang, 'showing.add') },
  })
  return part(say(lang, 'showing.addHead'), form, { strong: true, note: say(lang, 'showing.addNote') })
}

interface Line {
  readonly slot: string
  readonly source: Source
  readonly mayWrite: boolean
  readonly typed?: Wrong
}

function renamePart(asked: Asked, sitting: Sitting, { slot, source, typed }: Line): Markup {
  const { lang } = asked
  const f = new Fieldset(lang, typed?.fields ?? new URLSearchParams(), typed?.errors ?? new Map())
  const drawn = f.text(titleName(slot), { label: say(lang, 'showing.name'), most: 200, value: source.title })
  const form = postedForm(asked, pathOf(sitting), {
    ...{ f, errors: f.told, hidden: { go: 'rename', slot, round: sitting.head.round } },
    ...{ fields: drawn, button: say(lang, 'showing.renameIt'), isSecond: true },
  })
  const says = spoken(say(lang, 'showing.rename'), html`<bdi>${source.title}</bdi>`)
  return html`<details class="alt"${typed === undefined ? null : html` open`}><summary>${says}</summary>${form}</details>`
}

function sourceLine(asked: Asked, sitting: Sitting, line: Line): Markup {
  const { slot, source, mayWrite } = line
  const { lang } = asked
  const { file, title, url } = source
  const button = (go: 'open' | 'remove') => {
    const says = spoken(say(lang, `showing.${go}`), html`<bdi>${title}</bdi>`)
    return buttonForm(asked, pathOf(sitting), { go, slot, round: sitting.head.round }, says, {
      style: 'small second',
    })
  }
  const about =
    file === null
      ? null
      : sub(
          html`${fileTypeWords(file.mediaType, lang)}${comma(lang)}${fileSize(file.length, lang)} <span class="hash">${file.digest}</span>`,
        )
  return html`<li>
    <b>${file === null ? html`<bdi>${title}</bdi>` : html`<a href="${linkIn(asked, `${pathOf(sitting)}/${file.digest}`)}" download><bdi>${title}</bdi></a>`}</b>
    ${about}
    ${url === null ? null : html`<span class="sub">${external(url)}${leadsTo(lang, url)}</span>${sub(linkTold(asked, source))}`}
    ${file === null && url === null ? sub(say(lang, 'showing.printed')) : null}
    ${mayWrite ? html`<div class="actions">${url === null ? null : button('open')}${button('remove')}</div>${renamePart(asked, sitting, line)}` : null}
  </li>`
}

/** What its author is told of a link before signing; readers are told the same. */
function linkTold({ lang }: Asked, { fetched }: Source): Piece {
  if (fetched === undefined) return say(lang, 'showing.unopened')
  const day = longDay(fetched.day, lang)
  if ('unread' in fetched) return say(lang, `showing.yours.${fetched.unread}`, { day })
  return say(lang, 'showing.answered', { day, size: fileSize(fetched.length, lang) })
}
