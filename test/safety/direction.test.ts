import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { admit, type Depositary, startDepositary } from '../depositary.ts'
import { applied, enrolled, type Officer } from '../desk/people.ts'
import { Visitor } from '../desk/visitor.ts'
import { ACCORD } from '../harbour.ts'

/** Names that are read from the right, on pages that are read from the left. */

const ARABIC = /\p{Script=Arabic}/u
/** Elements in which a name turns nothing around it (HTML, "dir" and "bdi"); and those that hold plain text alone. */
const ISOLATING = /^<(?:bdi\b|[^>]* dir="(?:auto|rtl)")/
/** The only words of a choice of their own; and bytes as they are. */
const ALONE = /^<option\b|^<pre class="raw/
const NO_CLOSING = /^<(?:area|base|br|col|hr|img|input|link|meta|path|circle|rect|line|use|wbr|!)/i

/** Where a page has Arabic letters that nothing isolates, with what stands around them. */
function turning(html: string): string[] {
  const found: string[] = []
  const open: string[] = []
  for (const piece of html.match(/<[^>]+>|[^<]+/g) ?? []) {
    if (piece.startsWith('</')) open.pop()
    else if (piece.startsWith('<')) {
      if (!NO_CLOSING.test(piece) && !piece.endsWith('/>')) open.push(piece)
      // What assistive technology and tooltips are given.
      for (const [, name, value] of piece.matchAll(/ (aria-label|title|alt|placeholder)="([^"]*)"/g))
        if (ARABIC.test(outsideIsolates(value!)) && /[a-z]/i.test(value!)) found.push(`${name}=${value}`)
    } else if (
      ARABIC.test(outsideIsolates(piece)) &&
      !open.some(tag => ISOLATING.test(tag) || ALONE.test(tag))
    )
      found.push(`${open.slice(-2).join('')}${piece.trim().slice(0, 120)}`)
  }
  return found
}

function outsideIsolates(text: string): string {
  return text.replace(/\u2068[^\u2068\u2069]*\u2069/g, '')
}

describe('a name that is read from the right', () => {
  let it_: Depositary
  let officer: Officer
  before(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
    const names = [{ lang: 'ar', text: 'ميناء الشمال (2026)' }]
    await admit(it_, 'shamal', { names })
    await it_.as('shamal').sign(ACCORD, {
      reservation: { lang: 'ar', text: 'نتحفظ على المبدأ 2.' },
    })
    officer = await enrolled(it_)
    await applied(it_, { name: 'سفن الجنوب (3)', person: 'ليلى 4', role: 'مديرة' } as never)
    await applied(it_, {
      name: 'ميناء الشمال',
      person: 'سلمى 5',
      role: 'كاتبة',
      email: 'b@other.example',
    } as never)
  })
  after(() => it_.close())

  it('turns nothing around it, on any page that the public or an officer comes to', async () => {
    const wrong: string[] = []
    let read = 0
    for (const [who, starts] of [
      [new Visitor(it_), ['/', `/${ACCORD}`, `/${ACCORD}/roll`, '/parties/shamal', '/log']],
      [officer.visitor, ['/desk', '/desk/new/removal', `/desk/new/objection`, '/parties/shamal']],
    ] as const) {
      const seen = new Set<string>(starts)
      const queue: string[] = [...starts]
      for (let path = queue.shift(); path !== undefined && seen.size < 400; path = queue.shift()) {
        const { status, html } = await who.goto(path)
        if (status !== 200 || !html.startsWith('<!')) continue
        read++
        for (const one of turning(html)) wrong.push(`${path}: ${one}`)
        for (const [, href] of html.matchAll(/ href="(\/[^"#?]*)/g)) {
          if (seen.has(href!) || /\.|sign-out|\/text|lang/.test(href!)) continue
          seen.add(href!)
          queue.push(href!)
        }
      }
    }
    assert.ok(read > 40, `${read} pages`)
    assert.deepEqual([...new Set(wrong)], [])
  })
})
