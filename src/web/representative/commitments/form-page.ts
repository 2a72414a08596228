import type { JsonObject } from '../../../core/json.ts'
import { Refusal } from '../../../core/refusal.ts'
import type { Part } from '../../../log/attachments.ts'
import { type PartyDraft, partyDraft, savePartyDraft } from '../../../people/party-drafts.ts'
import type { StatementType } from '../../../register/types.ts'
import { type Composed, wordsBeside } from '../../../work/compose.ts'
import { Reading } from '../../forms/form-input.ts'
import {
  type Answer,
  type Asked,
  addressWith,
  type Errors,
  Fieldset,
  type Form,
  html,
  linkButton,
  NO_ERRORS,
  type Piece,
  part,
  postedForm,
  privatePage,
  refusedForm,
  say,
  seeOther,
  typedIsDone,
} from '../../kit/kit.ts'
import { actKept } from '../act-kept.ts'
import { opening, type Representative, requireSignatory } from '../session.ts'
import { draftTwice } from './draft-changed.ts'
import { hiddenOf, keepName, partedFrom, readOf, savedBeside, typedIn } from './draft-fields.ts'
import { lyingNotice, type Onto, ontoOther, ontoShown, settleOnto } from './draft-onto.ts'
import { leftNotice, pathOf, type Standing } from './standing.ts'
import { languageField } from './words-language.ts'

/**
 * The frame of a form about commitments. What is typed is saved for the whole party: by the button that leaves, and
 * before anything is signed. Whoever may not sign prepares, and a signatory goes on from the list of what was begun.
 */

export interface CommitmentForm {
  readonly form: PartyDraft['form']
  /** Of what it is: `<party>/<id>`, or ''. */
  readonly of: string
  /** Its address. */
  readonly path: string
  readonly title: string
  readonly note: Piece
  readonly heading: string
  /** Before the fields. */
  readonly before?: Piece
  /** Beneath the form. */
  readonly beneath?: Piece
  /** Where it asks for nothing, so that no form is drawn. */
  readonly nothing?: Piece
  /** Of a change: what it changes. */
  readonly onto?: Onto
  start(): Promise<URLSearchParams> | URLSearchParams
  fields(f: Fieldset, values: URLSearchParams): Piece | Promise<Piece>
  /** The statements, in the order in which they are signed; undefined where the reading has noted what is wrong. */
  compose(typed: Reading<Representative>): Promise<readonly Said[] | undefined>
}

interface Said {
  readonly type: StatementType
  readonly body: object
}

/** Reports and withdrawals are taken from whoever has left, too. */
const NEEDS_SIGNATURE: readonly PartyDraft['form'][] = ['made', 'amended', 'measures']

/** Refuses `key_role_wrong` for a reader of the party. */
export function requireWriter({ role, party }: Representative): void {
  if (role === 'reader')
    throw new Refusal('key_role_wrong', `This passkey is a reader’s; it prepares nothing for ${party}.`)
}

export async function showForm(
  asked: Asked,
  who: Representative,
  it: Standing,
  form: CommitmentForm,
): Promise<Answer> {
  requireWriter(who)
  const id = asked.query.get('draft')
  const { drawer } = asked.site.log
  const of = { party: who.party, call: it.id, form: form.form }
  const draft = id === null ? undefined : await partyDraft(drawer, id, of, asked.site.now())
  const values = draft?.of === form.of ? new URLSearchParams(draft.fields) : await form.start()
  if (draft?.of === form.of) {
    values.set('draft', id!)
    values.set('read', readOf(draft.fields))
  } else if (form.onto !== undefined) values.set('onto', String(form.onto.own.version.entry))
  else if (asked.query.has('example')) values.set('example', asked.query.get('example')!)
  const left = NEEDS_SIGNATURE.includes(form.form) ? leftNotice(asked, it) : undefined
  const lying = await lyingNotice(asked, who, it, form, values.get('draft'))
  if (left === undefined)
    return page(asked, who, it, { ...form, before: html`${lying}${form.before ?? null}` }, values)
  // What was typed before is still there to be copied.
  const shown = values.has('draft')
    ? { before: html`${left}${form.before ?? null}` }
    : { before: null, nothing: left }
  return page(asked, who, it, { ...form, beneath: null, ...shown }, values)
}

interface Wrong {
  readonly errors?: Errors
  readonly refusal?: Refusal
  /** What a colleague has saved since this form was opened. */
  readonly theirs?: PartyDraft['fields']
}

async function page(
  asked: Asked,
  who: Representative,
  it: Standing,
  form: CommitmentForm,
  values: URLSearchParams,
  { errors = NO_ERRORS, refusal, theirs }: Wrong = {},
): Promise<Answer> {
  const { lang } = asked
  const refused = refusal && refusedForm(lang, refusal, values)
  const f = new Fieldset(lang, refused?.typed ?? values, errors)
  const other = form.nothing === undefined ? await ontoOther(form.onto, values) : null
  const onto = other === null || other === 'same' ? null : ontoShown(asked, f, other)
  const fields = form.nothing === undefined ? html`${onto}${await form.fields(f, values)}` : null
  const signs = who.role === 'signatory'
  const hidden = hiddenOf(values)
  const drawn =
    form.nothing ??
    postedForm(asked, form.path, {
      f,
      errors: f.told,
      hidden,
      fields: html`${fields}${languageField(asked, f, values)}`,
      keep: keepName({ form: form.form, call: it.id, of: form.of }, values),
      button: say(lang, signs ? 'desk.next' : 'ours.prepare'),
      beside: html`
        <button class="btn second" name="again" value="save">${say(lang, 'ours.save')}</button>
        ${linkButton(asked, pathOf(it), say(lang, 'rep.back'))}
      `,
    })
  const twice = theirs === undefined ? null : draftTwice(asked, typedIn(values), theirs)
  const note = signs ? say(lang, 'ours.then') : say(lang, 'ours.thenDrafter')
  const main = html`
    ${opening(asked, who, form.title, form.note)}
    ${part(form.heading, html`${twice}${refused?.trouble ?? null}${form.before ?? null}${drawn}`, { strong: true, note })}
    ${form.beneath ?? null}
  `
  const isGood = errors.size === 0 && refusal === undefined && theirs === undefined
  return privatePage(asked, { title: form.title, main, script: 'keep-typed' }, isGood ? 200 : 422)
}

export async function takeForm(
  asked: Asked,
  who: Representative,
  it: Standing,
  form: CommitmentForm,
  sent: Form,
): Promise<Answer> {
  requireWriter(who)
  const { fields: values } = sent
  const { drawer } = asked.site.log
  const kept = `${form.path}#${keepName({ form: form.form, call: it.id, of: form.of }, values)}`
  const save = () => {
    const draft = { party: who.party, call: it.id, form: form.form, of: form.of, by: who.keyid }
    return savePartyDraft(
      drawer,
      values.get('draft'),
      { ...draft, fields: typedIn(values) },
      asked.site.now(),
    )
  }
  const theirs = await savedBeside(asked, who, { call: it.id, form: form.form }, values)
  if (theirs !== undefined) {
    partedFrom(values)
    return page(asked, who, it, form, values, { theirs })
  }
  const isSettled = await settleOnto(form.onto, values)
  if (values.get('again') === 'save') {
    await save()
    return seeOther(asked, savedAt(it, kept))
  }
  if (!isSettled) {
    const errors = new Map([['over', say(asked.lang, 'ours.howMissing')]])
    return page(asked, who, it, form, values, { errors })
  }
  const typed = new Reading(asked, who, sent)
  try {
    const said = await form.compose(typed)
    if (said === undefined || !typed.check.isGood)
      return await page(asked, who, it, form, values, { errors: typed.check.errors })
    const acts = await Promise.all(said.map(one => composed(asked, it.id, one, typed.saying.parts)))
    for (const { type, call, body } of acts) {
      const proposal = { type, call, body, by: who.party, signers: [who.keyid] }
      // Of a drafter's the law would say that another key signs, and no more: the signatory is told the rest.
      const refusal = who.role === 'signatory' ? await asked.site.log.door.preview(proposal) : null
      if (refusal !== null) return await page(asked, who, it, form, values, { refusal })
    }
    const draft = await save()
    if (who.role !== 'signatory') return seeOther(asked, savedAt(it, kept))
    const read = { id: draft, form: form.form, of: form.of, fields: typedIn(values), kept }
    return seeOther(asked, await signedInTurn(asked, who, it, acts, { draft: read, path: form.path }))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return page(asked, who, it, form, values, { refusal: error })
  }
}

/** The list of what was begun; the form that was sent begins anew from there on. */
export const savedAt = (it: Standing, kept: string): string =>
  addressWith(pathOf(it), { saved: '1', typed: kept })

/** What was saved is kept by the server: its form begins empty again. An address names nothing beyond these forms. */
export function typedHere({ params, query }: Asked): Piece {
  const typed = query.get('typed') ?? ''
  return typed.startsWith(`${pathOf({ id: params.call! })}/`) ? typedIsDone(typed) : null
}

/** With the long words that it says and no other, and those that it says again. */
async function composed(
  { site }: Asked,
  call: string,
  { type, body }: Said,
  said: readonly Part[],
): Promise<Composed> {
  const own = JSON.stringify(body)
  const now = said.filter(({ name }) => own.includes(name))
  const again = await wordsBeside(site.log.store, body as JsonObject, now)
  return { type, call, body: body as JsonObject, parts: [...now, ...again] }
}

interface InTurn {
  /** As its signer reads it: where a colleague changes it meanwhile, nothing of it can be signed. */
  readonly draft: Pick<PartyDraft, 'form' | 'of' | 'fields'> & {
    readonly id: string
    /** Where the browser of its signer keeps what they typed: the server has it by now. */
    readonly kept: string
  }
  readonly path: string
  /** Where something of it is left to do, it stays, and is led back to. */
  readonly isDone?: boolean
}

/** Each act leads to the next; the last takes away what was typed. Returns where the first is signed. */
export async function signedInTurn(
  asked: Asked,
  who: Representative,
  it: Standing,
  acts: readonly Composed[],
  { draft, path, isDone = true }: InTurn,
): Promise<string> {
  requireSignatory(who)
  const change = `${path}?draft=${draft.id}`
  let back = isDone ? pathOf(it) : change
  for (const [i, act] of acts.toReversed().entries()) {
    const after = {
      ...({ is: 'typed', draft: draft.id, form: draft.form, of: draft.of } as const),
      ...{ fields: draft.fields, kept: draft.kept },
      isDone: isDone && i === 0,
    }
    back = await actKept(asked, who, act, { after, change, back })
  }
  return back
}
