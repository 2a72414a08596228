import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { formatTime, parseTime } from '../../src/core/time.ts'
import type { Mailer } from '../../src/outbound/mail.ts'
import { handOver } from '../../src/people/letter-clock.ts'
import { letters } from '../../src/people/letters.ts'
import { RETENTION } from '../../src/people/retention.ts'
import type { Drawer } from '../../src/store/drawer.ts'
import { keepToRetention } from '../../src/work/person/erasure.ts'
import type { Depositary } from '../depositary.ts'
import { Visitor } from '../desk/visitor.ts'
import { said } from '../harbour.ts'
import { newPosting } from '../mail/posting.ts'
import { asked, erased, letterTo, linkIn, signedBy, startInviting, UNDER } from './citizen.ts'

/** What is left of an address in the drawer, in clear or as a hash: everything that lies there is gone through. */
describe('the address of a citizen', () => {
  let site: Depositary
  before(async () => {
    site = await startInviting()
  })
  after(() => site.close())

  async function everything(): Promise<string> {
    const found: string[] = []
    for (const kind of RETENTION.flatMap(({ kinds }) => kinds))
      for (const { id, json } of await site.log.drawer.list(kind, '', 9999, 0))
        found.push(`${kind} ${id} ${json}`)
    return found.join('\n')
  }

  /** Hashes that anybody could try addresses against. */
  const guessable = (email: string) =>
    [email, `recipient\0${email}`].flatMap(text =>
      (['base64url', 'base64', 'hex'] as const).map(form => createHash('sha256').update(text).digest(form)),
    )
  /** Those that only this depositary can make. */
  const keyed = (email: string) =>
    ['address', 'recipient', 'wishes'].map(what => site.log.hashed(`${what} ${email}`))

  const without = (text: string, needles: readonly string[]) =>
    assert.deepEqual(
      text.split('\n').filter(line => needles.some(needle => line.includes(needle))),
      [],
    )

  async function later(seconds: number): Promise<void> {
    site.now = formatTime(parseTime(site.now) + seconds)
    await keepToRetention(site.running)
    await site.log.drawer.sweep(parseTime(site.now))
  }

  it('is kept under no hash that anybody else could make, whatever they wish of letters', async () => {
    const email = 'guessed@citizen.example'
    const { own } = await signedBy(site, { email })
    const letter = await letterTo(site, email, 'person-signed')
    const reader = new Visitor(site)
    await reader.goto(linkIn(letter, '/letters/'))
    await reader.send('/letters/', { wants: 'needed' })
    without(await everything(), guessable(email))
    const visitor = new Visitor(site)
    await visitor.goto(own)
    await erased(visitor)
    without(await everything(), [email, ...guessable(email)])
  })

  it('is gone, and so is every hash of it, two days after somebody typed it and nobody confirmed', async () => {
    const email = 'silent@citizen.example'
    await asked(site, { email })
    assert.ok((await everything()).includes(email))
    await later(2 * 86_400 + 1)
    without(await everything(), [email, ...guessable(email), ...keyed(email)])
  })

  it('is written nowhere again when its letter arrives after they were erased', async () => {
    const email = 'slow@citizen.example'
    const { own } = await signedBy(site, { email })
    const { drawer } = site.log
    let erasedAt = Number.POSITIVE_INFINITY
    const puts: string[] = []
    const watched: Drawer = {
      ...drawer,
      apply(changes, now) {
        puts.push(...changes.flatMap(({ after }) => (after === null ? [] : [after.json])))
        return drawer.apply(changes, now)
      },
    }
    const slow: Mailer = {
      relay: {
        host: 'localhost',
        port: 25,
        tls: 'none',
        from: { name: '', address: 'desk@harbour.example' },
      },
      rest: () => undefined,
      cut: () => undefined,
      async send({ to }) {
        assert.equal(to, email)
        const visitor = new Visitor(site)
        await visitor.goto(own)
        await erased(visitor)
        erasedAt = puts.length
        return { is: 'sent', said: 'taken' }
      },
    }
    // Others that wait are out of the way.
    for (const { id, value } of await letters.all(drawer, parseTime(site.now)))
      if (value.to !== email)
        await handOver(drawer, id, { by: 'officer-1', how: 'mail' }, parseTime(site.now))
    assert.equal((await newPosting(watched, slow, () => parseTime(site.now)).deliverDue()).sent, 1)
    without(puts.slice(erasedAt).join('\n'), [email])
    without(await everything(), [email, ...guessable(email)])
  })

  it('is forgotten with every hash of it some time after the call has closed, by a person who still stands', async () => {
    const email = 'steady@citizen.example'
    const { own } = await signedBy(site, { email })
    await site.post('call/closed', { reason: said('It is over.') }, UNDER)
    assert.ok((await everything()).includes(keyed(email)[0]!))
    await later(91 * 86_400)
    without(await everything(), [email, ...guessable(email), ...keyed(email)])
    assert.equal((await site.get(own)).status, 200)
  })
})
