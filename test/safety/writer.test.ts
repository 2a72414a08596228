import assert from 'node:assert/strict'
import { after, afterEach, beforeEach, describe, it } from 'node:test'
import { PostgresStore } from '../../src/store/postgres.ts'
import { type Depositary, type Story, startDepositary } from '../depositary.ts'
import { Device } from '../desk/device.ts'
import { enrolled } from '../desk/people.ts'
import { formIn } from '../desk/visitor.ts'
import { startPostgres } from '../postgres.ts'
import { representative } from '../representative/people.ts'
import { Writer } from './writer.ts'

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
  })
