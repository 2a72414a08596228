import { equalBytes } from '../../../core/bytes.ts'
import type { EnvelopeSignature } from '../../../core/keys.ts'
import { Refusal } from '../../../core/refusal.ts'
import { parseStatement } from '../../../core/statement.ts'
import { parseTime } from '../../../core/time.ts'
import { AWAITING_SECONDS, type Awaiting, awaiting } from '../../../people/pending-approvals.ts'
import { ref } from '../../../register/rows.ts'
import { delayOf } from '../../../register/second-approval.ts'
import { declarationOf } from '../../../register/types.ts'
import { isPrepared, type SecondAct, secondAct, secondId, withoutFirst } from '../../../work/act/approval.ts'
import { payloadOf } from '../../../work/compose.ts'
import { isStale, olderPage } from '../../forms/act-drafts.ts'
import {
  type Asked,
  buttonForm,
  entryLink,
  type Form,
  html,
  inlineMark,
  inset,
  linkButton,
  linkIn,
  type Piece,
  part,
  phrase,
  refusalNotice,
  say,
  seeOther,
  sub,
  timeIn,
} from '../../kit/kit.ts'
import { mayCome, mayTakeBack } from '../../may.ts'
import { payloadIn } from '../../passkey/answer.ts'
import { passkeyForm } from '../../passkey/ceremony.ts'
import { partyName } from '../../statement/names.ts'
import { actNoted } from '../diary.ts'
import type { Officer } from '../officer/officer.ts'
import { backOf, deskSigningPage, othersAsked, postSigned, prepareAct } from './acts.ts'
import { turnOf, WAITING } from './turn.ts'
import { actWarnings } from './warnings.ts'

/**
 * An act that waits for a hand: an officer reads it off the bytes that a drafter prepared, or that another officer has
 * signed, and signs them.
 */
export async function showSecond(asked: Asked, officer: Officer) {
  return secondPage(asked, officer, await named(asked), null)
}

async function named(asked: Asked): Promise<SecondAct> {
  const act = await secondAct(asked.site, asked.params.act!)
  if (act === undefined)
    throw new Refusal('link_spent', 'This act was done, was taken back, or has waited for too long.')
  return act
}

/** A signature of the passkey, or one of the two buttons beside it. */
export async function takeSecond(asked: Asked, officer: Officer, { fields }: Form) {
  const act = await named(asked)
  switch (fields.get('do')) {
    case 'announce':
      return announce(asked, officer, act)
    case 'drop':
      return drop(asked, officer, act)
    default:
      return sign(asked, officer, act, fields)
  }
}

function announce(asked: Asked, officer: Officer, { id, composed }: SecondAct) {
  const { type, call, body, parts } = composed
  const back = `/desk/second/${id}`
  const announcement = { type: 'act/announced', call: null, body: { type, call, body }, parts } as const
  return prepareAct(asked, officer, announcement, { after: { is: 'nothing' }, back, change: back })
}

/** What was announced stays announced: the log forgets nothing. */
async function drop(asked: Asked, officer: Officer, { id, kept }: SecondAct) {
  if (kept !== undefined && !mayDrop(officer, kept))
    throw new Refusal('key_role_wrong', `An officer who decides sets this aside, not ${officer.id}.`)
  const { log, now } = asked.site
  await log.drawer.apply([awaiting.gone(id), actNoted(asked, officer, 'second-dropped', id)], now())
  return seeOther(asked, '/desk?dropped=1')
}

/** What an officer has signed is theirs, whoever prepared it. */
function mayDrop(officer: Officer, { by, first }: Awaiting): boolean {
  return mayTakeBack(officer, first?.by ?? by)
}

async function sign(asked: Asked, officer: Officer, act: SecondAct, fields: URLSearchParams) {
  const { id, composed, after, kept } = act
  const payload = payloadIn(fields)
  const first = kept?.first ?? null
  const isAlone = first === null || signsAlone(act, officer)
  // Not as stale as what the door refuses: what the first hand signed is as good as before.
  if (isAlone ? !isOf(act, payload) : !equalBytes(payload, act.payload))
    return secondPage(asked, officer, act, olderPage(asked))
  const others = isAlone || first.by === officer.id ? [] : beside(kept!)
  const waited = kept && id
  const signing = { composed, payload, after, back: backOf(after), others, waited }
  const done = await postSigned(asked, officer, signing, fields)
  if (!(done instanceof Refusal)) return done
  const notice = refusalNotice(asked.lang, done)
  if (!isStale(done)) return secondPage(asked, officer, act, notice)
  if (declarationOf(composed.type).saysAll) return secondPage(asked, officer, act, notice, true)
  return secondPage(asked, officer, await withoutFirst(asked.site, act), notice)
}

/** What was signed before: by the first officer, and by a party whom it binds. */
function beside({ first, cosigned }: Awaiting): EnvelopeSignature[] {
  return [first, cosigned].flatMap(one => (one ? [one.signature] : []))
}

/** Whether the delay has passed for an officer who signed before it was announced: bytes made since are signed then. */
function signsAlone({ kept, announced }: SecondAct, officer: Officer): boolean {
  return announced?.state === 'ripe' && kept?.first?.by === officer.id
}

/** Whether these bytes say the act that was shown, whenever they were made. */
function isOf({ id }: SecondAct, payload: Uint8Array): boolean {
  const statement = parseStatement(payload)
  return statement.by === 'depositary' && secondId(statement) === id
}

async function secondPage(
  asked: Asked,
  officer: Officer,
  found: SecondAct,
  trouble: Piece,
  /** It can be signed no more: somebody has to prepare it again. */
  isOver = false,
) {
  const { lang, query } = asked
  const { id, composed, kept } = found
  const { first, isRipe, prepared, signs, waits } = turnOf(found, officer)
  const act = signsAlone(found, officer) ? { ...found, payload: payloadOf(asked.site, composed) } : found
  const others = prepared ? await othersAsked(asked, composed) : undefined
  const isEnough = isRipe || others?.asksSecond === false
  const form = isOver
    ? inset(say(lang, 'office.anew'), 'warn mt')
    : waits || !signs
      ? null
      : passkeyForm(asked, {
          action: linkIn(asked, `/desk/second/${id}`),
          payload: act.payload,
          credentials: officer.credentials,
          button: say(lang, isEnough ? 'desk.actSign' : first === null ? 'second.signFirst' : 'second.sign'),
          second: linkButton(asked, '/desk', say(lang, 'desk.back')),
          explain: html`
            ${await actWarnings(asked, officer, composed, act.after)}
            <p class="note">${say(lang, 'desk.actNote')}${others?.told ?? null}</p>
          `,
        })
  const kindly =
    query.has('prepared') && prepared
      ? 'office.submitted'
      : query.has('kept') && waits
        ? kept?.cosigner
          ? 'second.cosignKept'
          : 'second.kept'
        : null
  const told = kindly && html`<p class="notice mt" role="status">${say(lang, kindly)}</p>`
  const { head, note } = prepared ? WAITING.prepared : WAITING.signed
  return deskSigningPage(asked, officer, {
    title: say(lang, titleOf(found, officer)),
    composed,
    payload: act.payload,
    trouble,
    isSigned: waits,
    form: html`${told}${form}`,
    more: part(say(lang, head), html`${await handsOf(asked, act)}${buttons(asked, officer, act)}`, {
      note: say(lang, kept?.cosigner ? 'second.cosignNote' : note),
    }),
  })
}

/** Whose turn it is: a party's or another officer's, a drafter's matter, or that of whoever reads. */
function titleOf(act: SecondAct, officer: Officer) {
  const { first, isRipe, prepared, signs, waits } = turnOf(act, officer)
  if (waits) return act.kept?.cosigner ? 'second.cosignTitle' : 'second.waitsTitle'
  if (prepared) return 'office.preparedTitle'
  if (!signs) return 'second.head'
  return first === null || isRipe ? 'desk.actTitle' : 'second.title'
}

function buttons(asked: Asked, officer: Officer, { id, composed, kept, announced }: SecondAct) {
  const { lang } = asked
  const button = (does: string, words: string) =>
    buttonForm(asked, `/desk/second/${id}`, { do: does }, words, { style: 'small second' })
  const all: Piece[] = []
  const announces = mayCome(officer, 'deskSecondSent', 'announce') && declarationOf(composed.type).secondHand
  if (announces && announced === undefined && !kept?.cosigner)
    all.push(button('announce', say(lang, 'second.announce')))
  if (kept !== undefined && mayDrop(officer, kept)) {
    const words =
      kept.by === officer.id ? 'second.takeBack' : isPrepared({ kept }) ? 'office.setAside' : 'second.refuse'
    all.push(button('drop', say(lang, words)))
  }
  return all.length === 0 ? null : html`<div class="row mt">${all}</div>`
}

/** Who has signed, who is awaited, from when on one officer is enough, and what has changed meanwhile. */
async function handsOf(asked: Asked, act: SecondAct) {
  const { lang } = asked
  const { kept, announced } = act
  const time = (seconds: number) => timeIn(seconds, lang)
  const lines: Piece[] = []
  const tell = (says: Piece) => lines.push(html`<p>${says}</p>`)
  const awaits = (whom: string, until: string) =>
    tell(html`<span class="second-hand">${inlineMark('wait')}${whom}</span>${sub(until)}`)
  if (kept?.first) {
    const { first, cosigner, cosigned } = kept
    const party = await partyName(asked, cosigner ?? cosigned?.party ?? '')
    tell(say(lang, 'second.signed', { officer: first.by, time: time(first.at) }))
    awaits(
      cosigner === null
        ? say(lang, 'second.awaited', { officer: first.by })
        : say(lang, 'second.cosigner', { party }),
      say(lang, 'second.until', { time: time(await deadline(asked, act)) }),
    )
    if (cosigned) tell(say(lang, 'second.cosigned', { party }))
    if (cosigner !== null) {
      tell(say(lang, 'second.cosignLink'))
      lines.push(html`<p class="codeline">${`${asked.site.publicUrl}/representative/cosign/${act.id}`}</p>`)
    }
  } else if (kept !== undefined && isPrepared(act)) {
    tell(say(lang, 'office.preparedBy', { officer: kept.by, time: time(kept.made) }))
    const until = say(lang, 'office.preparedUntil', { time: time(kept.made + AWAITING_SECONDS) })
    awaits(say(lang, 'office.awaited'), until)
  } else if (kept !== undefined) tell(say(lang, 'second.stale', { officer: kept.by }))
  if (announced !== undefined) {
    const { from, until } = delayOf(announced.row)
    const values = { entry: entryLink(asked, announced.row.entry), from: time(from), until: time(until) }
    const [stop] = announced.stopped
    tell(
      stop === undefined
        ? phrase(lang, announced.state === 'ripe' ? 'second.ripe' : 'second.announced', values)
        : phrase(lang, 'second.held', {
            ...values,
            officer: stop.officer,
            stop: entryLink(asked, stop.entry),
          }),
    )
  }
  return html`<div class="flow">${lines}${await changedSince(asked, act)}</div>`
}

/** Until when the log takes what the first hand signed: the window of the call, or else of the log. */
async function deadline({ site }: Asked, { payload }: SecondAct): Promise<number> {
  const { at, call } = parseStatement(payload)
  const [log, row] = await site.log.store.rows([
    ref('log', 'log'),
    ...(call === null ? [] : [ref('calls', call)]),
  ])
  return parseTime(at) + (row?.window ?? log?.window ?? 0)
}

/** Entries that are named; whoever finds as many reads the log. */
const MOST_NAMED = 5

/**
 * What was recorded of the very things that an act reads, after it was prepared or announced. It is signed in bytes
 * made now, so the law finds nothing stale in it: whoever lends a hand has to know that it meets something else than
 * was meant.
 */
async function changedSince(asked: Asked, { payload, kept, announced }: SecondAct) {
  const seen = kept === undefined ? announced?.row.entry : parseStatement(kept.payload).seen.size
  if (seen === undefined) return null
  const statement = parseStatement(payload)
  const declared = declarationOf(statement.type)
  const needs = declared.bind(statement).needs(() => undefined)
  // What says all anew of a call undoes whatever was recorded of it meanwhile.
  const call = declared.saysAll && statement.call !== null ? [ref('calls', statement.call)] : []
  const rows = await asked.site.log.store.rows([...needs, ...call])
  const entries = new Set(rows.flatMap(row => (row !== undefined && row.since >= seen ? [row.since] : [])))
  const says = kept === undefined ? 'second.sinceAnnounced' : 'second.sincePrepared'
  return [...entries]
    .toSorted((a, b) => b - a)
    .slice(0, MOST_NAMED)
    .map(entry => inset(phrase(asked.lang, says, { entry: entryLink(asked, entry) }), 'warn'))
}
