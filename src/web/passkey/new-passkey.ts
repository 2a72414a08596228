import { z } from 'zod'
import { type EnvelopeSignature, type Key, type KeyUse, keySchema } from '../../core/keys.ts'
import { Refusal } from '../../core/refusal.ts'
import { parseStatement } from '../../core/statement.ts'
import { bytes, parts } from '../../people/collection.ts'
import { changeDraft, type Draft, newDraft, readDraft } from '../../people/drafts.ts'
import { newChallenge, takeChallenge } from '../../people/sessions.ts'
import type { Change } from '../../store/drawer.ts'
import { type Composed, payloadOf } from '../../work/compose.ts'
import {
  type Answer,
  type Asked,
  type CallShown,
  Checking,
  type Errors,
  Fieldset,
  html,
  linkButton,
  linkIn,
  type Markup,
  NO_ERRORS,
  type Piece,
  part,
  postedForm,
  privatePage,
  refusalNotice,
  seeOther,
  takeTurn,
} from '../kit/kit.ts'
import { statementToSign } from '../types/preview.ts'
import { credentialIn, keyidOf, passkeyFrom, signatureBy } from './answer.ts'
import { type EnrolForm, enrolForm, passkeyForm } from './ceremony.ts'

/**
 * How a device's new passkey comes into the register: the device makes a key, and the key signs the statement that
 * brings it in. Two steps, since the statement names the key. To open either page uses nothing up, since scanners of
 * mail open links too.
 */

const makingSchema = z.strictObject({
  key: keySchema,
  credential: z.string(),
  payload: bytes,
  parts,
  /** How its holder calls it; '' where they said nothing. */
  label: z.string().max(120),
  /** What the new key answered, as envelopes hold it, where another signs after it; null until it has. */
  signature: z.string().nullable(),
})

export type Made = Readonly<Awaited<ReturnType<typeof madeAt>>>

interface PageOfStep {
  readonly title: string
  /** Of the part with the button. */
  readonly heading: string
  readonly button: string
  readonly explain?: Piece
}

interface FirstStep extends PageOfStep, Pick<EnrolForm, 'name' | 'exclude' | 'keep' | 'second'> {
  readonly lede?: Piece
  /** Beneath the heading. */
  readonly note?: Piece
  /** Parts above the one with the form, and below it. */
  readonly before?: Piece
  readonly beside?: Piece
  /** Lays the page out around the form, in place of heading, parts and note. */
  readonly page?: (form: Markup) => Markup
}

/** The page that asks the device, where the fields were asked and judged on one of their own. */
interface DeviceStep extends Pick<FirstStep, 'title' | 'heading' | 'explain' | 'button' | 'name'> {
  /** Of the way back to the fields, filled in. */
  readonly change: string
}

interface SecondStep extends PageOfStep {
  readonly second?: Piece
  /** The same, around what is signed and its form. */
  readonly page?: (form: Markup, statement: Markup) => Markup
  readonly hidden?: Readonly<Record<string, string>>
  /** What is signed, in words, above the rows of the statement. */
  readonly words?: Piece
  /** Whose passkeys may answer; the new one if left out. */
  readonly credentials?: readonly string[]
}

interface Waiting extends Pick<PageOfStep, 'title' | 'heading'> {
  readonly says: Piece
}

export interface NewPasskey {
  readonly path: string
  /** What is kept between the steps, and of whom: nobody finishes here what another was asked for. */
  readonly draft: Pick<Draft, 'purpose' | 'subject'>
  readonly use: KeyUse
  /** The one-time link that asks; none where a session does. */
  readonly link?: string
  readonly call?: CallShown
  head(title: string, lede?: Piece): Markup
  /** `isMade`: the passkey is there, and what is typed around it is asked again. */
  first(f: Fieldset, isMade: boolean): FirstStep
  /**
   * Where it is there, the first step asks for its fields alone, and a device is asked once they are good: what a device
   * makes for fields that are refused stays in it, unused.
   */
  device?(fields: URLSearchParams): DeviceStep
  /** Whoever goes back, or typed something wrong, goes on with the passkey that is there: each other one would stay unused. */
  readonly keepsKey?: true
  /** Notes in `check` what is wrong with the fields, before a device's answer is used up. */
  statement(fields: URLSearchParams, check: Checking): Promise<Brings> | Brings
  /** `back` leads to the first step, with the passkey that is there. */
  second(made: Made, back: string): SecondStep | Promise<SecondStep>
  /** Changes beside the first step, once the device has made a key. */
  kept?(made: Made, fields: URLSearchParams): Promise<readonly Change[]>
  /** What the second step waits for, in place of its form; null for nothing. */
  waits?(made: Made, step: string): Promise<Waiting | null>
  /**
   * What the second step signs in place of what it was to sign, where that is too old by now; null where it is not.
   * `isSent`: its answer has come.
   */
  again?(made: Made, isSent: boolean): Composed | null
  /** Refuses a step that was begun elsewhere and must not be finished here. */
  allow?(made: Made): void
  /** Takes the answer with all that goes with it, or nothing. `step` is the draft; a refusal is told on its page. */
  take(made: Made, fields: URLSearchParams, step: string): Promise<Answer>
}

/** The statement that brings a key in, and in whose name; undefined where a field is wrong. */
type Brings =
  | ((key: Key) => {
      readonly composed: Pick<Composed, 'type' | 'body'> & Partial<Pick<Composed, 'call' | 'parts'>>
      readonly by?: string
      readonly label?: string
    })
  | undefined

export async function showNewPasskey(asked: Asked, way: NewPasskey): Promise<Answer> {
  const step = asked.query.get('step')
  if (step !== null) {
    const made = await madeAt(asked, way, step)
    return secondPage(asked, way, step, (await madeAgain(asked, way, step, made, false)) ?? made)
  }
  const answered = await answersAt(asked, way)
  if (answered !== undefined) {
    const { token, typed } = answered
    return asked.query.has(CHANGE) ? firstPage(asked, way, typed) : devicePage(asked, way, token, typed)
  }
  const token = asked.query.get(KEPT)
  if (token === null) return firstPage(asked, way)
  const { typed } = await keptAt(asked, way, token)
  return firstPage(asked, way, typed, { kept: token })
}

export async function takeNewPasskey(
  asked: Asked,
  way: NewPasskey,
  fields: URLSearchParams,
): Promise<Answer> {
  const step = asked.query.get('step')
  if (step === null) return keepKey(asked, way, fields)
  const made = await madeAt(asked, way, step)
  way.allow?.(made)
  const again = await madeAgain(asked, way, step, made, true)
  if (again !== null) {
    const late = new Refusal('at_expired', 'The page stood open for long. Here is the same again, as of now.')
    return secondPage(asked, way, step, again, refusalNotice(asked.lang, late))
  }
  try {
    return await way.take(made, fields, step)
  } catch (error) {
    // Somebody was first: its page says so, since nothing is left to sign here.
    if (error instanceof Refusal && error.code === 'link_spent') throw error
    return secondPage(asked, way, step, made, refusalNotice(asked.lang, error))
  }
}

/** Of the address: the draft that holds fields which are good, before a device is asked. */
const ANSWERED = 'answered'
const CHANGE = 'change'

/** Undefined where nothing was answered, or it was left for too long: then the fields are asked again. */
async function answersAt({ query, site }: Asked, { draft: of }: NewPasskey) {
  const token = query.get(ANSWERED)
  if (token === null) return undefined
  const draft = await readDraft(site.log.drawer, token, of, site.now())
  return draft && { token, typed: new URLSearchParams(draft.fields.typed) }
}

async function devicePage(
  asked: Asked,
  way: NewPasskey,
  token: string,
  typed: URLSearchParams,
  trouble: Piece = null,
) {
  if (way.link !== undefined) takeTurn(asked, 'ceremony')
  const { title, heading, explain = null, change, ...form } = way.device!(typed)
  const path = `${way.path}?${ANSWERED}=${token}`
  const asks = await asksDevice(
    asked,
    { ...way, path },
    {
      ...form,
      explain: html`${trouble}${explain}`,
      second: linkButton(asked, `${path}&${CHANGE}=1`, change),
    },
  )
  const main = html`${way.head(title)}${part(heading, asks, { strong: true })}`
  return privatePage(
    asked,
    { title, main, call: way.call, current: 'sign', script: 'passkey' },
    trouble === null ? 200 : 422,
  )
}

/** Of the address: the draft that holds a passkey whose statement is not made yet, or is to be made anew. */
const KEPT = 'made'

interface FirstPage {
  readonly errors?: Errors
  readonly trouble?: Piece
  readonly kept?: string | null
}

async function firstPage(
  asked: Asked,
  way: NewPasskey,
  typed = new URLSearchParams(),
  { errors = NO_ERRORS, trouble = null, kept = null }: FirstPage = {},
) {
  const { path, link, call } = way
  if (link !== undefined) takeTurn(asked, 'ceremony')
  const step = way.first(new Fieldset(asked.lang, typed, errors), kept !== null)
  const { title, lede, heading, note = null, before = null, beside = null, explain = null, ...form } = step
  const lay =
    step.page ??
    ((asks: Markup) =>
      html`${way.head(title, lede)}${before}${part(heading, asks, { strong: true, note })}${beside}`)
  const says = html`${trouble}${explain}`
  const { button, second, keep } = form
  const asksNow = kept === null && way.device === undefined
  const asks = asksNow
    ? await asksDevice(asked, way, { ...form, explain: says })
    : postedForm(asked, kept === null ? path : `${path}?${KEPT}=${kept}`, {
        fields: says,
        button,
        ...(second !== undefined && { beside: second }),
        ...(keep !== undefined && { keep }),
      })
  const main = lay(asks)
  const isGood = errors.size === 0 && trouble === null
  const script = asksNow ? 'passkey' : 'keep-typed'
  return privatePage(asked, { title, main, call, current: 'sign', script }, isGood ? 200 : 422)
}

async function asksDevice(
  asked: Asked,
  { path, link }: NewPasskey,
  form: Omit<EnrolForm, 'action' | 'challenge' | 'hidden' | 'link'>,
) {
  const { log, now } = asked.site
  const { token, challenge } = await newChallenge(log.drawer, now())
  return enrolForm(asked, {
    ...form,
    action: linkIn(asked, path),
    challenge,
    hidden: { asked: token },
    // Without a link each is a new user to the device, or it would replace the passkey that it has.
    link: link ?? token,
  })
}

/** The browser has made a key. Nothing is recorded yet. */
async function keepKey(asked: Asked, way: NewPasskey, sent: URLSearchParams) {
  const { log, now } = asked.site
  const answered = await answersAt(asked, way)
  // What was judged is what counts, beside what the device has answered.
  const fields =
    answered === undefined ? sent : new URLSearchParams([...answered.typed, ...ofDevice(sent, true)])
  const check = new Checking()
  const brings = await way.statement(fields, check)
  const kept = asked.query.get(KEPT)
  const isGood = check.isGood && brings !== undefined
  // What is wrong is told before a device's answer is used up, except where that is kept.
  const hasAnswered = (fields.get('credential') ?? '') !== ''
  if (!isGood && (kept !== null || !way.keepsKey || !hasAnswered))
    return firstPage(asked, way, fields, { errors: check.errors, kept })
  const typed = new URLSearchParams(ofDevice(fields, false)).toString()
  if (way.device !== undefined && answered === undefined) {
    const token = await newDraft(log.drawer, { ...way.draft, fields: { typed } }, now())
    return seeOther(asked, `${way.path}?${ANSWERED}=${token}`)
  }
  let made: Pick<Made, 'key' | 'credential'>
  try {
    made = kept === null ? await newKey(asked, way, fields) : await keptAt(asked, way, kept)
  } catch (error) {
    const trouble = refusalNotice(asked.lang, error)
    if (answered !== undefined) return devicePage(asked, way, answered.token, answered.typed, trouble)
    return firstPage(asked, way, fields, { errors: check.errors, trouble })
  }
  const { key, credential } = made
  const unsigned = { key, keyid: keyidOf(key), credential, label: '', signature: null }
  const keep = (making: Made) =>
    newDraft(log.drawer, { ...way.draft, fields: { ...draftOf(making), typed } }, now())
  if (!isGood) {
    const token = await keep({ ...unsigned, payload: NO_STATEMENT, parts: [] })
    return firstPage(asked, way, fields, { errors: check.errors, kept: token })
  }
  const { composed, by, label = '' } = brings(key)
  const { parts: beside = [], call = null, ...statement } = composed
  const payload = payloadOf(asked.site, { ...statement, call, parts: beside }, by)
  const making = { ...unsigned, payload, parts: beside, label }
  const step = await keep(making)
  const changes = (await way.kept?.(making, fields)) ?? []
  if (changes.length > 0) await log.drawer.apply(changes, now())
  return seeOther(asked, `${way.path}?step=${step}`)
}

const NO_STATEMENT = new Uint8Array()

/** Fields that the device has answered in, or that it was asked by. */
const OF_DEVICE = new Set(['asked', 'credential', 'publicKey', 'alg', 'clientDataJSON', 'authenticatorData'])

function ofDevice(fields: URLSearchParams, isIt: boolean): [string, string][] {
  return [...fields].filter(([name]) => OF_DEVICE.has(name) === isIt)
}

async function newKey(asked: Asked, { use }: NewPasskey, fields: URLSearchParams) {
  const { log, now, publicUrl } = asked.site
  const challenge = await takeChallenge(log.drawer, fields.get('asked') ?? '', now())
  return { key: passkeyFrom(fields, use, publicUrl, challenge), credential: credentialIn(fields) }
}

/** As a draft keeps it. */
export function draftOf({ keyid: _, ...making }: Made): { making: string } {
  return { making: JSON.stringify(z.encode(makingSchema, making)) }
}

async function madeAt(asked: Asked, way: Pick<NewPasskey, 'draft'>, step: string) {
  const { typed: _, ...made } = await keptAt(asked, way, step)
  if (made.payload.length === 0) throw left()
  return made
}

const left = () => new Refusal('link_spent', 'This step is finished, or was left for too long.')

/** The passkey that is there, with what was typed when it was made. */
async function keptAt({ site }: Asked, { draft: of }: Pick<NewPasskey, 'draft'>, token: string) {
  const draft = await readDraft(site.log.drawer, token, of, site.now())
  // A draft of an older version of this software was left for too long, too.
  const kept = makingSchema.safeParse(JSON.parse(draft?.fields.making ?? 'null')).data
  if (kept === undefined) throw left()
  return { ...kept, keyid: keyidOf(kept.key), typed: new URLSearchParams(draft?.fields.typed) }
}

/** With the same key, and all that was said; null where what was made is good still. */
async function madeAgain({ site }: Asked, way: NewPasskey, step: string, made: Made, isSent: boolean) {
  const composed = way.again?.(made, isSent) ?? null
  if (composed === null) return null
  const { by } = parseStatement(made.payload)
  const again = { ...made, payload: payloadOf(site, composed, by) }
  await changeDraft(site.log.drawer, step, way.draft, draftOf(again), site.now())
  return again
}

async function secondPage(asked: Asked, way: NewPasskey, step: string, made: Made, trouble: Piece = null) {
  const { payload, parts, credential } = made
  const waiting = await way.waits?.(made, step)
  if (waiting) {
    const { title, heading, says } = waiting
    const main = html`${way.head(title)}${part(heading, html`${trouble}${says}`, { strong: true })}`
    return privatePage(asked, { title, main }, trouble === null ? 200 : 409)
  }
  const {
    title,
    heading,
    credentials = [credential],
    page,
    words = null,
    ...form
  } = await way.second(made, `${way.path}?${KEPT}=${step}`)
  const statement = await statementToSign(asked, payload, parts, { words })
  const action = linkIn(asked, `${way.path}?step=${step}`)
  const signs = passkeyForm(asked, { ...form, action, payload, credentials })
  const main =
    page === undefined
      ? html`${way.head(title)}${part(heading, html`${trouble}${statement}${signs}`, { strong: true })}`
      : page(html`${trouble}${signs}`, statement)
  const { call } = way
  return privatePage(
    asked,
    { title, main, call, current: 'sign', script: 'passkey' },
    trouble === null ? 200 : 409,
  )
}

/** The new key's own signature, required before anything is kept or a link is taken: a key is known to everybody. */
export function signedByNew(made: Made, fields: URLSearchParams): EnvelopeSignature {
  return signatureBy(made, made.payload, fields)
}
