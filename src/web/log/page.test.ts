import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Depositary, startDepositary } from '../../../test/depositary.ts'
import { ACCORD } from '../../../test/harbour.ts'
import { wording } from '../../../test/wording.ts'

describe('the page of the log', () => {
  let it_: Depositary
  before(async () => {
    const parties = Array.from({ length: 30 }, (_, i) => `harbour-${i}`)
    it_ = await startDepositary({ parties })
    await it_.as('harbour-7').sign(ACCORD)
  })
  after(() => it_.close())

  const numbersIn = (page: string) =>
    [...page.matchAll(/<span class="meta"><a href="\/entries\/(\d+)"/g)].map(([, index]) => Number(index))

  it('leads back through every entry, each once, in words', async () => {
    const found: number[] = []
    let path: string | undefined = '/log'
    while (path !== undefined) {
      const page: string = await it_.text(path)
      found.push(...numbersIn(page))
      path = /href="(\/log\?upto=\d+)#entries" rel="next"/.exec(page)?.[1]
    }
    assert.deepEqual(
      found,
      Array.from({ length: 34 }, (_, i) => 33 - i),
    )
    assert.match(await it_.text('/log'), wording('head.signature/given', { manifest: 1, by: 'harbour-7' }))
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
    assert.match(page, /the first 30 witnessed by 1 of 2, <time[^>]*>1 Jan 2026, 21:40 UTC/)
    assert.match(page, wording('log.ahead', { ahead: 4 }))
    assert.match(
      page,
      /30 entries<\/span><span class="what">quay\.example.*Awaited<\/span><span class="what">pier/s,
    )
    Object.assign(it_.log, { witnesses })
  })

  it('shows how to audit by commands and files that are there', async () => {
    const page = await it_.text('/log')
    assert.ok(
      page.includes(`npx --no avow audit https://harbour.example <span class="nw">--vkey</span> ${it_.vkey}`),
    )
    const files = [...page.matchAll(/<a class="what" href="([^"]+)"/g)].map(([, path]) => path!)
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
