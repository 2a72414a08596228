import { equalBytes } from '../../../core/bytes.ts'
import { Refusal } from '../../../core/refusal.ts'
import { parseStatement } from '../../../core/statement.ts'
import { parseTime } from '../../../core/time.ts'
import {
  AWAITING_SECONDS,
  type Awaiting,
  awaiting,
  everyAwaiting,
} from '../../../people/pending-approvals.ts'
import { ref } from '../../../register/rows.ts'
import { delayOf } from '../../../register/second-approval.ts'
import { declarationOf } from '../../../register/types.ts'
import {
  actsWaiting,
  isPrepared,
  type SecondAct,
  secondAct,
  secondId,
  withoutFirst,
} from '../../../work/act/approval.ts'
import { afterSchema } from '../../../work/act/consequences.ts'
import { payloadOf } from '../../../work/compose.ts'
import { waitingAnnouncements } from '../../entry/announcements.ts'
import { isStale, olderPage } from '../../forms/act-drafts.ts'
import { sayAny } from '../../forms/field-messages.ts'
import {
  type Asked,
  buttonForm,
  deskMark,
  deskTime,
  entryLink,
  type Form,
  firstOf,
  html,
  inlineMark,
  inset,
  linkButton,
  linkTo,
  type Piece,
  type PlainKey,
  part,
  phrase,
  refusalNotice,
  say,
  seeOther,
  spoken,
  sub,
} from '../../kit/kit.ts'
import { mayCome, mayTakeBack } from '../../office-permissions.ts'
import { payloadIn } from '../../passkey/answer.ts'
import { partyName } from '../../statement/names.ts'
import { headlineUnsigned } from '../../types/preview.ts'
import { actNoted } from '../diary.ts'
import type { Officer } from '../officer/officer.ts'
import { deskPage, deskTable } from '../pages.ts'
import { actForm, backOf, deskSigningPage, othersAsked, postSigned, prepareAct } from './acts.ts'
import { actWaits } from './waits.ts'

/** An act that waits: an officer reads and signs the bytes that a drafter prepared or another officer signed. */
export async function showSecond(asked: Asked, officer: Officer) {
  return secondPage(asked, officer, await named(asked), null)
}

async function named({ site, params }: Asked) {
  const act = await secondAct(site, params.act!)
  if (act !== undefined) return act
  throw new Refusal('link_spent', 'This act was done, was taken back, or has waited for too long.')
}

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
const mayDrop = (officer: Officer, { by, first }: Awaiting) => mayTakeBack(officer, first?.by ?? by)

async function sign(asked: Asked, officer: Officer, act: SecondAct, fields: URLSearchParams) {
  const { id, composed, after, kept } = act
  const payload = payloadIn(fields)
  const first = kept?.first ?? null
  if ((await actWaits(asked, composed)) !== null) return secondPage(asked, officer, act, null)
  const isAlone = first === null || turnOf(act, officer).signsAlone
  // Nothing is stale here: what the first hand signed is as good as before.
  if (isAlone ? !isOf(act, payload) : !equalBytes(payload, act.payload))
    return secondPage(asked, officer, act, olderPage(asked))
  // By the first officer, and by a party whom it binds.
  const before = isAlone || first.by === officer.id ? [] : [first, kept?.cosigned]
  const others = before.flatMap(one => one?.signature ?? [])
  const signing = { composed, payload, after, back: backOf(after, composed), others, waited: kept && id }
  const done = await postSigned(asked, officer, signing, fields)
  if (!(done instanceof Refusal)) return done
  const notice = refusalNotice(asked.lang, done)
  if (!isStale(done)) return secondPage(asked, officer, act, notice)
  if (declarationOf(composed.type).saysAll) return secondPage(asked, officer, act, notice, true)
  return secondPage(asked, officer, await withoutFirst(asked.site, act), notice)
}

/** Whether these bytes say this act, whenever they were made. */
function isOf({ id }: SecondAct, payload: Uint8Array): boolean {
  const statement = parseStatement(payload)
  return statement.by === 'depositary' && secondId(statement) === id
}

async function secondPage(
  asked: Asked,
  officer: Officer,
  found: SecondAct,
  trouble: Piece,
  /** Somebody has to prepare it again. */
  isOver = false,
) {
  const { lang, query } = asked
  const { id, composed, kept } = found
  const { first, isRipe, prepared, signs, signsAlone, title, waits } = turnOf(found, officer)
  const act = signsAlone ? { ...found, payload: payloadOf(asked.site, composed) } : found
  const others = prepared ? await othersAsked(asked, composed) : undefined
  const isEnough = isRipe || others?.asksSecond === false
  const stands = await actWaits(asked, composed)
  const form = stands
    ? inset(stands, 'warn mt')
    : isOver
      ? inset(say(lang, 'office.anew'), 'warn mt')
      : waits || !signs
        ? null
        : await actForm(asked, officer, act, {
            path: `/desk/second/${id}`,
            button: isEnough ? 'desk.actSign' : first === null ? 'second.signFirst' : 'second.sign',
            second: linkButton(asked, '/desk', say(lang, 'desk.back')),
            told: others?.told ?? null,
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
    here: `/desk/second/${id}`,
    title: sayAny(lang, title),
    composed,
    payload: act.payload,
    trouble,
    isSigned: waits,
    form: [told, form],
    more: part(say(lang, head), [await handsOf(asked, act), buttons(asked, officer, act)], {
      note: say(lang, kept?.cosigner ? 'second.cosignNote' : note),
    }),
  })
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

/** Who has signed, who is awaited, when one officer is enough, and what has changed meanwhile. */
async function handsOf(asked: Asked, act: SecondAct) {
  const { lang } = asked
  const { kept, announced } = act
  const time = (seconds: number) => deskTime(asked, seconds)
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

/** Until when the log takes the first signature: the window of the call, or else of the log. Unix seconds. */
async function deadline({ site }: Asked, { payload }: SecondAct): Promise<number> {
  const { at, call } = parseStatement(payload)
  const refs = [ref('log', 'log'), ...(call === null ? [] : [ref('calls', call)])]
  const [log, row] = await site.log.store.rows(refs)
  return parseTime(at) + (row?.window ?? log?.window ?? 0)
}

/** Whoever needs more reads the log. */
const MOST_NAMED = 5

/**
 * What was recorded of the rows that an act reads since it was prepared or announced. The law finds nothing stale in
 * bytes made now, so the second officer has to be told.
 */
async function changedSince(asked: Asked, { payload, kept, announced }: SecondAct) {
  const seen = kept === undefined ? announced?.row.entry : parseStatement(kept.payload).seen.size
  if (seen === undefined) return null
  const statement = parseStatement(payload)
  const declared = declarationOf(statement.type)
  const needs = declared.bind(statement).needs(() => undefined)
  // An act that says all anew of a call undoes whatever was recorded of it meanwhile.
  const call = declared.saysAll && statement.call !== null ? [ref('calls', statement.call)] : []
  const rows = await asked.site.log.store.rows([...needs, ...call])
  const entries = new Set(rows.flatMap(row => (row !== undefined && row.since >= seen ? [row.since] : [])))
  const says = kept === undefined ? 'second.sinceAnnounced' : 'second.sincePrepared'
  const newest = [...entries].toSorted((a, b) => b - a)
  const { shown, told } = firstOf(newest, MOST_NAMED, count =>
    inset(say(asked.lang, 'desk.more', { count }), 'warn'),
  )
  return [
    ...shown.map(entry => inset(phrase(asked.lang, says, { entry: entryLink(asked, entry) }), 'warn')),
    told,
  ]
}

/** Whose turn it is, as this officer sees it. */
function turnOf({ composed, kept, announced }: SecondAct, officer: Officer) {
  const first = kept?.first ?? null
  const isRipe = announced?.state === 'ripe'
  /** A drafter has prepared it, and nobody has signed it. */
  const prepared = isPrepared({ kept })
  // What the depositary's own key announced is done by that key.
  const signs = mayCome(officer, 'deskSecondSent') && declarationOf(composed.type).office === 'officer'
  /** It is signed, and waits for another hand than this officer's. */
  const waits = first !== null && (kept!.cosigner !== null || first.by === officer.id) && !isRipe
  /** The delay is over, and this officer signed before it was announced: they sign bytes made now. */
  const signsAlone = isRipe && first?.by === officer.id
  const title = (): PlainKey => {
    if (waits) return kept!.cosigner ? 'second.cosignTitle' : 'second.waitsTitle'
    if (prepared) return 'office.preparedTitle'
    if (!signs) return 'second.head'
    return first === null || isRipe ? 'desk.actTitle' : 'second.title'
  }
  return { first, isRipe, prepared, signs, signsAlone, title: title(), waits }
}

const WAITING = {
  prepared: { head: 'office.waits', note: 'office.waitsNote', id: 'prepared' },
  signed: { head: 'second.head', note: 'second.note', id: 'second' },
} as const

/** What waits for an officer: what was prepared, and what one officer has signed or announced. */
export async function awaitedActs(asked: Asked) {
  const { site } = asked
  const kept = await everyAwaiting(site.log.drawer, site.now())
  const announced = await waitingAnnouncements(asked)
  const ids = new Set([...kept.map(({ id }) => id), ...announced.map(({ id }) => id)])
  const found = await Promise.all([...ids].map(id => secondAct(site, id)))
  const acts = found.filter(act => act !== undefined)
  return {
    prepared: acts.filter(isPrepared),
    signed: acts.filter(act => !isPrepared(act)),
  }
}

export async function showSeconds(asked: Asked, officer: Officer) {
  const { lang } = asked
  const { prepared, signed } = await awaitedActs(asked)
  const title = say(lang, 'second.all', { count: prepared.length + signed.length })
  const parts = [
    await actsPart(asked, officer, prepared, WAITING.prepared),
    await actsPart(asked, officer, signed, WAITING.signed),
  ]
  // The list below says it, where there is one.
  const note = signed.length > 0 ? {} : { note: say(lang, 'second.note') }
  return deskPage(asked, officer, { title, ...note }, parts)
}

async function actsPart(
  asked: Asked,
  officer: Officer,
  acts: readonly SecondAct[],
  { head, note, id }: (typeof WAITING)[keyof typeof WAITING],
) {
  if (acts.length === 0) return null
  const { lang } = asked
  const rows = await Promise.all(acts.map(act => actRow(asked, officer, act)))
  const heads = [
    'second.act',
    ['second.askedBy', 'drop-2'],
    'second.awaits',
    ['desk.decision', 'end'],
  ] as const
  return part(say(lang, head), deskTable(lang, head, heads, rows), { note: say(lang, note), id })
}

/** What a drafter has prepared of an application, for its page. */
export async function preparedFor(asked: Asked, application: string) {
  const { lang } = asked
  const acts = await actsWaiting(asked.site, ({ after }) => {
    const what = afterSchema.parse(after)
    return 'application' in what && what.application === application
  })
  const lines = acts.map(async ({ id, kept, payload }) => {
    const sentence = await headlineUnsigned(asked, payload)
    return html`<p class="notice">
      ${say(lang, 'office.preparedHere', { officer: kept!.by })} ${linkTo(asked, `/desk/second/${id}`, sentence)}
    </p>`
  })
  return Promise.all(lines)
}

async function actRow(asked: Asked, officer: Officer, act: SecondAct) {
  const { lang } = asked
  const sentence = await headlineUnsigned(asked, act.payload)
  const { kept } = act
  const who =
    kept === undefined ? say(lang, 'second.fromLog') : html`${kept.by}${sub(deskMark(asked, kept.made))}`
  const { signs, waits } = turnOf(act, officer)
  const looks = waits || !signs
  const action = spoken(say(lang, looks ? 'second.look' : 'second.toSign'), sentence)
  const way = linkButton(asked, `/desk/second/${act.id}`, action, `small second${looks ? '' : ' lead'}`)
  return html`<tr role="row">
    <th role="rowheader" scope="row" class="who">${sentence}</th>
    <td role="cell" class="drop-2">${who}</td>
    <td role="cell" class="all">${awaited(asked, officer, act)}</td>
    <td role="cell" class="end all">${way}</td>
  </tr>`
}

function awaited(asked: Asked, officer: Officer, act: SecondAct) {
  const { lang } = asked
  const { kept, announced } = act
  const { first, isRipe, prepared, signs } = turnOf(act, officer)
  const whom = isRipe
    ? say(lang, 'second.anybody')
    : prepared
      ? say(lang, 'office.awaited')
      : first === null
        ? say(lang, 'second.twoHands')
        : kept?.cosigner
          ? say(lang, 'second.cosignerShort', { party: kept.cosigner })
          : say(lang, signs && first.by !== officer.id ? 'second.you' : 'second.another')
  const from =
    announced?.state === 'waiting'
      ? sub(say(lang, 'second.orFrom', { time: deskTime(asked, delayOf(announced.row).from) }))
      : null
  return html`<span class="second-hand">${inlineMark('wait')}${whom}</span>${from}`
}
