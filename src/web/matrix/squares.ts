import type { Undertaken } from '../../work/commitments/signatories.ts'
import { outlookRound, outlookSaid, square } from '../commitments/status.ts'
import { comma, html, isolated, type Lang, type Markup, say } from '../kit/kit.ts'

/** Stands for the name of a row: no name has such a character. */
const NAME = '\u0001'

interface Square {
  readonly shown: Markup
  /** Withdrawn, left and completed are one square: which it is stands in its title. */
  readonly title: Markup | null
  /** What stands around the name in what a screen reader says of it. */
  readonly around: readonly string[]
}

/**
 * The squares of a matrix. Of ten thousand a few dozen differ, but for the name of their row: so what each says is
 * worded once for each principle and status. To word each took most of the time that the page took.
 */
export class Squares {
  readonly #lang: Lang
  readonly #known = new Map<string, Square>()

  constructor(lang: Lang) {
    this.#lang = lang
  }

  /** A link to a commitment; `under` is what its principle is called. */
  link(
    to: string,
    name: string,
    under: string,
    one: Pick<Undertaken, 'status' | 'closed' | 'outlook'>,
  ): Markup {
    const { status, closed, outlook } = one
    const { shown, title, around } = this.#known.getOrInsertComputed(
      `${under} ${status} ${closed} ${outlook}`,
      () => this.#square(under, one),
    )
    return html`<a href="${to}" aria-label="${around.join(isolated(name))}"${title}>${shown}</a>`
  }

  #square(
    under: string,
    { status, closed, outlook }: Pick<Undertaken, 'status' | 'closed' | 'outlook'>,
  ): Square {
    const word = say(this.#lang, `status.${status}`)
    const why =
      closed &&
      say(this.#lang, 'status.why', { status: word, why: say(this.#lang, `status.closed.${closed}`) })
    const own = outlook === null ? [] : [outlookSaid(this.#lang, outlook)]
    const told = [why ?? word, ...own].join(comma(this.#lang))
    const says = say(this.#lang, 'matrix.cell', { name: NAME, under, status: told })
    return {
      shown: html`${square({ status, closed })}${outlook === null ? null : outlookRound(outlook)}`,
      title: why === null && outlook === null ? null : html` title="${told}"`,
      around: says.split(NAME),
    }
  }
}
