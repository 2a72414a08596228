import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ServedSite } from '../browser/site.ts'
import { Device } from '../desk/device.ts'
import { admitted, applied, CHECKED, invited, type Officer, openApplication, signIn } from '../desk/people.ts'
import { type Shown, Visitor, wordsOn } from '../desk/visitor.ts'
import { effort, inTurn } from '../effort.ts'
import { signIn as signInForParty } from '../representative/people.ts'
import { wording } from '../wording.ts'
import { askedAt, FallingServer } from './falling-server.ts'
import { type AtDesk, newOrganisation, prepare } from './prepared.ts'

/**
 * Milliseconds by which the older server is asked before the newer: at once, and in the midst of what the other does.
 */
const STARTS = inTurn([0, 2, 5, 10], effort('starts'))

/**
 * Two servers over one PostgreSQL, as while one takes over from another. The newer records; the older serves pages and
 * reads and writes the drawer, and its door says that it is not the one. Whoever was let in by either has been let in.
 */
describe('two servers that are asked for one thing at the same moment', () => {
  let older: FallingServer
  let newer: ServedSite
  let officer: AtDesk
  let other: Officer
  const invitations: string[] = []
  const applicants: { name: string; own: string }[] = []
  before(async () => {
    older = await FallingServer.start('PostgreSQL')
    officer = await prepare(older)
    await older.lay('prepared')
    await older.start()
    for (const _ of STARTS) {
      const one = newOrganisation()
      await applied(older.asked, one)
      await admitted(officer, one.name)
      invitations.push(await invited(officer))
      const other = newOrganisation()
      applicants.push({ ...other, ...(await applied(older.asked, other)) })
    }
    newer = await older.beside()
    other = { visitor: new Visitor(askedAt(newer.url)), device: officer.device }
    await signIn(other.visitor, other.device)
  })
  after(async () => {
    await newer?.close()
    await older.close()
  })

  const size = async () => Number((await (await fetch(`${newer.url}/log/checkpoint`)).text()).split('\n')[1])
  const added = async (from: number, type: string) => {
    let found = 0
    for (let index = from; index < (await size()); index++) {
      const entry = await (await fetch(`${newer.url}/entries/${index}.json`)).json()
      if ((entry as { statement: { type: string } }).statement.type === type) found++
    }
    return found
  }
  const codeOn = ({ html, status }: Shown) => /<code>([a-z_]+)<\/code>/.exec(html)?.[1] ?? String(status)
  /** Whoever is refused is told why, in words, and not that something broke. */
  const refusedInWords = (shown: Shown) => {
    assert.ok(shown.status >= 400 && shown.status !== 500, `${shown.status} ${wordsOn(shown)}`)
    const isTold = wording('usedLink.notRecorded').test(wordsOn(shown))
    assert.ok(isTold || /<code>[a-z_]+<\/code>/.test(shown.html), wordsOn(shown))
  }

  for (const [nth, ms] of STARTS.entries())
    it(`give an invitation to one of two who answer it, ${ms} ms apart`, async () => {
      const link = invitations[nth]!
      const from = await size()
      const both = [older.visitor(), new Visitor(askedAt(newer.url))].map(visitor => ({
        visitor,
        device: new Device(),
      }))
      for (const { visitor, device } of both) {
        await visitor.goto(`${link}?later=1`)
        await visitor.use(device, 'party')
      }
      const ends = await Promise.all(
        both.map(async ({ visitor, device }, place) => {
          if (place === 1) await sleep(ms)
          return visitor.use(device, 'party')
        }),
      )
      const won = ends.findIndex(({ path }) => /^\/representative\?done=/.test(path))
      assert.equal(await added(from, 'party/joined'), won === -1 ? 0 : 1)
      if (won === -1)
        assert.equal((await older.visitor().goto(link)).status, 200, 'a link that recorded nothing')
      assert.notEqual(won, -1, `nobody was let in: ${ends.map(codeOn).join(', ')}`)
      refusedInWords(ends[1 - won]!)
      const used = await new Visitor(askedAt(newer.url)).goto(link)
      assert.equal(used.status, 410)
      assert.match(wordsOn(used), wording('usedLink.title'))
      assert.match(used.html, /href="\/entries\/\d+\/receipt"/, 'it leads to what came of it')
      const visitor = new Visitor(askedAt(newer.url))
      await signInForParty(visitor, both[won]!.device)
      assert.equal(visitor.shown.path, '/representative', wordsOn(visitor.shown))
    })

  for (const [nth, ms] of STARTS.entries())
    it(`decide an application once, ${ms} ms apart`, async () => {
      const { name, own } = applicants[nth]!
      const from = await size()
      const one = { visitor: officer.visitor.tab(), device: officer.device }
      for (const { visitor } of [one, other]) {
        await openApplication(visitor, name)
        await visitor.send('admit', CHECKED)
      }
      const ends = await Promise.all(
        [one, other].map(async ({ visitor, device }, place) => {
          if (place === 1) await sleep(ms)
          return visitor.use(device, 'officer')
        }),
      )
      const won = ends.findIndex(({ status }) => status === 200)
      assert.equal(await added(from, 'party/admitted'), won === -1 ? 0 : 1)
      assert.notEqual(won, -1, `nobody has decided: ${ends.map(codeOn).join(', ')}`)
      refusedInWords(ends[1 - won]!)
      for (const url of [older.url, newer.url])
        assert.match(wordsOn(await new Visitor(askedAt(url)).goto(own)), /have approved your organisation/)
    })
})
