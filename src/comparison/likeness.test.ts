import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Kind } from '../register/kinds.ts'
import { type Likeness, likenesses, traitsOf } from './likeness.ts'

const of = (name: string, domain: string | null = null, identifiers = {}, kind: Kind = 'company') =>
  traitsOf({ names: [name], domain, identifiers, kind })

/** How the second is like the first, either way round. */
function likeness(
  one: string,
  other: string,
  domains: readonly [string | null, string | null] = [null, null],
) {
  const [a, b] = [of(one, domains[0]), of(other, domains[1])]
  assert.deepEqual(likenesses(a, b), likenesses(b, a), `${one} and ${other} are unlike one way round`)
  return likenesses(a, b)
}

const are = (all: readonly (readonly [string, string])[], expected: readonly Likeness[]) => {
  for (const [one, other] of all) assert.deepEqual(likeness(one, other), expected, `${one} and ${other}`)
}

describe('two names', () => {
  it('are one without their legal forms, in whatever order and case', () => {
    are(
      [
        ['Larkspur Ferries GmbH', 'LARKSPUR FERRIES AG'],
        ['Larkspur Ferries, Inc.', 'Ferries Larkspur S.A.'],
        ['Société anonyme Larkspur', 'Larkspur'],
        ['Larkspur Gesellschaft mit beschränkter Haftung', 'Larkspur mbH'],
        ['Larkspur Sp. z o.o.', 'Larkspur'],
        ['ООО Ромашка', 'Ромашка'],
        ['トヨタ自動車株式会社', 'トヨタ自動車'],
        ['华为技术有限公司', '华为技术'],
        ['삼성전자 주식회사', '삼성전자'],
        ['LarkspurFerries', 'Larkspur Ferries'],
        ['Ørsted A/S', 'Orsted'],
        ['Société Générale SA', 'Societe Generale'],
        ['株式会社日立製作所', '日立製作所'],
        ['Türkiye İş Bankası A.Ş.', 'TURKIYE IS BANKASI'],
        ['S.W.I.F.T. SCRL', 'SWIFT'],
        ['AT&T Inc.', 'ATT'],
        ['The World Wide Web Foundation', 'World Wide Web Foundation'],
        ['Procter & Gamble', 'Procter and Gamble'],
        ['University of Northhaven', 'Northhaven University'],
        ['Müller GmbH', 'Mueller AG'],
        ['Ærø Kommune', 'Aeroe Kommune'],
      ],
      ['name'],
    )
  })

  it('look the same in letters of other alphabets, in digits, and in capitals', () => {
    are(
      [
        ['Lаrkspur', 'Larkspur'],
        ['PayPaI', 'PayPal'],
        ['N0rthhaven', 'Northhaven'],
        ['Rnicrosoft', 'Microsoft'],
        ['Nort\u04bbhaven Ltd', 'Northhaven'],
        ['Lаrkspur GmbH', 'Larkspur Gesellschaft mit beschränkter Haftung'],
        ['Larkspur GmbН', 'Lаrkspur Limited'],
      ],
      ['look'],
    )
  })

  it('sound the same in another script', () => {
    are(
      [
        ['Газпром', 'Gazprom'],
        ['Газпром', 'PJSC Gazprom'],
        ['Λιμάνι Πειραιά', 'Limani Peiraia'],
        ['Северный порт', 'Severny Port'],
        ['Харьков', 'Kharkov'],
        ['Яндекс', 'Yandex'],
        ['Ευρωπαϊκή Ένωση', 'Evropaiki Enosi'],
        ['Λουκάς και Υιοί', 'Loukas kai Yioi'],
      ],
      ['sound'],
    )
  })

  it('abbreviate one another by their first letters, or as one says of itself', () => {
    are(
      [
        ['International Business Machines Corporation', 'IBM'],
        ['International Business Machines', 'I.B.M. Corp.'],
        ['International Telecommunication Union', 'ITU'],
        ['Bundesverband der Deutschen Industrie e.V.', 'BDI'],
        ['Comité international de la Croix-Rouge', 'CICR'],
        ['Harbour Masters of the North (HARNO)', 'HARNO'],
        ['Northhaven Harbour Union', 'Union des ports du Nord (NHU)'],
        ['Department of Harbours', 'DOH'],
        ['Department Harbour House', 'DHH'],
      ],
      ['abbreviation'],
    )
    // Of two letters, and of what is not typed as an abbreviation, too many are alike.
    are(
      [
        ['United Nations', 'UN'],
        ['Centre of Larkspur Youth', 'Cly'],
      ],
      [],
    )
  })

  it('stand whole in one another, but for those of states', () => {
    are(
      [
        ['Deutsche Telekom AG', 'Telekom'],
        ['Larkspur Ferries Ireland Ltd', 'Larkspur Ferries GmbH'],
        ['Larkspur (Northhaven Branch)', 'Northhaven Branch'],
      ],
      ['part'],
    )
    const [air, france] = [of('Air France'), of('France', null, {}, 'state')]
    assert.deepEqual([likenesses(air, france), likenesses(france, air)], [[], []])
  })

  it('are two where one translates the other, or where a brand has letters of its own: no rule tells', () => {
    are(
      [
        ['Ministère de l’Europe et des Affaires étrangères', 'Ministry for Europe and Foreign Affairs'],
        ['株式会社日立製作所', 'Hitachi, Ltd.'],
        ['삼성전자', 'Samsung Electronics'],
        ['Università di Bologna', 'University of Bologna'],
        ['Ville de Paris', 'Mairie de Paris'],
      ],
      [],
    )
    // What they share beside their names is found.
    const french = of('Ministère de l’Europe', 'www.diplomatie.gouv.fr', { wikidata: 'Q1' })
    assert.deepEqual(likenesses(french, of('Ministry for Europe', 'diplomatie.gouv.fr')), ['domain'])
    assert.deepEqual(likenesses(french, of('Ministry for Europe', null, { wikidata: 'Q1' })), ['identifier'])
  })

  it('are two where nothing is shared but a common word or a legal form', () => {
    are(
      [
        ['Port of Northhaven', 'Port of Larkspur'],
        ['Larkspur GmbH', 'Tidewater GmbH'],
        ['GmbH', 'AG'],
        ['Larson', 'Larsson'],
        ['!!!', '???'],
      ],
      [],
    )
  })
})

describe('two domains', () => {
  const domains = (one: string, other: string) => likeness('Alder', 'Birch', [one, other])

  it('are one where one holder has both, and two where a registry or a host gives them out', () => {
    assert.deepEqual(domains('larkspur.example', 'www.larkspur.example'), ['domain'])
    assert.deepEqual(domains('larkspur.co.uk', 'birch.co.uk'), [])
    assert.deepEqual(domains('larkspur.github.io', 'birch.github.io'), [])
    assert.deepEqual(domains('diplomatie.gouv.fr', 'interieur.gouv.fr'), [])
    assert.deepEqual(domains('mail.larkspur.ac.uk', 'larkspur.ac.uk'), ['domain'])
  })

  it('differ by their ending alone, which is often one holder and sometimes not', () => {
    assert.deepEqual(domains('larkspur.com', 'www.larkspur.de'), ['ending'])
    assert.deepEqual(domains('larkspur.co.uk', 'larkspur.github.io'), ['ending'])
    assert.deepEqual(domains('bbk.com', 'bbk.de'), [])
  })

  it('look the same in letters of another alphabet, which the log holds as xn--', () => {
    const cyrillic = new URL('https://lаrkspur.example').hostname
    assert.match(cyrillic, /^xn--/)
    assert.deepEqual(domains('larkspur.example', cyrillic), ['lookDomain'])
    assert.deepEqual(domains('paypal.example', 'paypa1.example'), ['lookDomain'])
    // A whole label of another alphabet, which no browser warns of under some endings.
    assert.deepEqual(domains('coco.example', new URL('https://сосо.example').hostname), ['lookDomain'])
    assert.deepEqual(domains('apple.example', 'xn--80ak6aa92e.example'), ['lookDomain'])
    assert.deepEqual(domains('google.example', new URL('https://göogle.example').hostname), ['lookDomain'])
    assert.deepEqual(domains('wikipedia.example', 'vvikipedia.example'), ['lookDomain'])
  })
})

describe('two identifiers', () => {
  it('are one organisation, whatever it calls itself', () => {
    const lei = { lei: '529900T8BM49AURSDO55' }
    assert.deepEqual(likenesses(of('Alder', null, lei), of('Birch', null, lei)), ['identifier'])
    const ror = { ror: 'https://ror.org/05a28rw58' }
    assert.deepEqual(likenesses(of('Alder', null, ror), of('Birch', null, { ...ror, wikidata: 'Q1' })), [
      'identifier',
    ])
    assert.deepEqual(likenesses(of('Alder', null, lei), of('Birch', null, { wikidata: 'Q1' })), [])
  })
})
