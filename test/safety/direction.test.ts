import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { admit, type Depositary, startDepositary } from '../depositary.ts'
import { applied, enrolled, type Officer, openApplication } from '../desk/people.ts'
import { linksIn, Visitor } from '../desk/visitor.ts'
import { ACCORD } from '../harbour.ts'
import { linkFor, madeBy, representative } from '../representative/people.ts'
import { toConfirm } from '../sign/signatory.ts'

/** Names that are read from the right, on pages that are read from the left. */

const ARABIC = /\p{Script=Arabic}/u
/** Elements in which a name turns nothing around it (HTML, "dir" and "bdi"); and those that hold plain text alone. */
const ISOLATING = 'bdi, [dir="auto"], [dir="rtl"]'
/** The only words of a choice of their own; and bytes as they are. */
const ALONE = 'option, pre.raw'
/** What is typed into, and may come back to be mended. */
const TYPED = 'input:not([type="hidden"], [type="radio"], [type="checkbox"])'

/** Where a page has Arabic letters that nothing isolates, with what stands around them. */
function turning(html: string): string[] {
  const $ = load(html, { scriptingEnabled: false })
  const found: string[] = []
  for (const element of $('*')) {
    const one = $(element)
    for (const node of one.contents()) {
      const words = node.type === 'text' ? node.data : ''
      if (ARABIC.test(outsideIsolates(words)) && one.closest(`${ISOLATING}, ${ALONE}`).length === 0)
        found.push(`${one.prop('tagName')}: ${words.trim().slice(0, 120)}`)
    }
    if (one.is(TYPED) && !one.is(ISOLATING) && ARABIC.test(one.attr('value') ?? ''))
      found.push($.html(element).slice(0, 160))
    // What assistive technology and tooltips are given.
    for (const name of ['aria-label', 'title', 'alt', 'placeholder']) {
      const value = one.attr(name) ?? ''
      if (ARABIC.test(outsideIsolates(value)) && /[a-z]/i.test(value)) found.push(`${name}=${value}`)
    }
  }
  return found
}

const HARBOUR = {
  name: 'مرفأ اللؤلؤ 7',
  nameLang: 'ar',
  person: 'هدى 8',
  role: 'أمينة',
  words: 'نعمل منذ 1902.',
  email: 'c@third.example',
  domain: 'third.example',
}

function outsideIsolates(text: string): string {
  return text.replace(/[\u2066-\u2068][^\u2066-\u2069]*\u2069/g, '')
}

describe('a name that is read from the right', () => {
  let it_: Depositary
  let officer: Officer
  before(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
    const names = [{ lang: 'ar', text: 'ميناء الشمال (2026)' }]
    await admit(it_, 'shamal', { names })
    await admit(it_, 'janub', { names: [{ lang: 'ar', text: 'ميناء الجنوب (9)' }] })
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
        for (const href of linksIn(html, /^\//)) {
          const path = href.replace(/[?#].*/, '')
          if (seen.has(path) || /\.|sign-out|\/text|lang/.test(path)) continue
          seen.add(path)
          queue.push(path)
        }
      }
    }
    assert.ok(read > 40, `${read} pages`)
    assert.deepEqual([...new Set(wrong)], [])
  })

  it('turns nothing on the pages of an applicant, of a representative, of whoever signs and of an officer who admits', async () => {
    const wrong: string[] = []
    const look = (html: string, what: string) => {
      assert.match(html, ARABIC, `${what} shows no Arabic`)
      for (const one of turning(html)) wrong.push(`${what}: ${one}`)
    }
    const { visitor: applicant, own } = await applied(it_, HARBOUR as never)
    await openApplication(officer.visitor, HARBOUR.name)
    await officer.visitor.send('ask', { question: 'من عيّنكم؟ (2026)' })
    look((await applicant.goto(own)).html, 'a question')
    await applicant.send('/answer', { answer: 'المجلس، في 2025.' })
    look((await applicant.goto(own)).html, 'an answer')
    await openApplication(officer.visitor, HARBOUR.name)
    look(officer.visitor.shown.html, 'an application')
    look((await officer.visitor.send('admit', { mandate: 'domain', note: '' })).html, 'a form to be mended')
    await officer.visitor.send('admit', {
      mandate: 'domain',
      note: 'اتصلنا به 2.',
      checked: '2026-01-01',
    })
    look(officer.visitor.shown.html, 'what an officer signs')

    const shamal = await representative(it_, 'shamal')
    const link = await linkFor(shamal, 'سلمى 7')
    const waits = await madeBy(it_, link)
    look(waits.visitor.shown.html, 'a colleague who waits')
    look((await shamal.visitor.goto('/representative')).html, 'a party at home')
    await shamal.visitor.use(shamal.device, 'party')
    look(shamal.visitor.shown.html, 'a party whose colleague is let in')
    look((await shamal.visitor.goto('/representative/new/revocation')).html, 'whose passkey is revoked')
    look((await officer.visitor.goto(`/desk/launch/${ACCORD}`)).html, 'a launch day')
    const signing = await toConfirm(it_, 'janub', { words: { reservation: 'نتحفظ على المبدأ 3.' } })
    look(signing.page, 'what a signatory signs')
    assert.deepEqual(wrong, [])
  })
})
