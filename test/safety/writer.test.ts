import assert from 'node:assert/strict'
import { after, afterEach, beforeEach, describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { toHex } from '../../src/core/bytes.ts'
import { openCheckpoint, signCheckpoint } from '../../src/core/checkpoint.ts'
import { identityOf, parseEnvelope } from '../../src/core/envelope.ts'
import { newSigner } from '../../src/core/keys.ts'
import { formatVkey, newNoteSigner, parseLogVkey } from '../../src/core/note.ts'
import { parseTime } from '../../src/core/time.ts'
import { openLog } from '../../src/log/open.ts'
import { Register } from '../../src/register/fold.ts'
import { type Row, ref, type Table } from '../../src/register/rows.ts'
import { PostgresStore } from '../../src/store/postgres.ts'
import { sealOfHead } from '../../src/store/row-checksum.ts'
import { type Depositary, type Story, startDepositary } from '../depositary.ts'
import { Device } from '../desk/device.ts'
import { enrolled } from '../desk/people.ts'
import { formIn, wordsOn } from '../desk/visitor.ts'
import { ACCEPTS, ACCORD } from '../harbour.ts'
import { ORIGIN, partyKey, seedOf } from '../memory-log.ts'
import { startPostgres } from '../postgres.ts'
import { refusedAs } from '../refused.ts'
import { representative } from '../representative/people.ts'
import { inOrder, wording } from '../wording.ts'
import { Writer } from './writer.ts'

const SAID = { lang: 'en', text: 'The phone was lost.' }

const OPTIONS = {
  signer: newNoteSigner(ORIGIN, seedOf('the log')),
  drawerKey: seedOf('the drawer'),
  now: () => parseTime('2026-01-01T00:00:00Z'),
  threads: 1,
}

const DATABASES: Readonly<Record<string, () => Promise<Pick<Story, 'store'>>>> = {
  SQLite: async () => ({}),
  PostgreSQL: async () => ({
    store: await PostgresStore.open(await (await startPostgres()).newDatabase()),
  }),
}

after(async () => (await startPostgres()).stop())

for (const [name, newStore] of Object.entries(DATABASES))
  describe(`somebody who writes in a ${name} database and has no key`, () => {
    let it_: Depositary
    let writer: Writer
    beforeEach(async () => {
      it_ = await startDepositary({ parties: ['northhaven', 'southquay'], ...(await newStore()) })
      writer = new Writer(it_.log.store.place)
    })
    afterEach(() => it_.close())

    /** Signs in with a device, under the id of a passkey that may be another's. */
    const signIn = async (page: '/desk' | '/representative', device: Device, credential: string) => {
      const shown = await it_.get(`${page}/sign-in`, { accept: 'text/html' })
      const form = formIn(await shown.text(), 'passkey')
      const answer = device.answer(form, page === '/desk' ? 'officer' : 'party')
      return it_.app.request(form.action, {
        method: 'POST',
        headers: { accept: 'text/html', 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams({ ...form.fields, ...answer, credential }),
      })
    }

    it('comes in as no officer by a key of theirs, laid into the officer’s row and taken out again', async () => {
      const officer = await enrolled(it_)
      const [keyid, credential] = [officer.device.keyids[0]!, officer.device.ids[0]!]
      const mine = new Device()
      const { passkey } = mine.hold('officer')
      const putBack = await writer.copy('keys', keyid)
      await writer.change('keys', keyid, { ...(await writer.row('keys', keyid)), key: passkey.key })
      const response = await signIn('/desk', mine, credential)
      await putBack()
      assert.deepEqual([response.status, response.headers.get('set-cookie')], [403, null])
      assert.equal((await signIn('/desk', officer.device, credential)).status, 303)
    })

    it('signs in as no other party by another holder in the row of their own key', async () => {
      const { device } = await representative(it_, 'northhaven')
      const [keyid, credential] = [device.keyids[0]!, device.ids[0]!]
      const putBack = await writer.copy('keys', keyid)
      await writer.change('keys', keyid, { ...(await writer.row('keys', keyid)), holder: 'southquay' })
      const response = await signIn('/representative', device, credential)
      await putBack()
      assert.deepEqual([response.status, response.headers.get('set-cookie')], [403, null])
      assert.equal((await signIn('/representative', device, credential)).status, 303)
    })

    it('lays or changes no row that anything is judged by, of whichever table', async () => {
      await enrolled(it_)
      await it_.as('northhaven').sign(ACCORD)
      const { store } = it_.log
      const tables = new Set<Table>()
      for (const { table, key, json } of (await Array.fromAsync(store.everyRow())).flat()) {
        if (tables.has(table)) continue
        tables.add(table)
        const putBack = await writer.copy(table, key)
        const row = JSON.parse(json) as Row
        await writer.change(table, key, { ...row, since: row.since + 1 } as never)
        await assert.rejects(store.rows([ref(table, key)]), refusedAs('store_damaged'))
        await assert.rejects(store.rowsOf(table, '', 99), refusedAs('store_damaged'))
        await putBack()
        assert.deepEqual((await store.rows([ref(table, key)]))[0], row)
      }
      for (const table of [
        'calls',
        'keys',
        'log',
        'parties',
        'policies',
        'roles',
        'signatures',
        'texts',
      ] as const)
        assert.ok(tables.has(table), table)
    })

    it('ends no log by a row that is laid, used and removed', async () => {
      await it_.as('northhaven').sign(ACCORD)
      const mine = newSigner('party')
      const { since } = await writer.row('keys', partyKey('northhaven').keyid)
      const laid = { since, holder: 'northhaven', added: since, addedBy: 'holder', revoked: null } as const
      await writer.insert('keys', mine.keyid, { ...laid, key: mine.key })
      const saying = { by: 'northhaven', call: ACCORD, signers: [mine] }
      const response = await it_.send(it_.envelope('signature/withdrawn', { reason: null }, saying))
      const { code } = (await response.json()) as { code: string }
      await writer.remove('keys', mine.keyid)
      assert.equal(code, 'store_damaged')
      await it_.as('northhaven').withdraw(ACCORD)
      await audited(it_)
    })

    it('has no key sign that was revoked, by the row of before', async () => {
      await it_.close()
      it_ = await startDepositary({ parties: ['northhaven'], ...(await newStore()), folded: true })
      writer = new Writer(it_.log.store.place)
      const { visitor } = await enrolled(it_)
      const { keyid } = partyKey('northhaven')
      const putBack = await writer.copy('keys', keyid)
      await it_.post('key/revoked', { keyid, reason: SAID })
      while (it_.log.folded()! < it_.log.head()!.size) await setTimeout(2)
      await putBack()
      const response = await it_.send(
        it_.envelope('signature/given', ACCEPTS, {
          by: 'northhaven',
          call: ACCORD,
          signers: [partyKey('northhaven')],
        }),
      )
      assert.equal(response.status, 503)
      assert.equal(((await response.json()) as { code: string }).code, 'store_doubted')
      assert.equal((await it_.get('/readyz')).status, 503)
      const desk = wordsOn(await visitor.goto('/desk'))
      assert.match(desk, inOrder(wording('desk.readsOnly'), wording('refusal.store_doubted.mend')))
      await audited(it_)
    })

    it('has nothing recorded twice that the log no longer finds', async () => {
      await it_.close()
      it_ = await startDepositary({ ...(await newStore()), folded: true })
      writer = new Writer(it_.log.store.place)
      const closing = it_.envelope('switch/set', { covers: ['party/listed'], closed: true, reason: SAID })
      const { index } = (await (await it_.send(closing)).json()) as { index: number }
      while (it_.log.folded()! < it_.log.head()!.size) await setTimeout(2)
      await writer.run('DELETE FROM identities WHERE place = $1', index)
      const response = await it_.send(closing)
      assert.equal(response.status, 503, await response.text())
      await audited(it_)
    })

    it('stops no start by the row of the log, changed or removed: the log tells what it was', async () => {
      const { store } = it_.log
      const row = await writer.row('log', 'log')
      for (const act of [
        () => writer.change('log', 'log', { ...row, rules: 9 }),
        () => writer.run(`UPDATE rows SET json = 'no row' WHERE tbl = 'log'`),
        () => writer.remove('log', 'log'),
      ]) {
        await act()
        const again = await openLog({ ...OPTIONS, store })
        assert.deepEqual(await writer.row('log', 'log'), row)
        assert.equal(again.ready(), null)
        await again.close()
      }
    })

    it('passes off no key of theirs as the log’s, by its row and a checkpoint that it has signed', async () => {
      const { store } = it_.log
      const head = (await store.head())!
      const row = await writer.row('log', 'log')
      const mine = newNoteSigner(ORIGIN, seedOf('a key of theirs'))
      const vkey = formatVkey(mine.vkey)
      const forged = { ...row, vkey, vkeys: [{ vkey, size: 0 }] }
      const lay = (checkpoint: string) =>
        writer.run(
          'UPDATE log SET checkpoint = $1, seal = $2',
          checkpoint,
          sealOfHead({ ...head, checkpoint }),
        )
      await writer.change('log', 'log', forged)
      // A server that runs goes by that row nowhere, and by its own key still.
      const saying = { by: 'northhaven', call: ACCORD, signers: [partyKey('northhaven')] }
      for (const response of [
        await it_.send(it_.envelope('signature/given', ACCEPTS, saying)),
        await it_.get('/receipts/1'),
      ])
        assert.equal(((await response.json()) as { code: string }).code, 'store_damaged')
      assert.equal(it_.log.vkey, it_.vkey)
      assert.equal(openCheckpoint(it_.log.head()!.checkpoint, parseLogVkey(it_.vkey)).size, head.size)
      // A start asks that row for no key, and folds it anew once the checkpoint is ours again.
      await lay(signCheckpoint({ origin: ORIGIN, size: head.size, root: head.root }, mine))
      await assert.rejects(openLog({ ...OPTIONS, store }), refusedAs('store_damaged'))
      await lay(head.checkpoint)
      const again = await openLog({ ...OPTIONS, store })
      assert.deepEqual(await writer.row('log', 'log'), row)
      assert.deepEqual([again.ready(), again.vkey], [null, it_.vkey])
      await again.close()
      await audited(it_)
    })

    it('has nobody told that a statement is recorded which is not', async () => {
      for (const place of [1, 999]) {
        const envelope = it_.envelope('switch/set', { covers: ['party/listed'], closed: true, reason: SAID })
        const { payload } = parseEnvelope(envelope)
        const identity = toHex(identityOf(payload))
        const bytes = 'dataDir' in it_.log.store.place ? `x'${identity}'` : `'\\x${identity}'`
        await writer.run(`INSERT INTO identities (identity, place) VALUES (${bytes}, $1)`, place)
        const response = await it_.send(envelope)
        assert.equal(response.status, 500, await response.text())
        assert.equal(it_.log.ready(), null)
        await writer.run(`DELETE FROM identities WHERE place = $1 AND identity = ${bytes}`, place)
        assert.equal((await it_.send(envelope)).status, 201)
        await audited(it_)
        await it_.close()
        it_ = await startDepositary({ ...(await newStore()) })
        writer = new Writer(it_.log.store.place)
      }
    })

    it('is found out where it was recorded before the fold had come so far', async () => {
      const { keyid } = partyKey('northhaven')
      const putBack = await writer.copy('keys', keyid)
      await it_.post('key/revoked', { keyid, reason: SAID })
      await putBack()
      await it_.as('northhaven').sign(ACCORD)
      await assert.rejects(audited(it_), refusedAs('key_revoked'))
      const { vkey, store } = it_.log
      const again = await openLog({ ...OPTIONS, store, folded: true })
      try {
        assert.equal(again.vkey, vkey)
        while (again.ready() === null) await setTimeout(2)
        assert.match(again.conditions().fold!.message, /^Entry 6 may not stand in the log: .* was revoked/)
      } finally {
        await again.close()
      }
    })
  })

/** What an auditor does with the entries: throws what the law refuses. */
async function audited({ log }: Depositary): Promise<void> {
  const register = new Register()
  for (const entry of await log.store.entries(0, log.head()!.size)) register.fold(entry)
  assert.deepEqual(register.history.root(), log.head()!.root)
}
