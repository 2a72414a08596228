import type { Said } from '../../register/kinds.ts'
import { rowIn } from '../../store/each-row.ts'
import type { SignatoryTold, Written } from '../../work/letters/letter-writer.ts'
import {
  closed,
  directionOf,
  html,
  isolated,
  keeperName,
  type Lang,
  type Markup,
  type RunningSite,
  say,
} from '../kit/kit.ts'
import { summaryOf } from '../text/summary.ts'

/** What a letter says, once for its text and its page. */
export interface Matter {
  readonly subject: string
  readonly heading: string
  /** As `Dear Ada Okafor,`; null until somebody has checked that the recipient gave the name. */
  readonly greeting: string | null
  readonly blocks: readonly Block[]
}

/** A piece of a letter, in its text and in its page. */
export interface Block {
  text(lang: Lang): string
  readonly page: Markup
}

export const block = {
  words: (text: string): Block => ({ text: () => wrapped(text), page: html`<p>${text}</p>\n` }),
  /** The one thing to do. */
  button: (label: string, url: string): Block => ({
    text: lang => `${wrapped(say(lang, 'letter.button', { label }))}\n${url}`,
    page: html`<p><a class="btn" href="${url}">${label}</a></p>\n`,
  }),
  link: (says: string, url: string): Block => ({
    text: () => `${wrapped(says)}\n${url}`,
    page: html`<p>${says}<br><a href="${url}" dir="ltr">${url.replace(/^https?:\/\//, '')}</a></p>\n`,
  }),
  /** To be compared or typed. A program that shows text from the right would show its second half first. */
  code: (says: string, code: string): Block => ({
    text: lang => `${wrapped(says)}\n    ${directionOf(lang) === 'rtl' ? code.replaceAll(' ', '') : code}`,
    page: html`<p>${says}<br><span class="code" dir="ltr">${code}</span></p>\n`,
  }),
  /** The log's own sentence of an entry. */
  statement: (headline: Markup): Block => ({
    text: () => wrapped(plainOf(headline), '> '),
    page: html`<blockquote>${headline}</blockquote>\n`,
  }),
  /** Somebody's words, as they wrote them. */
  quote(text: string): Block {
    const lines = text.split(/\r?\n/)
    return {
      text: () => lines.map(line => wrapped(line, '> ')).join('\n'),
      page: html`<blockquote dir="auto">${inLines(lines)}</blockquote>\n`,
    }
  },
  part: (heading: string): Block => ({
    text: () => `${wrapped(heading)}\n${'-'.repeat(Math.min(heading.length, WIDTH))}`,
    page: html`<h2>${heading}</h2>\n`,
  }),
  list: (items: readonly string[]): Block => ({
    text: () => items.map(item => wrapped(item, '- ', '  ')).join('\n'),
    page: html`<ul>${items.map(item => html`<li>${item}</li>`)}</ul>\n`,
  }),
}

const inLines = (lines: readonly string[]) =>
  lines.map((line, i) => html`${i === 0 ? null : html`<br>`}${line}`)

/**
 * Words that the log holds are quoted. What stands beside it can be withheld from there by law, and not from a letter,
 * neither one that was sent nor one that waits: so of those there is a link.
 */
export function quoteOrLink(said: Said, most: number, says: string, url: string): Block {
  if (!('text' in said)) return block.link(says, url)
  return block.quote(said.text.length > most ? `${said.text.slice(0, most)}…` : said.text)
}

/** A notice, with the way to its place among those of the call. */
export interface NumberedNotice extends SignatoryTold {
  readonly numbered: (lang: Lang, call: string) => readonly Block[]
}

/** What stands around the matter of every letter. */
export interface Frame {
  readonly lang: Lang
  /** The call that it is about; null if it is about none. */
  readonly call: string | null
  readonly keeper: string
  /** How to reach the depositary: an address or a page; null if it names none. */
  readonly contact: string | null
  /** Why it came to this address. */
  readonly why: string
  /** Where the recipient chooses which letters still come. */
  readonly wishes: string
}

/** What letters need of a site. */
export type Framing = Pick<RunningSite, 'log' | 'publicUrl' | 'contact' | 'mail' | 'now' | 'own'>

/**
 * How its recipient asks about a letter: at the keeper's address; else by an answer, or of the officer who hands it over
 * where no relay sends it.
 */
export function askedBy({ contact, mail }: Pick<Framing, 'contact' | 'mail'>) {
  const by = contact !== null ? 'contact' : mail === null ? 'hand' : 'reply'
  return { by, contact: contact ?? '' } as const
}

/** What a call asks, for whoever reads of it first in this letter; nothing where it does not say. */
export async function asksBlocks(site: Framing, lang: Lang, id: string): Promise<Block[]> {
  const row = await rowIn(site.log.store, 'calls', id)
  const asks = row === undefined ? null : await summaryOf({ site, lang }, id, row)
  return asks === null ? [] : [block.words(say(lang, 'letter.asks', { asks: isolated(asks.text) }))]
}

/** A letter in the recipient's language, in its frame. */
export async function framed(
  site: Framing,
  { wishes, ...around }: Omit<Frame, 'keeper' | 'contact'>,
  matter: Matter,
): Promise<Written> {
  const { lang } = around
  const keeper = await keeperName({ site, lang })
  return letterOf(matter, { ...around, keeper, contact: site.contact, wishes: `${wishes}?lang=${lang}` })
}

/** Characters; programs show no longer subjects. */
const MOST_SUBJECT = 200

/** A letter as text and as a page. It fetches nothing and counts nothing. */
export function letterOf(matter: Matter, frame: Frame): Written {
  const subject = oneLine(matter.subject)
  return {
    lang: frame.lang,
    subject: subject.length <= MOST_SUBJECT ? subject : `${closed(subject.slice(0, MOST_SUBJECT - 1))}…`,
    text: textOf(matter, frame),
    html: pageOf(matter, frame).toString(),
  }
}

/** Typed names stand in subjects, so breaks and invisible characters become spaces. What isolates a name is ours. */
function oneLine(text: string): string {
  return text
    .replace(/[[\p{C}\p{Zl}\p{Zp}]--[\u200c\u200d\u200e\u2066-\u2069]]+/gv, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
}

const WIDTH = 72

function textOf({ heading, greeting, blocks }: Matter, frame: Frame): string {
  const { lang, why, wishes } = frame
  const parts = [
    wrapped(heading),
    ...(greeting === null ? [] : [wrapped(greeting)]),
    ...blocks.map(({ text }) => text(lang)),
    '-'.repeat(3),
    [...signature(frame), ...(frame.contact === null ? [] : [frame.contact])]
      .map(line => wrapped(line))
      .join('\n'),
    `${wrapped(`${why} ${say(lang, 'letter.wishes')}`)}\n${wishes}`,
    wrapped(say(lang, 'letter.quiet')),
  ]
  return `${parts.join('\n\n')}\n`
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** As text. Names that a page sets in their own direction are isolated. */
export function plainOf(sentence: Markup): string {
  return sentence
    .toString()
    .replace(/<span[^>]* dir="auto">([^<]*)<\/span>/g, (_, name: string) => isolated(name))
    .replace(/<[^>]*>/g, '')
    .replace(/&([a-z]+|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole)
}

/** Breaks at plain spaces alone: no-break spaces and addresses stay whole. */
function wrapped(text: string, first = '', rest = first): string {
  const lines: string[] = []
  let line = first
  for (const word of text.split(' ')) {
    const isEmpty = line === first || line === rest
    if (!isEmpty && line.length + 1 + word.length > WIDTH) {
      lines.push(line)
      line = `${rest}${word}`
    } else line = isEmpty && line.endsWith(' ') ? `${line}${word}` : line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join('\n')
}

function signature({ lang, call, keeper }: Frame): string[] {
  return [call === null ? keeper : say(lang, 'letter.depositaryOf', { call, keeper })]
}

function pageOf({ subject, heading, greeting, blocks }: Matter, frame: Frame): Markup {
  const { lang, call, keeper, contact, why, wishes } = frame
  const brand = call === null ? keeper : say(lang, 'letter.brand', { call })
  return html`<!doctype html>
<html lang="${lang}" dir="${directionOf(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${oneLine(subject)}</title>
${STYLE}
</head>
<body>
<main class="letter">
<p class="brand">${brand}</p>
<h1>${heading}</h1>
${greeting === null ? null : html`<p>${greeting}</p>\n`}
          ${blocks.map(({ page }) => page)}
          <div class="fine">
            <p>${inLines(signature(frame))}${contact === null ? null : html`<br>${contactOf(contact)}`}</p>
<p>${why} <a href="${wishes}">${say(lang, 'letter.wishesLink')}</a></p>
<p>${say(lang, 'letter.quiet')}</p>
          </div>
</main>
</body>
</html>
`
}

function contactOf(contact: string): Markup {
  return html`<a href="${/^https?:/.test(contact) ? contact : `mailto:${contact}`}" dir="ltr">${contact}</a>`
}

/** A letter cannot ask for a stylesheet. */
const STYLE = html`<style>
:root { color-scheme: light dark; }
body { margin: 0; padding: 24px 16px; background: #fafaf7; color: #14161c; font: 17px/1.55 "Iowan Old Style", Palatino, "Liberation Serif", "Times New Roman", serif; }
.letter { max-width: 36em; margin: 0 auto; border-top: 5px solid #14161c; padding-top: 14px; overflow-wrap: break-word; }
h1 { text-wrap: balance; font-size: 30px; line-height: 1.15; font-weight: 400; letter-spacing: -.01em; margin: 22px 0; }
h2 { font-size: 19px; font-weight: 400; margin: 26px 0 6px; padding-top: 14px; border-top: 1px solid #d6d6cf; }
p, ul, blockquote { margin: 0 0 14px; } ul { padding-inline-start: 1.1em; } li { margin-bottom: 4px; }
blockquote { padding-inline-start: 14px; border-inline-start: 3px solid #14161c; }
a { color: #2529b0; }
.brand { font-size: 15px; color: #5f636f; margin: 0; }
.btn { display: inline-block; background: #2529b0; color: #fff; padding: 14px 22px; font: 600 16px/1.2 Arial, sans-serif; text-decoration: none; }
.code { font: 20px/1.4 ui-monospace, Consolas, "Liberation Mono", monospace; letter-spacing: .04em; }
.fine { font-size: 15px; color: #5f636f; border-top: 1px solid #14161c; padding-top: 14px; margin-top: 28px; }
@media (prefers-color-scheme: dark) { body { background: #111217; color: #ecebe5; } .letter, .fine, blockquote { border-color: #c9c8c2; } h2 { border-color: #343741; } a { color: #aeb5ff; } .btn { background: #aeb5ff; color: #0e1030; } .brand, .fine { color: #9fa1ac; } }
</style>`
