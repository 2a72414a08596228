import { facts, inEnglish, OPENED, POLICY } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { one } from './cast.ts'
import type { Story } from './story.ts'

/** Small forms in one spelling, and objects that are closed all the way down. */
export function blindForms(story: Story): void {
  const named = (more: object) => ({
    party: 'spelled',
    ...facts('spelled'),
    keys: [],
    claims: false,
    ...more,
  })
  const refuse = (more: object) => story.refuse('body_malformed', 'party/admitted', named(more))
  for (const identifiers of [
    { lei: '529900T8BM49AURSDO54' },
    { lei: '52990OT8BM49AURSDO55' },
    { lei: '529900t8bm49aursdo55' },
    { ror: '02mhbdp95' },
    { ror: '02mhbpd94' },
    { ror: '02mhbdi94' },
    { wikidata: 'Q042' },
    { isni: '1' },
  ])
    refuse({ identifiers })
  for (const tag of ['en-gb', 'en-Gb', 'EN', 'zh-hant', 'zh-HANT', 'x-y', 'en-', 'en\n', 'de-1Ab2'])
    refuse({ names: [{ lang: tag, text: 'Spelled' }] })
  refuse({ names: ['de-CH', 'de-CH'].map(lang => ({ lang, text: 'Spelled' })) })
  for (const domain of [
    'a..b',
    'Spelled.example',
    'spelled.example.',
    'spelled',
    '-a.example',
    'a.example\n',
  ])
    refuse({ domain })
  refuse({ country: 'de' })
  for (const party of ['-ab', 'ab-', 'Zug', 'a_b', 'spelled\n', 'a'.repeat(65)]) refuse({ party })
  refuse({ mandate: { ...facts('spelled').mandate, evidence: [`sha256:${'A'.repeat(42)}B`] } })

  const call = { call: 'spelled-accord', signers: [one] }
  const open = (more: object) => story.refuse('body_malformed', 'call/opened', { ...OPENED, ...more }, call)
  const link = (url: string) => ({ convener: { names: inEnglish('Spelled'), url } })
  for (const space of ['\u00a0', '\u1680', '\u2003', '\u202f', '\u205f', '\u3000', '\n', ' ', '|', '`'])
    open(link(`https://spelled.example/a${space}b`))
  for (const url of [
    'ftp://spelled.example',
    'https://',
    'HTTPS://spelled.example',
    ' https://spelled.example',
  ])
    open(link(url))
  const more = { more: null }
  const text = {
    lang: 'en',
    digest: `sha256:${'A'.repeat(43)}`,
    length: 1,
    mediaType: 'text/plain',
    title: 'x',
  }
  const principle = { id: 'one', titles: inEnglish('One'), kinds: null }
  const manifest = { texts: [{ ...text, authentic: true }], principles: [principle] }
  for (const one of [
    { convener: { ...OPENED.convener, ...more } },
    { authority: { ...OPENED.authority, ...more } },
    { titles: [{ ...OPENED.titles[0], ...more }] },
    { policy: { ...POLICY, ...more } },
    { policy: { ...POLICY, effect: [{ ...POLICY.effect[0], ...more }] } },
    { policy: { ...POLICY, delisting: [{ ...POLICY.delisting[0], ...more }] } },
    { policy: { ...POLICY, mandates: [{ kind: 'state', mandate: 'vetted', ...more }] } },
    { manifest: { ...manifest, ...more } },
    { manifest: { ...manifest, texts: [{ ...manifest.texts[0], ...more }] } },
    { manifest: { ...manifest, principles: [{ ...principle, ...more }] } },
  ])
    open(one)
  refuse({ mandate: { ...facts('spelled').mandate, ...more } })
  const spelling = partyKey('spelled')
  const { key } = spelling
  const beside = { signers: [story.depositary, spelling] }
  for (const odd of [
    { ...key, ...more },
    { ...key, jwk: { ...key.jwk, ...more } },
  ])
    story.refuse('body_malformed', 'party/admitted', named({ keys: [odd] }), beside)
  const tags = [
    'en-GB',
    'zh-Hant',
    'zh-Hant-TW',
    'es-419',
    'zh-yue',
    'de-1996',
    'sl-rozaj',
    'de-CH-1996',
    'und',
  ]
  const names = tags.map(lang => ({ lang, text: 'Spelled' }))
  // Whether a label is one of IDNA is no law, nor whether ISO knows the country.
  story.post('party/admitted', named({ names, domain: 'xn--zz--9.example', country: 'XX' }))
}
