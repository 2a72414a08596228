import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { newToken } from '../../src/people/tokens.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { Device } from '../desk/device.ts'
import { enrolled } from '../desk/people.ts'
import { formIn, Visitor, wordsOn } from '../desk/visitor.ts'
import { representative } from '../representative/people.ts'
import { inOrder, wording } from '../wording.ts'

/** What somebody may try at the two doors that a passkey opens: the desk's, and that of representatives. */
const DOORS = [
  { use: 'officer', page: '/desk', signIn: '/desk/sign-in', signOut: '/desk/sign-out' },
  {
    use: 'party',
    page: '/representative',
    signIn: '/representative/sign-in',
    signOut: '/representative/sign-out',
  },
] as const
type Door = (typeof DOORS)[number]

for (const door of DOORS)
  describe(`the door of ${door.page}`, () => {
    let it_: Depositary
    let holder: { readonly visitor: Visitor; readonly device: Device }
    beforeEach(async () => {
      it_ = await startDepositary({ parties: ['northhaven'], limits: { statements: null, proxied: true } })
      holder = door.use === 'officer' ? await enrolled(it_) : await representative(it_, 'northhaven')
    })
    afterEach(() => it_.close())

    const isIn = async (cookie: string) => {
      const response = await it_.get(door.page, { accept: 'text/html', cookie })
      return response.status === 200
    }
    /**
     * Somebody answers the form of the page, with cookies of their own and from an address of their own; `since` is
     * what their browser was given after the page had come.
     */
    const answer = async (
      device: Device,
      {
        cookie = '',
        from = '192.0.2.1',
        change = {},
        since = '',
      }: { cookie?: string; from?: string; change?: object; since?: string } = {},
    ) => {
      const headers = { accept: 'text/html', cookie, 'x-forwarded-for': from }
      const page = await it_.get(door.signIn, headers)
      if (page.status !== 200) return page
      const form = formIn(await page.text(), 'passkey')
      const body = new URLSearchParams({ ...form.fields, ...device.answer(form, door.use), ...change })
      return it_.app.request(form.action, {
        method: 'POST',
        headers: { ...headers, cookie: `${cookie}; ${since}`, 'sec-fetch-site': 'same-origin' },
        body,
      })
    }

    it('gives a session of its own to whoever signs in, whatever their browser held before', async () => {
      const laid = `__Host-avow-${door.use}=${newToken()}`
      const response = await answer(holder.device, { cookie: laid })
      assert.equal(response.status, 303)
      const [cookie = ''] = response.headers.getSetCookie()
      const own = cookie.split(';')[0]!
      assert.notEqual(own, laid)
      assert.ok(await isIn(own))
      // Whoever laid the other one there has nothing of it.
      assert.ok(!(await isIn(laid)))
    })

    it('ends what the browser held before, whoever has a copy of that', async () => {
      const before = holder.visitor.cookies
      assert.ok(await isIn(before))
      const response = await answer(holder.device, { since: before })
      assert.equal(response.status, 303)
      assert.ok(!(await isIn(before)))
      assert.ok(await isIn(response.headers.getSetCookie()[0]!.split(';')[0]!))
    })

    it('keeps the session from scripts, from other sites and from other hosts, and lets it end', async () => {
      const response = await answer(holder.device)
      const [cookie = ''] = response.headers.getSetCookie()
      assert.match(cookie, new RegExp(`^__Host-avow-${door.use}=[\\w-]{43}; Path=/; `))
      for (const part of ['HttpOnly', 'SameSite=Strict', 'Secure'])
        assert.ok(cookie.includes(`; ${part}`), part)
      assert.match(cookie, /; Max-Age=\d+;/)
      assert.doesNotMatch(cookie, /Domain/i)
    })

    it('closes for good behind whoever signs out: the cookie that was copied opens nothing', async () => {
      const copied = holder.visitor.cookies
      assert.ok(await isIn(copied))
      await holder.visitor.goto(door.page)
      await holder.visitor.send(door.signOut)
      assert.ok(!(await isIn(copied)))
    })

    it('closes when the session is over, though the cookie is still there', async () => {
      const { cookies } = holder.visitor
      it_.now = '2026-01-01T09:00:00Z'
      assert.ok(!(await isIn(cookies)))
    })

    it('takes each answer of a passkey once, and none that was given to another page', async () => {
      const page = new Visitor(it_)
      await page.goto(door.signIn)
      const form = formIn(page.shown.html, 'passkey')
      const body = new URLSearchParams({ ...form.fields, ...holder.device.answer(form, door.use) })
      const send = () =>
        it_.app.request(form.action, {
          method: 'POST',
          headers: { accept: 'text/html', 'sec-fetch-site': 'same-origin' },
          body,
        })
      assert.equal((await send()).status, 303)
      const again = await send()
      assert.equal(again.status, 403)
      assert.deepEqual(again.headers.getSetCookie(), [])
      await page.goto(door.signIn)
      const { asked = '' } = formIn(page.shown.html, 'passkey').fields
      assert.equal((await answer(holder.device, { change: { asked } })).status, 403)
    })

    it('answers alike for a passkey that is unknown and for one of somebody else', async () => {
      const stranger = new Device()
      stranger.hold(door.use)
      const told = async (device: Device) => {
        const response = await answer(device)
        assert.equal(response.status, 403)
        assert.deepEqual(response.headers.getSetCookie(), [])
        return withoutTokens(await response.text())
      }
      const other = await otherDoorsDevice(it_, door)
      assert.equal(await told(stranger), await told(other))
    })

    it('slows down an address that asks again and again', async () => {
      const device = new Device()
      device.hold(door.use)
      const statuses: number[] = []
      for (let i = 0; i < 61; i++) statuses.push((await it_.get(door.signIn, from('192.0.2.7'))).status)
      assert.deepEqual([...new Set(statuses)], [200, 429])
      assert.equal((await it_.get(door.signIn, from('192.0.2.8'))).status, 200)
    })

    it('slows down whoever tries one passkey from many addresses, and lets its holder in again after a while', async () => {
      const impostor = holder.device
      const wrong = { signature: Buffer.from('not a signature').toString('base64') }
      for (let i = 0; i < 30; i++)
        assert.equal((await answer(impostor, { from: `198.51.100.${i}`, change: wrong })).status, 403)
      const slowed = await answer(impostor, { from: '203.0.113.1' })
      assert.equal(slowed.status, 403)
      assert.match(
        wordsOf(await slowed.text()),
        inOrder(wording('refusal.rate_limited.mend'), 'rate_limited'),
      )
      it_.now = '2026-01-01T00:01:00Z'
      assert.equal((await answer(holder.device, { from: '203.0.113.1' })).status, 303)
    })
  })

const from = (address: string) => ({ accept: 'text/html', 'x-forwarded-for': address })
const wordsOf = (html: string) => wordsOn({ html })

/** A device whose passkey is known here, but opens the other door. */
async function otherDoorsDevice(site: Depositary, { use }: Door): Promise<Device> {
  if (use === 'officer') return (await representative(site, 'northhaven')).device
  return (await enrolled(site)).device
}

/** A page without what is random in it. */
const withoutTokens = (html: string) => html.replace(/[\w-]{43}/g, '…')
