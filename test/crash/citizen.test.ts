import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { type ServedSite, startSite } from '../browser/site.ts'
import type { Depositary } from '../depositary.ts'
import { Visitor } from '../desk/visitor.ts'
import { effort, isInTurn } from '../effort.ts'

/** The call of the examples that invites persons. */
const CALL = 'lantern-letter'
/** More than is written for any letter. */
const MOST = 30
/** Writes before which it falls in the commit that takes a signature: the first, one in its midst, the last. */
const WHILE_SIGNING = [1, 8, 14]
/** Writes before which it falls while it writes to somebody who has signed. */
const WHILE_REMINDING = [0, 3, 7]
/** Writes before which it falls while it wipes the file. */
const WHILE_WIPING = [1, 2]

/** Of the moments at which it may fall those of this run. */
const inThisRun = (moments: readonly number[]) =>
  moments.filter((_, place) => isInTurn(place, 4, effort('citizenFalls')))

/** A relay that takes nothing: without any, persons cannot sign. */
const AWAY = { AVOW_SMTP: 'smtp://127.0.0.1:9', AVOW_MAIL_FROM: 'Depositary <depositary@harbour.example>' }

/** A server that dies at each moment in which it could lose what it has told a citizen that it would do. */
describe('a citizen whose server falls', () => {
  let site: ServedSite
  let visitor: Visitor
  before(async () => {
    site = await startSite({ env: AWAY, preload: pathToFileURL(join(import.meta.dirname, 'die.ts')).href })
    const app = {
      request: (path: string, init: RequestInit) => fetch(site.url + path, { ...init, redirect: 'manual' }),
    }
    visitor = new Visitor({ app } as unknown as Depositary)
  })
  after(() => site.close())
  const restart = (env = {}) => site.restart({ ...AWAY, ...env })

  /** The words of the one letter of this kind that waits for the address, as soon as nothing more is owed. */
  async function letterTo(email: string, kind: string): Promise<string> {
    while (site.kept('person-owed').length > 0) await sleep(10)
    const found = site.kept('letter', `"${email}"`).filter(({ json }) => json.includes(`"kind":"${kind}"`))
    assert.equal(found.length, 1, `letters ${kind} that wait for ${email}`)
    return site.kept('letter-words').find(({ id }) => id === found[0]!.id)!.json
  }
  const linkIn = (words: string, path: string) =>
    new RegExp(`${path}[\\w-]{43}`).exec(words)?.[0] ?? assert.fail(`no link to ${path} in ${words}`)
  const toConfirm = async (email: string) =>
    linkIn(await letterTo(email, 'person-confirm'), `/${CALL}/persons/confirm/`)

  /** It may fall at any moment: then there is no page. */
  const whole = (act: Promise<unknown>) =>
    act.then(
      () => true,
      () => false,
    )
  async function ask(email: string, name = 'Ada Okafor'): Promise<void> {
    await visitor.goto(`/${CALL}/persons/sign`)
    await whole(visitor.send('/persons/sign', { name, email, shown: 'yes', agree: 'yes' }))
  }
  const confirm = async (link: string) => {
    await visitor.goto(link)
    return whole(visitor.send('/persons/confirm/', { confirm: 'yes' }))
  }
  const stands = async () => whole(fetch(`${site.url}/health`).then(response => response.text()))

  it('gets the letter of which they were told, wherever it falls after the answer', async () => {
    let before: string | undefined
    for (const writes of inThisRun(Array.from({ length: MOST }, (_, n) => n))) {
      await restart({ AVOW_DIES: `answered /persons/sign ${writes}` })
      if (before !== undefined) assert.equal((await visitor.goto(await toConfirm(before))).status, 200)
      before = `ada-${writes}@citizen.example`
      await ask(before)
      // Whether what is done for a letter was done before: only then is nobody left to fall.
      while ((await stands()) && site.kept('person-owed').length > 0) await sleep(10)
      if (!(await stands())) continue
      assert.ok(writes > 7, `it falls before each write, and fell ${writes} times`)
      await toConfirm(before)
      return
    }
    assert.fail('it always fell')
  })

  const standing = async () =>
    ((await (await fetch(`${site.url}/${CALL}/persons.json`)).json()) as { standing: number }).standing

  const emailOf = (writes: number) => `blaise-${writes}@citizen.example`
  const signed: string[] = []

  it('signs with all that belongs to it or not at all, wherever it falls while the signature is taken', async () => {
    for (const writes of inThisRun(WHILE_SIGNING)) {
      const email = emailOf(writes)
      await restart({ AVOW_DIES: `asked /persons/confirm ${writes}` })
      await ask(email)
      const link = await toConfirm(email)
      const before = await standing()
      assert.equal(await confirm(link), false)
      // Nothing was told, and they press again.
      await restart()
      assert.equal(await standing(), before)
      assert.equal(site.kept('person-request', email).length, 1)
      assert.equal(await confirm(link), true)
      assert.equal(await standing(), before + 1)
      const own = linkIn(await letterTo(email, 'person-signed'), '/persons/')
      assert.equal((await visitor.goto(own)).status, 200)
      signed.push(email)
    }
    assert.deepEqual(site.kept('person-request', 'blaise-'), [])
  })

  it('is told that they have signed already, wherever it falls after the answer', async () => {
    for (const [at, writes] of inThisRun(WHILE_REMINDING).entries()) {
      const email = signed[at]!
      await restart({ AVOW_DIES: `answered /persons/sign ${writes}` })
      await ask(email)
      while (await stands()) await sleep(10)
      await restart()
      const own = linkIn(await letterTo(email, 'person-known'), '/persons/')
      assert.equal((await visitor.goto(own)).status, 200)
    }
  })

  it('is gone from every byte after the next start, wherever it falls while the file is wiped', async () => {
    const [email, name] = ['vera@citizen.example', 'Vera Vanishing']
    const bytes = () =>
      ['', '-wal', '-shm']
        .map(end => join(site.dataDir, `avow.sqlite${end}`))
        .filter(existsSync)
        .map(path => readFileSync(path))
    for (const writes of inThisRun(WHILE_WIPING)) {
      await restart({ AVOW_DIES: `wiping ^/persons/ ${writes}` })
      const before = await standing()
      await ask(email, name)
      assert.equal(await confirm(await toConfirm(email)), true)
      assert.equal(await standing(), before + 1)
      assert.ok(bytes().some(each => each.includes(name)))
      assert.equal(await whole(visitor.send('erase', { ground: 'request', sure: 'yes' })), false)
      await restart()
      while (site.kept('person-erasing').length > 0) await sleep(10)
      assert.equal(await standing(), before)
      for (const word of [email, name]) assert.ok(!bytes().some(each => each.includes(word)), word)
    }
  })
})
