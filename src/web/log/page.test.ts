import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { type Depositary, startDepositary } from '../../../test/depositary.ts'
import { entriesIn, linksIn, partOf, wordsIn } from '../../../test/desk/visitor.ts'
import { ACCORD } from '../../../test/harbour.ts'
import { inOrder, wording } from '../../../test/wording.ts'

describe('the page of the log', () => {
  let it_: Depositary
  before(async () => {
    const parties = Array.from({ length: 30 }, (_, i) => `harbour-${i}`)
    it_ = await startDepositary({ parties })
    await it_.as('harbour-7').sign(ACCORD)
  })
  after(() => it_.close())

  const numbersIn = (page: string) => entriesIn(page, '.meta > a')

  it('leads back through every entry, each once, in words', async () => {
    const found: number[] = []
    let path: string | undefined = '/log'
    while (path !== undefined) {
      const page: string = await it_.text(path)
      found.push(...numbersIn(page))
      path = load(page)('a[rel="next"][href^="/log?upto="][href$="#entries"]').attr('href')?.split('#')[0]
    }
    assert.deepEqual(
      found,
      Array.from({ length: 34 }, (_, i) => 33 - i),
    )
    assert.match(
      await it_.text('/log'),
      wording('head.signature/given', { signs: 'yes', manifest: 1, by: 'harbour-7' }),
    )
  })

  it('tells what is recorded from what is witnessed, and names nobody where none is asked', async () => {
    const page = await it_.text('/log')
    assert.match(page, wording('frame.notWitnessed', { recorded: '34 entries recorded' }))
    assert.match(page, wording('entry.noWitness'))
    const checkpoint = await it_.text('/log/checkpoint')
    assert.ok(page.includes(checkpoint))
  })

  it('names each witness with what it has seen and when', async () => {
    const { witnesses } = it_.log
    const time = Date.parse('2026-01-01T21:40:00Z') / 1000
    Object.assign(it_.log, {
      witnesses: () => [
        { name: 'quay.example', cosigned: { size: 30, time }, trouble: null },
        { name: 'pier.example', cosigned: null, trouble: null },
      ],
    })
    const page = await it_.text('/log?upto=33')
    assert.match(
      page,
      wording('frame.witnessedUpTo', { size: 30, by: 1, of: 2, time: '1 Jan 2026, 21:40 UTC' }),
    )
    assert.match(page, wording('log.ahead', { ahead: 4 }))
    const [quay, pier, ...others] = wordsIn(page, '#witnesses .ledger li')
    assert.match(
      quay!,
      inOrder(wording('log.saw', { count: 30 }), 'quay.example', '1 January 2026, 21:40:00 UTC'),
    )
    assert.match(pier!, inOrder(wording('log.awaited'), 'pier.example', wording('log.awaitedNote')))
    assert.deepEqual(others, [])
    Object.assign(it_.log, { witnesses })
  })

  it('shows how to audit by commands and files that are there', async () => {
    const page = await it_.text('/log')
    const commands = load(page)('#audit').text()
    assert.ok(commands.includes(`npx --no avow audit https://harbour.example --vkey ${it_.vkey}`))
    const files = linksIn(partOf(page, '#files'))
    assert.equal(files.length, 6)
    for (const path of files) assert.equal((await it_.get(path)).status, 200, path)
  })

  it('refuses a number that no entry has, and says which have', async () => {
    for (const upto of ['34', '-1', '03', 'x', '9'.repeat(30)]) {
      const response = await it_.get(`/log?upto=${upto}`)
      assert.equal(response.status, 400, upto)
      assert.match(await response.text(), /a number from 0 to 33/)
    }
    assert.deepEqual(numbersIn(await it_.text('/log?upto=2')), [2, 1, 0])
  })

  it('is there before the first entry, and says so', async () => {
    const empty = await startDepositary({ upTo: 'nothing' })
    assert.match(await empty.text('/log'), wording('entries.recorded', { count: 0 }))
    await empty.close()
  })
})
