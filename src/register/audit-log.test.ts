import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { committingHarbour, report } from '../../test/committing.ts'
import { publishYear, smallFigures, yearOf } from '../../test/figures.ts'
import { ACCORD, admitParty, harbour, MANIFEST, northhaven, said, signAccord } from '../../test/harbour.ts'
import { longHarbour } from '../../test/long-harbour.ts'
import { cosigned, MemoryLog, ORIGIN, passkey, WITNESS_VKEYS } from '../../test/memory-log.ts'
import { refusedAs } from '../../test/refused.ts'
import { concat, fromUtf8, utf8 } from '../core/bytes.ts'
import { signCheckpoint } from '../core/checkpoint.ts'
import { checkEvidence } from '../core/evidence.ts'
import { PDF } from '../core/file-types.ts'
import { formatVkey } from '../core/note.ts'
import { Refusal } from '../core/refusal.ts'
import { formatBundle, TILE_WIDTH } from '../core/tile.ts'
import { notProvenByAudit, provenByAudit } from './audit-facts.ts'
import { auditLog, type Chosen, type LogSource } from './audit-log.ts'
import { exportLines } from './export.ts'
import { Register } from './fold.ts'
import { History } from './history.ts'
import { CSV_HEAD, type RollDay, rollRows } from './roll-csv.ts'
import { verdictOf } from './verdict.ts'

/** What an honest server of this log would serve. `sizeNow` is how many entries it has at each look. */
function serverOf(log: MemoryLog, sizeNow = () => log.size): Required<LogSource> {
  const { history, rows } = log.register
  return {
    async checkpoint() {
      const size = sizeNow()
      return signCheckpoint({ origin: ORIGIN, size, root: history.root(size) }, log.signer)
    },
    tile: async ({ level, index, width }) => {
      if (level !== 'entries') return history.tile(level, index, width)
      return formatBundle(log.entries.slice(index * TILE_WIDTH, index * TILE_WIDTH + width))
    },
    async register(size) {
      const then = new Register()
      for (const entry of log.entries.slice(0, size)) then.fold(entry)
      return streamed(exportLines(then))
    },
    earlier: () => 'all',
    roll: async (call, day) => streamed([CSV_HEAD, ...rollLines(call, day)]),
    async words(digest) {
      const kept = await log.store.words(digest)
      return kept && concat(kept.salt ?? new Uint8Array(), kept.bytes)
    },
    async files(digest) {
      return this.words(digest)
    },
  }
  function rollLines(call: string, day: RollDay): string[] {
    return [...rows.sorted(rollRows(rows, call, [day]))].map(({ line }) => line)
  }
}

async function* streamed(lines: Iterable<string>): AsyncGenerator<string> {
  yield* lines
}

/** The same, of which one line is another. */
async function* altered(lines: AsyncIterable<string>, nth: number, line: string | null) {
  let at = 0
  for await (const one of lines)
    if (at++ !== nth) yield one
    else if (line !== null) yield line
}

function auditOf(source: LogSource, chosen?: Chosen, witnesses: readonly string[] = []) {
  const trust = { vkey: undefined, witnesses, quorum: 0, before: () => undefined }
  const verify: Parameters<typeof auditLog>[2]['verify'] = async jobs => jobs.map(verdictOf)
  return auditLog(source, trust, { verify, ...(chosen && { chosen }) })
}

const NONE = { read: 0, unread: 0, shown: 0, unshown: 0, wrong: [], lost: [] }

const catalogueOf = (log: MemoryLog) => log.rows.get('indicatorEditions', `${ACCORD}/year/1`)!

/** A place where something else is kept under one digest. */
const another =
  (server: Required<LogSource>, digest: string): Required<LogSource>['words'] =>
  async one => {
    const found = await server.words(one)
    return one === digest ? concat(found!, found!) : found
  }

/** A place where nothing is kept under one digest, or it is not to be had now. */
const givingNot =
  (server: Required<LogSource>, digest: string, instead: undefined | null): Required<LogSource>['words'] =>
  async one =>
    one === digest ? instead : server.words(one)

describe('an audit of files of indicators and figures', () => {
  const reported = () => {
    const log = committingHarbour('tidewater')
    publishYear(log)
    report(log, 'tidewater', { figures: yearOf(log) })
    return log
  }
  const facts = async (source: LogSource) => {
    const { audited } = await auditOf(source)
    const told = [...provenByAudit(audited), ...notProvenByAudit(audited)]
    return { files: audited.files, told: told.filter(({ fact }) => fact.startsWith('file')) }
  }

  it('reads those that are there, and says which say what the log counts', async () => {
    const { files, told } = await facts(serverOf(reported()))
    assert.deepEqual(files, { ...NONE, read: 2 })
    assert.deepEqual(
      told.map(({ says }) => says),
      ['2 files of indicators or figures say what the log counts in them.'],
    )
  })

  it('finds one that says something else, or is another, and lets the log stand', async () => {
    const log = reported()
    const other = smallFigures({ answers: smallFigures().answers.slice(1) })
    const entry = report(log, 'tidewater', { figures: { ...yearOf(log), data: yearOf(log, other).data } })
    const server = serverOf(log)
    const { files, told } = await facts(server)
    assert.deepEqual([files.read, files.wrong.map(one => one.entry)], [2, [entry]])
    assert.match(told[1]!.says, /a file of log entry .* The indicator notices/)
    const { entry: published, data } = catalogueOf(log)
    const lied = await facts({ ...server, words: another(server, data.digest) })
    assert.deepEqual([lied.files.read, lied.files.unread, lied.files.lost.length], [0, 2, 1])
    assert.equal(lied.files.lost[0]!.entry, published)
    assert.match(lied.told[0]!.says, /it is not available here\. What is kept as sha256:/)
  })

  it('counts those that are not fetched, and reads nothing by a catalogue that is gone', async () => {
    const log = reported()
    const { words: _, ...copy } = serverOf(log)
    const { files, told } = await facts(copy)
    assert.deepEqual(files, { ...NONE, unread: 2 })
    assert.deepEqual(
      told.map(({ fact }) => fact),
      ['files-unread'],
    )
    // A server that does not give what no entry withholds may have lost it.
    const busy = await facts({ ...serverOf(log), words: async () => null })
    assert.deepEqual(
      busy.files.lost.map(({ says }) => / is not given now, and no entry withholds it\.$/.test(says)),
      [true, true],
    )
    assert.deepEqual({ ...busy.files, lost: [] }, NONE)
  })

  it('says of one that is gone that it is lost, by its entry, unless the log withholds it', async () => {
    const log = reported()
    const { entry, data } = catalogueOf(log)
    const gone = (sizeNow = () => log.size) => {
      const server = serverOf(log, sizeNow)
      const words: typeof server.words = async one => (one === data.digest ? undefined : server.words(one))
      return { ...server, words }
    }
    const lost = await facts(gone())
    assert.deepEqual(
      [lost.files.unread, lost.files.lost],
      [1, [{ entry, says: `${data.digest} is not there, and no entry withholds it.` }]],
    )
    assert.match(
      lost.told[0]!.says,
      new RegExp(`a file of log entry ${entry} says: it is not available here`),
    )
    const before = log.size
    log.post('words/withheld', { digest: data.digest, ground: said('x'), authority: said('A court.') })
    assert.deepEqual((await facts(gone())).files, { ...NONE, unread: 2 })
    // It is withheld while somebody audits.
    let looks = 0
    const meanwhile = await facts(gone(() => (looks++ === 0 ? before : log.size)))
    assert.deepEqual(meanwhile.files, { ...NONE, unread: 2 })
  })

  it('reads what reports show, where it is to be fetched, and tells of each that is changed or gone', async () => {
    const log = reported()
    const printed = utf8('%PDF-1.7\nOur year.\n')
    const show = (title: string, bytes: Uint8Array) => {
      const files = [log.keepFile(title, bytes, PDF)]
      return { entry: report(log, 'tidewater', { files }), digest: files[0]!.file.digest }
    }
    const first = show('Our year', printed)
    const second = show('Our quays', printed)
    const third = show('Our page', utf8('<html>'))
    const server = serverOf(log)
    const whole = await facts(server)
    assert.deepEqual([whole.files.shown, whole.files.lost], [2, []])
    assert.deepEqual(whole.files.wrong, [
      { entry: third.entry, says: `${third.digest} is not of the type application/pdf.` },
    ])
    const changed = another(server, first.digest)
    const files: typeof server.files = async one => (one === second.digest ? undefined : changed(one))
    const found = await facts({ ...server, files })
    assert.deepEqual(
      found.files.lost.map(one => one.entry),
      [first.entry, second.entry],
    )
    const { files: _, ...far } = server
    assert.deepEqual((await facts(far)).files, { ...NONE, read: 2, unshown: 3 })
  })
})

describe('an audit of texts and words beside the log', () => {
  const RESERVED = 'We keep the right to close the harbour in a storm. '.repeat(9)
  const reserved = () => {
    const log = harbour()
    admitParty(log, 'northhaven', [northhaven])
    const reservation = log.keepWords(RESERVED)
    const entry = signAccord(log, 'northhaven', northhaven, { body: { reservation } })
    return { log, entry, digest: reservation.digest }
  }
  const facts = async (source: LogSource) => {
    const { audited } = await auditOf(source)
    const told = [...provenByAudit(audited), ...notProvenByAudit(audited)]
    return { words: audited.words, told: told.map(({ says }) => says).join('\n') }
  }
  const ALL = { texts: 2, said: 1, unread: 0, lost: [] }

  it('holds each to what entries bind', async () => {
    const { words, told } = await facts(serverOf(reserved().log))
    assert.deepEqual(words, ALL)
    assert.match(told, /2 texts kept beside the log are .*\n1 longer passage in somebody’s own words is/)
  })

  it('tells by its entry of a text or words that are others, or gone, or not given', async () => {
    const { log, entry, digest } = reserved()
    const [text] = MANIFEST.texts
    const server = serverOf(log)
    for (const [lost, from, left] of [
      [text!.digest, 2, { texts: 1, said: 1 }],
      [digest, entry, { texts: 2, said: 0 }],
    ] as const)
      for (const there of [
        another(server, lost),
        givingNot(server, lost, undefined),
        givingNot(server, lost, null),
      ]) {
        const { words, told } = await facts({ ...server, words: there, files: there })
        assert.deepEqual(
          { ...words, lost: words.lost.map(one => one.entry) },
          { ...ALL, ...left, lost: [from] },
        )
        assert.match(told, new RegExp(`A text or words of log entry ${from}: .*${lost}`))
      }
  })

  it('looks for no words that the log withholds, also while somebody audits', async () => {
    const { log, digest } = reserved()
    const before = log.size
    log.post('words/withheld', { digest, ground: said('x'), authority: said('A court.') })
    const gone = (sizeNow = () => log.size) => {
      const server = serverOf(log, sizeNow)
      const there = givingNot(server, digest, undefined)
      return facts({ ...server, words: there, files: there })
    }
    const withheld = { ...ALL, said: 0, unread: 1 }
    assert.deepEqual((await gone()).words, withheld)
    let looks = 0
    assert.deepEqual((await gone(() => (looks++ === 0 ? before : log.size))).words, withheld)
  })

  it('says how many it did not fetch', async () => {
    const { files: _, ...far } = serverOf(reserved().log)
    const { words, told } = await facts(far)
    assert.deepEqual(words, { ...ALL, said: 0, unread: 1 })
    assert.match(told, /What 1 text or longer passage beside the log says: withheld, or not fetched\./)
    const { words: __, ...bare } = far
    assert.deepEqual((await facts(bare)).words, { ...ALL, texts: 0, said: 0, unread: 3 })
  })
})

describe('an audit of what is published beside the log', () => {
  it('compares registers of earlier sizes and rolls of earlier days that nobody knows beforehand', async () => {
    const log = longHarbour()
    const asked: number[] = []
    const server = serverOf(log)
    const register = (size: number) => {
      asked.push(size)
      return server.register(size)
    }
    const { audited } = await auditOf({ ...server, register })
    assert.equal(audited.earlier.length, 2)
    assert.ok(audited.earlier.every(({ compared, size }) => compared && size > 0 && size < log.size))
    assert.deepEqual(asked, [...audited.earlier.map(({ size }) => size), log.size])
    assert.ok(audited.rolls.some(({ call, day, rows }) => call === ACCORD && day === null && rows > 0))
    assert.ok(
      audited.rolls.some(({ day }) => day !== null) && audited.rolls.every(({ compared }) => compared),
    )
    const proven = provenByAudit(audited).find(({ fact }) => fact === 'earlier')!.says
    for (const { size } of audited.earlier) assert.match(proven, new RegExp(`\\b${size}\\b`))
  })

  it('refuses an earlier register that does not follow, with the first line that differs', async () => {
    const log = longHarbour()
    const server = serverOf(log)
    for (const line of ['{"key":"another"}', null]) {
      const register = async (size: number) => {
        const lines = await server.register(size)
        return size === 9 ? altered(lines!, 2, line && `${line}\n`) : lines
      }
      await assert.rejects(
        auditOf({ ...server, register }, { sizes: [5, 9] }),
        error =>
          refusedAs('register_wrong')(error) && /size 9 .*published: .*\nfolded: /s.test(evident(error)),
      )
      await auditOf({ ...server, register }, { sizes: [5] })
    }
  })

  it('refuses a roll on a day that does not follow', async () => {
    const log = longHarbour()
    const server = serverOf(log)
    for (const line of ['northhaven,Another name', null]) {
      const roll = async (call: string, day: RollDay) => {
        const lines = await server.roll(call, day)
        return day === '2026-01-01' ? altered(lines!, 1, line && `${line}\n`) : lines
      }
      await assert.rejects(
        auditOf({ ...server, roll }, { days: ['2025-02-01', '2026-01-01'] }),
        error => refusedAs('register_wrong')(error) && /on 2026-01-01 .*published: /s.test(evident(error)),
      )
      await auditOf({ ...server, roll }, { days: ['2025-02-01'] })
    }
  })

  it('takes no growth of the log meanwhile for a fault, and leaves a roll uncompared that never rests', async () => {
    const log = longHarbour()
    let looks = 0
    const server = serverOf(log, () => (looks++ === 0 ? 30 : log.size))
    const { audited, note } = await auditOf(server, {})
    assert.deepEqual([audited.size, note.split('\n')[1]], [30, '30'])
    assert.ok(audited.rolls.length > 0 && audited.rolls.every(({ compared }) => compared))

    let size = 30
    const restless = serverOf(log, () => size++)
    const roll = async () => streamed([CSV_HEAD, 'of a state that is gone\r\n'])
    const { audited: another } = await auditOf({ ...restless, roll }, { days: [] })
    assert.deepEqual(
      another.rolls.map(({ compared }) => compared),
      another.rolls.map(() => false),
    )
    assert.ok(notProvenByAudit(another).some(({ fact }) => fact === 'rolls-alone'))
  })

  it('says what it did not compare, where a copy lacks it', async () => {
    const { earlier: _, roll: __, ...copy } = serverOf(longHarbour())
    const { audited } = await auditOf(copy)
    const open = notProvenByAudit(audited).map(({ fact }) => fact)
    assert.ok(open.includes('earlier-alone') && open.includes('rolls-alone'))
    await assert.rejects(auditOf(copy, { sizes: [audited.size] }), refusedAs('query_malformed'))
  })

  it('finds an anchor that holds a cosignature of its own future, and nothing wrong with an old one', async () => {
    const log = harbour()
    const anchor = (at: string) => {
      const { size, root } = log.head()
      return log.post('log/anchored', {
        checkpoint: cosigned(signCheckpoint({ origin: ORIGIN, size, root }, log.signer), at),
      })
    }
    log.pass(30)
    anchor('2026-01-02T00:00:00Z')
    anchor('2026-01-31T00:10:00Z')
    const wrong = anchor('2026-01-31T00:10:01Z')
    const server = serverOf(log)
    const { audited } = await auditOf(server, {}, WITNESS_VKEYS.slice(0, 1))
    assert.deepEqual(audited.anchors, [
      {
        entry: wrong,
        admitted: '2026-01-31T00:00:00Z',
        witness: 'witness.example/one',
        cosigned: '2026-01-31T00:10:01Z',
      },
    ])
    assert.match(
      notProvenByAudit(audited)[0]!.says,
      new RegExp(`around log entry ${wrong}\\. .* clock was wrong`),
    )
    assert.deepEqual((await auditOf(server)).audited.anchors, [], 'whoever knows no witness cannot tell')
  })
})

describe('an audit that remembers what the log has shown', () => {
  const ADMITTED = /("admitted":"[^T]*T)00:00:00Z/
  /** A log, and another under the same key whose keeper rewrote an entry that a later one has seen. */
  const rewritten = () => {
    const log = harbour()
    admitParty(log, 'northhaven', [northhaven])
    log.pass(1)
    signAccord(log, 'northhaven', northhaven)
    const before = log.head().checkpoint
    const other = new MemoryLog()
    const last = log.size - 1
    for (const [i, bytes] of log.entries.entries())
      other.smuggleEntry(i === last - 1 ? utf8(fromUtf8(bytes).replace(ADMITTED, '$100:00:01Z')) : bytes)
    return { log, other, before, size: log.size }
  }
  const shown: string[] = []
  const audit = (
    source: LogSource,
    before: string,
    { vkey, quorum = 0 }: { vkey?: string; quorum?: number } = {},
  ) => {
    const trust = {
      vkey,
      witnesses: quorum === 0 ? [] : WITNESS_VKEYS.slice(0, 1),
      quorum,
      before: () => before,
    }
    const verify: Parameters<typeof auditLog>[2]['verify'] = async jobs => jobs.map(verdictOf)
    return auditLog(source, trust, { verify, refused: ({ note }) => shown.push(note) })
  }
  /** What the evidence proves to whoever has the key of the log alone. */
  const forked = (log: MemoryLog) => (error: unknown) => {
    assert.ok(refusedAs('log_forked')(error))
    const { is } = checkEvidence(utf8((error as Refusal).evidence!), { vkey: formatVkey(log.signer.vkey) })
    return is === 'fork'
  }

  it('convicts a log of a second history, though a law refuses an entry of it first', async () => {
    const { other, before } = rewritten()
    const source = serverOf(other)
    await assert.rejects(auditOf(source), error => {
      const { message, mend } = error as Refusal
      // The auditor can mend no statement.
      return (
        refusedAs('seen_foreign')(error) && /an entry before it/.test(message) && /^Keep this copy/.test(mend)
      )
    })
    const vkey = formatVkey(other.signer.vkey)
    for (const given of [{}, { vkey }, { quorum: 1 }, { vkey, quorum: 1 }]) {
      if (given.quorum === 1 && !('vkey' in given)) continue
      await assert.rejects(audit(source, before, given), forked(other))
    }
    assert.deepEqual(shown.splice(0), [])
  })

  it('convicts it by a larger tree too, by its tiles or by its entries, whichever tell the truth', async () => {
    const { other, before, size } = rewritten()
    other.pass(1)
    for (const id of ['eastport', 'westbank']) other.smuggle('party/admitted', { party: id })
    assert.ok(other.size > size)
    const honest = serverOf(other)
    const wrong: LogSource['tile'] = async tile => {
      const bytes = Uint8Array.from(await honest.tile(tile))
      if (tile.level !== 'entries') bytes[3]! ^= 1
      return bytes
    }
    const gone: LogSource['tile'] = async tile => {
      if (tile.level === 'entries') return honest.tile(tile)
      throw new Refusal('not_found', 'No such tile.')
    }
    const hidden: LogSource['tile'] = async tile => {
      if (tile.level !== 'entries') return honest.tile(tile)
      throw new Refusal('server_confused', 'No such entries.')
    }
    const vkey = formatVkey(other.signer.vkey)
    for (const tile of [honest.tile, wrong, gone, hidden])
      await assert.rejects(audit({ ...honest, tile }, before, { vkey }), forked(other))
    for (const tile of [honest.tile, wrong, gone])
      await assert.rejects(audit({ ...honest, tile }, before), forked(other))
    assert.deepEqual(shown.splice(0), [])
  })

  it('holds nothing to be proven that its own machine could not read', async () => {
    const { log, before } = rewritten()
    log.pass(1)
    admitParty(log, 'eastport', [passkey('eastport')])
    const { consistency } = History.prototype
    const full = new Refusal('store_failing', 'SQLite could not keep the register: the disk is full.')
    History.prototype.consistency = () => {
      throw full
    }
    try {
      await assert.rejects(audit(serverOf(log), before), error => error === full)
    } finally {
      History.prototype.consistency = consistency
    }
    await audit(serverOf(log), before)
  })

  it('hands over what the log signed, where it is refused and contradicts nothing', async () => {
    const { log } = rewritten()
    const before = log.head().checkpoint
    log.smuggle('party/admitted', { party: 'eastport' })
    const checkpoint = await serverOf(log).checkpoint()
    const vkey = formatVkey(log.signer.vkey)
    for (const given of [{}, { vkey }]) await assert.rejects(audit(serverOf(log), before, given), unforked)
    await assert.rejects(audit(serverOf(log), before, { vkey, quorum: 1 }), refusedAs('quorum_missing'))
    assert.deepEqual(shown.splice(0), [checkpoint, checkpoint, checkpoint])
    // What somebody else signed in the name of the log is nothing to keep.
    const stranger = {
      ...serverOf(log),
      checkpoint: async () => checkpoint.replace(/(?<=— \S+ .{20})..../, 'AAAA'),
    }
    for (const given of [{}, { vkey }]) await assert.rejects(audit(stranger, before, given), unforked)
    assert.deepEqual(shown, [])
  })

  it('hands over the checkpoint that is refused, where the log has grown under the eyes of the auditor', async () => {
    const { log } = rewritten()
    const [first, size] = [log.head().checkpoint, log.size]
    const then = serverOf(log)
    const register = await Array.fromAsync((await then.register(size))!)
    log.pass(1)
    log.smuggle('party/admitted', { party: 'eastport' })
    const second = log.head().checkpoint
    /** It shows this when its rolls are read, and the first checkpoint until then. */
    const growing = (shownNext: string): LogSource => {
      const still = [first]
      return {
        ...serverOf(log),
        checkpoint: async () => still.shift() ?? shownNext,
        register: async one => (one === size ? streamed(register) : undefined),
      }
    }
    const vkey = formatVkey(log.signer.vkey)
    for (const given of [{}, { vkey }]) await assert.rejects(audit(growing(second), first, given), unforked)
    assert.deepEqual(shown.splice(0), [second, second])

    // Once its keeper puts something else in the place of that entry, what was kept convicts.
    const mended = new MemoryLog()
    for (const bytes of log.entries.slice(0, size)) mended.smuggleEntry(bytes)
    mended.smuggle('party/admitted', { party: 'westport' })
    await assert.rejects(audit(serverOf(mended), second, { vkey }), forked(mended))

    // Of what somebody else signed in between nothing is kept, but what the log has signed before it.
    const strange = second.replace(/(?<=— \S+ .{20})..../, 'AAAA')
    await assert.rejects(audit(growing(strange), first, { vkey }), unforked)
    assert.deepEqual(shown.splice(0), [first])
  })

  it('hands over nothing where the log could not be read, and holds it to what it has shown all the same', async () => {
    const { log, other, before } = rewritten()
    const vkey = formatVkey(log.signer.vkey)
    // Lines that drop, pages of a proxy, servers that are busy or ill, copies without a file.
    const troubles = [
      'server_unreachable',
      'server_confused',
      'not_found',
      'rate_limited',
      'store_failing',
      'store_damaged',
      'file_unreadable',
    ] as const
    for (const code of troubles) {
      const fails = async () => Promise.reject(new Refusal(code, 'Not to be had now.'))
      const read = serverOf(log)
      for (const source of [
        { ...read, tile: fails },
        { ...read, register: fails },
      ])
        await assert.rejects(audit(source, before, { vkey }), refusedAs(code))
      await assert.rejects(audit({ ...serverOf(other), register: fails }, before, { vkey }), forked(other))
    }
    assert.deepEqual(shown.splice(0), [])
  })
})

const unforked = (error: unknown) => error instanceof Refusal && error.code !== 'log_forked'

const evident = (error: unknown) => `${(error as Error).message} ${(error as { evidence?: string }).evidence}`
