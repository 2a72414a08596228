import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { parseTime } from '../../src/core/time.ts'
import { batches, batchRows, everyBatch, rowChanged } from '../../src/people/batches.ts'
import { diary } from '../../src/people/diary.ts'
import { openInvitations } from '../../src/people/invitations.ts'
import { letters } from '../../src/people/letters.ts'
import { ref } from '../../src/register/rows.ts'
import type { Change } from '../../src/store/drawer.ts'
import { ACCORD, facts } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'
import { joins } from './aurelia.ts'
import { KINDS_SAID, LIST, ListDesk } from './list-desk.ts'
import { anotherOfficer } from './people.ts'
import { faultsIn, fieldIn, formIn, rowOf, wordsOn } from './visitor.ts'

/** A list whose organisations are invited: one touch signs for all, and nothing of it is recorded. */
describe('a list of organisations that are invited', () => {
  let desk: ListDesk
  beforeEach(async () => {
    desk = await ListDesk.start()
  })
  afterEach(() => desk.close())

  const reads = (text = LIST, typed = {}) => desk.reads(text, { does: 'join', invites: '', ...typed })
  const size = () => desk.depositary.log.head()!.size
  const linkTo = async (to: string) => {
    const { drawer } = desk.depositary.log
    const now = parseTime(desk.depositary.now)
    const found = (await letters.all(drawer, now)).find(({ value }) => value.to === to)
    const words = await drawer.get('letter-words', found!.id, now)
    return /\/invitations\/[\w-]{43}/.exec(words!.json)![0]
  }
  const isOfPlan = ({ kind, after }: Change) => kind === 'batch' && after === null
  const approvesMeanwhile = async (id: string) => {
    const { log, running } = desk.depositary
    const found = await batches.lying(log.drawer, id, running.now())
    const changed = batches.changed(found!, { ...found!.value, state: 'stopped' })
    await log.drawer.apply([changed], running.now())
  }
  const open = () => openInvitations(desk.depositary.log.drawer, desk.depositary.running.now())

  it('are invited by one touch, and each joins by an entry of its own', async () => {
    const before = size()
    const plan = await reads()
    assert.match(wordsOn(plan), wording('bulk.approvalJoining', { officer: 'officer-1', invited: 2 }))
    assert.match(rowOf(plan, 'Birch Watch'), wording('bulk.plan.admitJoining'))
    assert.match(
      rowOf(plan, 'Cedar State'),
      inOrder(wording('bulk.plan.wrong'), wording('bulk.missing.email')),
    )
    await desk.approves()
    const done = await desk.finished()
    assert.match(wordsOn(done), wording('bulk.progressTitle', { done: 2, total: 2 }))
    assert.equal(size(), before, 'nothing is recorded')
    assert.equal((await desk.depositary.get('/parties/alder-lines')).status, 404)
    assert.equal((await desk.letters()).length, 2)
    for (const [n, to] of ['ada@alder.example', 'bo@birch.example'].entries()) {
      const { visitor } = await joins(desk.depositary, await linkTo(to))
      assert.equal(visitor.shown.path, `/entries/${before + n}/signed`, wordsOn(visitor.shown))
    }
    const { statement } = await desk.depositary.json<{ statement: { body: { proof: { size: number } } } }>(
      `/entries/${before}.json`,
    )
    assert.equal(statement.body.proof.size, 16, 'a path does not say how many were invited')
  })

  it('keeps the list that was brought: what a form or a row lacks is corrected on the page, and no file is chosen again', async () => {
    const { visitor } = desk.officer
    const wrong = LIST.replace('civil society', 'birds')
    const refused = await reads(wrong, { title: '' })
    assert.deepEqual([refused.status, Object.keys(faultsIn(refused.html))], [422, ['title']])
    assert.equal(fieldIn(refused.html, 'rows'), wrong)
    const plan = await visitor.send('/desk/bulk', { title: 'Founders' })
    assert.match(
      wordsOn(plan),
      inOrder(
        wording('bulk.wrongRows', { count: 2 }),
        wording('bulk.rowOf', { row: 3 }),
        'Birch Watch',
        wording('bulk.fault.kind', { about: 'birds', kinds: KINDS_SAID }),
      ),
    )
    await visitor.follow(/^\/desk\/bulk\?correct=/)
    assert.match(wordsOn(visitor.shown), wording('bulk.corrects'))
    assert.equal(fieldIn(visitor.shown.html, 'note'), 'A record in its DNS.')
    await visitor.send('/desk/bulk', { rows: LIST })
    assert.match(
      wordsOn(visitor.shown),
      wording('bulk.approvalJoining', { officer: 'officer-1', invited: 2 }),
    )
    const { drawer } = desk.depositary.log
    assert.equal(
      (await everyBatch(drawer, desk.depositary.running.now())).length,
      1,
      'in place of the one before',
    )
    const { path } = visitor.shown
    await visitor.send('drop')
    await visitor.goto(`/desk/bulk?correct=${path.split('/').at(-1)}`)
    assert.equal(fieldIn(visitor.shown.html, 'rows'), '', 'what is dropped is forgotten')
  })

  it('takes the place of the list that it corrects in one commit, or leaves everything as it was', async () => {
    const { visitor } = desk.officer
    const { drawer } = desk.depositary.log
    const now = () => desk.depositary.running.now()
    const kept = async () => ({
      plans: (await everyBatch(drawer, now())).map(({ value: { title, state } }) => [title, state]),
      typed: (await desk.typedLists()).length,
      noted: (await diary.all(drawer, now())).filter(({ value }) => value.what === 'bulk-planned').length,
    })
    await reads()
    const id = visitor.shown.path.split('/').at(-1)!
    await visitor.goto(`/desk/bulk?correct=${id}`)
    const apply = drawer.apply.bind(drawer)
    try {
      drawer.apply = async (changes, at) => {
        await (changes.some(isOfPlan) ? Promise.reject(new Error('The server falls.')) : apply(changes, at))
      }
      assert.equal((await visitor.send('/desk/bulk', { rows: LIST, title: 'Mended' })).status, 500)
      drawer.apply = apply
      assert.deepEqual(await kept(), { plans: [['Founders', 'planned']], typed: 1, noted: 1 })

      await visitor.goto(`/desk/bulk?correct=${id}`)
      drawer.apply = async (changes, at) => {
        drawer.apply = apply
        await approvesMeanwhile(id)
        await apply(changes, at)
      }
      const late = await visitor.send('/desk/bulk', { rows: LIST, title: 'Mended' })
      assert.equal(late.status, 422)
      assert.match(wordsOn(late), /approved, or dropped, by somebody meanwhile/)
      assert.equal(fieldIn(late.html, 'rows'), LIST, 'what was typed is kept')
      assert.deepEqual(await kept(), { plans: [['Founders', 'stopped']], typed: 1, noted: 1 })
      await visitor.send('/desk/bulk')
      assert.match(visitor.shown.path, /^\/desk\/bulk\/./, 'sent again it is a list of its own')
    } finally {
      drawer.apply = apply
    }
  })

  it('keeps the rows that were typed where the session has ended, until the officer has signed in again', async () => {
    const { visitor, device } = desk.officer
    await visitor.goto('/desk/bulk')
    desk.depositary.now = '2026-01-02T00:00:00Z'
    await visitor.send('/desk/bulk', { title: 'Founders', rows: LIST })
    assert.match(visitor.shown.path, /sign-in/)
    await visitor.use(device, 'officer')
    assert.equal(fieldIn(visitor.shown.html, 'rows'), LIST)
  })

  it('tells one organisation in its letter why it is invited, as its row says', async () => {
    const [head, alder, birch] = LIST.split('\n')
    const list = [`${head},reason`, `${alder},You asked us in May.`, birch].join('\n')
    const cover = 'The secretariat writes to all founders.'
    const plan = await reads(list, { cover })
    assert.match(wordsOn(plan), inOrder(wording('preview.heading'), cover, 'You asked us in May.'))
    await desk.approves()
    await desk.finished()
    const { drawer } = desk.depositary.log
    const now = parseTime(desk.depositary.now)
    const said = new Map<string, string>()
    for (const { id, value } of await letters.all(drawer, now))
      said.set(value.to, (await drawer.get('letter-words', id, now))!.json)
    assert.ok(said.get('ada@alder.example')!.includes('You asked us in May.'))
    assert.ok(!said.get('bo@birch.example')!.includes('You asked us in May.'))
    assert.ok(said.get('bo@birch.example')!.includes(cover))
    const long = [`${head},reason`, `${alder},${'x'.repeat(301)}`].join('\n')
    assert.match(rowOf(await reads(long), 'Alder Lines'), wording('bulk.plan.wrong'))
  })

  it('is approved by an officer who sees each reason that a drafter typed, and by no one who saw another', async () => {
    const drafter = await anotherOfficer(desk.depositary, 'assistant', 'drafter')
    await drafter.visitor.goto('/desk/bulk')
    const [head, alder, birch] = LIST.split('\n')
    const fee = 'Pay the fee of 900 EUR at https://fees.example first'
    const typed = { title: 'Founders', call: ACCORD, lang: 'en', mandate: 'none', does: 'join' }
    const list = [`${head},reason`, `${alder},You run ferries.`, `${birch},${fee}`].join('\n')
    await drafter.visitor.send('/desk/bulk', { ...typed, rows: list, cover: 'The secretariat writes.' })
    const { path } = drafter.visitor.shown
    const { visitor } = desk.officer
    for (const view of ['', '?plan=admit']) {
      const plan = await visitor.goto(`${path}${view}`)
      const to = wording('bulk.toCall', { call: ACCORD, language: 'English' })
      assert.match(rowOf(plan, 'Birch Watch'), inOrder(to, wording('bulk.reasonOf'), fee), view)
      assert.match(rowOf(plan, 'Alder Lines'), inOrder(wording('bulk.reasonOf'), 'You run ferries.'))
      assert.match(
        wordsOn(plan),
        inOrder(wording('bulk.reasons'), '2', wording('preview.heading'), 'The secretariat writes.'),
      )
    }
    await desk.changesRow('Birch Watch', { why: 'You were asked in May.' })
    await desk.approves()
    assert.equal(visitor.shown.status, 409, 'the page that was signed showed another letter')
    await visitor.goto(path)
    await desk.approves()
    await desk.changesRow('Birch Watch', { why: fee })
    await desk.depositary.running.worker.workOff()
    assert.deepEqual(await desk.letters(), [], 'nothing goes out but what was signed')
    assert.match(wordsOn(await visitor.goto(path)), wording('bulk.stateNote.stopped'))
  })

  it('are invited also where nobody has checked anything, and admitted by a list only where somebody has', async () => {
    const before = size()
    const refused = await reads(LIST, { mandate: 'none', note: '', does: 'admit' })
    assert.match(wordsOn(refused), wording('bulk.uncheckedAdmits'))
    const plan = await reads(LIST, { mandate: 'none', note: '' })
    assert.match(rowOf(plan, 'Birch Watch'), wording('bulk.plan.admitJoining'))
    await desk.approves()
    await desk.finished()
    const { visitor } = await joins(desk.depositary, await linkTo('bo@birch.example'), { how: 'join' })
    assert.equal(visitor.shown.path, `/representative?done=${before}`, wordsOn(visitor.shown))
    const { statement } = await desk.depositary.json<{ statement: { body: { leaf: { mandate: unknown } } } }>(
      `/entries/${before}.json`,
    )
    assert.equal(statement.body.leaf.mandate, null)
  })

  it('are invited likewise where they were admitted before and have no key: it comes with the signature', async () => {
    const { depositary } = desk
    const body = { party: 'alder-lines', ...facts('alder-lines'), keys: [], claims: false }
    const { index: admitted } = await depositary.post('party/admitted', body)
    const before = size()
    const plan = await reads()
    assert.match(rowOf(plan, 'Alder Lines'), wording('bulk.plan.invite'))
    await desk.approves()
    await desk.finished()
    assert.equal(size(), before)
    const { visitor } = await joins(depositary, await linkTo('ada@alder.example'))
    assert.equal(visitor.shown.path, `/entries/${before}/signed`, wordsOn(visitor.shown))
    assert.equal(size(), before + 1, 'one entry brings in key and signature')
    const [row] = await depositary.log.store.rows([ref('parties', 'alder-lines')])
    assert.equal(row?.admitted, admitted)
    const entry = wordsOn(await visitor.goto(`/entries/${before}`))
    assert.match(entry, /This is the first key of the organisation\./)
    assert.match(entry, wording('entry.cameByInvitation', { holder: 'alder-lines' }))
    const page = wordsOn(await visitor.goto('/parties/alder-lines'))
    assert.match(page, wording('party.key.invited'), 'readers are told who says whose the key is')
  })

  it('get one link each, though the server falls before a row is noted, or the list is brought again', async () => {
    await reads()
    await desk.approves()
    await desk.finished()
    const { drawer } = desk.depositary.log
    const now = parseTime(desk.depositary.now)
    const links = (await open()).map(({ link }) => link).sort()
    const [batch] = await everyBatch(drawer, now)
    const rows = await batchRows(drawer, batch!.id, now)
    await drawer.apply(
      rows.filter(({ value }) => value.state === 'done').map(row => rowChanged(row, { state: 'waiting' })),
      now,
    )
    await desk.officer.visitor.goto(`/desk/bulk/${batch!.id}`)
    await desk.officer.visitor.send('go')
    await desk.finished()
    assert.deepEqual((await open()).map(({ link }) => link).sort(), links)
    assert.equal((await desk.letters()).length, 2)
    const again = await reads()
    assert.match(rowOf(again, 'Alder Lines'), wording('bulk.fault.invited'))
    assert.match(wordsOn(again), wording('bulk.planTitle', { count: 0 }))
  })

  it('are invited by nobody else’s passkey, nor by one that was asked for another list', async () => {
    await reads()
    const { path, html } = desk.officer.visitor.shown
    const other = formIn(html, 'passkey')
    await reads(LIST.replace('Birch Watch', 'Birch Guard'))
    const answer = desk.officer.device.answer(other, 'officer')
    await desk.officer.visitor.send('passkey', { ...answer, payload: other.fields.payload! })
    assert.equal(desk.officer.visitor.shown.status, 409)
    const second = await anotherOfficer(desk.depositary)
    await second.visitor.goto(path)
    await assert.rejects(second.visitor.use(desk.officer.device, 'officer'))
    assert.deepEqual(await open(), [])
  })

  it('are not invited on the word of a passkey that was revoked meanwhile', async () => {
    await reads()
    await desk.approves()
    const reason = { lang: 'en', text: 'It is lost.' }
    await desk.depositary.post('key/revoked', { keyid: desk.officer.device.keyids[0], reason })
    await desk.depositary.running.worker.workOff()
    assert.deepEqual(await open(), [])
    assert.deepEqual(await desk.letters(), [])
  })
})
