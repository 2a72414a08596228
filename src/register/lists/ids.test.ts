import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { freeId, plainId } from './ids.ts'

const ID = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/

describe('ids of listed parties', () => {
  it('are the words of a name, cut at a word', () => {
    assert.equal(
      plainId('Instituto Nacional de Ciberseguridad (INCIBE)'),
      'instituto-nacional-de-ciberseguridad-incibe',
    )
    assert.equal(plainId('Łódź Œuvre & Straße'), 'lodz-oeuvre-strasse')
    assert.equal(plainId(`${'word '.repeat(20)}`).length, 64)
  })

  it('are written in Latin letters where the script is simple, and a digest elsewhere', () => {
    assert.equal(plainId('Министерство связи'), 'ministerstvo-svyazi')
    assert.equal(plainId('Δήμος Αθηναίων'), 'dimos-athinaion')
    assert.match(plainId('東京電力'), /^p-[a-z2-7]{10}$/)
    assert.equal(plainId('東京電力'), plainId('東京電力'))
    assert.notEqual(plainId('東京電力'), plainId('関西電力'))
    assert.equal(plainId('中国電力 NEC').startsWith('p-'), true)
  })

  it('are never taken twice, nor the depositary’s', () => {
    assert.equal(
      freeId('Depositary', () => false),
      'depositary-2',
    )
    assert.equal(
      freeId('Quay', id => id === 'quay' || id === 'quay-2'),
      'quay-3',
    )
    assert.match(
      freeId('a'.repeat(80), id => id.length === 64 && !id.endsWith('-2')),
      /a-2$/,
    )
  })

  it('fit the register for any name at all', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 90 }),
        fc.array(fc.string({ unit: 'grapheme', maxLength: 90 })),
        (name, others) => {
          const taken = new Set<string>()
          for (const one of [...others, name, name]) {
            const id = freeId(one, it => taken.has(it))
            assert.match(id, ID)
            assert.ok(!taken.has(id))
            taken.add(id)
          }
        },
      ),
    )
  })
})
