import { type Block, blocksOf } from '../../comparison/blocks.ts'
import { numbersOf, placesOf } from '../../comparison/principles.ts'
import { fromUtf8 } from '../../core/bytes.ts'
import type { Manifest } from '../../register/kinds.ts'
import type { PolicyRow } from '../../register/rows.ts'
import {
  type Asked,
  type CallShown,
  comma,
  directionOf,
  entryLink,
  html,
  inLang,
  inline,
  languageName,
  linkTo,
  longDate,
  type Markup,
  type Piece,
  type PlainKey,
  part,
  phrase,
  remark,
  say,
  sub,
} from '../kit/kit.ts'
import { factsShown } from '../text/policy-facts.ts'
import { anchorOf, bindsWords, digitsIn, titleIn } from '../text/text-column.ts'
import { firstOf, languagesOf, textLink, type Version } from '../text/versions.ts'
import { officialLink, officialOf } from './opening.ts'

/** What a call says: how its text begins, the principles that it names, and the rules in short. */

/** Characters after which no further paragraph is begun. */
const ENOUGH = 420

/** The text itself, as far as it fits; without one, where it can be read. */
export async function wordsEntry(
  asked: Asked,
  call: CallShown,
  version: Version | undefined,
): Promise<Markup> {
  const { lang } = asked
  const heading = say(lang, 'call.words')
  if (version === undefined)
    return part(heading, elsewhere(asked, call), { strong: true, id: 'says', inside: 'opens' })
  const { text } = firstOf(languagesOf(version.row), [asked.query.get('lang'), lang])
  const kept = await asked.site.log.store.words(text.digest)
  const words = kept === undefined ? null : fromUtf8(kept.bytes)
  const beginning = words === null ? null : beginningOf(blocksOf(words, text.mediaType), version.row.manifest)
  const official = call.isRecord ? officialOf(call.row) : null
  const matter = html`
    ${official === null ? null : remark(phrase(lang, 'call.officialText', { title: inLang({ lang: text.lang, text: text.title }), source: officialLink(official) }))}
    ${beginning === null ? remark(say(lang, 'text.notKept')) : html`<div lang="${text.lang}" dir="${directionOf(text.lang)}">${beginning}</div>`}
    ${principles(asked, call, version)}
    ${readOn(asked, call, words)}
  `
  return part(heading, matter, {
    note: inForce(asked, call, version),
    strong: true,
    id: 'says',
    inside: 'opens',
  })
}

/** The paragraphs before the first list, heading or principle, as far as there is room. */
export function beginningOf(blocks: readonly Block[], { principles }: Pick<Manifest, 'principles'>): Piece {
  const stated = [...placesOf(blocks, principles).values()].map(({ block }) => block)
  const until = Math.min(...stated, blocks.length)
  const first = blocks[0]?.kind === 'heading' ? 1 : 0
  const shown: Piece[] = []
  let length = 0
  for (const block of blocks.slice(first, until)) {
    if (block.kind === 'heading' || block.kind === 'list' || length > ENOUGH) break
    shown.push(
      html`<p${shown.length === 0 ? html` class="first"` : null}>${block.kind === 'plain' ? block.text : inline(block.text)}</p>`,
    )
    length += block.text.length
  }
  return shown.length === 0 ? null : html`${shown}`
}

/** A record that holds no words, or a call whose words are not published yet. */
function elsewhere({ lang }: Asked, { row, isRecord }: CallShown): Piece {
  const official = officialOf(row)
  if (!isRecord) return remark(say(lang, 'call.noTextYet'))
  if (official === null) return remark(say(lang, 'call.noTextHere'))
  return remark(phrase(lang, 'call.textElsewhere', { source: officialLink(official) }))
}

function inForce(asked: Asked, { id, isRecord }: CallShown, version: Version): Markup {
  const { lang } = asked
  const { number, day, correction } = version
  const values = { number, date: longDate(correction?.effective ?? day, lang) }
  const says = isRecord ? null : phrase(lang, 'call.inForceSince', values)
  const all = languagesOf(version.row)
  const links = all.map(
    ({ text }, i) =>
      html`
        ${i === 0 ? null : comma(lang)}
        <a href="${textLink(asked, id, { lang: text.lang })}" hreflang="${text.lang}">
          <span lang="${text.lang}" dir="auto">${languageName(text.lang)}</span>
        </a>
      `,
  )
  const since =
    number < 2 ? null : html` ${linkTo(asked, `/${id}/text#versions`, say(lang, 'call.allVersions'))}`
  return html`${says} ${phrase(lang, 'call.inLanguages', { languages: html`${links}` })}${since}`
}

/** By their titles, each leading to the words themselves. */
function principles(asked: Asked, { id, isRecord }: CallShown, version: Version): Piece {
  const { lang } = asked
  const { principles } = version.row.manifest
  if (principles.length === 0) return null
  const numbers = numbersOf(principles)
  const line = (principle: (typeof principles)[number], i: number): Markup => {
    const title = titleIn(principle, lang, lang)
    const binds = principle.kinds === null ? null : sub(bindsWords(asked, principle, isRecord))
    return html`<li>
      <b aria-hidden="true">${digitsIn(numbers[i]!, title.lang)}</b>
      <span>
        <a href="${textLink(asked, id)}#${anchorOf(principle.id)}" lang="${title.lang}" dir="auto">${title.text}</a>
        ${binds}
      </span>
    </li>`
  }
  return html`<ol class="seven">${principles.map(line)}</ol>`
}

/** Words that somebody reads in a minute. */
const PACE = 220

function readOn(asked: Asked, { id, isRecord }: CallShown, words: string | null): Markup {
  const { lang } = asked
  const read = linkTo(asked, `/${id}/text`, say(lang, isRecord ? 'call.readKept' : 'call.readWhole'))
  const count = Math.max(1, Math.round((words ?? '').split(/\s+/).length / PACE))
  const takes = words === null ? null : html` (${say(lang, 'call.minutes', { count })})`
  return html`<p class="note mt">${read}${takes}</p>`
}

/** What of a policy a reader of the call asks for first; the rest stands on the policy's own page. */
const FIRST: readonly PlainKey[] = ['policy.effect', 'policy.invited', 'policy.persons', 'policy.mandate']
const FOLDED: readonly PlainKey[] = ['policy.entities', 'policy.delisting']

export async function rulesEntry(
  asked: Asked,
  { id, isRecord }: CallShown,
  { policy, entry }: PolicyRow,
): Promise<Markup> {
  const { lang } = asked
  const first = await factsShown(asked, policy, term => FIRST.includes(term))
  const folded = await factsShown(asked, policy, term => FOLDED.includes(term))
  return part(
    say(lang, 'call.rules'),
    html`
      <dl class="facts wide">${first}</dl>
      <details class="alt mt-s">
        <summary>${say(lang, 'call.moreRules')}</summary>
        <dl class="facts wide">${folded}</dl>
        <p class="proof mt-s">${entryLink(asked, entry)}</p>
      </details>
      <p class="ways mt-s">${linkTo(asked, `/${id}/policy`, say(lang, 'call.wholePolicy'))}</p>
    `,
    { note: say(lang, isRecord ? 'call.rulesNoteRecord' : 'call.rulesNote'), id: 'rules', inside: 'narrow' },
  )
}
