import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { parseTime } from '../../src/core/time.ts'
import { keepApplication } from '../../src/people/applications.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD } from '../harbour.ts'
import { applied, enrolled, LARKSPUR, type Officer } from './people.ts'
import { wordsOn } from './visitor.ts'

describe('the queue of the desk', () => {
  let it_: Depositary
  let officer: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
    officer = await enrolled(it_)
  })
  afterEach(() => it_.close())

  const rowOf = (html: string, name: string) => {
    const row = [...html.matchAll(/<tr>[\s\S]*?<\/tr>/g)].find(([text]) => text.includes(`>${name}</a>`))
    return wordsOn({ html: row![0] } as never)
  }

  it('says at first sight what is doubtful, and of whom nothing is', async () => {
    await applied(it_)
    await applied(it_, { name: 'Larkspur', person: 'Sam Reed', email: 's@larkspur.example' })
    await applied(it_, { name: 'Northhaven', domain: 'nh.example', person: 'Bo Ek', email: 'b@mail.example' })
    await applied(it_, { name: 'Quiet Quay', domain: 'q.example', person: 'Di Ott', email: 'd@q.example' })
    const { html } = await officer.visitor.goto('/desk')
    assert.match(rowOf(html, LARKSPUR.name), /Shared with another application: domain/)
    assert.match(rowOf(html, 'Northhaven'), /name stands in the register.*e-mail address is at another/)
    assert.doesNotMatch(rowOf(html, 'Quiet Quay'), /Shared|register|another/)
  })

  it('leads to what was sent and what to ask about it, before the form that admits', async () => {
    await applied(it_, { domain: '' })
    const { html } = await officer.visitor.goto('/desk')
    const [, page, anchor] = /href="([^"#]+)#([a-z]+)">Admit…/.exec(html)!
    const shown = (await officer.visitor.goto(page!)).html
    const places = [`id="${anchor}"`, 'gave no internet domain', 'name="mandate"'].map(at =>
      shown.indexOf(at),
    )
    assert.ok(places[0]! > 0)
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    )
  })

  it('of a thousand goes a page at a time, and loses nobody when others are decided meanwhile', async () => {
    const now = parseTime(it_.now)
    for (let n = 0; n < 1000; n++)
      await keepApplication(
        it_.log.store.drawer,
        {
          call: ACCORD,
          lang: 'en',
          organisation: {
            name: `Quay number ${n}`,
            nameLang: 'en',
            kind: 'company',
            country: 'DE',
            domain: `quay-${n}.example`,
            identifiers: {},
          },
          person: { name: `Person ${n}`, role: 'Clerk', email: `clerk@quay-${n}.example` },
          words: '',
        },
        now + n,
      )
    const named = (html: string) =>
      [...html.matchAll(/>Quay number (\d+)<\/a><span/g)].map(([, n]) => Number(n))
    const first = await officer.visitor.goto('/desk')
    assert.match(wordsOn(first), /1,000 organisations wait.*1 to 50 of 1,000, oldest first/)
    assert.ok(first.html.length < 100_000)
    assert.deepEqual(named(first.html).slice(0, 3), [0, 1, 2])
    const next = /href="([^"]+)" rel="next"/.exec(first.html)![1]!
    await officer.visitor.goto(
      /href="(\/desk\/applications\/[a-z0-9-]+)"[^>]*>Quay number 0</.exec(first.html)![1]!,
    )
    await officer.visitor.send('refuse', { reason: 'Nobody answers.' })
    const second = await officer.visitor.goto(next)
    assert.equal(named(second.html)[0], 50)
    assert.match(wordsOn(second), /50 to 99 of 999, oldest first.*First page.*Next page/)
  })
})
