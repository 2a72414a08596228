import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ServedSite, startSite } from '../browser/site.ts'
import type { Depositary } from '../depositary.ts'
import { Device } from '../desk/device.ts'
import { beginsAsOfficer } from '../desk/people.ts'
import { Visitor, wordsOn } from '../desk/visitor.ts'
import { effort } from '../effort.ts'
import { wording } from '../wording.ts'

/** In a long run as many as the Paris Call has; one of their addresses is none, and one holds no mailbox. */
const ROWS = effort('bulkRows')
/** Supporters of a list, each of whom is recorded twice, and faster than an organisation is admitted. */
const LISTED = 400
/** What stands in the link of an invitation, and in no other. */
const INVITING = '"purpose":"invitation"'

/** The part of the rows after which the power goes, again and again. */
const CRASHES = [0.16, 0.57, 0.9]
const spelt = (count: number) => new Intl.NumberFormat('en').format(count)

describe('a thousand admissions and invitations', () => {
  let site: ServedSite
  let visitor: Visitor
  const device = new Device('harbour.example')
  before(async () => {
    // Passkeys are bound to the address that the public knows, wherever the server listens.
    site = await startSite({ publicUrl: 'https://harbour.example' })
    const app = {
      request: (path: string, init: RequestInit) => fetch(site.url + path, { ...init, redirect: 'manual' }),
    }
    visitor = new Visitor({ app } as unknown as Depositary)
    const [, link] = /harbour\.example(\/desk\/enrol\/\S+)/.exec(site.said())!
    await beginsAsOfficer(visitor, device, link!, { id: 'registrar', name: '' })
    await visitor.use(device, 'officer')
  })
  after(() => site.close())

  const list = (called: string, host: string, rows = ROWS) =>
    [
      'name,kind,country,domain,contact,role,email',
      ...Array.from({ length: rows }, (_, n) => {
        // Letters of which none looks like another, or like two of them.
        const letters = n.toString(11).replaceAll(/./g, digit => 'abdefgkpsty'[Number.parseInt(digit, 11)]!)
        const name = `${called}${letters}x`
        const email = n === 7 ? 'nobody' : `clerk@${host}-${n}.example`
        return `${name},company,FR,${host}-${n}.example,Clerk ${n},Clerk,${email}`
      }),
    ].join('\n')
  const counted = (kind: string, within?: string) => site.kept(kind, within).length
  const sizeNow = async () =>
    Number((await (await fetch(`${site.url}/log/checkpoint`)).text()).split('\n')[1])

  it('are each done once, through every loss of power, and one bad address stops none', async t => {
    const size = await sizeNow()
    const before = { link: counted('link', INVITING), letter: counted('letter') }
    await visitor.goto('/desk/bulk')
    await visitor.send('/desk/bulk', {
      title: 'Everybody',
      call: 'harbour-accord',
      mandate: 'domain',
      note: 'As agreed at the conference.',
      does: 'admit',
      invites: 'yes',
      list: new Blob([list('Board of Quay', 'quay')]),
    })
    assert.match(
      wordsOn(visitor.shown),
      new RegExp(`^.*admits ${spelt(ROWS)} organisations and invites ${spelt(ROWS - 1)} representatives`),
    )
    await visitor.use(device, 'officer')
    const { path } = visitor.shown

    let crashes = 0
    for (const part of CRASHES) {
      while ((await sizeNow()) - size < part * ROWS) await sleep(20)
      if ((await sizeNow()) - size < ROWS) crashes++
      await site.crash()
    }
    while ((await sizeNow()) - size < ROWS) await sleep(20)
    while (wording('bulk.stateNote.running').test(wordsOn(await visitor.goto(path)))) await sleep(20)
    t.diagnostic(`${crashes} crashes on the way`)
    assert.ok(crashes > 0, 'it was killed in the midst')
    assert.match(
      wordsOn(visitor.shown),
      new RegExp(
        `${spelt(ROWS)} of ${spelt(ROWS)} rows done.*Admitted ${spelt(ROWS)} ` +
          `Invitations written ${spelt(ROWS - 1)} Letter to hand over ${spelt(ROWS - 1)}.*Need you 1 `,
      ),
    )
    assert.equal((await sizeNow()) - size, ROWS)
    assert.equal(counted('letter'), Number(before.letter) + ROWS - 1)
    assert.equal(counted('link', INVITING), Number(before.link) + ROWS - 1)
  })

  it('are each invited once by one touch and no entry, through every loss of power and without a relay', async t => {
    const size = await sizeNow()
    const before = { link: counted('link', INVITING), letter: counted('letter') }
    const written = () => Number(counted('link', INVITING)) - Number(before.link)
    await visitor.goto('/desk/bulk')
    await visitor.send('/desk/bulk', {
      title: 'Everybody else',
      call: 'harbour-accord',
      mandate: 'email',
      note: 'As agreed at the conference.',
      does: 'join',
      list: new Blob([list('Guild of Lock', 'lock')]),
    })
    assert.match(wordsOn(visitor.shown), new RegExp(`invites ${spelt(ROWS - 1)} organisations`))
    const start = performance.now()
    await visitor.use(device, 'officer')
    const { path } = visitor.shown
    let crashes = 0
    for (const part of CRASHES) {
      while (written() < part * ROWS) await sleep(20)
      if (written() < ROWS - 1) crashes++
      await site.crash()
    }
    while (wording('bulk.stateNote.running').test(wordsOn(await visitor.goto(path)))) await sleep(20)
    t.diagnostic(`${crashes} crashes on the way, ${Math.round(performance.now() - start)} ms`)
    assert.ok(crashes > 0, 'it was killed in the midst')
    const all = spelt(ROWS - 1)
    assert.match(wordsOn(visitor.shown), new RegExp(`${all} of ${all} rows done.*Invitations written ${all}`))
    assert.equal(written(), ROWS - 1)
    assert.equal(counted('letter'), Number(before.letter) + ROWS - 1)
    assert.equal(await sizeNow(), size, 'nothing is recorded')
  })

  it('of a list of supporters are each recorded once, through every loss of power', async t => {
    const size = await sizeNow()
    await visitor.goto('/desk/lists')
    await visitor.send('/desk/lists', {
      call: 'harbour-accord',
      title: 'Friends',
      date: '2022-05-01',
      whole: 'yes',
      list: new Blob([list('Club of Mole', 'mole', LISTED)]),
    })
    // A later list of this call lacks them all: that is written down first, and twice is each recorded.
    const entries = 2 * LISTED
    assert.match(wordsOn(visitor.shown), new RegExp(`${entries} entries would be recorded`))
    await visitor.use(device, 'officer', { looked: 'yes' })
    const { path } = visitor.shown
    let crashes = 0
    for (const part of [0.18, 0.6]) {
      while ((await sizeNow()) - size < part * entries) await sleep(5)
      if ((await sizeNow()) - size < entries) crashes++
      await site.crash()
    }
    while (wording('bulk.stateNote.running').test(wordsOn(await visitor.goto(path)))) await sleep(20)
    t.diagnostic(`${crashes} crashes on the way`)
    assert.ok(crashes > 0, 'it was killed in the midst')
    assert.match(wordsOn(visitor.shown), new RegExp(`${entries} of ${entries} entries recorded`))
    assert.equal((await sizeNow()) - size, entries)
    assert.equal(counted('listing-file'), 0)
  })
})
