import { type Block, blocksOf } from '../../../comparison/blocks.ts'
import { placesOf } from '../../../comparison/principles.ts'
import type { PreparedFields } from '../../../people/prepared-calls.ts'
import { notesRead } from '../../forms/file-notes.ts'
import type { Drawing } from '../../forms/form-input.ts'
import { languageLabel, languagePanels, languagesOf, slotsOf } from '../../forms/languages.ts'
import {
  attributes,
  directionOf,
  firstOf,
  html,
  INVITABLE,
  inline,
  type Lang,
  listOf,
  type Markup,
  type Piece,
  remark,
  renderBlock,
  say,
  spoken,
} from '../../kit/kit.ts'
import { isProposed, MOST_LISTED, markablesOf, numberedIn, numberOf } from '../form/marking.ts'
import { pastingPlace } from '../form/pasted.ts'
import { tagsOf } from './steps.ts'

/** The second step: the text, and which of its paragraphs are principles, that people will be held to. */

export function showText(on: Drawing): Piece {
  const { asked, f, values } = on
  const { lang } = asked
  const tags = languagesOf(asked, values)
  f.stands('manifest', `text.${tags[0]!}`)
  const panels = languagePanels(on, tags, {
    fields: tag => fieldsIn(on, tag),
    lacks: { text: say(lang, 'prepared.lacks.text') },
  })
  return html`${remark(say(lang, 'prepared.textLater'))}${panels}`
}

function fieldsIn({ asked, f, values }: Drawing, tag: string): Markup {
  const { lang } = asked
  return html`
    ${notesRead(lang, values, tag)}${pastingPlace(asked, tag)}
    ${values.has(`former.${tag}`) ? html`<div><button class="btn second small" name="back" value="${tag}">${say(lang, 'prepared.takeBack')}</button></div>` : null}
    ${f.area(`text.${tag}`, {
      label: say(lang, 'desk.textPaste'),
      hint: say(lang, 'desk.textPasteHint'),
      rows: 10,
      isOptional: true,
    })}
    ${f.file(`file.${tag}`, {
      label: say(lang, 'desk.textFile'),
      hint: say(lang, 'prepared.fileHint'),
      accept: '.docx,.html,.htm,.md,.txt,text/html,text/markdown,text/plain',
      isOptional: true,
    })}
    ${f.text(`title.${tag}`, {
      label: say(lang, 'prepared.textTitle'),
      hint: say(lang, 'desk.textTitleHint'),
      isOptional: true,
    })}
  `
}

/** Blocks that a page beside a form shows. */
const MOST_BESIDE = 40

/** What the reader made of the words, language by language. */
export function asideOfText(
  { asked: { lang }, values }: Pick<Drawing, 'asked' | 'values'>,
  tags: readonly string[],
): Piece {
  const written = tags.filter(tag => (values.get(`text.${tag}`) ?? '').trim() !== '')
  const read = written.map((tag, i) => {
    const blocks = blocksOf(values.get(`text.${tag}`)!.trim(), 'text/markdown')
    const { shown, told } = firstOf(blocks, MOST_BESIDE, count =>
      remark(say(lang, 'prepared.blocksMore', { count })),
    )
    // A phone shows them one under the other: the second would else stand many screens below.
    return html`<details class="flat"${attributes({ open: i === 0 })}>
      <summary>${languageLabel(tag, lang)}: ${say(lang, 'prepared.readAs', countsOf(blocks))}</summary>
      <div class="act" lang="${tag}" dir="${directionOf(tag)}">${shown.map(renderBlock)}</div>${told}
    </details>`
  })
  return read.length === 0 ? html`<p class="ghost">${say(lang, 'prepared.noTextYet')}</p>` : html`${read}`
}

function countsOf(blocks: readonly Block[]) {
  const of = (kind: Block['kind']) => blocks.filter(block => block.kind === kind)
  const items = of('list').reduce(
    (sum, block) => sum + (block as Extract<Block, { kind: 'list' }>).items.length,
    0,
  )
  return {
    paragraphs: of('paragraph').length + of('quotation').length,
    headings: of('heading').length,
    items,
  }
}

/** The language in which principles are marked: the first that has words. */
function markedIn(fields: PreparedFields): string | undefined {
  return tagsOf(fields).find(tag => (fields[`text.${tag}`] ?? '').trim() !== '')
}

const blocksIn = (fields: PreparedFields, tag: string) =>
  blocksOf((fields[`text.${tag}`] ?? '').trim(), 'text/markdown')

const BOUND = [...INVITABLE, 'persons'] as const

/** Each paragraph with a box; what is marked has a short name in each language, and may bind some only. */
export function showMarking({ asked, f, values }: Drawing, fields: PreparedFields): Piece {
  const { lang } = asked
  const tag = markedIn(fields)
  if (tag === undefined) return html`<p>${say(lang, 'prepared.noTextYet')}</p>`
  const marked = new Map(numbersIn(values).map(number => [values.get(`principleAt${number}`)!, number]))
  const all = markablesOf(blocksIn(fields, tag))
  const offered = numberedIn(all).filter(({ at }) => !marked.has(at))
  const { shown, told } = firstOf(all, MOST_LISTED, count =>
    remark(say(lang, 'prepared.blocksMore', { count })),
  )
  const lines = shown.map((one, i) => {
    const number = marked.get(one.at)
    marked.delete(one.at)
    const says = html`${say(lang, 'prepared.mark')}<span class="vh">: ${say(lang, 'prepared.paragraph', { number: i + 1 })}</span>`
    return html`<div${attributes({ class: number !== undefined && 'is' })}>
      <div lang="${tag}" dir="${directionOf(tag)}"><p>${inline(one.text)}</p></div>
      <div class="set">
        <label class="check"><input${attributes({ type: 'checkbox', name: `mark${i + 1}`, value: one.at, checked: number !== undefined })}><span>${says}</span></label>
        ${number === undefined ? null : named({ asked, f, values }, tagsOf(fields), number)}
      </div>
    </div>`
  })
  const lost = [...marked].map(
    ([at, number]) => html`<div class="is">
      <p class="note">${say(lang, 'prepared.markLost')} <q lang="${tag}">${at}</q></p>
      <div class="set">
        <label class="check"><input type="checkbox" name="lost${number}" value="${at}" checked><span>${say(lang, 'prepared.keepMark')}</span></label>
        ${named({ asked, f, values }, tagsOf(fields), number)}
      </div>
    </div>`,
  )
  return html`
    ${remark(say(lang, 'prepared.markNote'))}
    ${f.summary()}
    ${offer(lang, tag, offered)}
    <div class="marking" role="group" aria-label="${say(lang, 'prepared.paragraphs')}">${lost}${lines}</div>
    ${told}
  `
}

/** What is numbered is likely meant: one press marks one of them, or all. */
function offer(
  lang: Lang,
  tag: string,
  all: readonly { readonly at: string; readonly name: string }[],
): Piece {
  if (all.length === 0) return null
  const { shown, told } = firstOf(all, MOST_LISTED, count =>
    remark(say(lang, 'prepared.blocksMore', { count })),
  )
  const lines = shown.map(({ at, name }) => {
    const says = spoken(say(lang, 'prepared.markThis'), name)
    return html`<li><span lang="${tag}" dir="auto">${name}</span><button class="btn second small" name="${OFFERED}" value="${at}">${says}</button></li>`
  })
  const whole =
    all.length === 1
      ? null
      : html`<div><button class="btn second" name="${OFFERED}" value="${WHOLE}">${say(lang, 'prepared.markAll', { count: all.length })}</button></div>`
  return html`<section class="offered" aria-labelledby="offered">
    <h3 id="offered">${say(lang, 'prepared.numbered', { count: all.length })}</h3>
    ${whole}<ul>${lines}</ul>${told}
  </section>`
}
/** The button that was pressed, by what it marks. */
export const OFFERED = 'offered'
/** No paragraph begins so: each is trimmed. */
const WHOLE = ' all'

function named(
  { asked: { lang }, f, values }: Pick<Drawing, 'asked' | 'f' | 'values'>,
  tags: readonly string[],
  number: number,
): Markup {
  const names = tags.map(tag =>
    f.text(`principle${number}.${tag}`, {
      label:
        tags.length === 1
          ? say(lang, 'prepared.shortName', { number })
          : say(lang, 'prepared.shortNameIn', { number, language: languageLabel(tag, lang) }),
      isOptional: 'unless',
    }),
  )
  const boxes = BOUND.map(kind => ({
    name: `principle${number}-${kind}`,
    says: say(lang, kind === 'persons' ? 'desk.persons' : (`kinds.${kind}` as const)),
  }))
  const isNarrow = boxes.some(({ name }) => values.has(name))
  return html`
    <input type="hidden" name="principleAt${number}" value="${values.get(`principleAt${number}`) ?? ''}">
    ${names}
    <details class="flat"${attributes({ open: isNarrow })}>
      <summary>${say(lang, 'desk.principleBinds')}</summary>
      ${f.checks({ label: say(lang, 'desk.principleBindsOnly') }, boxes)}
    </details>
  `
}

const numbersIn = (values: URLSearchParams) =>
  slotsOf(values, 'principleAt').filter(number => values.has(`principleAt${number}`))

/**
 * The marks of a form as fields of principles, numbered in the order of the text: a short name that was typed stays with
 * its paragraph, and one that is marked just now begins with its first words.
 */
export function marksTyped(sent: URLSearchParams, before: PreparedFields): PreparedFields {
  const tag = markedIn(before)
  if (tag === undefined) return {}
  const all = markablesOf(blocksIn(before, tag))
  // As the form numbered them: a colleague may have marked others since.
  const known = new Map(numbersIn(sent).map(number => [sent.get(`principleAt${number}`)!, number]))
  const offered = sent.get(OFFERED)
  const taken = numberedIn(all).filter(({ at }) => offered === WHOLE || offered === at)
  const ticked = [
    ...[...sent].flatMap(([name, at]) => (/^(?:mark|lost)\d{1,4}$/.test(name) ? [at] : [])),
    ...taken.map(({ at }) => at),
  ]
  const kept = all.filter(({ at }) => ticked.includes(at)).map(({ at }) => at)
  const unfound = ticked.filter(at => known.has(at) && !kept.includes(at))
  const became = editedSince(unfound, taken)
  const lost = unfound.filter(at => !became.has(at))
  const wasOf = new Map([...became].map(([was, at]) => [at, was]))
  const fields: Record<string, string> = {}
  for (const [i, at] of [...kept, ...lost].entries()) {
    const number = i + 1
    const was = wasOf.get(at) ?? at
    const old = known.get(was)
    fields[`principleAt${number}`] = at
    // Each language has its field at once, so that a draft is never larger with its own form sent back.
    for (const one of tagsOf(before)) fields[`principle${number}.${one}`] = ''
    if (old === undefined) Object.assign(fields, namesOf(before, number, at))
    else
      for (const [name, typed] of sent) {
        const rest = new RegExp(`^principle${old}([.-].+)$`).exec(name)?.[1]
        if (rest !== undefined) fields[`principle${number}${rest}`] = typed
      }
    if (was !== at && isProposed(sent.get(`principle${old}.${tag}`) ?? '', was))
      Object.assign(fields, namesOf(before, number, at))
  }
  return fields
}

/**
 * Of marked paragraphs that the text has no longer, those that were edited: what is offered and marked now has the same
 * number. Else the old words would stay as one more principle.
 */
function editedSince(unfound: readonly string[], taken: readonly { readonly at: string }[]) {
  const became = new Map<string, string>()
  for (const { at } of taken) {
    const number = numberOf(at)
    const was = number && unfound.find(one => numberOf(one) === number)
    if (was) became.set(was, at)
  }
  return became
}

/** How its paragraph begins in each language whose paragraphs correspond to those that were marked. */
function namesOf(fields: PreparedFields, number: number, at: string): PreparedFields {
  const shapes = tagsOf(fields).map(tag => ({ tag, blocks: blocksIn(fields, tag) }))
  const marked = shapes.find(({ tag }) => tag === markedIn(fields))!
  const place = markablesOf(marked.blocks).findIndex(one => one.at === at)
  const alike = shapes.filter(({ blocks }) => shapeOf(blocks) === shapeOf(marked.blocks))
  return Object.fromEntries(
    alike.map(({ tag, blocks }) => [`principle${number}.${tag}`, markablesOf(blocks)[place]?.name ?? '']),
  )
}

/** Texts of one shape are taken to say the same, paragraph by paragraph. */
const shapeOf = (blocks: readonly Block[]) =>
  blocks.map(block => (block.kind === 'list' ? `list ${block.items.length}` : block.kind)).join()

/** In which languages principles have no short name, so that their readers see that of another language. */
export function namesLacking({ lang }: Drawing['asked'], fields: PreparedFields): Piece {
  const numbers = numbersIn(new URLSearchParams(fields))
  const lacking = tagsOf(fields).flatMap(tag => {
    const nameless = numbers.filter(number => (fields[`principle${number}.${tag}`] ?? '').trim() === '')
    return nameless.length === 0 ? [] : [{ tag, nameless }]
  })
  return lacking.map(({ tag, nameless }) =>
    remark(
      say(lang, 'prepared.namesLacking', {
        count: nameless.length,
        numbers: listOf(nameless.map(String), lang),
        language: languageLabel(tag, lang),
      }),
    ),
  )
}

/** Principles by their numbers, with the first name that each has. */
export function principlesIn(
  fields: PreparedFields,
): { readonly number: number; readonly name: string; readonly lang: string }[] {
  const values = new URLSearchParams(fields)
  return numbersIn(values).map(number => {
    const lang = tagsOf(fields).find(tag => (fields[`principle${number}.${tag}`] ?? '') !== '')
    return { number, lang: lang ?? '', name: lang === undefined ? '' : fields[`principle${number}.${lang}`]! }
  })
}

/** Those that the page of the text will not find beside its words. */
export function unplaced(fields: PreparedFields): number[] {
  const tag = markedIn(fields)
  if (tag === undefined) return []
  const blocks = blocksIn(fields, tag)
  const at = new Map(markablesOf(blocks).map(one => [one.at, one.place]))
  const all = principlesIn(fields).filter(({ name }) => name !== '')
  const places = placesOf(
    blocks,
    all.map(({ number, name, lang }) => ({ id: `p${number}`, titles: [{ lang, text: name }], kinds: null })),
  )
  return all.flatMap(({ number }) => {
    const place = places.get(`p${number}`)
    return place !== undefined &&
      `${place.block}/${place.item ?? ''}` === at.get(fields[`principleAt${number}`]!)
      ? []
      : [number]
  })
}
