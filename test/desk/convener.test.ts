import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { SHAPES } from '../../src/web/openapi/shown-shapes.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD, facts, inEnglish, listed, MANIFEST, OPENED } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'
import { enrolled, filled, type Officer, signed } from './people.ts'
import { countOf, faultsIn, formIn, wordsIn, wordsOn } from './visitor.ts'

/** The mandates of conveners, and the records of parties, as the desk puts them on record. */
describe('the desk', () => {
  let it_: Depositary
  let officer: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
    officer = await enrolled(it_)
  })
  afterEach(() => it_.close())

  const fill = (form: string, typed: Record<string, string | Blob>) => filled(officer, form, typed)
  const sign = () => signed(it_, officer)
  const shown = () => wordsOn(officer.visitor.shown)
  const page = async (path: string) => wordsIn(await it_.text(path), 'body')[0]!

  const RECORD = 'lighthouse-pledge'
  async function openRecord(): Promise<void> {
    const authority = { level: 'independent', note: null, source: null, evidence: [] }
    await it_.post(
      'call/opened',
      { ...OPENED, titles: inEnglish('The Lighthouse Pledge'), authority },
      { call: RECORD },
    )
    const manifest = { ...MANIFEST, principles: [] }
    const texts = manifest.texts.map(({ digest }) => digest)
    const bytes = await Promise.all(texts.map(digest => it_.log.store.words(digest)))
    const parts = bytes.map((words, i) => ({ name: texts[i]!, bytes: words!.bytes }))
    await it_.post('text/published', { manifest, supersedes: null }, { call: RECORD }, parts)
    await it_.post('party/listed', listed('westbank', '2025-02-01'), { call: RECORD })
  }

  const CLAIM = {
    call: RECORD,
    'convener.en': 'The Lighthouse Conference',
    'convener.fr': 'La Conférence des phares',
    url: 'https://lighthouse.example/',
    authority: 'domain',
    authorityNote: 'Its own domain names this register.',
    reason: 'The conference keeps it here from now on.',
    'verb.en': 'support',
    'noun.en': 'supporter',
    'authentic.en': 'yes',
    'kind-company': 'yes',
    mandate: 'domain',
    'effect.en': 'A political declaration.',
    'entities.en': 'The supporter named.',
    from: '',
    notice: '90',
    window: '7',
  }

  it('lets a convener claim a record: the banner goes, what was copied stays', async () => {
    assert.equal((await fill('claim', CLAIM)).path, '/desk/new/claim', 'nothing can be claimed yet')
    await openRecord()
    const banner = await page(`/${RECORD}`)
    for (const words of ['desk.authority.independent', 'record.forIssuer'] as const)
      assert.match(banner, wording(words))
    await officer.visitor.goto('/desk/new/claim')
    const { fields } = formIn(officer.visitor.shown.html, '/desk/new/claim')
    assert.equal(fields.call, RECORD)
    assert.equal(fields['convener.en'], 'The Harbour Conference', 'filled in with what the record says')
    await fill('claim', { ...CLAIM, authority: '', reason: '' })
    for (const name of ['authority', 'reason']) assert.ok(faultsIn(officer.visitor.shown.html)[name], name)
    await fill('claim', CLAIM)
    assert.match(
      shown(),
      inOrder(
        wording('head.call/claimed', { call: 'The Lighthouse Pledge' }),
        wording('ask.convener'),
        'The Lighthouse Conference',
      ),
    )
    assert.match(shown(), inOrder(CLAIM.authorityNote, wording('policy.invited'), wording('kinds.company')))
    const { type, call } = await sign()
    assert.deepEqual([type, call], ['call/claimed', RECORD])

    const { size } = it_.log.head()!
    const told = await page(`/${RECORD}`)
    assert.doesNotMatch(told, wording('record.forIssuer'))
    assert.match(told, /The Lighthouse Conference/)
    assert.match(told, wording('call.history.record', { keeper: 'The Harbour Secretariat' }))
    assert.match(told, inOrder(wording('call.history.claimed'), wording('entry.linked', { index: size - 1 })))
    assert.match(await page(`/${RECORD}/roll`), /westbank/)
    assert.match(await page(`/${RECORD}/text`), /We keep the harbour open/)
    const row = SHAPES.Call.parse(await it_.json(`/${RECORD}.json`))
    assert.equal(row.claimed?.before.authority.level, 'independent')
    const opened = await page(`/entries/${row.opened}`)
    assert.match(opened, wording('head.call/opened', { record: 'yes' }), 'an entry is told as it was then')
    assert.ok(formIn(await it_.text(`/${RECORD}/apply`), '/apply'))
    const again = await fill('claim', CLAIM)
    assert.equal(countOf(again.html, `option[value="${RECORD}"]`), 0)
  })

  const CHECK = {
    call: ACCORD,
    outcome: 'lapsed',
    checked: '2026-01-01',
    domain: 'conference.example',
    dnssec: 'insecure',
    authority: 'declared',
    authorityNote: 'The record under its domain is gone.',
  }

  it('puts on record that a convener’s authority was checked, and the call tells its history', async () => {
    await fill('authority', { ...CHECK, authority: 'domain', outcome: 'holds' })
    assert.match(
      faultsIn(officer.visitor.shown.html).authority!,
      /^A check that came out as holds does not take the authority/,
    )
    await fill('authority', CHECK)
    assert.match(
      shown(),
      inOrder(
        wording('head.call/authority-checked', { outcome: 'lapsed', call: 'The Harbour Accord' }),
        wording('member.authority'),
        wording('authority.declared'),
      ),
    )
    assert.equal((await sign()).type, 'call/authority-checked')
    const told = await page(`/${ACCORD}`)
    assert.match(told, wording('call.history.opened'))
    assert.match(
      told,
      inOrder(
        wording('call.history.lapsed', { level: 'Declared' }),
        'conference.example',
        wording('dnssec.insecure'),
      ),
    )
    assert.match(await page(`/${ACCORD}?lang=fr`), wording('call.history.lapsed', { level: 'Déclaré' }, 'fr'))
    const entry = await page(`/entries/${it_.log.head()!.size - 1}`)
    assert.match(entry, wording('head.call/authority-checked', { outcome: 'lapsed' }))
    assert.match(entry, inOrder(CHECK.authorityNote))
  })

  it('changes the record of a party with a reason, and leaves its mandate as it was', async () => {
    const note = it_.words(
      'Called back on the number of the switchboard, which its own site gives. '.repeat(5),
    )
    const mandate = { ...facts('eastport').mandate, note: note.reference }
    const own = await admitWith('eastport', mandate, note.part)
    assert.ok(own > 0)
    await officer.visitor.goto('/desk/new/party')
    await officer.visitor.send('/desk/new/party', { party: 'https://harbour.example/parties/eastport' })
    assert.equal(officer.visitor.shown.path, '/desk/new/party?party=eastport')
    const { fields } = formIn(officer.visitor.shown.html, '/desk/new/party')
    assert.deepEqual(
      [fields['names.en'], fields.domain, fields.kind],
      ['eastport', 'eastport.example', 'company'],
    )
    const typed = {
      ...fields,
      'names.en': 'East Port',
      'names.fr': 'Port-Est',
      lei: '529900T8BM49AURSDO56',
      reason: '',
    }
    await officer.visitor.send('/desk/new/party', typed as Record<string, string>)
    for (const name of ['lei', 'reason']) assert.ok(faultsIn(officer.visitor.shown.html)[name], name)
    const good = { ...typed, lei: '529900T8BM49AURSDO55', reason: 'It has taken another name.' }
    await officer.visitor.send('/desk/new/party', good as Record<string, string>)
    assert.match(
      shown(),
      inOrder(
        wording('head.party/updated', { party: 'East Port' }),
        'It has taken another name.',
        wording('member.names'),
        'East Port',
      ),
    )
    assert.doesNotMatch(
      shown(),
      wording('second.askedParty', { party: 'East Port' }),
      'it may sign, and need not',
    )
    assert.equal((await sign()).type, 'party/updated')
    const party = await it_.json<{ names: object[]; proofs: { checks: number[] }[] }>(
      '/parties/eastport.json',
    )
    assert.equal(party.names.length, 2)
    assert.equal(party.proofs[0]?.checks.length, 1, 'nothing new was checked')
  })

  /** A party whose mandate says more than the log holds. */
  async function admitWith(
    party: string,
    mandate: object,
    part: { name: string; bytes: Uint8Array },
  ): Promise<number> {
    const body = { party, ...facts(party), mandate, keys: [], claims: false }
    return (await it_.post('party/admitted', body, {}, [part])).index
  }
})
