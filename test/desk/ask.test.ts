import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { type Depositary, startDepositary } from '../depositary.ts'
import { inOrder, wording } from '../wording.ts'
import { applied, CHECKED, enrolled, type Officer, openApplication, statesIn } from './people.ts'
import { countOf, faultsIn, formIn, linkThatReads, Visitor, wordsOn } from './visitor.ts'

describe('an officer who asks', () => {
  let it_: Depositary
  let officer: Officer
  let own: string
  beforeEach(async () => {
    it_ = await startDepositary()
    officer = await enrolled(it_)
    own = (await applied(it_)).own
  })
  afterEach(() => it_.close())

  const asks = async (question: string) => {
    await openApplication(officer.visitor)
    return officer.visitor.send('ask', { question })
  }
  const answers = async (answer: string) => {
    const applicant = new Visitor(it_)
    await applicant.goto(own)
    return applicant.send('/answer', { answer })
  }

  it('is answered on the applicant’s own page, and nothing of it enters the log', async () => {
    const { size } = it_.log.head()!
    assert.match(wordsOn(await asks('Who appointed you?')), wording('talk.sent'))
    const applicant = new Visitor(it_, { lang: 'fr' })
    assert.match(
      wordsOn(await applicant.goto(own)),
      inOrder(
        wording('apply.is.asked', {}, 'fr'),
        wording('talk.officer', { officer: 'officer-1' }, 'fr'),
        ', 1er janv. 2026',
        'Who appointed you?',
      ),
    )
    const answered = await applicant.send('/answer', { answer: 'The board,\r\nlast May.' })
    assert.match(wordsOn(answered), wording('talk.answered', {}, 'fr'))
    assert.ok(load(answered.html)('.quoted').text().includes('The board,\nlast May.'))
    assert.equal(countOf(answered.html, '[name="answer"]'), 0)
    assert.match(
      wordsOn(await officer.visitor.goto('/desk')),
      inOrder('Larkspur Ferries', wording('queue.answered')),
    )
    assert.match(
      wordsOn(await openApplication(officer.visitor)),
      inOrder(
        wording('talk.title'),
        wording('talk.officer', { officer: 'officer-1' }),
        'Who appointed you? Ada Okafor',
        'The board',
      ),
    )
    assert.equal(it_.log.head()!.size, size)
  })

  it('has what was asked apart from what waits, until it is answered', async () => {
    await asks('Who appointed you?')
    const desk = await officer.visitor.goto('/desk')
    assert.match(
      wordsOn(desk),
      inOrder(wording('desk.waitTitle', { count: 0 }), wording('also.asked', { count: 1 })),
    )
    assert.match(
      statesIn(desk),
      inOrder(
        wording('queue.stage.waiting'),
        '0',
        wording('queue.stage.asked'),
        '1',
        wording('queue.stage.admitted'),
        '0',
      ),
    )
    assert.match(wordsOn(await officer.visitor.goto('/desk?stage=asked')), /Larkspur Ferries/)
    await answers('The board.')
    assert.match(
      statesIn(await officer.visitor.goto('/desk')),
      inOrder(wording('queue.stage.waiting'), '1', wording('queue.stage.asked'), '0'),
    )
  })

  it('may decide all the same, and then nothing can be answered any more', async () => {
    await asks('Who appointed you?')
    const applicant = new Visitor(it_)
    await applicant.goto(own)
    await officer.visitor.send('refuse', { reason: 'Nobody answers.' })
    const { path } = await applicant.send('/answer', { answer: 'The board.' })
    assert.equal(path, own)
    assert.match(wordsOn(applicant.shown), wording('apply.is.refused'))
    const unreachable = wording('frame.noContact', { keeper: 'The Harbour Secretariat' })
    assert.match(wordsOn(applicant.shown), inOrder(wording('apply.means.refused'), unreachable))
    assert.doesNotMatch(wordsOn(applicant.shown), /The board/)
  })

  it('is told what is missing, as the applicant is, and neither loses a word', async () => {
    assert.equal((await asks('')).status, 422)
    assert.ok(faultsIn(officer.visitor.shown.html).question)
    await asks('Who appointed you?')
    const { status, html } = await answers('x'.repeat(2001))
    assert.equal(status, 422)
    assert.ok(faultsIn(html).answer)
    assert.equal(formIn(html, '/answer').fields.answer, 'x'.repeat(2001))
    assert.equal((await answers('\u202eevil')).status, 422)
  })

  it('gets one answer to a question, also from two tabs', async () => {
    await asks('Who appointed you?')
    const tabs = [new Visitor(it_), new Visitor(it_)]
    for (const tab of tabs) await tab.goto(own)
    for (const [i, tab] of tabs.entries()) await tab.send('/answer', { answer: `Answer ${i}.` })
    const words = wordsOn(await openApplication(officer.visitor))
    assert.match(words, /Answer 0\./)
    assert.doesNotMatch(words, /Answer 1\./)
  })

  it('keeps the queue in which the application stood, through question, decision and what comes next', async () => {
    for (const name of ['Alder', 'Birch', 'Cedar'])
      await applied(it_, { name, country: 'FR', domain: `${name}.example`, email: `x@${name}.example` })
    await officer.visitor.goto('/desk?country=FR')
    const $ = load(officer.visitor.shown.html)
    const names = [...$('a[href$="list=country%3DFR"]')].filter(link =>
      /^(?:Alder|Birch|Cedar)$/.test($(link).text()),
    )
    const [first, second] = names.map(link => ({ path: $(link).attr('href')!, name: $(link).text() }))
    await officer.visitor.goto(first!.path)
    await officer.visitor.send('refuse', { reason: 'Nobody answers.' })
    const words = wordsOn(officer.visitor.shown)
    assert.match(
      words,
      inOrder(
        wording('desk.nextWait', { count: 2 }),
        new RegExp(`${wording('desk.nextOne').source} ${second!.name}`),
        wording('queue.list'),
      ),
    )
    await officer.visitor.goto(linkThatReads(officer.visitor.shown.html, wording('desk.nextOne')))
    await officer.visitor.send('admit', CHECKED)
    const done = await officer.visitor.use(officer.device, 'officer')
    assert.match(done.path, /\?list=country%3DFR&done=\d+$/)
    assert.match(wordsOn(done), wording('desk.nextWait', { count: 1 }))
  })
})
