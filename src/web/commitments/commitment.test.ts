import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import {
  CLEAN_AIR,
  type Committed,
  committedHarbour,
  RULES_DIGEST,
  shorePower,
  WORKS_DIGEST,
} from '../../../test/committed.ts'
import { accountOf, pledgeOf } from '../../../test/committing.ts'
import type { Depositary } from '../../../test/depositary.ts'
import { linksIn, wordsIn, wordsOn } from '../../../test/desk/visitor.ts'
import { ACCORD, inEnglish, said } from '../../../test/harbour.ts'
import { partyKey } from '../../../test/memory-log.ts'
import { inOrder, wording } from '../../../test/wording.ts'
import { say } from '../messages/say.ts'

const PAGE = { accept: 'text/html' }
const named = (text: string, kind = 'company') => ({ names: inEnglish(text), kind, country: 'FR' })

describe('what one organisation has taken on', () => {
  let h: Committed
  let it_: Depositary
  const words = async (path: string) => wordsOn({ html: await it_.text(path, PAGE) })
  before(async () => {
    h = await committedHarbour({
      northhaven: named('Port of Northhaven'),
      southport: named('Southport Ferries'),
      watch: named('Harbour Watch', 'civil-society'),
    })
    it_ = h.it
    await h.say('measures/published', CLEAN_AIR)
    const measure = { catalogue: 'air', edition: 1, id: 'shore-power' }
    const power = { measure, what: null, target: null, due: '2027-12-31' }
    const milestones = [{ day: '2026-03-31', says: said('Twenty berths.') }]
    await h.commit('northhaven', [
      shorePower({ milestones }),
      shorePower({ id: 'power', ...power }),
      pledgeOf('line', { due: null, target: null, what: said('A line home for every ship.') }),
    ])
    const why = [{ id: 'shore-power', words: said('Our ferries are electric.') }]
    const declined = { catalogue: 'air', edition: 1, measures: why }
    const southport = { by: 'southport', call: ACCORD, signers: [partyKey('southport')] }
    await it_.post('measures/declined', declined, southport)
    it_.now = '2026-04-10T00:00:00Z'
    await h.report('northhaven', {
      answers: [
        accountOf('northhaven', 'berths', '2026-03-31', { says: 'kept', words: said('Twenty-two berths.') }),
      ],
    })
    const target = { value: '30', unit: 'berths' }
    const version = await h.amend('northhaven', [shorePower({ target, due: '2027-06-30' })])
    const body = { commitment: { party: 'northhaven', id: 'berths' }, version, part: said('Our two quays.') }
    const signers = [partyKey('southport'), partyKey('northhaven')]
    await it_.post('commitment/joined', body, { ...southport, signers })
    await h.withdraw('northhaven', 'line')
    it_.now = '2027-03-31T10:00:00Z'
    await h.say(
      'service/interrupted',
      { from: '2027-03-29T22:00:00Z', until: '2027-03-31T08:00:00Z' },
      { call: null },
    )
    await h.report('northhaven', {
      asked: [{ clause: 'yearly-report', due: '2027-03-31' }],
      policy: RULES_DIGEST,
    })
    it_.now = '2027-08-15T00:00:00Z'
  })
  after(() => h.it.close())

  it('is shown with its history: old beside new, what shrank, what stays due, who takes part, reports', async () => {
    assert.match(
      await words(`/${ACCORD}/commitments/northhaven/berths`),
      inOrder(
        wording('commitment.titleOf', { name: 'Port of Northhaven' }),
        'Offer shore power at 40 berths.',
        wording('status.says.overdue', { day: '30 June 2027' }),
        wording('commitment.leftOpen'),
        '30 berths',
        'Southport Ferries',
        'Our two quays.',
        'Twenty-two berths.',
        wording('commitment.amended', { number: 2 }),
        wording('pledge.of.target'),
        wording('pledge.how.shrank'),
        '40 berths',
        '30 berths',
        wording('commitment.staysDue', { day: '31 March 2026' }),
      ),
    )
  })

  it('stands there when it was withdrawn, with the reason', async () => {
    assert.match(
      await words(`/${ACCORD}/commitments/northhaven/line`),
      inOrder(
        wording('status.closed'),
        wording('commitment.withdrawn', { day: '10 April 2026' }),
        'The quay was sold.',
      ),
    )
  })

  it('stands on its own page under each call, with what its rules ask in the words of the clause', async () => {
    const html = await it_.text('/parties/northhaven', PAGE)
    assert.match(
      wordsOn({ html }),
      inOrder(
        wording('undertaken.title'),
        'Offer shore power at 40 berths.',
        wording('asked.title'),
        wording('step.says.communicating'),
        'Each year we say what became of our commitments.',
        wording('asked.is.met'),
      ),
    )
    assert.equal(new Set(linksIn(html, /^\/harbour-accord\/commitments\/northhaven\/\w+$/)).size, 3)
    const silent = await words('/parties/watch')
    assert.match(silent, wording('matrix.noneYet'))
    assert.match(
      silent,
      inOrder(wording('step.says.silent', { day: '3 July 2027' }), wording('asked.overdue')),
    )
  })

  it('stands under its principle, whose exact words come first, with whoever has none yet as plainly', async () => {
    const path = `/${ACCORD}/principles/two`
    assert.match(
      await words(path),
      inOrder(
        'Measure emissions at berth, publish the measurements, and reduce them year on year.',
        wording('principle.exact', { number: 2, version: 1 }),
        wording('principle.who'),
        'Port of Northhaven',
        'Southport Ferries',
        wording('undertaken.with', { lead: 'Port of Northhaven' }),
        wording('measures.taken', { count: 1 }),
        wording('measures.taken', { count: 0 }),
      ),
    )
    // It binds companies and states: nobody else is told to lack one.
    assert.doesNotMatch(await words(path), wording('principle.none', { count: 1 }))
    assert.match(
      await words(`/${ACCORD}/principles/one`),
      inOrder(wording('principle.none', { count: 2 }), 'Southport Ferries', 'Harbour Watch'),
    )
  })

  it('is told of each measure, with who says why not in its own words', async () => {
    const html = await it_.text(`/${ACCORD}/measures`, PAGE)
    const [taken, untaken] = wordsIn(html, '.measure')
    assert.match(
      taken!,
      inOrder(
        'Offer shore power',
        'Port of Northhaven',
        wording('measures.declined', { count: 1 }),
        'Our ferries are electric.',
      ),
    )
    assert.match(untaken!, inOrder('Fit every state quay', wording('measures.taken', { count: 0 })))
  })

  it('stands in the timeline on its days, beside what the rules ask and why days moved', async () => {
    assert.match(
      await words(`/${ACCORD}/due?in=2027`),
      inOrder(
        wording('due.shut'),
        'Each year we say what became of our commitments.',
        wording('due.askedOf', { count: 3 }),
        wording('status.moved', { days: 3, day: '31 March 2027' }),
        // The joint one counts once, and stands beside each who takes part.
        wording('due.own', { count: 1 }),
        'Southport Ferries',
        wording('due.own', { count: 1 }),
      ),
    )
    const next = await words(`/${ACCORD}/due?in=2028`)
    assert.match(next, wording('due.opens'))
    assert.match(await words(`/${ACCORD}/due?in=1999`), wording('due.none'))
  })

  it('is counted in one line of the page of the call', async () => {
    const values = { count: 2, by: 2, of: 3, nouns: 'signatories', when: 'now', date: '' }
    assert.match(await words(`/${ACCORD}`), wording('matrix.title', values))
  })

  it('is told in French', async () => {
    for (const path of [
      'commitments',
      'due',
      'measures',
      'principles/two',
      'commitments/northhaven/berths',
      'commitments/codebook',
    ]) {
      const page = await it_.get(`/${ACCORD}/${path}?lang=fr`, PAGE)
      assert.equal(page.status, 200, path)
      assert.equal(load(await page.text())('html').attr('lang'), 'fr')
    }
  })
})

describe('words of a commitment that are withheld by law', () => {
  it('leave a gap that says so, on every page that would show them, and their fingerprint in the file', async () => {
    const h = await committedHarbour({ northhaven: named('Port of Northhaven') })
    const { it } = h
    const { reference, part } = it.words('Words that a court will have withheld.')
    const commitments = [pledgeOf('berths', { what: reference as never })]
    const saying = { by: 'northhaven', call: ACCORD, signers: [partyKey('northhaven')] }
    await it.post('commitment/made', { manifest: WORKS_DIGEST, commitments }, saying, [part])
    const paths = ['commitments/northhaven/berths', 'principles/one'].map(path => `/${ACCORD}/${path}`)
    for (const path of [...paths, '/parties/northhaven'])
      assert.match(await it.text(path, PAGE), /a court will have withheld/, path)
    const order = { digest: reference.digest, ground: said('Privacy.'), authority: said('A court.') }
    const { index } = await it.post('words/withheld', order)
    for (const path of [...paths, '/parties/northhaven']) {
      const html = await it.text(path, PAGE)
      assert.doesNotMatch(html, /a court will have withheld/, path)
      assert.match(
        wordsOn({ html }),
        wording('words.withheld', { entry: say('en', 'entry.linked', { index }) }),
        path,
      )
    }
    const csv = await it.text(`/${ACCORD}/commitments.csv`)
    assert.doesNotMatch(csv, /a court will have withheld/)
    assert.ok(csv.includes(reference.digest))
    await it.close()
  })
})
