import { equalBytes, toBase64url } from '../../../core/bytes.ts'
import { formatEnvelope, identityOf } from '../../../core/envelope.ts'
import type { EnvelopeSignature } from '../../../core/keys.ts'
import { Refusal } from '../../../core/refusal.ts'
import { parseStatement } from '../../../core/statement.ts'
import { formatTime, parseTime } from '../../../core/time.ts'
import { type Awaiting, dropAwaiting } from '../../../people/awaiting.ts'
import type { CallRow, LogRow } from '../../../register/rows.ts'
import { ref } from '../../../register/rule.ts'
import { delayOf } from '../../../register/second-hand.ts'
import type { Answer } from '../../answer.ts'
import type { Asked } from '../../asked.ts'
import { passkeyForm } from '../../ceremony.ts'
import { phrase } from '../../entry/phrase.ts'
import { refusalNotice } from '../../fields.ts'
import type { Form } from '../../form.ts'
import { entryLink, linkIn } from '../../links.ts'
import { inlineMark } from '../../marks.ts'
import { html, type Markup, type Piece } from '../../markup.ts'
import { payloadIn } from '../../passkeys.ts'
import { part, seeOther } from '../../private.ts'
import { say } from '../../say.ts'
import { throughTheDoor } from '../../statements.ts'
import { longTime } from '../../wording.ts'
import { noteAct } from '../diary.ts'
import type { Officer } from '../officer/officer.ts'
import { prepareAct } from './acts.ts'
import { carryOut } from './after.ts'
import { payloadOf } from './compose.ts'
import { partyName } from './facts.ts'
import {
  awaitSecond,
  cosignerFor,
  olderPage,
  type SecondAct,
  secondAct,
  secondId,
  signatureOf,
  withoutFirst,
} from './second-kept.ts'
import { statementShown } from './statement-shown.ts'

/** An act that asks for two hands: the second officer reads it off the bytes that the first one signed, and signs them. */
export async function showSecond(asked: Asked, officer: Officer): Promise<Answer> {
  return secondPage(asked, officer, await named(asked), null)
}

async function named(asked: Asked): Promise<SecondAct> {
  const act = await secondAct(asked, asked.params.act!)
  if (act === undefined)
    throw new Refusal('link_spent', 'This act was done, was taken back, or has waited for too long.')
  return act
}

/** A signature of the passkey, or one of the two buttons beside it. */
export async function takeSecond(asked: Asked, officer: Officer, { fields }: Form): Promise<Answer> {
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

function announce(asked: Asked, officer: Officer, { id, composed }: SecondAct): Promise<Answer> {
  const { type, call, body, parts } = composed
  const back = `/desk/second/${id}`
  const announcement = { type: 'act/announced', call: null, body: { type, call, body }, parts } as const
  const after = { is: 'nothing' } as const
  return prepareAct(asked, officer, announcement, { after, back, from: back, fields: new URLSearchParams() })
}

/** What was announced stays announced: the log forgets nothing. */
async function drop(asked: Asked, officer: Officer, { id }: SecondAct): Promise<Answer> {
  await dropAwaiting(asked.site.log.drawer, id)
  await noteAct(asked, officer, 'second-dropped', id)
  return seeOther(asked, '/desk?dropped=1')
}

async function sign(
  asked: Asked,
  officer: Officer,
  act: SecondAct,
  fields: URLSearchParams,
): Promise<Answer> {
  const { site } = asked
  const { id, composed, after, kept } = act
  const payload = payloadIn(fields)
  const first = kept?.first ?? null
  const isAlone = first === null || signsAlone(act, officer)
  // Not as stale as what the door refuses: what the first hand signed is as good as before.
  if (isAlone ? !isOf(act, payload) : !equalBytes(payload, act.payload))
    return secondPage(asked, officer, act, olderPage(asked))
  try {
    const own = await signatureOf(asked, officer, fields)
    const others = isAlone || first.by === officer.id ? [] : beside(kept!)
    const envelope = formatEnvelope(payload, [...others, own])
    const statement = toBase64url(identityOf(payload))
    const answer = await carryOut(
      asked,
      officer,
      { what: after, act: id, statement, back: '/desk' },
      async () => {
        const { index } = await throughTheDoor(site, { envelope, parts: composed.parts })
        return index
      },
    )
    await dropAwaiting(site.log.drawer, id)
    return answer
  } catch (error) {
    const notice = refusalNotice(asked.lang, error)
    const { code } = error as Refusal
    if (code === 'second_hand_missing' || code === 'cosigner_missing')
      return awaitSecond(asked, officer, { composed, payload, after }, fields, cosignerFor(composed, code))
    if (code !== 'seen_stale' && code !== 'at_expired') return secondPage(asked, officer, act, notice)
    return secondPage(asked, officer, await withoutFirst(asked, act), notice)
  }
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

async function secondPage(asked: Asked, officer: Officer, found: SecondAct, trouble: Piece): Promise<Answer> {
  const { lang, query } = asked
  const { id, composed, kept, announced } = found
  const first = kept?.first ?? null
  const isRipe = announced?.state === 'ripe'
  const act = signsAlone(found, officer) ? { ...found, payload: payloadOf(asked.site, composed) } : found
  const waits = first !== null && (kept!.cosigner !== null || first.by === officer.id) && !isRipe
  const title = say(
    lang,
    waits
      ? kept?.cosigner
        ? 'second.cosignTitle'
        : 'second.waitsTitle'
      : first === null || isRipe
        ? 'desk.actTitle'
        : 'second.title',
  )
  const action = linkIn(asked, `/desk/second/${id}`)
  const form = waits
    ? null
    : passkeyForm(asked, {
        action,
        payload: act.payload,
        credentials: officer.credentials,
        button: say(lang, isRipe ? 'desk.actSign' : first === null ? 'second.signFirst' : 'second.sign'),
        second: html`<a class="btn second" href="${linkIn(asked, '/desk')}">${say(lang, 'desk.back')}</a>`,
        explain: html`<p class="note">${say(lang, 'desk.actNote')}</p>`,
      })
  const kindly =
    query.has('kept') && waits
      ? html`<p class="notice" role="status">${say(lang, kept?.cosigner ? 'second.cosignKept' : 'second.kept')}</p>`
      : null
  return statementShown(asked, officer, {
    title,
    composed,
    payload: act.payload,
    trouble: trouble ?? null,
    form: html`${kindly}${form}`,
    parts: part(
      say(lang, 'second.head'),
      html`${await handsOf(asked, act)}${buttons(asked, officer, act, action)}`,
      {
        note: say(lang, kept?.cosigner ? 'second.cosignNote' : 'second.note'),
      },
    ),
  })
}

/** Who has signed, who is awaited, and from when on one officer is enough. */
async function handsOf(asked: Asked, act: SecondAct): Promise<Markup> {
  const { lang } = asked
  const { kept, announced } = act
  const first = kept?.first ?? null
  const time = (seconds: number) => longTime(formatTime(seconds), lang)
  const lines: Piece[] = []
  if (first !== null)
    lines.push(
      html`<p>${say(lang, 'second.signed', { officer: first.by, time: time(first.at) })}</p>`,
      html`<p><span class="second-hand">${inlineMark('wait')}${await awaitedWords(asked, kept!)}</span><span class="sub">${say(lang, 'second.until', { time: time(await deadline(asked, act)) })}</span></p>`,
    )
  if (first !== null && kept?.cosigned)
    lines.push(
      html`<p>${say(lang, 'second.cosigned', { party: await partyName(asked, kept.cosigned.party) })}</p>`,
    )
  if (first !== null && kept?.cosigner)
    lines.push(
      html`<p>${say(lang, 'second.cosignLink')}</p><p class="codeline">${`${asked.site.publicUrl}/representative/cosign/${act.id}`}</p>`,
    )
  if (first === null && kept !== undefined)
    lines.push(html`<p>${say(lang, 'second.stale', { officer: kept.by })}</p>`)
  if (announced !== undefined) {
    const { from, until } = delayOf(announced.row)
    const values = { entry: entryLink(asked, announced.row.entry), from: time(from), until: time(until) }
    lines.push(
      html`<p>${announced.state === 'ripe' ? phrase(lang, 'second.ripe', values) : phrase(lang, 'second.announced', values)}</p>`,
    )
  }
  return html`<div class="flow">${lines}</div>`
}

async function awaitedWords(asked: Asked, { cosigner, first }: Awaiting): Promise<string> {
  return cosigner === null
    ? say(asked.lang, 'second.awaited', { officer: first!.by })
    : say(asked.lang, 'second.cosigner', { party: await partyName(asked, cosigner) })
}

/** Until when the log takes what the first hand signed: the window of the call, or else of the log. */
async function deadline({ site }: Asked, { payload }: SecondAct): Promise<number> {
  const { at, call } = parseStatement(payload)
  const [log, row] = (await site.log.store.rows([
    ref('log', 'log'),
    ...(call === null ? [] : [ref('calls', call)]),
  ])) as [LogRow | undefined, CallRow | undefined]
  return parseTime(at) + (row?.window ?? log?.window ?? 0)
}

function buttons(asked: Asked, officer: Officer, { kept, announced }: SecondAct, action: string): Piece {
  const { lang } = asked
  const button = (does: string, words: string) =>
    html`<form method="post" action="${action}"><input type="hidden" name="do" value="${does}"><button class="btn small second">${words}</button></form>`
  const all: Piece[] = []
  if (announced === undefined && !kept?.cosigner) all.push(button('announce', say(lang, 'second.announce')))
  if (kept !== undefined)
    all.push(button('drop', say(lang, kept.by === officer.id ? 'second.takeBack' : 'second.refuse')))
  return all.length === 0 ? null : html`<div class="row mt">${all}</div>`
}
