import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { concat, utf8 } from '../../src/core/bytes.ts'
import { PDF } from '../../src/core/file-types.ts'
import { referToFile } from '../../src/core/words.ts'
import { rowIn } from '../../src/store/each-row.ts'
import { say } from '../../src/web/messages/say.ts'
import { wordsOf } from '../door/real-log.ts'
import { figuresOf, indicatorOf, smallCatalogue, smallFigures } from '../figures.ts'
import { ACCORD, said } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { pdfSaying } from '../pdf.ts'
import { filedData, REPORT_RULES, type Reported, reportedHarbour } from '../reported.ts'
import { lettersOf, reached } from '../representative/letters-told.ts'
import { inOrder, wording } from '../wording.ts'
import { Device } from './device.ts'
import {
  anotherOfficer,
  awaited,
  beginsAsOfficer,
  enrolled,
  type Officer,
  printedLink,
  signed,
} from './people.ts'
import { faultsIn, linksIn, type Shown, Visitor, wordsOn } from './visitor.ts'

function pdfOf(text: string) {
  const bytes = utf8(pdfSaying(text))
  const { reference, salt } = referToFile(bytes, PDF)
  return { reference, part: { name: reference.digest, bytes: concat(salt, bytes) } }
}

/** Two officers who withhold what lies beside the log read what it is, and what can no longer be read without it. */

const FORM = '/desk/new/withholding'
const GROUND = { ground: 'A court forbids it.', authority: 'Court of Tessaly, 12/27' }

describe('what is withheld, at the desk', () => {
  let h: Reported
  let one: Officer
  let two: Officer
  beforeEach(async () => {
    h = await reportedHarbour()
    await h.publish()
    one = await enrolled(h.it)
    two = await anotherOfficer(h.it)
  })
  afterEach(() => h.it.close())

  const page = (index: number) => h.it.text(`/entries/${index}`, { accept: 'text/html' })
  const go = (path: string) => one.visitor.goto(path)
  const review = async (path: string, more: object = {}): Promise<Shown> => {
    await go(path)
    return one.visitor.send(FORM, { ...GROUND, ...more })
  }
  /** The first page, the review, the page of the second officer, their list, and the record. */
  async function told(path: string, what: RegExp, follows: readonly RegExp[]): Promise<number> {
    const isTold = (shown: Shown, all = [what, ...follows]) => {
      for (const one of all) assert.match(wordsOn(shown), one, shown.path)
    }
    isTold(await go(path))
    isTold(await one.visitor.send(FORM, GROUND))
    const waits = await awaited(one)
    isTold(await two.visitor.goto('/desk/second'), [what])
    isTold(await two.visitor.goto(waits))
    const index = h.it.log.head()!.size
    assert.equal((await signed(h.it, two)).type, 'words/withheld')
    assert.match(wordsOn({ html: await page(index) }), what)
    return index
  }

  it('is the questions of a call, from the page where they are published, with all that is read by them', async () => {
    await h.file()
    await go(`/desk/calls/${ACCORD}/indicators`)
    const [path] = linksIn(one.visitor.shown.html, /^\/desk\/new\/withholding\?digest=/)
    const { titles, indicators } = smallCatalogue()
    await told(path!, new RegExp(`indicators “ ?${titles[0]!.text} ?”, edition 1, of The Harbour Accord`), [
      wording('withholding.questions', { count: indicators.length }),
      wording('withholding.reports', { count: 1, parties: 1 }),
      wording('withholding.newest', { asked: 'yes' }),
      wording('withholding.unasked'),
      wording('withholding.good'),
    ])
    assert.match(wordsOn(await go(`/desk/calls/${ACCORD}/indicators`)), wording('deskIndicators.withheld'))
  })

  it('is an earlier edition, by which others have reported', async () => {
    await h.file()
    const { indicators, sections } = smallCatalogue()
    await h.publish(
      smallCatalogue({ indicators: [...indicators, indicatorOf('more', { section: sections.at(-1)!.id })] }),
      { edition: 2 },
    )
    await go(`/desk/calls/${ACCORD}/indicators`)
    assert.match(wordsOn(one.visitor.shown), wording('withholding.earlier'))
    const paths = linksIn(one.visitor.shown.html, /^\/desk\/new\/withholding\?digest=/)
    const shown = await Promise.all(paths.map(async path => wordsOn(await one.visitor.goto(path))))
    const [earlier, newest] = shown.toSorted()
    assert.equal(shown.length, 2)
    const asks = wording('withholding.newest', { asked: 'yes' })
    assert.match(earlier!, /edition 1, of/)
    assert.match(earlier!, wording('withholding.reports', { count: 1, parties: 1 }))
    assert.doesNotMatch(earlier!, asks)
    assert.match(newest!, /edition 2, of/)
    assert.match(newest!, wording('withholding.reports', { count: 0, parties: 0 }))
    assert.match(newest!, asks)
  })

  it('is begun where the desk says who gave figures, beside the way to what all have reported', async () => {
    const { entry } = await h.file()
    const { html } = await go(`/desk/calls/${ACCORD}/cycle`)
    const { text } = smallCatalogue().titles[0]!
    const row = load(html)('#names tbody tr').filter((_, tr) => /tidewater/.test(load(tr).html()))
    assert.match(row.text(), new RegExp(`Figures by “${text}”`))
    const links = linksIn(row.html()!)
    assert.ok(links.includes(`/${ACCORD}/reports/tidewater/${entry}`))
    assert.ok(links.includes(`${FORM}?entry=${entry}`))
    assert.ok(linksIn(load(html)('#indicators').html()!).includes(`/${ACCORD}/indicators`))
    // A reader of the desk sees who gave figures, and is led to no act.
    const reader = await anotherOfficer(h.it, 'auditor', 'reader')
    const read = await reader.visitor.goto(`/desk/calls/${ACCORD}/cycle`)
    assert.match(wordsOn(read), new RegExp(`Figures by “${text}”`))
    assert.deepEqual(linksIn(read.html, /withholding/), [])
  })

  it('is begun beside a report of files alone, whether it answers a clause or nothing', async () => {
    const { reference, part } = pdfOf('a report')
    const files = [{ file: reference, title: 'Annual report 2026' }]
    const body = { answers: [], asked: [], policy: null, words: null, files }
    const saying = { by: 'tidewater', call: ACCORD, signers: [partyKey('tidewater')] }
    const { index } = await h.it.post('report/filed', body, saying, [part])
    const links = async () => {
      const { html } = await go(`/desk/calls/${ACCORD}/cycle`)
      return linksIn(load(html)('#names').html()!)
    }
    assert.ok((await links()).includes(`/${ACCORD}/reports/tidewater/${index}`))
    assert.ok((await links()).includes(`${FORM}?entry=${index}`))
    // Figures that came later do not hide it.
    const { entry } = await h.file()
    for (const one of [index, entry]) assert.ok((await links()).includes(`${FORM}?entry=${one}`), `${one}`)
  })

  it('leaves the newest edition that can be read, with which the next one begins', async () => {
    const first = smallCatalogue()
    await h.publish({ ...first, titles: [{ lang: 'en', text: 'The second year' }] }, { edition: 2 })
    await go(`/desk/calls/${ACCORD}/indicators`)
    const path = linksIn(one.visitor.shown.html, /^\/desk\/new\/withholding\?digest=/).at(-1)
    await review(path!)
    await two.visitor.goto(await awaited(one))
    await signed(h.it, two)
    await go(`/desk/calls/${ACCORD}/indicators`)
    assert.match(wordsOn(one.visitor.shown), wording('deskIndicators.withheldNewest', { edition: 1 }))
    const [next] = linksIn(one.visitor.shown.html, /indicators\?from=last(\+|%20)year/)
    const [table] = linksIn(one.visitor.shown.html, /table\.csv\?from=last/)
    assert.ok(table)
    await go(next!)
    await one.visitor.send('last year', {})
    // What nobody can read is compared with nothing, and the number of the edition goes on.
    assert.match(wordsOn(one.visitor.shown), wording('deskIndicators.changesUnknown', { edition: 2 }))
    assert.equal((await signed(h.it, one)).type, 'indicators/published')
    await go(`/desk/calls/${ACCORD}/indicators`)
    assert.match(wordsOn(one.visitor.shown), wording('commitment.edition', { edition: 3 }))
  })

  it('is the figures of one party, and the form leads to those that were filed or corrected beside them', async () => {
    const { report, entry } = await h.file()
    const [first, ...others] = smallFigures().answers
    const [cell, ...cells] = first!.cells
    const corrected = { ...first!, cells: [{ by: cell!.by, missing: 'withheld-by-law' } as const, ...cells] }
    const again = await h.correct(report, smallFigures({ answers: [corrected, ...others] }))
    const path = `${FORM}?digest=${report}`
    const index = await told(path, /the figures of tidewater from 1 January 20\d\d to/, [
      /values can no longer be read/,
      wording('withholding.others', { count: 1 }),
    ])
    assert.match(await page(index), new RegExp(`/entries/${entry}"`))
    await go(`${FORM}?entry=${again}`)
    assert.match(wordsOn(one.visitor.shown), /corrected figures of tidewater/)
  })

  it('is told to the people of the organisation whose words they were, before the act and after it', async () => {
    const { report } = await h.file()
    await lettersOf(h.it)
    const letter = { party: 'tidewater', emails: 'en@tidewater.example' }
    await go(`${FORM}?digest=${report}`)
    await one.visitor.send(FORM, GROUND)
    assert.match(wordsOn(one.visitor.shown), wording('told.nobody'))
    await reached(h.it, 'tidewater', 'en')
    await go(`${FORM}?digest=${report}`)
    await one.visitor.send(FORM, GROUND)
    assert.match(wordsOn(one.visitor.shown), wording('told.letters', letter))
    await two.visitor.goto(await awaited(one))
    assert.equal((await signed(h.it, two)).type, 'words/withheld')
    const told = (await lettersOf(h.it)).get(letter.emails)
    assert.match(told!.text, inOrder('withheld', 'the figures of tidewater', '/entries/'))
  })

  it('is chosen among all that an entry binds, named by the address of a report or the number of its entry', async () => {
    const { entry } = await h.file()
    for (const typed of [
      String(entry),
      `http://a/${ACCORD}/reports/tidewater/${entry}`,
      `/entries/${entry}`,
    ]) {
      const { html } = await review(`${FORM}?call=${ACCORD}`, { digest: typed })
      const choices = load(html)('input[type=radio][name=digest]')
      assert.equal(choices.length, 1, typed)
      const hint = wording('withholding.chooseHint', { entry: say('en', 'entry.linked', { index: entry }) })
      assert.match(wordsOn({ html }), hint)
      // What was typed stands there.
      assert.equal(load(html)('[name=authority]').attr('value'), GROUND.authority)
      // Whoever chooses nothing is told so, and not shown the same page without a word.
      const none = await one.visitor.send(FORM, {})
      assert.equal(faultsIn(none.html).digest, say('en', 'empty.words/withheld.digest'))
      const digest = choices.attr('value')!
      assert.match(wordsOn(await one.visitor.send(FORM, { digest })), /the figures of tidewater/)
    }
    await go(`${FORM}?entry=0`)
    assert.match(wordsOn(one.visitor.shown), wording('withholding.nothing', { entry: 0 }))
    const unknown = await review(FORM, { digest: 'a page' })
    assert.match(wordsOn(unknown), wording('wrong.words/withheld.digest', { typed: 'a page' }))
  })

  it('is a file that came with a report, whose title stays, or words that somebody said at length', async () => {
    const { reference, part } = pdfOf('a report')
    const own = wordsOf('In our own words. '.repeat(20))
    const body = { answers: [], asked: [], policy: null, words: own.reference }
    const files = [{ file: reference, title: 'Annual report 2026' }]
    const parts = [part, own.part]
    const saying = { by: 'tidewater', call: ACCORD, signers: [partyKey('tidewater')] }
    const { index } = await h.it.post('report/filed', { ...body, files }, saying, parts)
    await go(`${FORM}?entry=${index}`)
    const choices = wordsOn(one.visitor.shown)
    assert.match(choices, /words of tidewater in log entry \d+ \(“/)
    assert.match(
      choices,
      /the file “ ?Annual report 2026 ?” with a report of tidewater to The Harbour Accord/,
    )
    await told(`${FORM}?digest=${own.reference.digest}`, /words of tidewater in log entry/, [
      wording('withholding.gap'),
    ])
    await told(`${FORM}?digest=${reference.digest}`, /the file “ ?Annual report 2026 ?” with a report of/, [
      wording('withholding.evidence'),
    ])
    await go(`${FORM}?entry=${index}`)
    assert.match(wordsOn(one.visitor.shown), wording('withholding.nothing', { entry: index }))
  })

  describe('with a report whose answers name a file and a link', () => {
    const [title, url, name] = ['The year in print', 'https://tidewater.example/2026', 'Scan of the year']
    let [questions, figures, file, entry] = ['', '', '', 0]
    beforeEach(async () => {
      const published = await rowIn(h.it.log.store, 'indicatorEditions', ACCORD, 'year', '1')
      const { reference, part } = pdfOf('a year')
      const year = smallFigures({ sources: [{ title, url, file: 0 }] })
      const { data, parts } = filedData(year)
      const bound = figuresOf(year, data)
      const files = [{ file: reference, title: name }]
      const body = { answers: [], asked: [], policy: null, words: null, figures: bound, files }
      const saying = { by: 'tidewater', call: ACCORD, signers: [partyKey('tidewater')] }
      const { index } = await h.it.post('report/filed', body, saying, [...parts, part])
      ;[questions, figures, file, entry] = [published!.data.digest, data.digest, reference.digest, index]
    })

    /** What is told before, and then of the report what its page still says, and which files can be had. */
    async function leaves(digest: string, follows: readonly RegExp[], stays: object): Promise<void> {
      const shown = wordsOn(await go(`${FORM}?digest=${digest}`))
      for (const one of follows) assert.match(shown, one)
      await h.it.post('words/withheld', {
        ...{ digest, ground: said(GROUND.ground), authority: said(GROUND.authority) },
      })
      const $ = load(await h.it.text(`/${ACCORD}/reports/tidewater/${entry}`, { accept: 'text/html' }))
      const main = $('main').text()
      const isHad = async (one: string) => (await h.it.get(`/words/${one}`)).status === 200
      assert.deepEqual(
        {
          ...{ value: main.includes('412'), place: main.includes('page 31'), source: main.includes(title) },
          ...{ link: $(`#sources a[href="${url}"]`).length === 1, name: main.includes(name) },
          ...{ figures: await isHad(figures), file: await isHad(file) },
        },
        stays,
      )
    }

    it('leaves answers and links, where the file goes', async () => {
      const stays = { value: true, place: true, source: true, link: true, name: true }
      await leaves(file, [wording('withholding.answers')], { ...stays, figures: true, file: false })
    })

    it('leaves the file, where the figures go', async () => {
      const stays = { value: false, place: false, source: false, link: false, name: true }
      await leaves(figures, [wording('withholding.sources', { files: 1 })], {
        ...{ ...stays, figures: false, file: true },
      })
    })

    it('leaves figures and file, where the questions go, and the page shows the file alone', async () => {
      const stays = { value: false, place: false, source: false, link: false, name: true }
      await leaves(questions, [wording('withholding.stay')], { ...stays, figures: true, file: true })
      const kept = await h.it.text(`/words/${figures}`)
      for (const one of ['412', 'page 31', url]) assert.ok(kept.includes(one), one)
    })
  })

  it('is the name of an officer, or long words of the keeper, told without any of them', async () => {
    const [visitor, device] = [new Visitor(h.it), new Device()]
    const link = (await printedLink(h.it, { another: 'reader' }))!
    await beginsAsOfficer(visitor, device, link, { id: 'clerk', name: 'Ilse Marrow' })
    await visitor.use(device, 'officer')
    const granted = h.it.log.head()!.size - 1
    await go(`${FORM}?entry=${granted}`)
    assert.match(wordsOn(one.visitor.shown), /the name of the officer clerk/)
    assert.doesNotMatch(wordsOn(one.visitor.shown), /Ilse/)
    const reason = wordsOf('The rules were read again by everybody. '.repeat(8))
    const body = { policy: { ...REPORT_RULES, noticeDays: 30 }, reason: reason.reference }
    const { index } = await h.it.post('call/policy-changed', body, { call: ACCORD }, [reason.part])
    await go(`${FORM}?entry=${index}`)
    assert.match(wordsOn(one.visitor.shown), new RegExp(`words of ours in log entry ${index} \\(“Reason”\\)`))
  })
})
