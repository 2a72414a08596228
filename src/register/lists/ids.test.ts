import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { FreeIds, plainId } from './ids.ts'

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
    assert.equal(new FreeIds(() => false).give('Depositary'), 'depositary-2')
    const ids = new FreeIds(id => id === 'quay' || id === 'quay-2')
    assert.deepEqual(
      ['Quay', 'Quay', 'Quay 4', 'Quay'].map(name => ids.give(name)),
      ['quay-3', 'quay-4', 'quay-4-2', 'quay-5'],
    )
    assert.match(new FreeIds(id => id.length === 64 && !id.endsWith('-2')).give('a'.repeat(80)), /a-2$/)
  })

  it('are asked for a few times each, however many have one name, or long ones that are cut to the same', () => {
    const long = Array.from({ length: 2_000 }, (_, i) => `${'a'.repeat(57)} ${i}`)
    for (const names of [Array<string>(4_000).fill('Anonymous Trust'), [...long, ...long]]) {
      let asked = 0
      const ids = new FreeIds(() => {
        asked++
        return false
      })
      assert.equal(new Set(names.map(name => ids.give(name))).size, names.length)
      assert.ok(asked < 2 * names.length, `${asked} questions`)
    }
  })

  it('fit the register for any name at all', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 90 }),
        fc.array(fc.string({ unit: 'grapheme', maxLength: 90 })),
        (name, others) => {
          const taken = new Set<string>()
          const ids = new FreeIds(() => false)
          for (const one of [...others, name, name]) {
            const id = ids.give(one)
            assert.match(id, ID)
            assert.ok(!taken.has(id))
            taken.add(id)
          }
        },
      ),
    )
  })
})
