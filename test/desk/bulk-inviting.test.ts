import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { parseTime } from '../../src/core/time.ts'
import { batchRows, everyBatch, rowChanged } from '../../src/people/batches.ts'
import { openInvitations } from '../../src/people/invitations.ts'
import { letters } from '../../src/people/letters.ts'
import { ref } from '../../src/register/rows.ts'
import { facts } from '../harbour.ts'
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
    assert.match(entry, /The organisation was in the register, and had no key: this is its first\./)
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
