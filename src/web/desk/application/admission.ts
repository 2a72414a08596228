import { Refusal } from '../../../core/refusal.ts'
import type { Part } from '../../../log/attachments.ts'
import { mailboxIn } from '../../../people/addresses.ts'
import { type Application, requireWaiting } from '../../../people/applications.ts'
import { type LetterWish, NO_WISH } from '../../../people/invitation-words.ts'
import { isShown, proofsOf } from '../../../people/proofs.ts'
import type { Mandate } from '../../../register/kinds.ts'
import { mandateNeeded } from '../../../register/types/mandates.ts'
import { partyAdmitted } from '../../../register/types/parties.ts'
import type { BodyOf } from '../../../register/types.ts'
import type { After } from '../../../work/act/consequences.ts'
import { wantsNone } from '../../../work/admitted-invited.ts'
import { embargoOn, launchAhead } from '../../../work/launch/embargo.ts'
import { heldId } from '../../../work/launch/held-ids.ts'
import { policyInForce } from '../../apply/application.ts'
import { draftTyped } from '../../forms/act-drafts.ts'
import { atMember, labelled } from '../../forms/field-messages.ts'
import { type Field, Reading } from '../../forms/form-input.ts'
import { choiceField, filled, lineField, partsField, pastDayField } from '../../forms/kind-fields.ts'
import { formOf } from '../../forms/statement-form.ts'
import {
  type Asked,
  announcedHour,
  type Errors,
  Fieldset,
  type Form,
  html,
  inset,
  mandateOptions,
  type Piece,
  postedForm,
  remark,
  say,
  withMore,
} from '../../kit/kit.ts'
import { mayCome } from '../../office-permissions.ts'
import { prepareAct } from '../act/acts.ts'
import type { KnownOf } from '../duplicate-warnings.ts'
import { nameField, noteField } from '../form/organisation-fields.ts'
import { prepareInvitation } from '../inviting.ts'
import { letterFolded } from '../letter-preview.ts'
import { wishFolded, wishIn } from '../letter-wish.ts'
import { type Officer, typedBy } from '../officer/officer.ts'
import { inList } from '../queue/queue.ts'
import { documentChoice } from './documents.ts'
import { applicantsLetter } from './invitation.ts'
import { boundBy, boundLine, suggestedMandate } from './proofs.ts'

/** Admitting whoever has applied: what was checked, what stands in the register, and whether a letter brings them the link. */

export async function underSeal(asked: Asked, { call }: Application) {
  const { lang, site } = asked
  const launch = await launchAhead(site, call)
  return launch && inset(say(lang, 'sealed.admitsLater', { hour: announcedHour(launch, lang) }))
}

interface Admitting {
  readonly application: Application
  readonly known?: KnownOf
}

const level: Field<Admitting> = {
  ...choiceField<Admitting>(({ lang }) => mandateOptions(lang)),
  async show(it, { asked, who, f }) {
    const { lang } = asked
    const { call, organisation } = who.application
    const policy = await policyInForce(asked, call)
    const needed = policy && say(lang, `mandate.${mandateNeeded(policy, organisation.kind)}`)
    const hint = say(lang, 'desk.mandateHint', { level: needed ?? '–' })
    return f.choice(it.name, { ...labelled(asked, it), hint, options: mandateOptions(lang) })
  },
}

const checked = partsField<Admitting>({
  own: () => ({ level, note: noteField, checked: pastDayField({ isToday: true }) }),
  names: { level: 'mandate' },
  isNeeded: true,
})

const admission = formOf<Admitting, After, 'party/admitted'>(partyAdmitted, {
  fields: {
    mandate: {
      ...checked,
      async show(it, on) {
        const { asked, who, values } = on
        const id = asked.params.application!
        const suggested = await suggestedMandate(asked, id, who.application)
        return html`
          ${await checked.show(it, on)}
          ${suggested === undefined ? null : boundLine(asked.lang, suggested)}
          ${await documentChoice(asked, id, values)}
        `
      },
      async read(it, typed) {
        const mandate = (await checked.read(it, typed)) as Mandate | undefined
        const { evidence } = await boundIn(typed)
        return mandate && { ...mandate, evidence: [...mandate.evidence, ...evidence] }
      },
    },
    names: nameField,
    party: lineField(),
    keys: filled(() => []),
    claims: {
      show: (it, { asked, who, f }) =>
        who.known?.party?.status === 'listed' ? f.check(it.name, say(asked.lang, 'desk.claimsCheck')) : null,
      read: (it, { fields }) => fields.has(it.name),
    },
  },
  first: ['mandate', 'names'],
  pairs: [['kind', 'country']],
  folds: { after: 'mandate', says: ({ asked }) => say(asked.lang, 'desk.asItStands') },
})

const boundIn = ({ asked, fields }: Reading) => boundBy(asked, asked.params.application!, fields)

export async function admissionForm(
  asked: Asked,
  application: Application,
  known: KnownOf,
  typed: URLSearchParams,
  errors: Errors,
) {
  const { lang } = asked
  const { country, domain, kind, name, nameLang, identifiers } = application.organisation
  const suggested = await suggestedMandate(asked, asked.params.application!, application)
  const before = await admission.typedFor(asked, {
    mandate: suggested && { ...suggested, note: { lang, text: suggested.note } },
    names: [{ lang: nameLang, text: name }],
    party: known.id,
    kind,
    country,
    domain: suggested?.domain ?? domain,
    identifiers,
  })
  before.set(INVITES, 'yes')
  // A question or a refusal, sent from the same page, holds nothing of the admission.
  const values = typed.get('decision') === 'admit' ? typed : before
  const f = new Fieldset(lang, values, errors)
  const fields = await admission.fields({ asked, who: { application, known }, f, values })
  return postedForm(asked, inList(asked), {
    f,
    errors: f.told,
    fields: [fields, await invitesField(asked, application, f)],
    hidden: { decision: 'admit' },
    keep: 'admit',
    hasFile: true,
    button: say(lang, 'desk.admitNext'),
  })
}

/** The box by which the letter with the link goes out once the admission is recorded. */
const INVITES = 'invites'

/** Before the hour of a launch whoever is admitted is invited in any case; without a relay an officer hands the link over. */
async function invitesField(asked: Asked, application: Application, f: Fieldset): Promise<Piece> {
  const { call, person } = application
  const { lang, site } = asked
  if ((await embargoOn(site, call)) !== null) return wishFolded(asked, f)
  if (site.mail === null) return null
  if (await wantsNone(site, application))
    return remark(say(lang, 'desk.admitUnwanted', { email: person.email }))
  const whom = { person: person.name, email: person.email }
  return [
    f.check(INVITES, say(lang, 'desk.admitInvites', whom)),
    (await isConfirmed(asked, person.email)) ? null : inset(say(lang, 'desk.admitUnconfirmed', whom), 'warn'),
    remark(say(lang, 'desk.admitInvitesOwn')),
    letterFolded(asked, await applicantsLetter(asked, application)),
  ]
}

/** Whether whoever reads this mailbox has shown that they do. */
async function isConfirmed({ params, site }: Asked, email: string): Promise<boolean> {
  const proofs = await proofsOf(site.log.drawer, params.application!, site.now())
  return proofs.some(proof => proof.method === 'email' && isShown(proof) && proof.what === mailboxIn(email))
}

/** Leads to the admission, to be signed; or returns what is wrong with the fields, or why the law refuses it. */
export async function admit(asked: Asked, officer: Officer, application: Application, form: Form) {
  requireWaiting(application)
  const typed = new Reading<Admitting>(asked, { application }, form)
  const made = await admission.compose(typed)
  const isSealed = (await embargoOn(asked.site, application.call)) !== null
  const wish = isSealed ? wishIn(asked, typed.check, form.fields) : NO_WISH
  if (!typed.check.isGood || made === undefined || 'begin' in made) return typed.check.errors
  const { party } = made.body as BodyOf<'party/admitted'>
  const composed = { type: made.type, call: null, body: made.body as never, parts: typed.saying.parts }
  const proposal = { ...composed, by: 'depositary', signers: [officer.keyid] }
  const refusal = (await asked.site.log.door.preview(proposal)) ?? (await heldId(asked.site, party))
  if (refusal?.member !== undefined) return new Map(atMember(asked, refusal))
  if (refusal !== null) return refusal
  const { granted } = await boundIn(typed)
  if (isSealed)
    return inviteUnderSeal(asked, officer, application, {
      ...made,
      parts: typed.saying.parts,
      granted,
      form,
      wish,
    })
  const back = inList(asked)
  const change = withMore(back, `typed=${await draftTyped(asked, typedBy(officer.id), form.fields)}`)
  const invites =
    form.fields.get(INVITES) === 'yes' &&
    asked.site.mail !== null &&
    !(await wantsNone(asked.site, application))
  const after = { is: 'admitted', party, ...(invites && { invites }), ...granted } as const
  return prepareAct(asked, officer, composed, { after, back, change })
}

type Granted = Awaited<ReturnType<typeof boundBy>>['granted']

/**
 * Before the hour of a launch an admission would tell the world who is about to sign. So the officer invites by what
 * they have checked, and whoever has applied joins under seal.
 */
async function inviteUnderSeal(
  asked: Asked,
  officer: Officer,
  { call, lang, person }: Application,
  how: {
    readonly body: object
    readonly parts: readonly Part[]
    readonly granted: Granted
    readonly form: Form
    readonly wish: LetterWish
  },
) {
  if (!mayCome(officer, 'deskInvitingSigned'))
    throw new Refusal('key_role_wrong', 'Before the hour of an announcement an officer who decides admits.')
  const { keys: _, ...said } = how.body as BodyOf<'party/admitted'>
  return prepareInvitation(asked, officer, {
    said: { ...said, call },
    parts: how.parts,
    person: person.name,
    to: person.email,
    lang: asked.site.own.langIn(lang),
    wish: how.wish,
    change: withMore(inList(asked), `typed=${await draftTyped(asked, typedBy(officer.id), how.form.fields)}`),
    answers: how.granted,
  })
}
