import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parseTime } from '../../src/core/time.ts'
import { invitees } from '../../src/people/invitees.ts'
import { CALL_FORMS } from '../../src/web/desk/form/call-forms.ts'
import { ROUTES } from '../../src/web/routes.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD } from '../harbour.ts'
import { scan } from '../mail/scanner.ts'
import { inOrder, wording } from '../wording.ts'
import { AURELIA, invitesToJoin, joins, KEYLESS, KIM } from './aurelia.ts'
import { Device } from './device.ts'
import { enrolled, lettersIn, type Officer, readLetter } from './people.ts'
import { faultsIn, linksIn, rowOf, Visitor, wordsIn, wordsOn } from './visitor.ts'

/** A call at the desk: who was invited, how far each has come, and what their officer does next. */
describe('the page of a call at the desk', () => {
  let it_: Depositary
  let officer: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
    officer = await enrolled(it_)
  })
  afterEach(() => it_.close())

  const page = (query = '') => officer.visitor.goto(`/desk/calls/${ACCORD}${query}`)
  const funnel = () =>
    Object.fromEntries(
      [...load(officer.visitor.shown.html)('.funnel > div')].map(one => {
        const $ = load(one)
        return [$('dt').text(), Number($('dd').text())]
      }),
    )
  const numbers = (
    sent: number,
    continued: number,
    key: number,
    signed: number,
    declined = 0,
    returned = 0,
  ) => ({
    Sent: sent,
    Continued: continued,
    'Has a key': key,
    Signed: signed,
    Declined: declined,
    Returned: returned,
  })
  const handsOver = async () => {
    await officer.visitor.goto('/desk/outbox')
    const [letter] = lettersIn(officer.visitor.shown.html)
    await readLetter(officer, letter)
    await officer.visitor.send('handed', { how: 'mail' })
  }

  it('is found among the calls, and begins with nobody', async () => {
    const { visitor } = officer
    assert.match(
      wordsOn(await visitor.goto('/desk/calls')),
      inOrder(wording('calls.title', { count: 1 }), 'The Harbour Accord', wording('call.state.open')),
    )
    await visitor.follow(/^\/desk\/calls\/[a-z-]+$/)
    assert.equal(visitor.shown.path, `/desk/calls/${ACCORD}`)
    assert.match(
      wordsOn(visitor.shown),
      inOrder(wording('invited.none'), wording('remind.ruleOff'), wording('itself.heading')),
    )
    const { html } = visitor.shown
    for (const form of Object.keys(CALL_FORMS).filter(name => name !== 'call' && name !== 'claim')) {
      const [way] = linksIn(html, new RegExp(`^/desk/new/${form}\\?call=${ACCORD}$`))
      assert.ok(way, `no way to ${form}`)
      const { path, status } = await visitor.goto(way)
      assert.deepEqual([path, status], [way, 200])
    }
  })

  it('says how far an organisation has come, from the letter to the signature', async () => {
    const link = await invitesToJoin(officer)
    assert.match(
      wordsOn(await page()),
      inOrder(
        wording('invited.title', { invited: 1, signed: 0 }),
        AURELIA.name,
        wording('invited.notYet'),
        wording('invited.stage.waits'),
        wording('invited.letter.toHand'),
        wording('invited.look'),
      ),
    )
    assert.deepEqual(funnel(), numbers(0, 0, 0, 0))
    await handsOver()
    await page()
    assert.deepEqual(funnel(), numbers(1, 0, 0, 0))
    const [ada, phone] = [new Visitor(it_), new Device()]
    await ada.goto(link)
    await page()
    assert.deepEqual(funnel(), numbers(1, 0, 0, 0), 'to open the page is no answer')
    await ada.use(phone, 'party', { how: 'sign', agree: 'on' })
    await page()
    assert.deepEqual(funnel(), numbers(1, 1, 0, 0))
    await ada.use(phone, 'party')
    assert.match(wordsOn(await page()), wording('invited.title', { invited: 1, signed: 1 }))
    assert.deepEqual(funnel(), numbers(1, 1, 1, 1))
    assert.match(rowOf(officer.visitor.shown, AURELIA.name), /1 January 2026|1 Jan 2026/)
  })

  it('is where the desk leads from its organisations, for one that was invited and has not joined', async () => {
    await invitesToJoin(officer)
    const { visitor } = officer
    const all = await visitor.goto('/desk/organisations')
    assert.match(
      wordsOn(all),
      inOrder(
        wording('deskOrganisations.notJoined'),
        'The Harbour Accord',
        wording('deskOrganisations.ofCall', { count: 1 }),
      ),
    )
    await visitor.goto('/desk/organisations?q=aureli')
    assert.match(
      wordsOn(visitor.shown),
      inOrder(wording('deskOrganisations.onlyInvited', { count: 1 }), AURELIA.name),
    )
    await visitor.follow(/^\/desk\/calls\/harbour-accord\?q=/)
    assert.match(rowOf(visitor.shown, AURELIA.name), wording('invited.stage.waits'))
    await visitor.goto('/desk/organisations?q=nobody')
    assert.doesNotMatch(wordsOn(visitor.shown), wording('deskOrganisations.notJoined'))
  })

  it('keeps what came of an invitation for long after its link', async () => {
    const link = await invitesToJoin(officer)
    await handsOver()
    it_.now = '2026-04-01T00:00:00Z'
    const visitor = new Visitor(it_)
    assert.equal((await visitor.goto(link)).status, 410)
    officer.visitor.shown = await officer.visitor.goto('/desk/sign-in')
    await officer.visitor.use(officer.device, 'officer')
    assert.match(
      wordsOn(await page()),
      inOrder(
        wording('invited.stage.ended'),
        AURELIA.name,
        wording('invited.linkEnded'),
        wording('invited.again'),
      ),
    )
    const [again] = linksIn(officer.visitor.shown.html, /^\/desk\/inviting\?party=/)
    await officer.visitor.goto(again!)
    assert.equal(load(officer.visitor.shown.html)('[name="person"]').attr('value'), AURELIA.person)
  })

  it('shows a link as ended whose id another has taken, and its reader is told whom to write to', async () => {
    const link = await invitesToJoin(officer)
    await handsOver()
    await it_.post('party/admitted', { ...KEYLESS, party: AURELIA.party })
    const ada = new Visitor(it_)
    assert.equal((await ada.goto(link)).status, 410)
    assert.match(wordsOn(ada.shown), inOrder(wording('problem.linkEnded'), wording('problem.linkAskSender')))
    assert.doesNotMatch(wordsOn(ada.shown), /another id/)
    assert.match(wordsOn(await page()), wording('invited.linkEnded'))
  })

  it('takes nobody for an answer who scans mail, presses every button and follows every link', async () => {
    const link = await invitesToJoin(officer)
    await handsOver()
    await scan(it_, { text: `https://harbour.example${link} https://harbour.example${link}/no`, html: '' })
    await page()
    assert.deepEqual(funnel(), numbers(1, 0, 0, 0))
    assert.equal((await joins(it_, link)).visitor.shown.status, 200, 'and the link works still')
  })

  it('tells officers alone that an organisation declines, and in its own words', async () => {
    const link = await invitesToJoin(officer)
    await handsOver()
    const ada = new Visitor(it_)
    await ada.goto(link)
    await ada.follow(/\/no$/)
    assert.match(wordsOn(ada.shown), wording('decline.silent'))
    await ada.send('/no', { said: 'Not this year.' })
    assert.deepEqual(faultsIn(ada.shown.html), { sure: 'Tick that you answer for the organisation.' })
    const size = it_.log.head()!.size
    await ada.send('/no', { sure: 'yes' })
    assert.match(
      wordsOn(ada.shown),
      inOrder(
        wording('decline.doneTitle', { name: AURELIA.name, call: 'The Harbour Accord' }),
        'Not this year.',
      ),
    )
    assert.equal(it_.log.head()!.size, size, 'nothing is recorded')
    assert.match(
      wordsOn(await page()),
      inOrder(
        AURELIA.name,
        wording('invited.stage.declined'),
        'Not this year.',
        wording('invited.officersOnly'),
      ),
    )
    assert.deepEqual(funnel(), numbers(1, 1, 0, 0, 1))
    const { visitor } = await joins(it_, link)
    assert.match(visitor.shown.path, /\/signed$/, 'who thinks again signs')
    await page()
    assert.deepEqual(funnel(), numbers(1, 1, 1, 1))
  })

  it('remembers a “no” and the reminders when an organisation is invited anew, and says so before', async () => {
    await it_.post('party/admitted', KEYLESS)
    const { visitor } = officer
    const invites = async () => {
      await visitor.goto('/desk/invitations')
      await visitor.send('/desk/invitations', KIM)
    }
    await invites()
    await visitor.send('/desk/invitations')
    const letter = await readLetter(officer, lettersIn(visitor.shown.html)[0]!)
    const link = /\/invitations\/[\w-]{43}/.exec(wordsOn(letter))![0]
    await visitor.send('handed', { how: 'mail' })
    const kim = new Visitor(it_)
    await kim.goto(`${link}/no`)
    await kim.send('/no', { said: 'Not this year.', sure: 'yes' })
    await invites()
    assert.match(
      wordsOn(visitor.shown),
      wording('invited.declinedOn', { name: 'Keyless', day: '1 January 2026' }),
    )
    await visitor.send('/desk/invitations')
    assert.match(
      wordsOn(await page()),
      inOrder('Keyless', wording('invited.stage.declined'), 'Not this year.'),
    )
  })

  it('says of nobody outside the desk that they were invited', async () => {
    await invitesToJoin(officer)
    const stranger = new Visitor(it_)
    for (const path of ['', '/invited.csv', '/remind'])
      assert.equal((await stranger.goto(`/desk/calls/${ACCORD}${path}`)).path.split('?')[0], '/desk/sign-in')
    const open = Object.values(ROUTES).filter(
      ([method, path, door]) => method === 'GET' && door === 'anyone' && !path.includes('{'),
    )
    for (const [, path] of open) assert.doesNotMatch(await it_.text(path), /aurelia/i, path)
    for (const path of [`/${ACCORD}`, `/${ACCORD}.json`, `/${ACCORD}/roll`, '/search?q=aurelia'])
      assert.doesNotMatch(
        (await it_.text(path)).replaceAll('q=aurelia', '').replaceAll('value="aurelia"', ''),
        /Republic of Aurelia/,
        path,
      )
  })

  it('gives officers a file of it, without names and addresses of persons', async () => {
    await it_.post('party/admitted', KEYLESS)
    await invitesToJoin(officer)
    const { visitor } = officer
    await visitor.goto(`/desk/calls/${ACCORD}/invited.csv`)
    assert.match(visitor.shown.headers.get('content-type')!, /^text\/csv/)
    assert.match(visitor.shown.html, /^id,name,kind,/)
    assert.match(visitor.shown.html, /\r\naurelia,Republic of Aurelia,/)
    assert.doesNotMatch(visitor.shown.html, /@|Okafor/)
  })

  it('has in that file the kind and country of one whom the register does not know yet', async () => {
    await invitesToJoin(officer)
    const { html } = await officer.visitor.goto(`/desk/calls/${ACCORD}/invited.csv`)
    assert.match(
      html,
      new RegExp(`\\r\\naurelia,Republic of Aurelia,${AURELIA.kind},${AURELIA.country},waits`),
    )
  })

  it('shows the letter before it goes out, with what the officer adds as theirs', async () => {
    await it_.post('party/admitted', KEYLESS)
    const { visitor } = officer
    await visitor.goto(`/desk/invitations?call=${ACCORD}`)
    const added = {
      cover: 'Your ships use our harbours.\n\n<b>Join us.</b>',
      why: 'You sail every day.',
      sender: 'Ada Lund, Secretary',
      answerBy: '2026-03-01',
    }
    await visitor.send('/desk/invitations', { ...KIM, ...added })
    const words = wordsOn(visitor.shown)
    assert.match(
      words,
      inOrder(
        wording('preview.heading'),
        'Keyless',
        wording('letter.coverSays', { keeper: 'The Harbour Secretariat' }),
        '> Your ships use our harbours.',
        '> <b>Join us.</b>',
        '> You sail every day.',
        '> — Ada Lund, Secretary',
        wording('letter.answerBy', { day: '1 March 2026' }),
      ),
    )
    assert.doesNotMatch(visitor.shown.html, /<b>Join us/)
    assert.doesNotMatch(words, /\/invitations\/[\w-]{43}/, 'no link that works is shown')
    const kept = () => invitees.all(it_.log.drawer, parseTime(it_.now))
    assert.deepEqual(await kept(), [], 'nothing has gone out')
    await visitor.use(officer.device, 'officer')
    assert.match(wordsOn(visitor.shown), wording('invites.doneByHand'))
    const [one] = await kept()
    assert.deepEqual(one!.value.wish, added)
  })

  it('looks again at a letter that was changed', async () => {
    await it_.post('party/admitted', KEYLESS)
    const { visitor } = officer
    await visitor.goto(`/desk/invitations?call=${ACCORD}`)
    await visitor.send('/desk/invitations', KIM)
    assert.match(wordsOn(visitor.shown), wording('preview.toOne', { name: 'Keyless', email: KIM.email }))
    await visitor.send('/desk/invitations', { answerBy: '2026-02-01' })
    assert.deepEqual(await invitees.all(it_.log.drawer, parseTime(it_.now)), [])
    await visitor.send('/desk/invitations')
    assert.match(wordsOn(visitor.shown), wording('invites.doneByHand'))
  })

  it('sends no words that a session alone has typed, and takes a name for the name of a sender', async () => {
    await it_.post('party/admitted', KEYLESS)
    const { visitor } = officer
    for (const sender of [
      'Your access was blocked. Confirm it now',
      'Confirm at https://harb0ur.example/login',
      'www.harb0ur.example',
      'harb0ur.example',
      'security@harb0ur.example',
      'Ada\u202e Lund',
    ]) {
      await visitor.goto('/desk/invitations')
      await visitor.send('/desk/invitations', { ...KIM, cover: 'Join us.', sender })
      assert.deepEqual(Object.keys(faultsIn(visitor.shown.html)), ['sender'], sender)
    }
    for (const sender of ['Dr. Ada Lund, Ph.D.', 'Prof. J. Lund', '林 愛'])
      for (const words of [{ sender }, { why: 'You sail.', sender }]) {
        await visitor.goto('/desk/invitations')
        await visitor.send('/desk/invitations', { ...KIM, ...words })
        assert.match(wordsOn(visitor.shown), wording('invites.confirmWords'), sender)
        // A name alone is in the letter too, and once.
        assert.equal(wordsOn(visitor.shown).split(`> — ${sender}`).length, 2, sender)
      }
    await visitor.send('/desk/invitations', { asked: 'nothing' })
    assert.deepEqual(await invitees.all(it_.log.drawer, parseTime(it_.now)), [])
  })

  it('keeps the link good until the day by which an answer is asked, and never for less than before', async () => {
    await it_.post('party/admitted', KEYLESS)
    const { visitor } = officer
    const invites = async (answerBy: string) => {
      await visitor.goto('/desk/invitations')
      await visitor.send('/desk/invitations', { ...KIM, answerBy })
    }
    await invites('2025-12-31')
    assert.deepEqual(Object.keys(faultsIn(visitor.shown.html)), ['answerBy'])
    await invites('2026-03-20')
    await visitor.send('/desk/invitations')
    const letter = await readLetter(officer, lettersIn(visitor.shown.html)[0]!)
    const link = /\/invitations\/[\w-]{43}/.exec(wordsOn(letter))![0]
    assert.match(wordsOn(letter), /The link works once, until 21 March 2026\./)
    assert.doesNotMatch(wordsOn(letter), /14 days after/, 'one end is said once')
    await visitor.send('handed', { how: 'mail' })
    it_.now = '2026-03-20T23:00:00Z'
    assert.equal((await new Visitor(it_).goto(link)).status, 200)
    it_.now = '2026-03-22T00:00:00Z'
    assert.equal((await new Visitor(it_).goto(link)).status, 410)
  })

  it('refuses a rule that would write every day', async () => {
    const { visitor } = officer
    await page()
    await visitor.send(`/desk/calls/${ACCORD}`, { days: '1', most: '9' })
    assert.equal(visitor.shown.status, 422)
    assert.deepEqual(Object.keys(faultsIn(visitor.shown.html)), ['days', 'most'])
    await visitor.send(`/desk/calls/${ACCORD}`, { days: '5', most: '2' })
    await visitor.use(officer.device, 'officer')
    assert.match(wordsOn(visitor.shown), wording('remind.ruleOn', { days: 5, most: 2, by: 'officer-1' }))
    await visitor.send('off')
    assert.match(wordsOn(visitor.shown), wording('remind.ruleOff'))
    assert.deepEqual(wordsIn(visitor.shown.html, '.notice.good'), [])
  })
})
