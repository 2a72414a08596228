import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ACCEPTS, ACCORD, facts, harbour, listed, officer, said } from '../../../test/harbour.ts'
import { type Invited, invite, joins, keylessLeafOf, leafOf, tokenOf, UNTIL } from '../../../test/inviting.ts'
import { type MemoryLog, partyKey, passkey } from '../../../test/memory-log.ts'
import { refusedAs } from '../../../test/refused.ts'
import { atTheHour, keep, open, seal } from '../../../test/sealing.ts'
import { formatDigest } from '../../core/digest.ts'
import { checkReceipt } from '../receipt.ts'
import { type EnteringLeaf, hashOfLeaf, linkOfToken } from './invitations.ts'

type Code = Parameters<typeof refusedAs>[0]
const refused = (code: Code, check: () => unknown) => assert.throws(check, refusedAs(code))
const guest = passkey('northhaven')
const reason = said('For a reason.')
const rows = (log: MemoryLog, party = 'northhaven') => ({
  party: log.rows.get('parties', party),
  signature: log.rows.get('signatures', `${ACCORD}/${party}`),
})

/** A log with an officer. */
function office(): MemoryLog {
  const log = harbour()
  const body = { role: 'officer', id: 'officer-1', key: officer.key, until: null, name: null }
  log.post('role/granted', body, { signers: [log.depositary, officer] })
  return log
}
const by = { signers: [officer] }

/** Northhaven and Eastport, invited by one touch of the officer's passkey. */
function invited(more: Partial<EnteringLeaf> = {}): { log: MemoryLog; first: Invited; second: Invited } {
  const log = office()
  const [first, second] = invite(log, [leafOf('northhaven', more), leafOf('eastport')], by)
  return { log, first: first!, second: second! }
}

describe('an invitation', () => {
  it('stands nowhere until the invited acts, who enters, brings a key and signs by one entry', () => {
    const { log, first } = invited()
    const { size } = log
    assert.equal(rows(log).party, undefined)
    log.pass(9)
    const entry = joins(log, first, guest)
    assert.equal(entry, size)
    const { party, signature } = rows(log)
    assert.deepEqual(
      [party?.status, party?.admitted, party?.versions[0]?.mandate?.level],
      ['admitted', entry, 'domain'],
    )
    assert.deepEqual([signature?.state, signature?.entry, signature?.how], ['standing', entry, 'given'])
    assert.deepEqual(log.rows.get('keys', guest.keyid)?.addedBy, 'holder')
    assert.deepEqual(log.rows.get('partyKeys', 'northhaven')?.inForce, [guest.keyid])
  })

  it('is one of many that an officer signs at once, and says nothing of the others', () => {
    const { log, first, second } = invited()
    const entry = joins(log, second, partyKey('eastport'))
    assert.ok(!Buffer.from(log.entries[entry]!).toString().includes(first.leaf.party))
    assert.ok(!Buffer.from(log.entries[entry]!).toString().includes(first.leaf.salt))
    joins(log, first, guest)
    assert.equal(rows(log).party?.status, 'admitted')
  })

  it('may be taken without signing, by one whose mandate nobody has checked yet', () => {
    const { log, first } = invited({ mandate: null })
    refused('mandate_insufficient', () => joins(log, first, guest))
    joins(log, first, guest, { body: { acceptance: null } })
    assert.equal(rows(log).party?.versions[0]?.mandate, null)
    assert.equal(rows(log).signature, undefined)
  })

  it('by e-mail checks the mailbox on the day on which its link is used', () => {
    const mandate = { level: 'email' as const, checked: '2026-01-01', note: null, evidence: [] }
    const { log, first } = invited({ mandate })
    log.pass(3)
    joins(log, first, guest, { body: { acceptance: null } })
    assert.equal(rows(log).party?.versions[0]?.mandate?.checked, '2026-01-04')
  })

  it('serves once', () => {
    const { log, first } = invited()
    joins(log, first, guest, { body: { acceptance: null } })
    refused('invitation_spent', () => joins(log, first, partyKey('a second key')))
  })

  it('is good until its day, and no longer', () => {
    const { log, first } = invited()
    log.now = '2026-01-15T00:00:01Z'
    refused('invitation_expired', () => joins(log, first, guest))
    log.now = UNTIL
    joins(log, first, guest)
  })

  it('that went astray is ended by an officer, and the entry names nobody', () => {
    const { log, first } = invited()
    const leaf = formatDigest(hashOfLeaf(first.leaf))
    const entry = log.post('invitation/ended', { leaf, reason }, by)
    assert.ok(!Buffer.from(log.entries[entry]!).toString().includes('northhaven'))
    refused('invitation_spent', () => joins(log, first, guest))
    refused('invitation_spent', () => log.post('invitation/ended', { leaf, reason }, by))
  })

  it('ends with the office of whoever made it, and with their key', () => {
    const ended = invited()
    ended.log.post('role/ended', { id: 'officer-1', reason })
    refused('role_unknown', () => joins(ended.log, ended.first, guest))
    const revoked = invited()
    revoked.log.post('key/revoked', { keyid: officer.keyid, reason })
    refused('key_revoked', () => joins(revoked.log, revoked.first, guest))
  })

  it('is for that organisation, that call and whoever has the link', () => {
    const { log, first, second } = invited()
    refused('invitation_wrong', () => joins(log, first, guest, { by: 'eastport' }))
    refused('invitation_wrong', () => joins(log, { ...first, token: tokenOf('eastport') }, guest))
    refused('invitation_wrong', () => joins(log, { ...first, proof: second.proof }, guest))
    const renamed = { ...first.leaf, kind: 'state' as const }
    refused('invitation_wrong', () => joins(log, { ...first, leaf: renamed }, guest))
  })

  it('is no entry of its own, and nobody but an officer makes one', () => {
    const { log, first } = invited()
    refused('invitation_alone', () =>
      log.post('invitation/made', { root: formatDigest(hashOfLeaf(first.leaf)), until: UNTIL }, by),
    )
    const stranger = partyKey('a stranger')
    const [forged] = invite(log, [leafOf('northhaven')], { signers: [stranger] })
    refused('key_unknown', () => joins(log, forged!, guest))
    const other = log.envelope('switch/set', { covers: ['signature/given'], closed: true, reason }, by)
    refused('invitation_wrong', () =>
      joins(log, { ...first, invitation: JSON.parse(Buffer.from(other).toString()) }, guest),
    )
  })

  it('takes over the row of a list only if it says so', () => {
    const plain = invited()
    plain.log.post('party/listed', listed('northhaven', '2025-12-01'), { call: ACCORD })
    refused('party_exists', () => joins(plain.log, plain.first, guest))
    const log = office()
    log.post('party/listed', listed('northhaven', '2025-12-01'), { call: ACCORD })
    const [claiming] = invite(log, [leafOf('northhaven', { claims: true })], by)
    joins(log, claiming!, guest)
    assert.deepEqual(rows(log).party?.listed, [ACCORD])
  })

  it('has at most 4 KiB', () => {
    const names = Array.from({ length: 12 }, (_, i) => ({
      lang: `q${String.fromCharCode(97 + i)}`,
      text: 'x'.repeat(400),
    }))
    const { log, first } = invited({ names })
    refused('body_malformed', () => joins(log, first, guest))
  })

  it('is in the receipt, which shows who invited and needs nothing else of the invited', async () => {
    const { log, first } = invited()
    const entry = joins(log, first, guest)
    const receipt = checkReceipt(await log.receipt(entry), { vkey: log.vkey })
    assert.equal(receipt.party?.id, 'northhaven')
    assert.equal(receipt.party?.entry, entry)
    assert.equal(receipt.acceptance?.manifest, ACCEPTS.manifest)
    assert.deepEqual(
      receipt.entries.map(({ type }) => type),
      ['depositary/established', 'call/opened', 'text/published', 'role/granted', 'party/joined'],
    )
    const later = log.post(
      'signature/withdrawn',
      { reason: null },
      { by: 'northhaven', call: ACCORD, signers: [guest] },
    )
    assert.equal(checkReceipt(await log.receipt(later), { vkey: log.vkey }).party?.entry, entry)
  })
})

describe('one who joins under seal', () => {
  const sealing = (more: Partial<EnteringLeaf> = {}) => {
    const { log, first } = invited(more)
    const body = { ...first, key: guest.key, acceptance: ACCEPTS }
    const kept = keep(
      log.envelope('party/joined', body, { by: 'northhaven', call: ACCORD, signers: [guest] }),
    )
    return { log, first, kept, at: seal(log, kept) }
  }

  it('stands nowhere before the hour, and enters and signs at it', async () => {
    const { log, kept, at } = sealing()
    assert.deepEqual(rows(log), { party: undefined, signature: undefined })
    atTheHour(log)
    const entry = open(log, kept)
    const { party, signature } = rows(log)
    assert.deepEqual([party?.admitted, signature?.entry, signature?.events[0]?.sealed], [entry, entry, at])
    const receipt = checkReceipt(await log.receipt(entry), { vkey: log.vkey })
    assert.equal(receipt.party?.id, 'northhaven')
    assert.equal(receipt.acceptance?.how, 'given')
    const again = log.post(
      'signature/withdrawn',
      { reason: null },
      { by: 'northhaven', call: ACCORD, signers: [guest] },
    )
    checkReceipt(await log.receipt(again), { vkey: log.vkey })
  })

  it('is judged as of the seal: an officer who leaves before the hour spoils nothing', () => {
    const { log, kept } = sealing()
    log.post('role/ended', { id: 'officer-1', reason })
    atTheHour(log)
    open(log, kept)
    assert.equal(rows(log).signature?.state, 'standing')
  })

  it('never opens where the key that invited it was revoked, or its invitation ended: a thief may have sealed it', () => {
    const stolen = sealing()
    stolen.log.post('key/revoked', { keyid: officer.keyid, reason })
    atTheHour(stolen.log)
    refused('key_revoked', () => open(stolen.log, stolen.kept))
    const ended = sealing()
    const leaf = formatDigest(hashOfLeaf(ended.first.leaf))
    ended.log.post('invitation/ended', { leaf, reason }, by)
    atTheHour(ended.log)
    refused('invitation_spent', () => open(ended.log, ended.kept))
  })

  it('opens though a newer list names it since', () => {
    const log = office()
    log.post('party/listed', listed('northhaven', '2025-12-01'), { call: ACCORD })
    const [first] = invite(log, [leafOf('northhaven', { claims: true })], by)
    const body = { ...first, key: guest.key, acceptance: ACCEPTS }
    const kept = keep(
      log.envelope('party/joined', body, { by: 'northhaven', call: ACCORD, signers: [guest] }),
    )
    seal(log, kept)
    log.post('party/listed', listed('northhaven', '2025-12-02'), { call: ACCORD })
    atTheHour(log)
    open(log, kept)
    assert.equal(rows(log).signature?.state, 'standing')
  })

  it('finds its id or its key taken only at the hour', () => {
    const { log, kept, first } = sealing()
    const other = invite(
      log,
      [
        leafOf('northhaven', {
          link: linkOfToken(tokenOf('northhaven')),
          salt: first.leaf.salt.replace(/^./, 'A'),
        }),
      ],
      by,
    )
    joins(log, other[0]!, partyKey('another'), { body: { acceptance: null } })
    atTheHour(log)
    refused('party_exists', () => open(log, kept))
  })
})

describe('one that was admitted before and has no key', () => {
  const admitted = (more: object = {}) => {
    const log = office()
    const body = { party: 'northhaven', ...facts('northhaven'), keys: [], claims: false, ...more }
    const at = log.post('party/admitted', body, by)
    const [first] = invite(log, [keylessLeafOf('northhaven')], by)
    return { log, at, first: first! }
  }
  const sealing = () => {
    const { log, first, at } = admitted()
    const body = { ...first, key: guest.key, acceptance: ACCEPTS }
    const says = { by: 'northhaven', call: ACCORD, signers: [guest] }
    const kept = keep(log.envelope('party/joined', body, says))
    return { log, first, kept, at, sealed: seal(log, kept) }
  }

  it('brings in its first key and signs by one entry, and its row stays as it was admitted', async () => {
    const { log, at, first } = admitted()
    const before = rows(log).party
    const entry = joins(log, first, guest)
    const { party, signature } = rows(log)
    assert.deepEqual(party, before)
    assert.deepEqual([party?.admitted, signature?.entry, signature?.how], [at, entry, 'given'])
    assert.deepEqual(log.rows.get('partyKeys', 'northhaven')?.inForce, [guest.keyid])
    const receipt = checkReceipt(await log.receipt(entry), { vkey: log.vkey })
    assert.deepEqual([receipt.party?.entry, receipt.party?.invited], [at, false])
    assert.deepEqual([receipt.signers[0]?.addedBy, receipt.signers[0]?.entry], ['depositary', entry])
    assert.ok(receipt.entries.some(({ type }) => type === 'party/admitted'))
    const withdrawal = { by: 'northhaven', call: ACCORD, signers: [guest] }
    const later = checkReceipt(
      await log.receipt(log.post('signature/withdrawn', { reason: null }, withdrawal)),
      { vkey: log.vkey },
    )
    assert.deepEqual([later.party?.entry, later.signers[0]?.entry], [at, entry])
  })

  it('is bound by the mandate that its row says, and joins by its own link alone', () => {
    const { log, first } = admitted({ mandate: null })
    refused('mandate_insufficient', () => joins(log, first, guest))
    refused('party_exists', () => joins(log, invite(log, [leafOf('northhaven')], by)[0]!, guest))
    joins(log, first, guest, { body: { acceptance: null } })
    refused('key_unallowed', () =>
      joins(
        log,
        invite(log, [keylessLeafOf('northhaven', { salt: leafOf('another').salt })], by)[0]!,
        partyKey('two'),
      ),
    )
  })

  it('is one that an entry has admitted, and that never had a key or a signature', () => {
    const { log, first } = admitted()
    refused('party_unknown', () => joins(log, invite(log, [keylessLeafOf('eastport')], by)[0]!, guest))
    log.post('party/listed', listed('eastport', '2025-12-01'), { call: ACCORD })
    refused('party_unclaimed', () => joins(log, invite(log, [keylessLeafOf('eastport')], by)[0]!, guest))
    const instrument = { digest: ACCEPTS.policy, date: '2026-01-01', channel: reason }
    log.post('signature/deposited', { party: 'northhaven', ...ACCEPTS, instrument }, { call: ACCORD, ...by })
    refused('key_unallowed', () => joins(log, first, guest, { body: { acceptance: null } }))
  })

  it('stands nowhere before the hour where it joins under seal, and has key and signature at it', async () => {
    const { log, kept, at, sealed } = sealing()
    assert.deepEqual([log.rows.get('partyKeys', 'northhaven'), rows(log).signature], [undefined, undefined])
    const renamed = { ...facts('northhaven'), names: [{ lang: 'en', text: 'Renamed since' }] }
    log.post('party/updated', { party: 'northhaven', ...renamed, reason }, by)
    atTheHour(log)
    const entry = open(log, kept)
    const { party, signature } = rows(log)
    assert.deepEqual(
      [party?.names[0]?.text, party?.admitted, party?.versions.length],
      ['Renamed since', at, 2],
    )
    assert.deepEqual([signature?.state, signature?.events[0]?.sealed], ['standing', sealed])
    assert.deepEqual(log.rows.get('keys', guest.keyid)?.added, entry)
    const receipt = checkReceipt(await log.receipt(entry), { vkey: log.vkey })
    assert.deepEqual([receipt.party?.entry, receipt.signers[0]?.addedBy], [at, 'depositary'])
  })

  it('is not brought in by a seal where its own key came openly since, nor by a thief’s', () => {
    const openly = sealing()
    const other = partyKey('by another way')
    const adding = { holder: 'northhaven', key: other.key, reason }
    openly.log.post('key/added', adding, { signers: [officer, other] })
    atTheHour(openly.log)
    refused('key_unallowed', () => open(openly.log, openly.kept))
    const stolen = sealing()
    stolen.log.post('key/revoked', { keyid: officer.keyid, reason })
    atTheHour(stolen.log)
    refused('key_revoked', () => open(stolen.log, stolen.kept))
  })
})
