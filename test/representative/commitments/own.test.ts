import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { utf8 } from '../../../src/core/bytes.ts'
import { digestOf } from '../../../src/core/digest.ts'
import type { Policy } from '../../../src/register/policy.ts'
import { ref } from '../../../src/register/rows.ts'
import { policyDigest } from '../../../src/register/types/calls.ts'
import { manifestDigest } from '../../../src/register/types/texts.ts'
import { say } from '../../../src/web/messages/say.ts'
import { CLAUSES, MEASURES } from '../../committing.ts'
import { faultsIn, fieldIn, formIn, linksIn, wordsOn } from '../../desk/visitor.ts'
import { ACCORD, inEnglish, MANIFEST_DIGEST, manifestOf, said, WORDS } from '../../harbour.ts'
import { partyKey } from '../../memory-log.ts'
import { inOrder, wording } from '../../wording.ts'
import { linkFor, madeBy, signIn } from '../people.ts'
import { type Bound, boundHarbour, commitment, HOME, later, SHORE_POWER, schedule, signed } from './bound.ts'

const NEW = `${HOME}/new`
const UNDER = { under: `${MANIFEST_DIGEST} one` }
const ID = 'one-1'
const SECOND = 'one-2'

describe('what an organisation takes on, on its own pages', () => {
  let it_: Bound
  beforeEach(async () => {
    it_ = await boundHarbour()
  })
  afterEach(() => it_.site.close())

  const see = async (path = HOME, who = it_.ada) => wordsOn(await who.visitor.goto(path))

  it('is asked for by the rules that it accepted, with the day, and the home page says so', async () => {
    const day = '30 June 2026'
    assert.match(
      await see('/representative'),
      wording('ours.waitsCommit', { call: 'The Harbour Accord', day }),
    )
    assert.match(
      await see(),
      inOrder('Within half a year we take something on.', wording('ours.asked.open'), day),
    )
    assert.match(wordsOn(it_.ada.visitor.shown), wording('ours.none'))
    await it_.ada.visitor.follow(/commitments\/harbour-accord\/new$/)
    assert.equal(it_.ada.visitor.shown.path, NEW)
  })

  it('is told right after the call is signed, with what the rules ask and by when', async () => {
    const { entry } = (await it_.site.log.store.rows([ref('signatures', ACCORD, 'northhaven')]))[0]!
    const told = (due: string, opens: string) => inOrder(due, wording('asks.due', { opens, due }))
    const page = await see(`/entries/${entry}/signed`)
    assert.match(page, told('30 June 2026', '1 January 2026'))
    assert.match(page, told('31 March 2027', '1 January 2027'))
    await signed(it_.ada, NEW, { ...UNDER, ...SHORE_POWER })
    assert.doesNotMatch(await see(`/entries/${entry}/signed`), told('30 June 2026', '1 January 2026'), 'done')
  })

  it('comes with what the rules will ask next, before its period opens and after it was answered', async () => {
    const next = (opens: string, due: string) =>
      inOrder('Each year we say what became', wording('ours.coming', { opens, due }))
    assert.match(await see(), next('1 January 2027', '31 March 2027'))
    await later(it_, '2027-01-05T00:00:00Z', it_.ada)
    assert.doesNotMatch(await see(), /Next: open from/, 'it stands among what is asked')
    await signed(it_.ada, `${HOME}/report`, {})
    assert.match(await see(), next('1 January 2028', '31 March 2028'))
  })

  it('tells a step from the date of the whole, and offers no change of what is closed', async () => {
    await signed(it_.ada, NEW, { ...UNDER, ...SHORE_POWER, stage1Day: '2026-01-31', stage1: 'Ten berths.' })
    const step = wording('ours.nextStep', { day: '31 January 2026' })
    const all = wording('ours.whole', { day: '30 June 2026' })
    assert.match(await see(), inOrder(SHORE_POWER.what, wording('ours.status.open'), step, all))
    const change = new RegExp(`${HOME}/northhaven/${ID}"`)
    const { visitor } = it_.ada
    assert.match(visitor.shown.html, change)
    const last = { [`how.northhaven.${ID}`]: 'kept', [`last.northhaven.${ID}`]: 'yes' }
    assert.match(await see(`${HOME}/report`), wording('ours.reportLast'))
    await signed(it_.ada, `${HOME}/report`, last)
    assert.match(await see(), new RegExp(SHORE_POWER.what))
    assert.doesNotMatch(visitor.shown.html, change)
  })

  it('leads with the day that binds where days were moved, and says from where', async () => {
    await signed(it_.ada, NEW, { ...UNDER, ...SHORE_POWER, stage1Day: '2026-01-31', stage1: 'Ten berths.' })
    const body = { clause: null, from: '2026-01-31', until: '2026-06-30', days: 10, reason: said('A flood.') }
    await it_.site.post('cycle/extended', body, { call: ACCORD })
    const from = (day: string, moved: string) => wording('status.moved', { days: 10, day, moved })
    const [first, whole] = ['10 February 2026', '10 July 2026']
    const own = inOrder(
      ...[SHORE_POWER.what, wording('ours.nextStep', { day: first })],
      ...[wording('ours.whole', { day: whole }), from('31 January 2026', first)],
    )
    const asks = 'Within half a year we take something on.'
    const asked = inOrder(...[asks, wording('commitment.due', { day: whole }), from('30 June 2026', whole)])
    assert.match(await see(), inOrder(asked, own))
    await later(it_, '2026-02-11T00:00:00Z', it_.ada)
    assert.match(await see(`${HOME}/report`), wording('ours.howBy', { day: first }))
    const year = await see(`${HOME}/year`)
    assert.match(
      year,
      inOrder(
        ...[SHORE_POWER.what, wording('commitment.due', { day: '10 Feb 2026' })],
        ...[from('31 January 2026', first), wording('commitment.due', { day: '10 Jul 2026' })],
        ...['10 Jul 2026', asks, from('30 June 2026', whole)],
      ),
    )
  })

  it('says where nobody would be reminded', async () => {
    assert.match(await see(), wording('ours.noReminder'))
  })

  it('is read in words before one passkey signs it, with what a reader will miss', async () => {
    const shown = await signed(it_.ada, NEW, { ...UNDER, what: 'We care for the sea.' })
    assert.match(
      shown,
      inOrder(
        wording('toSign.commitment/made', { by: 'northhaven', call: 'The Harbour Accord' }),
        'We care for the sea.',
        wording('gap.heading'),
        wording('gap.figure'),
        wording('gap.date'),
      ),
    )
    const whole = await signed(it_.ada, NEW, { ...UNDER, ...SHORE_POWER })
    assert.doesNotMatch(whole, wording('gap.heading'), 'nothing lacks')
    assert.match(it_.ada.visitor.shown.path, /commitments\/harbour-accord\?done=\d+$/)
    const page = wordsOn(it_.ada.visitor.shown)
    assert.match(page, inOrder('We care for the sea.', SHORE_POWER.what, wording('ours.status.open')))
    assert.match(page, wording('ours.asked.met', { day: '1 January 2026', late: 'no' }))
    const row = await commitment(it_, SECOND)
    assert.partialDeepStrictEqual(row?.versions[0], {
      baseline: { value: '12', unit: 'berths' },
      target: { value: '40', unit: 'berths' },
      due: '2026-06-30',
    })
    await later(it_, '2026-01-01T00:00:00Z')
    assert.doesNotMatch(
      await see('/representative'),
      wording('ours.waitsCommit', { call: 'The Harbour Accord', day: '30 June 2026' }),
    )
  })

  it('says once it is recorded what comes next, by when', async () => {
    await signed(it_.ada, NEW, { ...UNDER, ...SHORE_POWER })
    const next = { day: '30 June 2026', has: 'no', last: '' }
    assert.match(wordsOn(it_.ada.visitor.shown), wording('ours.nextDay', next))
  })

  it('has an id of none of its words, which stands for ever where law withholds them', async () => {
    const what = 'Zebrafish of Elm street. '.repeat(20).trim()
    const { ada, site } = it_
    await signed(ada, NEW, { ...UNDER, ...SHORE_POWER, what })
    const { versions } = (await commitment(it_, ID))!
    const digest = (versions[0]!.what as { readonly digest: string }).digest
    await site.post('words/withheld', { digest, ground: said('Privacy.'), authority: said('A court.') })
    for (const path of [`/${ACCORD}/commitments`, `/${ACCORD}/commitments/northhaven/${ID}`])
      assert.doesNotMatch(await site.text(path, { accept: 'text/html' }), /zebrafish/i)
    await signed(ada, NEW, { ...UNDER, ...SHORE_POWER })
    assert.ok(await commitment(it_, SECOND), 'the next number')
    const fields = say('en', 'ours.what')
    assert.match(await see(`${HOME}/northhaven/${ID}`), wording('ours.wordsGone', { fields }))
    assert.doesNotMatch(await see(`${HOME}/northhaven/${SECOND}`), /withheld by law/)
  })

  it('says at each field what is wrong, and keeps what was typed', async () => {
    const { visitor } = it_.ada
    await visitor.goto(NEW)
    const wrong = {
      ...UNDER,
      what: '',
      targetValue: '1,200',
      baselineUnit: 'berths',
      due: '2026-01-01',
      stage1: 'Half',
    }
    const { html, status } = await visitor.send(NEW, wrong)
    assert.equal(status, 422)
    const faults = faultsIn(html)
    assert.deepEqual(Object.keys(faults), ['what', 'baselineValue', 'targetValue', 'due', 'stage1Day'])
    assert.match(faults.targetValue!, wording('sheetFault.twoNumbers', { a: '1200', b: '1.200' }))
    assert.equal(fieldIn(html, 'stage1'), 'Half')
    const right = { ...UNDER, ...SHORE_POWER, stage1: '', targetValue: '1 200,5' }
    const { path } = await visitor.send(NEW, right)
    assert.match(path, /\/acts\//)
  })

  it('asks of a figure what a point before three digits means, and of none that its own field shows', async () => {
    const { visitor } = it_.ada
    await visitor.goto(NEW)
    const { html } = await visitor.send(NEW, {
      ...UNDER,
      ...SHORE_POWER,
      targetValue: '1.234 t',
      targetUnit: '',
    })
    const asked = wording('sheetFault.twoNumbers', { a: '1234', b: '1.234' })
    assert.match(faultsIn(html).targetValue!, asked)
    await signed(it_.ada, NEW, { ...UNDER, ...SHORE_POWER, targetValue: '1.2340' })
    assert.equal((await commitment(it_, ID))?.versions[0]?.target?.value, '1.234')
    await visitor.goto(`${HOME}/northhaven/${ID}`)
    assert.equal(fieldIn(visitor.shown.html, 'targetValue'), '1.2340')
    await signed(it_.ada, `${HOME}/northhaven/${ID}`, { scope: 'All berths.', reason: 'Said wider.' })
    assert.equal((await commitment(it_, ID))?.versions.at(-1)?.target?.value, '1.234')
  })

  it('takes no blanks or loose marks for words, wherever they are typed', async () => {
    const { visitor } = it_.ada
    const blank = '\u2800 \u0301'
    await visitor.goto(NEW)
    const typed = {
      ...UNDER,
      ...SHORE_POWER,
      what: blank,
      scope: blank,
      stage1Day: '2026-02-01',
      stage1: blank,
    }
    const { html } = await visitor.send(NEW, typed)
    const faults = faultsIn(html)
    for (const name of ['what', 'scope', 'stage1']) assert.match(faults[name]!, wording('ours.wordsBlank'))
    await signed(it_.ada, NEW, { ...UNDER, ...SHORE_POWER })
    await visitor.goto(`${HOME}/withdraw`)
    const away = { [`of.northhaven.${ID}`]: 'yes', reason: blank }
    assert.ok('reason' in faultsIn((await visitor.send(`${HOME}/withdraw`, away)).html))
    await visitor.goto(`${HOME}/report`)
    assert.ok('words' in faultsIn((await visitor.send(`${HOME}/report`, { words: blank })).html))
  })

  it('starts from an example, whose words can be changed', async () => {
    const { visitor } = it_.ada
    await visitor.goto(NEW)
    await visitor.follow(/example=energy/)
    assert.match(fieldIn(visitor.shown.html, 'what'), wording('ours.example.energy.what'))
    assert.equal(fieldIn(visitor.shown.html, 'due'), '2027-12-31')
    // What was typed in the empty form stays in its own place, where the way back finds it.
    const placeOf = ({ html }: { html: string }) => /data-keep="([^"]*)"/.exec(html)![1]
    assert.notEqual(placeOf(visitor.shown), placeOf(await visitor.goto(NEW)))
  })

  /** Where the browser keeps what is typed in a form, and which of these a page says to be done with. */
  const keptIn = ({ html }: { html: string }) => `${NEW}#${/data-keep="([^"]*)"/.exec(html)![1]}`
  const doneOn = ({ html }: { html: string }) => /data-typed-done="([^"]*)"/.exec(html)?.[1]

  it('leaves its form empty for the next once it is saved or about to be signed, and no other', async () => {
    const { visitor } = it_.ada
    const empty = keptIn(await visitor.goto(NEW))
    const saved = await visitor.send('save', { what: 'Later.' })
    assert.equal(doneOn(saved), empty)
    const begun = keptIn(await visitor.follow(/new\?draft=/))
    assert.ok(!begun.startsWith(empty), 'what is half typed there stays')
    await visitor.goto(NEW)
    assert.equal(doneOn(await visitor.send(NEW, { ...UNDER, ...SHORE_POWER })), empty)
    const forged = await visitor.goto(`${HOME}?saved=1&typed=/representative`)
    assert.equal(doneOn(forged), undefined)
  })

  it('is begun by one, who may not sign, and signed by another, who finds it in a list', async () => {
    const { ada, site } = it_
    const ben = await madeBy(site, await linkFor(ada, 'Ben Osei', 'drafter'))
    await ada.visitor.goto('/representative')
    await ada.visitor.use(ada.device, 'party')
    await signIn(ben.visitor, ben.device)
    await ben.visitor.goto(NEW)
    await ben.visitor.send(NEW, { ...UNDER, ...SHORE_POWER })
    assert.match(wordsOn(ben.visitor.shown), wording('ours.savedDrafter'))
    assert.equal(await schedule(it_), undefined, 'nothing is recorded')
    assert.match(await see(), inOrder(wording('ours.drafts'), SHORE_POWER.what, 'Ben Osei'))
    await ada.visitor.follow(/new\?draft=/)
    assert.equal(fieldIn(ada.visitor.shown.html, 'targetValue'), '40')
    await ada.visitor.send(NEW, { targetValue: '41' })
    await ada.visitor.use(ada.device, 'party')
    assert.doesNotMatch(wordsOn(ada.visitor.shown), wording('ours.drafts'))
    assert.equal((await schedule(it_))?.commitments.length, 1)
    // Of another organisation nobody sees what was begun.
    await ben.visitor.goto(NEW)
    await ben.visitor.send('save', { what: 'Later.' })
    assert.doesNotMatch(await see(HOME, it_.mia), /Later/)
    await see()
    // It is asked once, and says whose words they are.
    await ada.visitor.send('/drafts')
    assert.match(
      wordsOn(ada.visitor.shown),
      inOrder(wording('ours.dropTitle'), 'Later.', 'Ben Osei', wording('ours.dropTheirs')),
    )
    assert.match(await see(), /Later\./, 'nothing is gone yet')
    await ada.visitor.send('/drafts')
    await ada.visitor.send('/drafts')
    assert.match(wordsOn(ada.visitor.shown), wording('ours.dropped'))
    assert.match(await see(HOME, ben), wording('ours.deletedBy', { day: '1 January 2026' }))
    await see()
    assert.doesNotMatch(wordsOn(ada.visitor.shown), /Later\./)
  })

  it('is never signed as it was before a colleague corrected it: both are shown, and nothing is lost', async () => {
    const { ada, site } = it_
    const ben = await madeBy(site, await linkFor(ada, 'Ben Osei', 'drafter'))
    await ada.visitor.goto('/representative')
    await ada.visitor.use(ada.device, 'party')
    await signIn(ben.visitor, ben.device)
    await ben.visitor.goto(NEW)
    await ben.visitor.send(NEW, { ...UNDER, ...SHORE_POWER, targetValue: '95.5' })
    assert.match(wordsOn(ben.visitor.shown), wording('ours.savedDrafter'))
    assert.match(
      await see('/representative'),
      wording('ours.waitsDraft', { call: 'The Harbour Accord', count: 1 }),
    )
    await see()
    await ada.visitor.follow(/new\?draft=/)
    await ada.visitor.send(NEW, {})
    const review = ada.visitor.shown.path
    // Ben corrects it while Ada reads.
    await ben.visitor.goto(HOME)
    await ben.visitor.follow(/new\?draft=/)
    const opened = ben.visitor.shown
    await ben.visitor.send('save', { targetValue: '50' })
    const before = site.log.head()!.size
    await ada.visitor.use(ada.device, 'party')
    assert.equal(site.log.head()!.size, before, 'nothing is recorded')
    assert.match(wordsOn(ada.visitor.shown), inOrder(wording('ours.draftChanged'), '95.5', '50'))
    assert.doesNotMatch(wordsOn(await ada.visitor.goto(review)), wording('rep.actSign'))
    // She corrects it too, from there; Ben, whose page is older by now, is shown hers beside his.
    await ada.visitor.follow(/new\?draft=/)
    assert.equal(fieldIn(ada.visitor.shown.html, 'targetValue'), '50')
    await ada.visitor.send('save', { targetValue: '60' })
    ben.visitor.shown = opened
    const clash = await ben.visitor.send('save', { targetValue: '70' })
    assert.match(wordsOn(clash), inOrder(wording('ours.draftTwice'), '70', '60'))
    // A new form that he has half filled meanwhile is another one: neither takes its words nor empties it.
    assert.equal(keptIn(clash), keptIn(opened))
    const apart = await ben.visitor.send('save', {})
    assert.equal(doneOn(apart), keptIn(opened))
    assert.notEqual(doneOn(apart), keptIn(await ben.visitor.goto(NEW)))
    assert.equal(linksIn((await ada.visitor.goto(HOME)).html, /new\?draft=/).length, 2)
  })

  it('is not signed once a colleague has deleted or signed it meanwhile: they are named, and the words stay', async () => {
    const { ada, site } = it_
    const ben = await madeBy(site, await linkFor(ada, 'Ben Osei', 'signatory'))
    await ada.visitor.goto('/representative')
    await ada.visitor.use(ada.device, 'party')
    await signIn(ben.visitor, ben.device)
    await ada.visitor.goto(NEW)
    await ada.visitor.send(NEW, { ...UNDER, ...SHORE_POWER })
    const review = ada.visitor.shown.path
    await ben.visitor.goto(HOME)
    await ben.visitor.send('/drafts')
    await ben.visitor.send('/drafts')
    const before = site.log.head()!.size
    await ada.visitor.use(ada.device, 'party')
    assert.equal(ada.visitor.shown.status, 409)
    assert.equal(site.log.head()!.size, before, 'nothing is recorded')
    const says = { is: 'deleted', by: 'other', who: 'Ben Osei', day: '1 January 2026' }
    assert.match(wordsOn(ada.visitor.shown), inOrder(wording('ours.draftEnded', says), SHORE_POWER.what))
    assert.doesNotMatch(wordsOn(await ada.visitor.goto(review)), wording('rep.actSign'))
    assert.doesNotMatch(await see(), wording('ours.drafts'))
    // She takes the words up again, both read them, and he signs first.
    await ada.visitor.goto(review)
    await ada.visitor.send('yes')
    assert.equal(fieldIn(ada.visitor.shown.html, 'scope'), SHORE_POWER.scope)
    await ada.visitor.send(NEW, {})
    await see(HOME, ben)
    await ben.visitor.follow(/new\?draft=/)
    await ben.visitor.send(NEW, {})
    await ben.visitor.use(ben.device, 'party')
    assert.equal(site.log.head()!.size, before + 1)
    await ada.visitor.use(ada.device, 'party')
    assert.match(wordsOn(ada.visitor.shown), wording('ours.draftEnded', { ...says, is: 'signed' }))
    assert.equal((await schedule(it_))?.commitments.length, 1, 'it is recorded once')
  })

  it('takes the next free number where another that was prepared beside it was signed first', async () => {
    const { ada } = it_
    await ada.visitor.goto(NEW)
    await ada.visitor.send(NEW, { ...UNDER, ...SHORE_POWER })
    const first = ada.visitor.shown
    await signed(ada, NEW, { ...UNDER, ...SHORE_POWER, what: 'Plant 900 trees.' })
    ada.visitor.shown = first
    await ada.visitor.use(ada.device, 'party')
    assert.match(wordsOn(ada.visitor.shown), inOrder(wording('ours.renumbered', { id: SECOND }), SECOND))
    assert.equal((await schedule(it_))?.commitments.length, 1, 'nothing is signed that nobody read')
    await ada.visitor.use(ada.device, 'party')
    assert.match(await see(), inOrder('Plant 900 trees.', SHORE_POWER.what))
    assert.ok(await commitment(it_, SECOND))
  })

  it('closes with the signature, of which its people are told before they sign', async () => {
    const { visitor } = it_.ada
    const path = '/representative/new/withdrawal'
    const told = wording('ours.closing', { count: 2 })
    await visitor.goto(`${path}?call=${ACCORD}`)
    assert.doesNotMatch(wordsOn(await visitor.send(path, {})), /on record, and no report/)
    await signed(it_.ada, NEW, { ...UNDER, ...SHORE_POWER })
    await signed(it_.ada, NEW, { ...UNDER, what: 'Plant 900 trees.' })
    await visitor.goto(`${path}?call=${ACCORD}`)
    assert.match(wordsOn(await visitor.send(path, {})), inOrder(told, SHORE_POWER.what, 'Plant 900 trees.'))
  })

  it('waits for whoever drafts as well, and is seen by whoever reads', async () => {
    const { ada, site } = it_
    const people = [['Ben Osei', 'drafter'] as const, ['Rhea', 'reader'] as const]
    for (const [name, role] of people) {
      const person = await madeBy(site, await linkFor(ada, name, role))
      await ada.visitor.goto('/representative')
      await ada.visitor.use(ada.device, 'party')
      await signIn(person.visitor, person.device)
      const page = await see('/representative', person)
      assert.match(page, wording('ours.waitsCommit', { call: 'The Harbour Accord', day: '30 June 2026' }))
      assert.doesNotMatch(page, wording('rep.nothingWaits'))
      const links = linksIn(person.visitor.shown.html, /commitments\/harbour-accord\/new$/)
      assert.equal(links.length, role === 'drafter' ? 1 : 0)
    }
  })

  it('is told as signed to whoever goes back to the page on which they signed it, with its entry', async () => {
    const { visitor, device } = it_.ada
    await visitor.goto(NEW)
    const { path } = await visitor.send(NEW, { ...UNDER, ...SHORE_POWER })
    await visitor.use(device, 'party')
    const shown = await visitor.goto(path)
    assert.equal(shown.status, 200)
    assert.match(wordsOn(shown), wording('rep.actSigned'))
    assert.equal(Number(linksIn(shown.html, /^\/entries\//)[0]!.split('/')[2]), it_.site.log.head()!.size - 1)
    assert.equal((await it_.mia.visitor.goto(path)).status, 410, 'others learn nothing')
  })

  it('keeps the language in which it was typed, whoever signs it', async () => {
    const { ada, site } = it_
    const ben = await madeBy(site, await linkFor(ada, 'Ben Osei', 'drafter'))
    await ada.visitor.goto('/representative')
    await ada.visitor.use(ada.device, 'party')
    await signIn(ben.visitor, ben.device)
    await ben.visitor.goto(`${NEW}?lang=fr`)
    await ben.visitor.send(NEW, { ...UNDER, what: 'Offrir le courant à 40 quais.' })
    await see()
    await ada.visitor.follow(/new\?draft=/)
    assert.match(wordsOn(ada.visitor.shown), wording('ours.saidIn'))
    await ada.visitor.send(NEW, {})
    await ada.visitor.use(ada.device, 'party')
    const id = (await schedule(it_))!.commitments[0]!.id
    assert.equal((await commitment(it_, id))?.versions[0]?.what?.lang, 'fr')
  })

  it('is changed with old beside new; what was due stays due', async () => {
    await signed(it_.ada, NEW, { ...UNDER, ...SHORE_POWER })
    await later(it_, '2026-07-01T00:00:00Z', it_.ada)
    const path = `${HOME}/northhaven/${ID}`
    const { visitor } = it_.ada
    await visitor.goto(path)
    assert.equal(fieldIn(visitor.shown.html, 'what'), SHORE_POWER.what)
    const { html } = await visitor.send(path, { targetValue: '30', due: '2027-06-30' })
    assert.deepEqual(Object.keys(faultsIn(html)), ['reason'])
    const shown = await signed(it_.ada, path, {
      ...{ targetValue: '30', due: '2027-06-30', scope: '' },
      reason: 'The works take longer.',
    })
    assert.match(
      shown,
      inOrder(
        wording('pledge.of.scope'),
        wording('pledge.how.dropped'),
        wording('pledge.of.target'),
        wording('pledge.how.nearer', { is: 'shrank' }),
        '40 berths',
        '30 berths',
        wording('pledge.how.later'),
        wording('pledge.staysDue', { days: '30 June 2026' }),
      ),
    )
    const row = await commitment(it_, ID)
    assert.equal(row?.versions.length, 2)
    assert.match(await see(), inOrder(SHORE_POWER.what, wording('ours.status.due'), '30 June 2026'))
  })

  it('is never put back silently by a change that was begun before a colleague signed another', async () => {
    const { ada, site } = it_
    await signed(ada, NEW, { ...UNDER, ...SHORE_POWER })
    const ben = await madeBy(site, await linkFor(ada, 'Ben Osei', 'drafter'))
    await ada.visitor.goto('/representative')
    await ada.visitor.use(ada.device, 'party')
    await signIn(ben.visitor, ben.device)
    const path = `${HOME}/northhaven/${ID}`
    await ben.visitor.goto(path)
    await ben.visitor.send('save', { targetValue: '50', reason: 'A berth more.' })
    // Whoever opens the same is told that it was begun.
    assert.match(await see(path), inOrder(wording('ours.lying'), 'Ben Osei', wording('ours.goOn')))
    await ada.visitor.follow(/\?draft=/)
    assert.doesNotMatch(wordsOn(ada.visitor.shown), wording('ours.lying'), 'it is the one that is open')
    await ada.visitor.send(path, {})
    const review = ada.visitor.shown.path
    await signed(ada, path, { scope: 'All terminals but one.', due: '2026-09-30', reason: 'Works.' })
    const before = site.log.head()!.size
    assert.doesNotMatch(wordsOn(await ada.visitor.goto(review)), wording('rep.actSign'))
    assert.match(wordsOn(ada.visitor.shown), inOrder(wording('ours.onto'), wording('ours.ontoAct')))
    await ada.visitor.follow(/\?draft=/)
    assert.match(
      wordsOn(ada.visitor.shown),
      inOrder(
        ...[wording('ours.onto'), wording('commitment.scope'), 'All terminals.', 'All terminals but one.'],
        ...[wording('ours.due'), '2026-06-30', '2026-09-30', wording('ours.over')],
      ),
    )
    const open = ada.visitor.shown
    assert.deepEqual(Object.keys(faultsIn((await ada.visitor.send(path, {})).html)), ['over'])
    // Either is signed as it was chosen, and the review says what it changes.
    ada.visitor.shown = open
    const keeping = wordsOn(await ada.visitor.send(path, { over: 'keep' }))
    assert.match(keeping, wording('pledge.how.earlier'))
    ada.visitor.shown = open
    const merging = wordsOn(await ada.visitor.send(path, { over: 'merge' }))
    assert.match(merging, inOrder(wording('pledge.of.target'), '40 berths', '50 berths'))
    assert.doesNotMatch(merging, wording('pledge.how.earlier'))
    assert.equal(site.log.head()!.size, before)
    await ada.visitor.use(ada.device, 'party')
    assert.partialDeepStrictEqual((await commitment(it_, ID))!.versions.at(-1), {
      target: { value: '50', unit: 'berths' },
      scope: { text: 'All terminals but one.' },
      due: '2026-09-30',
    })
  })

  it('is not signed from a page that was read before a colleague signed another change', async () => {
    const { ada, site } = it_
    await signed(ada, NEW, { ...UNDER, ...SHORE_POWER })
    const path = `${HOME}/northhaven/${ID}`
    await ada.visitor.goto(path)
    await ada.visitor.send(path, { targetValue: '50', reason: 'A berth more.' })
    const read = ada.visitor.shown
    await signed(ada, path, { due: '2026-09-30', reason: 'Works.' })
    const before = site.log.head()!.size
    ada.visitor.shown = read
    await ada.visitor.use(ada.device, 'party')
    assert.equal(site.log.head()!.size, before, 'nothing is recorded')
    assert.match(wordsOn(ada.visitor.shown), wording('ours.ontoAct'))
  })

  it('stays under the text where it was made, until its party moves it under a newer one', async () => {
    await signed(it_.ada, NEW, { ...UNDER, ...SHORE_POWER })
    const words = { ...WORDS, en: `${WORDS.en}\nAnd the air clean.\n` }
    const principles = [{ id: 'two', titles: inEnglish('Keep the air clean'), kinds: ['state' as const] }]
    const manifest = { ...manifestOf(words), principles }
    const parts = Object.values(words).map(text => ({ name: digestOf(utf8(text)), bytes: utf8(text) }))
    await it_.site.post('text/published', { manifest, supersedes: MANIFEST_DIGEST }, { call: ACCORD }, parts)
    const path = `${HOME}/northhaven/${ID}`
    assert.match(await see(), inOrder(SHORE_POWER.what, wording('ours.principleGone')))
    const { html } = await it_.ada.visitor.goto(path)
    assert.match(html, new RegExp(`<option value="${MANIFEST_DIGEST} one" selected`))
    // A new one begins with none chosen; the text that it signed comes first, and the newer one is told as not signed.
    const fresh = (await it_.ada.visitor.goto(NEW)).html
    assert.doesNotMatch(fresh, /<option value="sha256:[^>]*selected/)
    assert.match(
      fresh,
      inOrder(
        wording('ours.underUnsigned'),
        wording('ours.inSignedOlderText', { title: 'Keep the harbour open' }),
        wording('ours.inText', { title: 'Keep the air clean' }),
      ),
    )
    const shown = await signed(it_.ada, path, {
      under: `${manifestDigest(manifest)} two`,
      reason: 'The new text has a better place for it.',
    })
    assert.match(
      shown,
      inOrder(
        ...[wording('ours.meantForOthers', { kind: say('en', 'kind.company') }), 'Keep the air clean'],
        wording('ours.meantGoOn'),
      ),
    )
    assert.match(
      shown,
      inOrder(
        ...[wording('pledge.of.manifest'), wording('text.versionN', { number: 1 })],
        ...[wording('text.versionN', { number: 2 }), wording('pledge.of.principle')],
        ...['Keep the harbour open', 'Keep the air clean'],
      ),
    )
    assert.doesNotMatch(await see(), wording('ours.principleGone'))
    const [before, after] = (await commitment(it_, ID))!.versions
    assert.deepEqual([before!.principle, after!.principle], ['one', 'two'])
    assert.equal(after!.manifest, manifestDigest(manifest))
  })

  it('is moved to another principle by people who were told that a clause asks again for what it had answered', async () => {
    const { site, ada } = it_
    const here: Policy = {
      ...CLAUSES,
      clauses: CLAUSES.clauses!.map(one =>
        'commitments' in one.asks ? { ...one, asks: { commitments: 1, under: ['one'] } } : one,
      ),
    }
    await site.post('call/policy-changed', { policy: here, reason: said('Here.') }, { call: ACCORD })
    const yes = { by: 'northhaven', call: ACCORD, signers: [partyKey('northhaven')] }
    await site.post('policy/accepted', { policy: policyDigest(here) }, yes)
    await signed(ada, NEW, { ...UNDER, ...SHORE_POWER })
    const words = { ...WORDS, en: `${WORDS.en}\nAnd the air clean.\n` }
    const principles = ['one', 'two'].map(id => ({ id, titles: inEnglish(id), kinds: null }))
    const manifest = { ...manifestOf(words), principles }
    const parts = Object.values(words).map(text => ({ name: digestOf(utf8(text)), bytes: utf8(text) }))
    await site.post('text/published', { manifest, supersedes: MANIFEST_DIGEST }, { call: ACCORD }, parts)
    const path = `${HOME}/northhaven/${ID}`
    const to = (principle: string) => ({
      under: `${manifestDigest(manifest)} ${principle}`,
      reason: 'Better.',
    })
    const told = inOrder(wording('ours.undoneMoved'), 'Within half a year we take something on.')
    await ada.visitor.goto(path)
    await ada.visitor.send(path, to('one'))
    assert.doesNotMatch(wordsOn(ada.visitor.shown), told, 'it counts there as before')
    assert.match(await signed(ada, path, to('two')), told)
  })

  it('is withdrawn with a reason, and stays in the record', async () => {
    await signed(it_.ada, NEW, { ...UNDER, ...SHORE_POWER })
    const path = `${HOME}/withdraw`
    await it_.ada.visitor.goto(path)
    const { html } = await it_.ada.visitor.send(path, {})
    assert.equal(Object.keys(faultsIn(html)).length, 2)
    const typed = { [`of.northhaven.${ID}`]: 'yes', reason: 'The port closes.' }
    const shown = await signed(it_.ada, path, typed)
    assert.match(shown, inOrder(SHORE_POWER.what, ID, 'The port closes.'), 'in words, before it is signed')
    assert.match(
      wordsOn(it_.ada.visitor.shown),
      inOrder(wording('ours.none'), wording('ours.ended'), SHORE_POWER.what),
    )
  })

  it('is withdrawn by people who were told that the rules then ask again, and by when, as every page says', async () => {
    await signed(it_.ada, NEW, { ...UNDER, ...SHORE_POWER })
    await signed(it_.ada, NEW, { ...UNDER, what: 'Plant 900 trees.' })
    await later(it_, '2026-08-10T00:00:00Z', it_.ada)
    const path = `${HOME}/withdraw`
    const [clause, by] = ['Within half a year we take something on.', { day: '10 August 2026' }]
    const told = inOrder(clause, wording('ours.undoneBy', by))
    assert.match(await see(path), inOrder(wording('ours.undoneIf'), clause, wording('ours.undoneBy', by)))
    const one = await signed(it_.ada, path, { [`of.northhaven.${ID}`]: 'yes', reason: 'The port closes.' })
    assert.doesNotMatch(one, told, 'another one still stands')
    const last = await signed(it_.ada, path, { 'of.northhaven.one-2': 'yes', reason: 'No room.' })
    assert.match(last, inOrder(wording('ours.undone'), told))
    assert.match(await see(), inOrder(clause, wording('ours.asked.due'), '10 August 2026'))
    const home = { call: 'The Harbour Accord', ...by }
    assert.match(await see('/representative'), wording('ours.waitsCommit', home))
    assert.match(await see(`${HOME}/year`), inOrder('10 Aug 2026', clause, wording('ours.asked.due')))
  })

  it('takes the measures that are ticked by one signature, and the reasons against others by the next', async () => {
    const { ada } = it_
    const path = `${HOME}/measures`
    assert.match(await see(path), /Fit every state quay/)
    const { html } = await ada.visitor.send(path, {})
    assert.equal(Object.keys(faultsIn(html)).length, 1)
    assert.match(await see(path), wording('ours.measuresTwice'), 'said beforehand')
    const taking = await signed(ada, path, { 'take0-0': 'yes', 'due0-0': '2026-12-31' })
    assert.match(taking, /1\.1 Offer shore power air shore-power/, 'its words, and not its id alone')
    assert.partialDeepStrictEqual((await schedule(it_))?.commitments, [
      { id: 'shore-power', versions: [{ measure: 'air/1/shore-power', days: ['2026-12-31'] }] },
    ])
    assert.match(await see(path), wording('ours.measureTaken'))
    assert.doesNotMatch(it_.ada.visitor.shown.html, /class=\\"/)
    // A day of a measure that is not ticked is not dropped because another is.
    await it_.mia.visitor.goto(path)
    const dropped = await it_.mia.visitor.send(path, { 'take0-1': 'yes', 'due0-0': '2026-12-31' })
    assert.ok('due0-0' in faultsIn(dropped.html))
    // Another says why not, and takes that back by taking the measure on.
    const against = await signed(it_.mia, path, { 'why0-0': 'We have no quay.' })
    assert.match(against, inOrder('1.1 Offer shore power', 'We have no quay.'))
    const [said] = await it_.site.log.store.rows([{ table: 'declined', key: 'harbour-accord/meridian' }])
    assert.partialDeepStrictEqual(said?.measures, [
      { id: 'shore-power', words: { text: 'We have no quay.' } },
    ])
    await signed(it_.mia, path, { 'take0-0': 'yes' })
    assert.match(it_.mia.visitor.shown.path, /\/acts\//, 'the first act leads to the next')
    await it_.mia.visitor.use(it_.mia.device, 'party')
    const [now] = await it_.site.log.store.rows([{ table: 'declined', key: 'harbour-accord/meridian' }])
    assert.deepEqual(now?.measures, [])
  })

  it('shows an answer by the words that it answered, and takes it for no answer to newer ones', async () => {
    const { site, mia } = it_
    const path = `${HOME}/measures`
    await signed(mia, path, { 'why0-0': 'We have no quay.' })
    const [group] = MEASURES.commitments
    const [first, ...others] = group!.measures
    const measures = [{ ...first!, titles: inEnglish('Stop hiding illegal discharges') }, ...others]
    const newer = { ...MEASURES, edition: 2, commitments: [{ ...group!, measures }] }
    await site.post('measures/published', newer, { call: ACCORD })
    const older = wording('ours.measureOlder', { edition: 1, words: '1.1 Offer shore power' })
    assert.match(
      await see(path, mia),
      inOrder('1.1 Stop hiding illegal discharges', older, 'We have no quay.'),
    )
    assert.equal(formIn(mia.visitor.shown.html, path).fields['why0-0'], '', 'no answer to the newer words')
    const year = await see(`${HOME}/year`, mia)
    assert.match(year, inOrder('1.1 Offer shore power', 'We have no quay.', 'Stop hiding illegal discharges'))
    const declined = async () =>
      (await site.log.store.rows([{ table: 'declined', key: 'harbour-accord/meridian' }]))[0]?.measures
    // What is said of another measure leaves it alone; it is answered anew, or taken back, by its own.
    await signed(mia, path, { 'why0-0': 'We hide nothing.' })
    assert.partialDeepStrictEqual(await declined(), [{ edition: 2, words: { text: 'We hide nothing.' } }])
    assert.doesNotMatch(await see(path, mia), older)
    await signed(mia, path, { 'why0-0': '' })
    assert.deepEqual(await declined(), [])
  })

  it('takes back what was said of older words by a tick of its own', async () => {
    const { site, mia } = it_
    const path = `${HOME}/measures`
    await signed(mia, path, { 'why0-0': 'We have no quay.' })
    const [group] = MEASURES.commitments
    const [first, ...others] = group!.measures
    const measures = [{ ...first!, titles: inEnglish('Stop hiding illegal discharges') }, ...others]
    const newer = { ...MEASURES, edition: 2, commitments: [{ ...group!, measures }] }
    await site.post('measures/published', newer, { call: ACCORD })
    await mia.visitor.goto(path)
    const nothing = await mia.visitor.send(path, {})
    assert.equal(Object.keys(faultsIn(nothing.html)).length, 1, 'left alone it stands as it was')
    await signed(mia, path, { 'back0-0': 'yes' })
    const [row] = await site.log.store.rows([{ table: 'declined', key: 'harbour-accord/meridian' }])
    assert.deepEqual(row?.measures, [])
  })

  it('is for its own people: others find nothing there, readers no form', async () => {
    const { ada, site } = it_
    await signed(ada, NEW, { ...UNDER, ...SHORE_POWER })
    const of = `${HOME}/northhaven/${ID}`
    assert.equal((await it_.mia.visitor.goto(of)).status, 404)
    const rhea = await madeBy(site, await linkFor(ada, 'Rhea', 'reader'))
    await ada.visitor.goto('/representative')
    await ada.visitor.use(ada.device, 'party')
    await signIn(rhea.visitor, rhea.device)
    assert.match(await see(HOME, rhea), /Offer shore power/)
    assert.deepEqual(linksIn(rhea.visitor.shown.html, /new$|report$|withdraw$/), [])
    assert.equal((await rhea.visitor.goto(NEW)).status, 403)
  })
})
