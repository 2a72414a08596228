import { readCheckpoint } from '../../core/checkpoint.ts'
import { formatDigest } from '../../core/digest.ts'
import { parseEnvelope } from '../../core/envelope.ts'
import { formatJsonBytes, type JsonObject } from '../../core/json.ts'
import { parseNote } from '../../core/note.ts'
import { parseStatement } from '../../core/statement.ts'
import { dayOf } from '../../core/time.ts'
import { dayAfter, reservationDays } from '../../register/binding-policy.ts'
import { shutDays } from '../../register/cycles.ts'
import type { Text } from '../../register/kinds.ts'
import { saidIn } from '../../register/policy.ts'
import { type AnnouncedRow, ref } from '../../register/rows.ts'
import { LAPSE_DAYS as SEAL_DAYS, sealStatus } from '../../register/seal-status.ts'
import { actDigest, delayOf, LAPSE_DAYS, SECOND_HAND_DAYS } from '../../register/second-approval.ts'
import { isEntering, partyJoined } from '../../register/types/invitations.ts'
import { sealedRef } from '../../register/types/sealed.ts'
import { manifestDigest } from '../../register/types/texts.ts'
import type { StatementType } from '../../register/types.ts'
import { type Saying, wordsOn } from '../../register/words-in-force.ts'
import { rowIn } from '../../store/each-row.ts'
import {
  Choice,
  comma,
  entryLink,
  hash,
  heldWords,
  html,
  languageIn,
  linkTo,
  listed,
  longDay,
  longTime,
  type Markup,
  type Piece,
  phrase,
  say,
  sub,
  timeIn,
  timeMark,
  verbatim,
  wordsFingerprint,
} from '../kit/kit.ts'
import { kindsSaid, type SayingBeside } from '../statement/quotes.ts'
import { reportPath } from '../statement/report-path.ts'
import { boundTold } from '../teller/bound-words.ts'
import { digestShown, holderLink, partyLink, versionLink, wordsLink } from '../teller/kinds.ts'
import { citing, external, factIn, quoted, sourceLink } from '../teller/pieces.ts'
import { removalRestsOn } from '../teller/removal.ts'
import { callIn, nounOf, type Setting, type Told } from '../teller/setting.ts'
import type { As, Facts, Telling, Tellings } from '../teller/telling.ts'
import { spanOf } from '../text/policy-facts.ts'
import { sayingState, sayingsToday } from '../text/sayings.ts'
import { languagesOf } from '../text/versions.ts'

/** What types tell by hand; most need only their messages and the kinds of their members. */
const TELLINGS: Tellings = {
  'act/announced': {
    // Its usual words say that it was done; once recorded, its sentence says which act it is.
    members: { type: ({ body, known }) => (known.beside === null ? null : html`<code>${body.type}</code>`) },
    after: { type: announcement },
  },

  'depositary/established': {
    members: {
      window: ({ asked: { lang }, body }) =>
        say(lang, 'entry.afterSigning', { time: spanOf(body.window, lang) }),
      predecessor({ asked: { lang }, body }) {
        const { origin, size, root } = body.predecessor!
        return html`<code>${origin}</code>${comma(lang)}${say(lang, 'entries.recorded', { count: size })}${comma(lang)}${hash(root)}`
      },
    },
    after: { names: it => [factIn(it, 'entry.origin', html`<code>${it.statement.log}</code>`)] },
  },
  'depositary/key-changed': {
    values: ({ body: { keys, recoveryKey, revokes } }) => ({
      shown: new Choice(recoveryKey === undefined ? 'no' : 'yes'),
      // Nothing else is left that it could do.
      does: new Choice(keys.length + revokes.length === 0 ? 'names' : 'changes'),
    }),
  },
  'log/key-changed': {
    values: ({ body }) => ({ shown: new Choice(body.recoveryKey === undefined ? 'no' : 'yes') }),
  },
  'service/interrupted': {
    values({ asked: { lang }, body }) {
      const days = shutDays(body)
      const [first, last] = [longDay(days[0]!, lang), longDay(days.at(-1)!, lang)]
      return { first, last, span: new Choice(days.length === 1 ? 'one' : 'more') }
    },
  },
  'log/anchored': {
    members: {
      checkpoint({ asked: { lang }, body }) {
        const { size, root } = readCheckpoint(body.checkpoint)
        return html`${say(lang, 'entries.recorded', { count: size })}${comma(lang)}${hash(formatDigest(root))}`
      },
    },
    after: {
      checkpoint(it) {
        const { lang } = it.asked
        const { checkpoint } = it.body
        const others = parseNote(checkpoint).signatures.filter(({ name }) => name !== it.statement.log)
        const lines =
          others.length === 0
            ? say(lang, 'entry.noLines')
            : html`${listed(others.map(({ name }) => html`<code>${name}</code>`))}${sub(say(lang, 'entry.linesNote'))}`
        const whole = verbatim(say(lang, 'entry.verbatim'), checkpoint)
        return [factIn(it, 'entry.linesUnder', lines), factIn(it, 'entry.verbatim', whole)]
      },
    },
  },

  'role/granted': {
    members: {
      // Told with whoever holds it.
      role: null,
      office: null,
      // This name lies beside the log and never in it, so it has a kind of its own.
      name: ({ asked, body, known }) => quoted(asked, body.name, known.beside),
    },
  },
  'role/ended': {
    after: { id: it => [citing(it, 'entry.grantedBy', it.known.row('roles', it.body.id)?.granted)] },
  },
  'key/added': {
    members: { role: null },
    after: { role: it => [factIn(it, 'member.role', keyRole(it)), factIn(it, 'entry.addedBy', author(it))] },
  },
  'key/revoked': {
    values: it => ({ whose: new Choice(whoseKey(it)) }),
    above(it) {
      const row = keyRow(it)
      return [factIn(it, 'member.holder', row === undefined ? null : holderLink(it, row.holder))]
    },
    after: {
      keyid: it => [
        citing(it, 'entry.addedWith', keyRow(it)?.added),
        factIn(it, 'entry.revokedBy', author(it)),
      ],
    },
    effect({ asked: { lang }, index, known }, says) {
      const stopped = known.row('log', 'log')?.stopped?.find(({ entry }) => entry === index)
      return html`${says}${stopped ? sub(say(lang, 'stopped.effect', { officer: stopped.officer })) : null}`
    },
  },

  'key/suspended': {
    after: { party: it => [factIn(it, 'entry.suspendedBy', author(it))] },
  },

  'party/admitted': { members: { domain } },
  'party/updated': { members: { domain } },
  'party/listed': {
    members: {
      source: ({ asked: { lang }, body: { source }, known }) =>
        html`${sourceLink(source)}${comma(lang)}${longDay(source.date, lang)}${sub(digestShown({ known }, source.digest))}`,
      async declaration({ asked, body, known }) {
        const { words, date, source } = body.declaration!
        return html`${longDay(date, asked.lang)} ${await quoted(asked, words, known.beside)} ${external(source)}`
      },
    },
  },
  'mandate/vouched': {
    members: { stands: null },
    after: { party: it => [factIn(it, 'entry.voucher', partyLink(it, it.statement.by))] },
  },

  'person/signed': {
    above: it => [factIn(it, 'entry.person', say(it.asked.lang, 'entry.personHidden'))],
    members: {
      manifest(it) {
        const { asked, body, known, statement } = it
        const row = known.version('texts', callIn(statement), body.manifest)?.row
        const offered = row === undefined ? 0 : row.manifest.texts.length + row.translations.length
        // Only the disclosure holds which language was read, unless the text has but one.
        const hidden = offered > 1 && sub(say(asked.lang, 'entry.languageHidden'))
        return html`${versionLink(it, 'texts', body.manifest)}${hidden || null}`
      },
    },
    after: {
      commitment: it => [factIn(it, 'entry.counted', say(it.asked.lang, 'entry.countedBy'))],
      policy: it => [
        citing(it, 'member.invalidation', personRow(it)?.invalidated),
        citing(it, 'entry.erasedBy', personRow(it)?.erased?.entry),
      ],
    },
  },
  'person/erased': { after: { commitment: personSigned } },
  'person/restored': { after: { commitment: personSigned } },

  'statement/sealed': { after: { opens: it => [factIn(it, 'entry.openedBy', openedBy(it))] } },
  'statement/opened': {
    values: it => ({ does: new Choice(doesOpened(it)) }),
    members: {
      // What is in it tells itself, before all else.
      envelope: null,
      // Random bytes: with the envelope they give the commitment, as the law has checked.
      salt: null,
    },
    after: { envelope: sealOpened },
  },

  'party/joined': {
    values: ({ body }) => ({
      accepts: new Choice(body.acceptance === null ? 'no' : 'yes'),
      enters: new Choice(isEntering(body.leaf) ? 'yes' : 'no'),
      said: saidBeside(body.acceptance),
    }),
    members: {
      leaf: null,
      acceptance: null,
      key: null,
      invitation: invitedBy,
      // What the law has checked, and says nothing to a reader.
      proof: null,
      token: null,
    },
    as({ body: { acceptance, key, leaf } }) {
      const { salt: _, call: _call, link: _link, ...said } = leaf
      const joined: As = isEntering(leaf)
        ? { type: 'party/admitted', body: { ...said, keys: [key] } }
        : { type: 'key/added', body: { holder: leaf.party, key, reason: null } }
      return acceptance === null ? [joined] : [joined, { type: 'signature/given', body: acceptance }]
    },
  },

  'signature/given': {
    values: ({ body }) => ({ said: saidBeside(body) }),
    above: signedAs,
    members: { read },
  },
  'signature/withdrawn': { above: signedAs },
  'signature/deposited': {
    values: ({ body }) => ({ said: saidBeside(body) }),
    members: {
      read,
      instrument: paper,
    },
    after: { instrument: channel },
  },
  'signature/removed': {
    members: {
      async rule({ asked, body, known, statement }) {
        const policy = known.version('policies', callIn(statement), body.policy)
        const found = policy?.row.policy.delisting.find(({ id }) => id === body.rule)
        const words = found && saidIn(found.rule, policy!.row.policy, asked.lang)
        const id = html`<code>${body.rule}</code>`
        if (words === undefined) return id
        // Whoever signs it sees the member too; readers are told by the rule's own words.
        return html`${known.beside === null ? null : id}${await quoted(asked, words)}`
      },
    },
    after: {
      // Before it is signed the desk says what it rests on today.
      async rule(it) {
        const { asked, body, index, known, statement } = it
        if (known.beside !== null) return []
        const rests = await removalRestsOn(asked, callIn(statement), body, index)
        return [factIn(it, 'entry.removalRests', rests)]
      },
    },
  },
  'signature/invalidated': { members: { subjects: null }, after: { subjects } },
  'signature/reinstated': { members: { subjects: null }, after: { subjects } },
  'declaration/made': {
    values: ({ body }) => ({ declaration: new Choice(body.declaration === null ? 'none' : 'said') }),
    members: { instrument: paper },
    after: { declaration: it => wordsBefore(it, 'declaration'), instrument: channel },
  },
  'reservation/narrowed': {
    values: ({ body }) => ({ reservation: new Choice(body.reservation === null ? 'none' : 'said') }),
    members: { instrument: paper },
    after: { reservation: it => wordsBefore(it, 'reservation'), instrument: channel },
  },
  'reservation/made': {
    members: { instrument: paper },
    after: {
      reservation: async it => [...(await wordsBefore(it, 'reservation')), await whenItHolds(it)],
      instrument: channel,
    },
  },
  'objection/raised': {
    members: { against: it => partyLink(it, it.body.against.party) },
    after: { against: it => [citing(it, 'objection.signature', it.body.against.entry)] },
  },

  'indicators/published': {
    above: it => [pageFact(it, `/${callIn(it.statement)}/indicators`, 'indicators')],
  },
  'report/filed': { above: readReport },
  'report/corrected': {
    above: readReport,
    members: {
      report: async it => html`${wordsFingerprint(it.body.report)}${sub(await correctedEntry(it))}`,
    },
  },

  'correction/objected': {
    values: it => ({ manifest: correctionOf(it).number }),
    members: {
      manifest(it) {
        const { entry, number } = correctionOf(it)
        const cites = entry === undefined ? null : html`${comma(it.asked.lang)}${entryLink(it.asked, entry)}`
        const name = say(it.asked.lang, 'correction.name', { number })
        return html`${linkTo(it.asked, `/${callIn(it.statement)}/text/${it.body.manifest}`, name)}${cites}${sub(hash(it.body.manifest))}`
      },
    },
  },
  'text/corrected': { members: { manifest: ({ body }) => hash(manifestDigest(body.manifest)) } },

  'words/withheld': {
    values: it => ({ digest: whatIsWithheld(it) }),
    members: { digest: it => html`${whatIsWithheld(it)}${sub(digestShown(it, it.body.digest))}` },
    after: { digest: it => [citing(it, 'entry.boundBy', wordsRow(it)?.entry)] },
    // If it is only announced, the words still stand.
    effect: (it, says) => (wordsRow(it)?.withheld?.entry === it.index ? says : null),
  },
}

export function tellingOf(type: string): Telling<StatementType, string> {
  return (TELLINGS as Readonly<Record<string, object>>)[type] ?? {}
}

/** The page of what is recorded; before that there is none. */
function pageFact(it: Setting, path: string, what: 'indicators' | 'report' | 'corrections'): Markup | null {
  if (it.known.beside !== null) return null
  return factIn(it, 'entry.page', linkTo(it.asked, path, say(it.asked.lang, `entry.page.${what}`)))
}

/** Where a report is read whole, and what was corrected in it since. */
async function readReport(it: Told<'report/filed'> | Told<'report/corrected'>): Promise<Facts> {
  const { asked, body, index, statement } = it
  const call = callIn(statement)
  const isFiled = !('reason' in body)
  const digest = isFiled ? body.figures?.data.digest : body.report
  const row = digest && (await rowIn(asked.site.log.store, 'figures', call, statement.by, digest))
  const path = reportPath(call, statement.by, isFiled || !row ? index : row.entry)
  if (!isFiled) return [pageFact(it, `${path}#corrections`, 'corrections')]
  const since = (row ? row.corrections : []).map(({ entry }) => entryLink(asked, entry))
  return [
    pageFact(it, path, 'report'),
    since.length === 0 ? null : factIn(it, 'entry.correctedSince', listed(since)),
  ]
}

async function correctedEntry({ asked, body, statement }: Told<'report/corrected'>): Promise<Piece> {
  const row = await rowIn(asked.site.log.store, 'figures', callIn(statement), statement.by, body.report)
  return row === undefined ? null : entryLink(asked, row.entry)
}

/** Which correction it ends, and of which version: the same text can come again later, as another version. */
function correctionOf({ body, index, known, statement }: Told<'correction/objected'>) {
  const call = callIn(statement)
  const all = known.row('calls', call)?.corrections?.filter(one => one.manifest === body.manifest) ?? []
  const one = all.find(({ ended }) => ended?.entry === index) ?? all.findLast(({ ended }) => ended === null)
  return { entry: one?.entry, number: known.number('texts', call, one?.version ?? body.manifest) }
}

/** What was sealed: a signature, or an organisation that joins and perhaps signs. */
function doesOpened(it: Told<'statement/opened'>): 'sign' | 'both' | 'join' | 'bothKey' | 'key' {
  const { statement } = it.known.opened(it)!
  if (statement.type !== partyJoined.type) return 'sign'
  const { leaf, acceptance } = partyJoined.read(statement)
  const [both, alone] = isEntering(leaf) ? (['both', 'join'] as const) : (['bothKey', 'key'] as const)
  return acceptance === null ? alone : both
}

/** What a signature says beside its yes. */
function saidBeside(words: SayingBeside | null): Choice {
  return new Choice((words && kindsSaid(words)) ?? 'none')
}

/** Which officer signed what the party joined by, and when. */
async function invitedBy({ asked, body }: Told<'party/joined'>): Promise<Piece> {
  const { payload, signatures } = parseEnvelope(formatJsonBytes(body.invitation as JsonObject))
  const { at } = parseStatement(payload)
  const row = await rowIn(asked.site.log.store, 'keys', signatures[0]!.keyid)
  return say(asked.lang, 'entry.invitedBy', { by: row?.holder ?? '', time: longTime(at, asked.lang) })
}

/** A paper that the depositary keeps, by its day and digest. */
function paper({ asked: { lang }, body: { instrument } }: Told<'signature/deposited'> | Reserving): Piece {
  if (instrument === null) return null
  const of = say(lang, 'entry.instrumentOf', { day: longDay(instrument.date, lang) })
  return html`${of} ${hash(instrument.digest)}`
}

async function channel(it: Told<'signature/deposited'> | Reserving): Promise<Facts> {
  const how = it.body.instrument?.channel ?? null
  return [factIn(it, 'member.channel', await quoted(it.asked, how, it.known.beside))]
}

type Reserving = Told<'declaration/made'> | Told<'reservation/narrowed'> | Told<'reservation/made'>

/** The signature of whom it is about, with the objections to its words. */
async function signatureOf({ asked, body, statement }: Reserving) {
  const key = [callIn(statement), body.party] as const
  const [signature, objections] = await asked.site.log.store.rows([
    ref('signatures', ...key),
    ref('objections', ...key),
  ])
  return { signature, objections: objections?.objections ?? [] }
}

/** What held until then: old and new stand side by side, and readers judge which is narrower. */
async function wordsBefore(it: Reserving, kind: Saying['kind']): Promise<Facts> {
  const { asked, index } = it
  const { signature, objections } = await signatureOf(it)
  if (signature === undefined) return []
  const day = signature.events.find(({ entry }) => entry === index)?.day ?? dayOf(asked.site.now())
  const events = signature.events.filter(({ entry }) => entry < index)
  const before = wordsOn({ events }, objections, day)[kind]
  const words = before && html`${await quoted(asked, before.words)}${sub(entryLink(asked, before.entry))}`
  return [factIn(it, 'saying.before', words ?? say(asked.lang, 'saying.noneBefore'))]
}

/** What has become of a late one; before it is recorded, what its party's rules will make of it. */
async function whenItHolds(it: Told<'reservation/made'>): Promise<Markup | null> {
  const { asked, index, known, statement } = it
  const { signature, objections } = await signatureOf(it)
  const call = known.row('calls', callIn(statement))
  if (signature === undefined || call === undefined) return null
  const today = dayOf(asked.site.now())
  const saying = sayingsToday(asked, signature, objections).find(({ entry }) => entry === index)
  if (saying !== undefined) return factIn(it, 'saying.takes', sayingState(asked, saying))
  const days = reservationDays(signature, call, today)
  if (days === undefined) return null
  const from = dayAfter(today, days)
  const state = sayingState(asked, { from, objections: [], state: 'pending', until: null })
  return factIn(it, 'saying.takes', state)
}

/** From when on the act may be done, and what became of it; the act then tells itself. */
function announcement(it: Told<'act/announced'>): Facts {
  const { asked, body, known, index } = it
  const { lang } = asked
  if (known.beside !== null) {
    const delay = say(lang, 'second.delay', { days: SECOND_HAND_DAYS, lapse: LAPSE_DAYS })
    return [factIn(it, 'entry.announced.when', delay)]
  }
  const row = known.row('announced', actDigest(body))
  // A later announcement took its row: this one was never acted upon.
  if (row?.entry !== index) return [factIn(it, 'entry.announced.state', say(lang, 'entry.announced.lapsed'))]
  const { from, until } = delayOf(row)
  const between = { from: timeIn(from, lang), until: timeIn(until, lang) }
  return [
    factIn(it, 'entry.announced.when', say(lang, 'entry.announced.between', between)),
    factIn(it, 'entry.announced.state', stateOf(it, row)),
  ]
}

function stateOf({ asked, known }: Setting, { done }: AnnouncedRow): Piece {
  if (done !== null) return phrase(asked.lang, 'entry.announced.done', { entry: entryLink(asked, done) })
  const held = heldWords(asked, known.row('log', 'log')?.stopped ?? [])
  return html`${say(asked.lang, 'entry.announced.notDone')}${held && sub(held)}`
}

/** A party's key without a role signs; an officer's key has an office instead. */
function keyRole({ asked: { lang }, body: { key, role = 'signatory' } }: Told<'key/added'>): Piece {
  return key.use === 'party' ? say(lang, `entry.keyRole.${role}`) : null
}

function keyRow({ body, known }: Told<'key/revoked'>) {
  return known.row('keys', body.keyid)
}

function whoseKey(it: Told<'key/revoked'>): 'depositary' | 'theirs' | 'own' {
  if (it.statement.by !== 'depositary') return 'own'
  return (keyRow(it)?.holder ?? 'depositary') === 'depositary' ? 'depositary' : 'theirs'
}

function author({ asked: { lang }, statement }: Setting): string {
  return say(lang, statement.by === 'depositary' ? 'entry.byDepositary' : 'entry.byItself')
}

/** A party's own domain is its name, and no code. */
function domain({ body }: Told<'party/admitted'> | Told<'party/updated'>): string | null {
  return body.domain
}

type OfPerson = Told<'person/signed'> | Told<'person/erased'> | Told<'person/restored'>

function personRow({ body, known }: OfPerson) {
  return known.row('persons', body.commitment)
}

function personSigned(it: OfPerson): Facts {
  return [citing(it, 'entry.personSignedBy', personRow(it)?.entry)]
}

function sealRow({ body, known, statement }: Told<'statement/sealed'> | Told<'statement/opened'>) {
  return known.row('sealed', sealedRef(body, statement).key)
}

function openedBy(it: Told<'statement/sealed'>): Piece {
  const { asked, body } = it
  const opened = sealRow(it)?.opened ?? null
  if (opened !== null) return entryLink(asked, opened)
  return sealStatus({ opens: body.opens, opened }, asked.site.now()) === 'lapsed'
    ? say(asked.lang, 'entry.lapsedSeal', { days: SEAL_DAYS })
    : say(asked.lang, 'entry.notOpened')
}

/** When what it held was signed, and when that was sealed. */
function sealOpened(it: Told<'statement/opened'>): Facts {
  const { asked, known } = it
  const { lang } = asked
  const row = sealRow(it)
  const time = longTime(known.inner(it)!.statement.at, lang)
  const sealedIn =
    row &&
    html`
      ${entryLink(asked, row.entry)}
      ${comma(lang)}${timeMark(row.admitted, longTime(row.admitted, lang))}
      ${sub(say(lang, 'entry.sealedInSays'))}
    `
  return [
    factIn(it, 'entry.sealSignedOn', say(lang, 'entry.byItsClock', { time })),
    factIn(it, 'entry.sealedIn', sealedIn ?? null),
  ]
}

function signedAs(it: Setting): Facts {
  return [factIn(it, 'entry.as', nounOf(it, callIn(it.statement)))]
}

/** The texts that were read, in each language. */
function read(it: Told<'signature/given'> | Told<'signature/deposited'>): Markup {
  const { asked, body, known, statement } = it
  const row = known.version('texts', callIn(statement), body.manifest)?.row
  const texts = new Map<string, Text>(row && languagesOf(row).map(({ text }) => [text.lang, text]))
  const lines = body.read.map(tag => {
    const text = texts.get(tag)
    return html`${languageIn(tag, asked.lang)}${text === undefined ? null : sub(wordsLink(it, text.digest))}`
  })
  return listed(lines)
}

type Batch = Told<'signature/invalidated'> | Told<'signature/reinstated'>

/** Signatures, by name or by entry, and which stand again. */
async function subjects(it: Batch): Promise<Facts> {
  const any = (lines: readonly Markup[]) => (lines.length === 0 ? null : listed(lines))
  return [
    factIn(it, 'entry.invalidated.parties', any(await parties(it))),
    factIn(it, 'entry.invalidated.persons', any(persons(it))),
  ]
}

async function parties(it: Batch): Promise<Markup[]> {
  const { asked, body, statement, index } = it
  const ids = body.subjects.flatMap(one => ('party' in one ? [one.party] : []))
  const call = callIn(statement)
  const signatures = await asked.site.log.store.rows(ids.map(id => ref('signatures', `${call}/${id}`)))
  return ids.map((id, i) => {
    const events = signatures[i]?.events ?? []
    const at = events.findIndex(({ entry }) => entry === index)
    const later = at === -1 ? undefined : events[at + 1]
    return html`${partyLink(it, id)}${later?.what === 'restored' ? restored(it, later.entry) : null}`
  })
}

function persons(it: Batch): Markup[] {
  const { asked, body, index, known } = it
  const commitments = body.subjects.flatMap(one => ('commitment' in one ? [one.commitment] : []))
  return commitments.map(commitment => {
    const row = known.row('persons', commitment)
    // Before they are invalidated, nothing has happened to them yet.
    const again = row?.restored === undefined || row.restored <= index ? null : restored(it, row.restored)
    return html`${row === undefined ? hash(commitment) : entryLink(asked, row.entry)}${again}`
  })
}

function restored({ asked }: Batch, entry: number): Markup {
  const values = { entry: entryLink(asked, entry) }
  return html` <span class="muted">${phrase(asked.lang, 'entry.invalidated.restored', values)}</span>`
}

/** By the statement that bound it; where there is none, the law refuses to withhold it. */
function whatIsWithheld(it: Told<'words/withheld'>): Markup {
  const { asked, body, known } = it
  const binding = known.binds(body.digest)
  if (binding === undefined) return html`<code>${body.digest}</code>`
  return boundTold({ asked, known, within: it.within, ...binding }, body.digest)
}

function wordsRow({ body, known }: Told<'words/withheld'>) {
  return known.row('words', body.digest)
}
