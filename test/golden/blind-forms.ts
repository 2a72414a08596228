import { facts, inEnglish, OPENED, POLICY, said } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { one, reason } from './cast.ts'
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
  limits(story, open, manifest)
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

/** As many as there may be, and one more; what stands twice; what fits nothing. */
function limits(
  story: Story,
  open: (more: object) => void,
  manifest: { texts: object[]; principles: object[] },
) {
  const tongues = (many: number) =>
    Array.from({ length: many }, (_, i) => ({
      lang: `${i < 26 ? 'q' : 'r'}${String.fromCharCode(97 + (i % 26))}`,
      text: 'x',
    }))
  const titles = (text: string) => ({ titles: inEnglish(text) })
  open({ titles: tongues(31) })
  open({ titles: [] })
  open(titles(''))
  open(titles('x'.repeat(401)))
  // A ship is one character, and two units of UTF-16, which count.
  const ships = (units: number) => '\u{1f6a2}'.repeat(units / 2)
  const far = (units: number) => `https://sea.example/${ships(units - 20)}`
  const wordy = (noted: number, linked: number, named: number) => ({
    authority: { ...OPENED.authority, note: said(ships(noted)) },
    convener: { names: inEnglish(ships(named)), url: far(linked) },
  })
  open(wordy(202, 2048, 400))
  open(wordy(200, 2050, 400))
  open(wordy(200, 2048, 402))
  for (const policy of [
    { window: true },
    { window: 59 },
    { window: 31_536_001 },
    { noticeDays: 3_651 },
    { kinds: ['state', 'state'] },
    { delisting: [POLICY.delisting[0], POLICY.delisting[0]] },
    { mandates: ['email', 'vetted'].map(mandate => ({ kind: 'state', mandate })) },
    { mandates: [] },
    { umbrellas: [] },
    { persons: false },
    { correctionDays: 6 },
    { reservationDays: 0 },
  ])
    open({ policy: { ...POLICY, ...policy } })
  const [text] = manifest.texts
  const [principle] = manifest.principles
  for (const changes of [
    { texts: [{ ...text, authentic: false }] },
    { texts: [] },
    { texts: [{ ...text, length: 4_194_305 }] },
    { texts: [{ ...text, length: 0 }] },
    { texts: [text, { ...text, digest: `sha256:${'E'.repeat(43)}` }] },
    { principles: [principle, principle] },
    { principles: [{ ...principle, kinds: [] }] },
    { principles: [{ ...principle, persons: true }] },
    { principles: [{ ...principle, persons: false, kinds: ['state'] }] },
  ])
    open({ manifest: { ...manifest, ...changes } })
  const call = { call: 'limited-accord', signers: [one] }
  story.post('call/opened', { ...OPENED, ...wordy(200, 2048, 400), titles: tongues(30) }, call)
  const { manifest: _, policy: __, authority: ___, ...says } = OPENED
  const amended = { ...says, ...reason, summary: inEnglish('x'.repeat(281)) }
  story.refuse('body_malformed', 'call/amended', amended, call)
  const twice = { invalidation: 0, subjects: [{ party: 'shaded' }, { party: 'shaded' }], ...reason }
  story.refuse('body_malformed', 'signature/reinstated', twice, call)
  const paper = { party: 'shaded', checked: '2026-01-01', domain: null, dnssec: null, note: null }
  const check = { ...paper, method: 'instrument', outcome: 'holds', evidence: [`sha256:${'A'.repeat(43)}`] }
  const channel = said('By post.')
  for (const amiss of [
    { channel: null },
    { channel, evidence: [] },
    { channel, dnssec: 'secure' },
    { channel, method: 'vetted', note: said('Seen.') },
    { channel: null, method: 'vetted' },
    { channel: null, method: 'domain' },
  ])
    story.refuse('body_malformed', 'mandate/checked', { ...check, ...amiss }, { signers: [one] })
}
