import { z } from 'zod'
import { traitsOf } from '../../comparison/likeness.ts'
import { formatEnvelope } from '../../core/envelope.ts'
import { Refusal } from '../../core/refusal.ts'
import { mailboxIn } from '../../people/addresses.ts'
import { applications, decidedAs, invitationNoted } from '../../people/applications.ts'
import { parts } from '../../people/collection.ts'
import { draftDropped, newDraft, readDraft } from '../../people/drafts.ts'
import { endOfAnswers, type LetterWish, letterWish } from '../../people/invitation-words.ts'
import { granted, openInvitation } from '../../people/invitations.ts'
import { newToken } from '../../people/tokens.ts'
import { ref } from '../../register/rows.ts'
import { isEntering, leaf as leafSchema, showsMailbox } from '../../register/types/invitations.ts'
import { mandateNeeded, suffices } from '../../register/types/mandates.ts'
import type { BodyOf } from '../../register/types.ts'
import type { Change } from '../../store/drawer.ts'
import { payloadOf } from '../../work/compose.ts'
import { endingOf, inviteeOf, standingInvitations } from '../../work/invitations.ts'
import {
  type Answers,
  joiningLink,
  leafOf,
  makingOf,
  type Said,
  treeOf,
  untilOf,
} from '../../work/inviting.ts'
import { knownParties } from '../../work/known-parties.ts'
import { launchAhead } from '../../work/launch/embargo.ts'
import { heldId } from '../../work/launch/held-ids.ts'
import { invitationEnd, invitationLetter, invitationWords } from '../../work/letters/application.ts'
import { applyEnding } from '../../work/plain-links.ts'
import { leafFacts } from '../apply/invited.ts'
import { draftTyped, typedBefore } from '../forms/act-drafts.ts'
import { misfitsIn } from '../forms/field-messages.ts'
import { Reading } from '../forms/form-input.ts'
import { callField, policyOf, requireCall } from '../forms/subjects.ts'
import {
  type Asked,
  announcedHour,
  comma,
  deskDay,
  deskTime,
  type Errors,
  Fieldset,
  type Form,
  hasHidden,
  html,
  inset,
  interfaceOptions,
  linkButton,
  linkIn,
  NO_ERRORS,
  named,
  nameIn,
  type Piece,
  part,
  partyLink,
  postedForm,
  refusalNotice,
  refusalWords,
  say,
  seeOther,
  typedIn,
  typedIsDone,
} from '../kit/kit.ts'
import { keyOfCredential, payloadIn, signatureBy } from '../passkey/answer.ts'
import { passkeyForm } from '../passkey/ceremony.ts'
import { callName } from '../statement/names.ts'
import { bytesPart } from '../types/preview.ts'
import { declinedBefore } from './declined.ts'
import { actNoted } from './diary.ts'
import { invitee } from './form/organisation-fields.ts'
import { handOver } from './hand-over.ts'
import { letterPreview, NO_TOKEN, wishesShown } from './letter-preview.ts'
import { wishFields, wishIn } from './letter-wish.ts'
import { type Officer, typedBy } from './officer/officer.ts'
import { deskPage } from './pages.ts'

/**
 * Invites an organisation of which the register knows nothing yet. An officer says what they know of it, and their
 * passkey signs that; no entry comes of it before whoever is invited makes one.
 */

const HERE = '/desk/inviting'

export async function showInviting(asked: Asked, officer: Officer) {
  const typed = await typedBefore(asked, typedBy(officer.id))
  return formPage(asked, officer, typed.size > 0 ? typed : asked.query, NO_ERRORS)
}

async function formPage(asked: Asked, officer: Officer, values: URLSearchParams, errors: Errors) {
  const { lang } = asked
  const f = new Fieldset(lang, values, errors)
  const fields = html`
    <h3>${say(lang, 'inviting.whom')}</h3>
    ${await callField(asked, f)}
    ${f.text('person', { label: say(lang, 'invites.person'), hint: say(lang, 'invites.personHint') })}
    <div class="two">
      ${f.text('email', { label: say(lang, 'desk.email'), type: 'email', isPlain: true })}
      ${f.select('lang', { label: say(lang, 'invites.lang'), options: interfaceOptions(asked), value: lang })}
    </div>
    ${wishFields(asked, f)}
    <h3>${say(lang, 'inviting.organisation')}</h3>
    ${await invitee.fields({ asked, who: null, f, values })}
  `
  const form = postedForm(asked, HERE, {
    f,
    errors: f.told,
    fields,
    keep: 'inviting',
    hasFile: true,
    button: say(lang, 'desk.next'),
    beside: linkButton(asked, '/desk/invitations', say(lang, 'inviting.back')),
  })
  const page = {
    title: say(lang, 'inviting.title'),
    note: say(lang, 'inviting.note'),
    script: 'keep-typed',
    status: errors.size === 0 ? 200 : 422,
  } as const
  const matter = part(say(lang, 'desk.formHead'), form, { strong: true, note: say(lang, 'inviting.then') })
  return deskPage(asked, officer, page, matter)
}

/** What waits for the passkey. `of` is what salt, token and tree are made of, with the drawer's key. */
const preparedSchema = z.strictObject({
  leaf: leafSchema,
  parts,
  person: z.string(),
  to: z.string(),
  lang: z.string(),
  of: z.string(),
  wish: letterWish,
  change: z.string(),
  /** The application that it answers, before the hour of a launch. */
  answers: z.strictObject({ application: z.string(), ...granted.shape }).exactOptional(),
  /** The link that ends where this one is made: it would bring in a key by an entry of its own. */
  instead: z.string().exactOptional(),
})
type Prepared = z.infer<typeof preparedSchema>

const draftOf = ({ id }: Officer) => ({ purpose: 'inviting', subject: id })

export async function takeInviting(asked: Asked, officer: Officer, form: Form) {
  const { lang, site } = asked
  const { fields } = form
  const typed = new Reading<null>(asked, null, form)
  const { check } = typed
  const made = await invitee.compose(typed)
  const call = await requireCall(asked, check, fields)
  const person = typedIn(fields, 'person')
  const email = typedIn(fields, 'email')
  const to = mailboxIn(email)
  const isNamed = person !== '' && person.length <= 200 && !hasHidden(person)
  check.must('person', say(lang, 'invites.personMissing'), isNamed)
  const bad = email === '' ? say(lang, 'invites.emailMissing') : say(lang, 'apply.emailBad', { typed: email })
  check.must('email', bad, to !== undefined)
  const wish = wishIn(asked, check, fields)
  const again = (errors: Errors) => formPage(asked, officer, fields, errors)
  if (!check.isGood || made === undefined || 'begin' in made || call === undefined || to === undefined)
    return again(check.errors)
  const body = made.body as BodyOf<'party/admitted'>
  const misfits = misfitsIn(asked, made.type, made.body as never)
  if (misfits.size > 0) return again(misfits)
  const proposal = { type: made.type, call: null, body: body as never, by: 'depositary' } as const
  const refusal = await site.log.door.preview({ ...proposal, signers: [officer.keyid] })
  if (refusal !== null) return again(refusedAt(asked, refusal))
  const { party, keys: _, ...said } = body
  const taken = await takenBy(asked, party)
  if (taken !== null) return again(new Map([['party', taken]]))
  return prepareInvitation(asked, officer, {
    said: { ...said, party, call: call.id },
    parts: [...typed.saying.parts],
    person,
    to,
    lang: asked.site.own.langIn(typedIn(fields, 'lang')),
    wish,
    change: `${HERE}?typed=${await draftTyped(asked, typedBy(officer.id), fields)}`,
  })
}

/** Leads to the page on which the officer's passkey signs it. */
export async function prepareInvitation(
  asked: Asked,
  officer: Officer,
  { said, ...rest }: Omit<Prepared, 'leaf' | 'of'> & { readonly said: Said },
) {
  const { site } = asked
  const of = newToken()
  const prepared: Prepared = { ...rest, leaf: leafOf(site, of, said), of }
  const kept = { kept: JSON.stringify(z.encode(preparedSchema, prepared)) }
  const token = await newDraft(site.log.drawer, { ...draftOf(officer), fields: kept }, site.now())
  return seeOther(asked, `${HERE}/${token}`)
}

/**
 * Whoever is invited by this id already but by the link `apart`, or joins by it under seal; null for nobody. Two links
 * would be two ways in.
 */
export async function takenBy(
  asked: Asked,
  party: string,
  apart: string | null = null,
): Promise<string | null> {
  const { lang, site } = asked
  const open = (await standingInvitations(site, party)).find(({ link }) => link !== apart)
  if (open !== undefined) return say(lang, 'inviting.open', { by: open.by, day: deskDay(asked, open.until) })
  return (await heldId(site, party)) === null ? null : say(lang, 'inviting.held')
}

/** What no member mends is told at the id: an officer chooses another, or looks at whom it names. */
function refusedAt({ lang }: Asked, refusal: Refusal): Errors {
  return new Map([[refusal.member ?? 'party', refusalWords(lang, refusal).join(' ')]])
}

async function preparedIn({ site, params }: Asked, officer: Officer): Promise<Prepared> {
  const draft = await readDraft(site.log.drawer, params.invitee!, draftOf(officer), site.now())
  const kept = preparedSchema.safeParse(JSON.parse(draft?.fields.kept ?? 'null')).data
  if (kept === undefined)
    throw new Refusal('link_spent', 'This invitation was made already, or was left for too long.')
  return kept
}

export async function showPrepared(asked: Asked, officer: Officer) {
  return preparedPage(asked, officer, await preparedIn(asked, officer), null)
}

async function preparedPage(asked: Asked, officer: Officer, prepared: Prepared, trouble: Piece) {
  const { lang, site } = asked
  const { leaf, parts, person, to, of, wish, change } = prepared
  const until = invitationEnd(site, wish)
  const payload = payloadOf(site, makingOf(treeOf(site, of, [leaf]), until))
  const shown = await leafFacts(asked, leaf, parts, {
    'member.call': await callName(asked, leaf.call),
    'invites.person': html`<bdi>${person}</bdi>${comma(lang)}<span dir="ltr">${to}</span>`,
    ...(site.mail === null && !isUntilAnswers(wish, until)
      ? { 'inviting.works': say(lang, 'inviting.worksFor', { day: deskDay(asked, until) }) }
      : { 'joining.until': deskTime(asked, until) }),
  })
  const form = passkeyForm(asked, {
    action: linkIn(asked, `${HERE}/${asked.params.invitee}`),
    payload,
    credentials: officer.credentials,
    button: say(lang, 'inviting.sign'),
    second: linkButton(asked, change, say(lang, 'desk.actChange')),
    explain: html`${await doubts(asked, prepared)}<p class="note">${say(lang, 'inviting.signNote')}</p>`,
  })
  const page = {
    title: say(lang, 'inviting.title'),
    script: 'passkey',
    status: trouble === null ? 200 : 409,
  } as const
  const note = say(lang, isEntering(leaf) ? 'inviting.says' : 'inviting.registerSays')
  const matter = html`
    ${part(say(lang, 'desk.actTitle'), html`${trouble}${shown}${form}`, { strong: true, note })}
    ${await preparedLetter(asked, prepared, until)}
    ${bytesPart(asked, payload, say(lang, 'inviting.bytes'))}
  `
  return deskPage(asked, officer, page, matter)
}

/** Whether the day by which an answer is asked for ends the link, whenever its letter goes out. */
const isUntilAnswers = ({ answerBy }: LetterWish, until: number): boolean =>
  answerBy !== null && endOfAnswers(answerBy) >= until

/** The letter as it goes out once the passkey has signed. */
async function preparedLetter(asked: Asked, prepared: Prepared, expires: number) {
  const { site } = asked
  const { leaf, person, to, lang: theirs, wish } = prepared
  const { names } = await inviteeOf(site, leaf)
  const name = nameIn(names, site.own.langIn(theirs)).text
  const application = { call: leaf.call, lang: theirs, person: { name: person, role: '', email: to } }
  const made = { token: NO_TOKEN, expires }
  const words = await invitationWords(site, { application, name, made, leaf, wish }, wishesShown(asked))
  return letterPreview(asked, words, { name, count: 1 })
}

/** Whom it is like, and what of the call it could not do yet. */
async function doubts(asked: Asked, { leaf }: Prepared) {
  const { lang, site } = asked
  const { call, party, names, domain, identifiers, kind, mandate } = await inviteeOf(site, leaf)
  const [row] = await site.log.store.rows([ref('calls', call)])
  const policy = await policyOf(asked, { id: call, row: row! })
  const needed = mandateNeeded(policy, kind)
  const weak = !policy.kinds.includes(kind)
    ? say(lang, 'bulk.fault.uninvited', { about: say(lang, `kind.${kind}`) })
    : mandate === null || !suffices(mandate.level, needed)
      ? say(lang, 'inviting.weak', { level: say(lang, `mandate.${needed}`) })
      : null
  const launch = await launchAhead(site, call)
  const index = await knownParties(site)
  const traits = traitsOf({ names: names.map(({ text }) => text), domain, identifiers, kind })
  const like = [...index.like(traits).keys()].filter(id => id !== party).slice(0, 8)
  const rows = await site.log.store.rows(like.map(id => ref('parties', id)))
  const alike = like.map((id, i) => html`<li>${partyLink(asked, id, rows[i]!.names)}</li>`)
  return html`
    ${await declinedBefore(asked, leaf)}
    ${weak === null ? null : inset(weak, 'warn')}
    ${launch === null ? null : inset(say(lang, 'sealed.invites', { hour: announcedHour(launch, lang) }))}
    ${alike.length === 0 ? null : html`<div class="notice warn"><p>${say(lang, 'inviting.alike')}</p><ul>${alike}</ul></div>`}
  `
}

/**
 * The application is granted, for the officer who is first; no entry says so. Of one that was admitted by an entry it
 * knows the link. Refuses `changed_meanwhile`.
 */
async function applicationAnswered(
  { site: { log, now } }: Asked,
  { id: by }: Officer,
  { application, instead }: Answers & Pick<Prepared, 'instead'>,
  { party }: Pick<Prepared['leaf'], 'party'>,
  { link: invitation }: { readonly link: string },
): Promise<Change> {
  const found = await applications.present(log.drawer, application, now())
  const before = found.value.state
  if (before.is === 'admitted' && before.entry !== null) {
    if (before.invitation !== (instead ?? null))
      throw new Refusal(
        'changed_meanwhile',
        'An invitation was made meanwhile; look at the application again.',
      )
    return invitationNoted(found, invitation)
  }
  const state = { is: 'admitted', by, at: now(), party, entry: null, invitation, enrolled: null } as const
  return applications.changed(found, decidedAs(found.value, state))
}

/** The passkey has signed: the link is shown once, and its letter waits. Nothing enters the log. */
export async function takePrepared(asked: Asked, officer: Officer, { fields }: Form) {
  const prepared = await preparedIn(asked, officer)
  try {
    return await invite(asked, officer, prepared, fields)
  } catch (error) {
    return preparedPage(asked, officer, prepared, refusalNotice(asked.lang, error))
  }
}

async function invite(asked: Asked, officer: Officer, prepared: Prepared, fields: URLSearchParams) {
  const { lang, site, params } = asked
  const { leaf, parts, person, to, lang: theirs, of, wish, answers, instead } = prepared
  const { names } = await inviteeOf(site, leaf)
  // Another officer may have invited it while this page stood open.
  const taken = await takenBy(asked, leaf.party, instead)
  if (taken !== null) throw new Refusal('changed_meanwhile', taken)
  const payload = payloadIn(fields)
  const { proofs, root } = treeOf(site, of, [leaf])
  const until = untilOf(site, payload, root)
  const { key, keyid } = await keyOfCredential(asked, fields, { use: 'officer', holder: officer.id })
  const made = formatEnvelope(payload, [signatureBy({ key, keyid }, payload, fields)])
  const deadline = wish.answerBy === null ? {} : { answerBy: wish.answerBy }
  const by = { by: officer.id, person, lang: theirs, to, ...deadline, ...(answers && { answers }) }
  const link = joiningLink(site, { leaf, proof: proofs[0]!, made, parts, of, until }, by)
  const letter = await invitationLetter(site, {
    id: leaf.party,
    party: leaf.party,
    by: officer.id,
    of,
    wish,
    applied: answers?.application ?? null,
    application: { call: leaf.call, lang: theirs, person: { name: person, role: '', email: to } },
    name: nameIn(names, site.own.langIn(theirs)).text,
    made: link,
    leaf,
  })
  const open = instead === undefined ? undefined : await openInvitation(site.log.drawer, instead, site.now())
  const ended = open === undefined ? [] : await endingOf(site.log.drawer, open, site.now(), leaf.party)
  const note = actNoted(asked, officer, 'invited', leaf.party)
  const answered =
    answers === undefined
      ? []
      : [await applicationAnswered(asked, officer, { ...answers, ...(instead && { instead }) }, leaf, link)]
  const changes = [
    ...ended,
    ...link.changes,
    ...letter.changes,
    ...answered,
    note,
    draftDropped(params.invitee!),
  ]
  await applyEnding(site, open === undefined ? [] : [open], changes, lang)
  site.worker.wake()
  const title = say(lang, 'desk.inviteTitle')
  const page = {
    title: `${title} ${leaf.party}`,
    heading: html`${title} ${named(names, lang)}`,
    script: 'keep-typed',
  } as const
  const isForMailAlone = showsMailbox(leaf)
  const shown = handOver(asked, { made: link, letter, person, email: to, lang: theirs, isForMailAlone })
  return deskPage(
    asked,
    officer,
    page,
    part(say(lang, 'desk.inviteFor'), html`${shown}${typedIsDone(HERE)}`, { strong: true }),
  )
}
