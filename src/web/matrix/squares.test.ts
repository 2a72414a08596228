import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { load } from 'cheerio'
import { outlookSaid } from '../commitments/status.ts'
import { comma } from '../kit/kit.ts'
import { say } from '../messages/say.ts'
import { Squares } from './squares.ts'

const CLOSED = { status: 'closed', closed: 'withdrawn', outlook: null } as const
const MISSED = { status: 'reported', closed: null, outlook: 'missed' } as const

describe('a square of the matrix', () => {
  it('says of each row what the whole sentence would, whatever the name', () => {
    for (const lang of ['en', 'fr'] as const) {
      const squares = new Squares(lang)
      for (const name of ['Port of Northhaven', 'ميناء الشمال', '<b>$& "Lines"</b>'])
        for (const [under, one] of [
          ['Principle 1', { status: 'open', closed: null, outlook: null }],
          ['Principle 2', { status: 'open', closed: null, outlook: null }],
          ['Principle 2', MISSED],
          ['Principle 2', CLOSED],
        ] as const) {
          const a = load(squares.link('/to', name, under, one).toString())('a')
          const word = say(lang, `status.${one.status}`)
          const why = one.closed && say(lang, `status.closed.${one.closed}`)
          const stands = why === null ? word : say(lang, 'status.why', { status: word, why })
          const own = one.outlook && outlookSaid(lang, one.outlook)
          const status = own === null ? stands : `${stands}${comma(lang)}${own}`
          assert.equal(a.attr('aria-label'), say(lang, 'matrix.cell', { name, under, status }))
          assert.equal(a.attr('title'), why === null && own === null ? undefined : status)
          assert.equal(
            a.find('use').attr('href'),
            one.closed === null ? `#st-${one.status}` : '#st-withdrawn',
          )
          assert.equal(a.find('use').eq(1).attr('href'), one.outlook === null ? undefined : '#o-missed')
        }
    }
  })
})
