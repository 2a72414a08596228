import { html, type Markup, type Piece } from '../kit/kit.ts'

/**
 * A paper of `spec/` as markup: the Markdown that our papers use and no more. Everything is escaped. Headings have anchors
 * as GitHub makes them; a heading that begins with names in the shape of a type (`party/merged, party/ended — …`) is an
 * anchor by each of these too, so that a citation outlives its flags. Each paragraph has a number to be cited by, as
 * spec/README.md says.
 */
export interface Paper {
  readonly title: string
  readonly headings: readonly Heading[]
  readonly body: Markup
}

interface Heading {
  readonly level: number
  readonly text: string
  readonly id: string
}

/** Where a link of the paper leads on the site; undefined where it leads nowhere there. */
type LinkTo = (href: string) => string | undefined

export function readPaper(markdown: string, linkTo: LinkTo): Paper {
  const headings: Heading[] = []
  const [first = '', ...rest] = markdown.split('\n')
  const title = first.replace(/^# /, '')
  const writer = new Writer(linkTo, headings, title)
  const body = html`${writer.blocks(rest)}`
  return { title, headings, body }
}

/** As GitHub makes them: lower case, no punctuation, hyphens for spaces. */
const slugOf = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
    .replaceAll(' ', '-')

/** The types that a heading names first. */
const typesIn = (text: string): readonly string[] => {
  const [names = ''] = text.split(' — ')
  const all = names.split(', ')
  return all.every(name => /^[a-z-]+\/[a-z-]+$/.test(name)) ? all : []
}

const ITEM = /^(?:[-*]|(\d{1,3})\.) +/
const RULE = /^\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?$/

class Writer {
  readonly #linkTo: LinkTo
  readonly #headings: Heading[]
  readonly #title: string
  #section = '0'
  #sections = 0
  #paragraphs = 0

  constructor(linkTo: LinkTo, headings: Heading[], title: string) {
    this.#linkTo = linkTo
    this.#headings = headings
    this.#title = title
  }

  /** `depth` is that of a list within which these lines stand: what is numbered is cited by the outermost. */
  blocks(lines: readonly string[], depth = 0): Markup[] {
    const made: Markup[] = []
    for (let at = 0, end = 0; at < lines.length; at = end) {
      end = lines[at]!.trim() === '' ? at + 1 : this.#endOf(lines, at)
      if (lines[at]!.trim() !== '') made.push(this.#block(lines.slice(at, end), depth))
    }
    return made
  }

  /** The first line that is not of the block that begins here. */
  #endOf(lines: readonly string[], at: number): number {
    const line = lines[at]!
    if (line.startsWith('```')) return lines.indexOf('```', at + 1) + 1
    if (line.startsWith('#')) return at + 1
    const isItem = ITEM.test(line)
    let end = at + 1
    for (; end < lines.length; end++) {
      const next = lines[end]!
      const isIndented = next.startsWith('  ')
      if (isItem) {
        if (next.trim() === '' ? !this.#goesOn(lines, end) : !isIndented && !ITEM.test(next)) break
      } else if (next.trim() === '' || /^(?:#|```)/.test(next) || (ITEM.test(next) && !line.startsWith('|')))
        break
    }
    return end
  }

  /** Whether a list goes on after empty lines. */
  #goesOn(lines: readonly string[], from: number): boolean {
    const next = lines.slice(from).find(line => line.trim() !== '')
    return next !== undefined && (next.startsWith('  ') || ITEM.test(next))
  }

  #block(lines: readonly string[], depth: number): Markup {
    const [first = '', second = ''] = lines
    if (first.startsWith('```'))
      return html`<pre class="raw" tabindex="0"><code>${lines.slice(1, -1).join('\n')}</code></pre>`
    const heading = /^(#{1,4}) (.*)$/.exec(first)
    if (heading !== null) return this.#heading(heading[1]!.length, heading[2]!)
    if (first.startsWith('|') && RULE.test(second)) return this.#table(lines)
    if (ITEM.test(first)) return this.#list(lines, depth)
    const says = this.inline(lines.join('\n'))
    if (depth > 0) return html`<p>${says}</p>`
    this.#paragraphs++
    const [id, cite] = this.#cited(`p${this.#paragraphs}`)
    return html`<p${id}>${says} ${cite}</p>`
  }

  /** The id of a rule, and the link that shows it. */
  #cited(number: string): readonly [id: Markup, cite: Markup] {
    const id = `R-${this.#section}.${number}`
    return [html` id="${id}"`, html`<a class="anchor cite" href="#${id}">${id}</a>`]
  }

  #heading(level: number, text: string): Markup {
    const plain = text.replaceAll(/[`*]/g, '')
    const slug = slugOf(plain)
    const types = typesIn(plain)
    const [id = slug, ...others] = types
    if (level === 2) this.#sections++
    if (level === 2) this.#section = /^\d+(?=\. )/.exec(plain)?.[0] ?? `${this.#sections}`
    else this.#section = types[0] ?? slug
    this.#paragraphs = 0
    this.#headings.push({ level, text: plain, id })
    const anchors = [...others, ...(id === slug ? [] : [slug])].map(one => html`<span id="${one}"></span>`)
    const says = html`${anchors}${this.inline(text)} <a class="anchor" href="#${id}" aria-label="${plain}">#</a>`
    if (level === 2) return html`<h2 id="${id}">${says}</h2>`
    return level === 3 ? html`<h3 id="${id}">${says}</h3>` : html`<h4 id="${id}">${says}</h4>`
  }

  #table([head = '', , ...rows]: readonly string[]): Markup {
    const heads = cellsOf(head).map(cell =>
      cell === '' ? html`<td></td>` : html`<th scope="col">${this.inline(cell)}</th>`,
    )
    const body = rows.map(
      row => html`<tr>${cellsOf(row).map(cell => html`<td>${this.inline(cell)}</td>`)}</tr>`,
    )
    return html`<div class="scroller" tabindex="0"><table class="table">
      <caption class="vh">${this.#headings.at(-1)?.text ?? this.#title}</caption>
      <thead><tr>${heads}</tr></thead>
      <tbody>${body}</tbody>
    </table></div>`
  }

  #list(lines: readonly string[], depth: number): Markup {
    const items: string[][] = []
    for (const line of lines) {
      if (ITEM.test(line)) items.push([line])
      else items.at(-1)!.push(line)
    }
    const made = items.map(([first = '', ...rest]) => {
      const [{ length: width }, number] = ITEM.exec(first)!
      const inner = [first.slice(width), ...rest.map(line => line.replace(new RegExp(`^ {1,${width}}`), ''))]
      const [only, ...more] = this.blocks(inner, depth + 1)
      const isLoose = inner.some((line, i) => line === '' && inner.slice(i).some(after => after !== ''))
      // A short item is one line, not a paragraph of its own.
      const begins = isLoose ? only! : html`${this.inline(this.#firstParagraph(inner))}`
      if (number === undefined || depth > 0) return html`<li>${begins}${more}</li>`
      const [id, cite] = this.#cited(number)
      return html`<li${id}>${begins} ${cite}${more}</li>`
    })
    const number = ITEM.exec(lines[0]!)![1]
    return number === undefined ? html`<ul>${made}</ul>` : html`<ol start="${number}">${made}</ol>`
  }

  #firstParagraph(lines: readonly string[]): string {
    return lines.slice(0, this.#endOf(lines, 0)).join('\n')
  }

  /** Code, links, strong and emphasised words, each of which may hold what comes after it in this list. */
  inline(text: string): Piece {
    const found =
      /`([^`]+)`|\[((?:[^\][]|\[[^\]]*\])+)\]\(([^()\s]+)\)|\*\*(\S[^*]*?)\*\*|\*(\S[^*]*?)\*/.exec(text)
    if (found === null) return text
    const [whole, code, label, href, strong, em] = found
    const before = text.slice(0, found.index)
    const after = this.inline(text.slice(found.index + whole.length))
    return [before, this.#span({ code, label, href, strong, em }), after]
  }

  #span({
    code,
    label,
    href,
    strong,
    em,
  }: Readonly<Record<'code' | 'label' | 'href' | 'strong' | 'em', string | undefined>>) {
    if (code !== undefined) return html`<code>${code}</code>`
    if (strong !== undefined) return html`<strong>${this.inline(strong)}</strong>`
    if (em !== undefined) return html`<em>${this.inline(em)}</em>`
    const to = this.#linkTo(href!)
    return to === undefined ? html`${this.inline(label!)}` : html`<a href="${to}">${this.inline(label!)}</a>`
  }
}

/** A bar that is escaped is one of the cell's own. */
const cellsOf = (row: string): string[] =>
  row
    .replaceAll('\\|', '\0')
    .replaceAll(/^\||\|$/g, '')
    .split('|')
    .map(cell => cell.trim().replaceAll('\0', '|'))
