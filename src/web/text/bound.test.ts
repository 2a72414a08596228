import assert from 'node:assert/strict'
import { it } from 'node:test'
import { load } from 'cheerio'
import type { Kind } from '../../register/kinds.ts'
import type { Asked } from '../kit/kit.ts'
import { say } from '../messages/say.ts'
import { boundFact } from './bound.ts'

const principle = (id: string, kinds: readonly Kind[] | null) => ({
  id,
  titles: [{ lang: 'en', text: `On ${id}` }],
  kinds,
})

it('tells principles that bind a signatory apart from those that do not', () => {
  const principles = [
    principle('ships', ['company']),
    principle('peace', null),
    principle('flags', ['state']),
  ]
  const rows = (kind: Kind, of = principles) => {
    const $ = load(
      String(boundFact({ lang: 'en' } as Asked, { principles: of } as never, { name: 'Aurelia', kind })),
    )
    const terms = $('dt').toArray()
    return terms.map(one => [$(one).text().trim(), $(one).next('dd').find('li > span:first-child').text()])
  }
  const [bind, free] = (['sign.principlesBind', 'sign.principlesFree'] as const).map(key =>
    say('en', key, { name: 'Aurelia' }),
  )
  assert.deepEqual(rows('state'), [
    [bind, 'On flags'],
    [free, 'On ships'],
  ])
  assert.deepEqual(rows('company', principles.slice(0, 2)), [[bind, 'On ships']])
  assert.deepEqual(rows('company', [principle('peace', null)]), [])
})
