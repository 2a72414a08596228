import { dayOf } from '../../core/time.ts'
import { lastYes, reservationDays } from '../../register/binding-policy.ts'
import type { Said } from '../../register/kinds.ts'
import type { Objection } from '../../register/objection-rows.ts'
import { type CallRow, ref, type SignatureRow } from '../../register/rows.ts'
import { versionOf } from '../../register/text-in-force.ts'
import { correctionObjected } from '../../register/types/corrections.ts'
import { keyRevoked, keySuspended } from '../../register/types/keys.ts'
import { objectionAnswered, objectionRaised, objectionWithdrawn } from '../../register/types/objections.ts'
import { declarationMade, reservationMade, reservationNarrowed } from '../../register/types/reservations.ts'
import { policyAccepted, signatureWithdrawn } from '../../register/types/signatures.ts'
import { mandateVouched } from '../../register/types/vouchers.ts'
import { type Saying, toObjectTo, type WordsOn } from '../../register/words-in-force.ts'
import { eachRow } from '../../store/each-row.ts'
import type { Field, Reading } from '../forms/form-input.ts'
import { formPages } from '../forms/frame.ts'
import { choiceField, filled, partsField, saidField } from '../forms/kind-fields.ts'
import { formOf, type StatementForm } from '../forms/statement-form.ts'
import { callNamed, partyIn } from '../forms/subjects.ts'
import {
  type Asked,
  comma,
  entryLink,
  html,
  type Key,
  nameIn,
  pendingToday,
  say,
  shortDigest,
} from '../kit/kit.ts'
import { type PartyRecord, partyRecord } from '../party/record.ts'
import { keyName, type OwnKey, ownKeys } from '../passkey/own-keys.ts'
import { callName, partyName } from '../statement/names.ts'
import { showSaid } from '../statement/quotes.ts'
import { sayingState, wordsToday } from '../text/sayings.ts'
import { type After, prepareAct } from './act-kept.ts'
import { opening, type Representative } from './session.ts'

/** What a party can say through its representatives, beside its signature. */
export interface RepresentativeForm extends StatementForm<Representative, After> {
  /** Offered beside the party's signature on a call, if that stands. */
  readonly onCall?: (signed: Signed) => boolean
  /** Offered beside a key. Forms without either stand in a list of their own. */
  readonly onKey?: true
}

/** A signature that stands, its call, and the words beside it that hold today. */
interface Signed {
  readonly asked: Asked
  readonly signature: SignatureRow
  readonly call: CallRow
  readonly words: WordsOn
}

/** The calls that a party has signed, as a form offers them. */
async function signedCalls(asked: Asked, { party }: Representative) {
  const { signatures, calls } = await partyRecord(asked, party)
  return signatures
    .filter(({ row }) => row.state === 'standing')
    .map(({ call }) => ({ value: call, says: nameIn(calls.get(call)!.titles, asked.lang).text }))
}

/** Whether a correction waits of the version that it signed. */
export function mayObject(asked: Asked, { manifest, state }: SignatureRow, call: CallRow): boolean {
  return state === 'standing' && pendingToday(asked, call)?.version === versionOf(manifest, call)
}

async function correctedCalls(asked: Asked, { party }: Representative) {
  const { signatures, calls } = await partyRecord(asked, party)
  return signatures
    .filter(({ call, row }) => mayObject(asked, row, calls.get(call)!))
    .map(({ call }) => ({ value: call, says: nameIn(calls.get(call)!.titles, asked.lang).text }))
}

type Objected = Readonly<Awaited<ReturnType<typeof objected>>>

/** An objection to what `party` said; `other` is the other side, as the reader of the form sees it. */
async function objected(asked: Asked, call: string, party: string, objection: Objection, other: string) {
  const [title, name] = await Promise.all([callName(asked, call), partyName(asked, other)])
  return { call, title, party, name, objection }
}

/** How a form names one. */
function objectionNamed({ call, objection }: Pick<Objected, 'call' | 'objection'>) {
  return `${call} ${objection.entry}`
}

/** Those that the party raised and has not taken back, to words whose places begin so. */
async function* raisedBy({ site }: Asked, own: string, prefix = '') {
  for await (const { key, row } of eachRow(site.log.store, 'objections', prefix)) {
    const [call, party] = key.split('/') as [string, string]
    for (const objection of row.objections)
      if (objection.by === own && objection.withdrawn === null && objection.carried === undefined)
        yield { call, party, objection }
  }
}

async function objectionsBy(asked: Asked, { party: own }: Representative): Promise<Objected[]> {
  const found: Objected[] = []
  for await (const { call, party, objection } of raisedBy(asked, own))
    found.push(await objected(asked, call, party, objection, party))
  return found
}

/** Whether the party has any to take back, on the calls that it has signed. */
export async function hasRaised(
  asked: Asked,
  { party }: Representative,
  signatures: PartyRecord['signatures'],
): Promise<boolean> {
  for (const { call } of signatures) {
    const first = await raisedBy(asked, party, `${call}/`).next()
    if (!first.done) return true
  }
  return false
}

/** Those to what the party said, and to which it has not answered. */
async function unanswered(asked: Asked, { party }: Representative): Promise<Objected[]> {
  const { objections } = await partyRecord(asked, party)
  const open = [...objections].flatMap(([call, list]) =>
    list
      .filter(({ answered }) => answered === null)
      .map(objection => objected(asked, call, party, objection, objection.by)),
  )
  return Promise.all(open)
}

type Asking = (asked: Asked, who: Representative) => Promise<readonly Objected[]>

/** Each objection whole, under the name by which it is chosen; what is chosen names its call too. */
function objectionField(
  open: Asking,
  says: 'rep.objectionOf' | 'rep.objectionTo',
  none: Key,
): Field<Representative> {
  const named = ({ lang }: Asked, { name, title }: Objected) => say(lang, says, { name, call: title })
  const choice = choiceField<Representative>(
    async (asked, who) =>
      (await open(asked, who)).map(one => ({ value: objectionNamed(one), says: named(asked, one) })),
    { none, as: chosen => Number(chosen.split(' ')[1]) },
  )
  return {
    ...choice,
    async show(it, on) {
      const { asked, who } = on
      const words = (await open(asked, who)).map(one => objectionWords(asked, one, named(asked, one)))
      return html`${await Promise.all(words)}${await choice.show(it, on)}`
    },
  }
}

async function objectionWords(asked: Asked, { objection }: Objected, named: string) {
  return html`<article class="said-once">
    <h3>${named}</h3>
    <blockquote class="quoted">${await showSaid(asked, objection.words)}</blockquote>
    <p class="proof mt-s">${entryLink(asked, objection.entry)}</p>
  </article>`
}

/** The call of the objection that was chosen. */
const call = filled<Representative>(typed => typed.text('objection').split(' ')[0] || undefined)

/** The keys of the party that were not revoked. */
async function keysInForce(asked: Asked, who: Representative) {
  return (await ownKeys(asked, who.party)).filter(({ row }) => row.revoked === null)
}

/** The law lets a key revoke itself and those that sign nothing; another that signs is suspended with all. */
export function mayRevoke({ keyid: own }: Pick<Representative, 'keyid'>, { keyid, row }: OwnKey): boolean {
  return keyid === own || (row.role ?? 'signatory') !== 'signatory'
}

const choice = choiceField<Representative>(async (asked, who) => {
  const { lang } = asked
  return (await keysInForce(asked, who))
    .filter(key => mayRevoke(who, key))
    .map(key => ({
      value: key.keyid,
      says: html`<bdi>${keyName(asked, key)}</bdi>${comma(lang)}${say(lang, `rep.role.${key.row.role ?? 'signatory'}`)}`,
      more: html`
      <span class="hash">${shortDigest(key.keyid)}</span>
      ${key.keyid === who.keyid ? html` ${say(lang, 'rep.keyOwn')}` : null}
    `,
    }))
})

const keyid: Field<Representative> = {
  ...choice,
  async read(it, typed) {
    const { asked, who, check } = typed
    const signatories = (await keysInForce(asked, who)).filter(
      ({ row }) => (row.role ?? 'signatory') === 'signatory',
    )
    const chosen = await choice.read(it, typed)
    // A party that locks itself out comes back only by the depositary: nobody does that by mistake.
    if (signatories.length === 1 && signatories[0]!.keyid === chosen)
      check.errors.set(it.name, say(asked.lang, 'rep.keyLast'))
    return chosen
  },
}

const correctable = choiceField(correctedCalls, { none: 'rep.noCorrection' })

const signed = choiceField(signedCalls, { none: 'rep.nothingSigned' })

/** The law says whether the signature on this call takes it. */
const onSigned: Field<Representative> = { ...signed, read: callNamed().read }

/** What a party says of itself, by its own key. */
const own = {
  party: filled<Representative>(({ who }) => who.party),
  instrument: filled<Representative>(() => null),
}

/** The signature of a party on the call that a form names, with the objections to its words. */
async function signatureOn({ site }: Asked, call: string | null, party: string) {
  const [row, objected] = await site.log.store.rows([
    ref('signatures', `${call}/${party}`),
    ref('objections', `${call}/${party}`),
  ])
  return { row, objections: objected?.objections }
}

/** New words, under those that hold today. Empty, where the type takes that, withdraws them. */
function besideOld(kind: 'reservation' | 'declaration'): Field<Representative> {
  const field = saidField(6)
  return {
    ...field,
    async show(it, on) {
      const { asked, values, who } = on
      const { row, objections } = await signatureOn(asked, values.get('call'), who.party)
      const { [kind]: old, pending } = row
        ? wordsToday(asked, row, objections)
        : { [kind]: null, pending: null }
      const shown = [old, kind === 'reservation' ? pending : null].map(
        one => one && oldWords(asked, one.words!, one),
      )
      return html`${await Promise.all(shown)}${await field.show(it, on)}`
    },
  }
}

async function oldWords(asked: Asked, words: Said, saying: Saying) {
  return html`<article class="said-once">
    <h3>${say(asked.lang, saying.state === 'pending' ? 'saying.pending' : 'saying.now')}</h3>
    <blockquote class="quoted">${await showSaid(asked, words)}</blockquote>
    <p class="proof mt-s">${entryLink(asked, saying.entry)} ${sayingState(asked, saying)}</p>
  </article>`
}

/**
 * The entry of another's words on the call: of its reservation, the late one first, since that fails by an objection;
 * else of its declaration. Where there is none the law refuses any number.
 */
async function wordsOf(typed: Reading): Promise<number> {
  const party = await partyIn(typed, 'party')
  const { row, objections } = await signatureOn(typed.asked, typed.text('call'), party)
  const said = row && wordsToday(typed.asked, row, objections)
  return (said && toObjectTo(said))?.entry ?? 0
}

export const FORMS = {
  /** The key in use here, or one that drafts or reads: it signs nothing more. What it signed stands. */
  revocation: {
    ...formOf(keyRevoked, {
      fields: { keyid },
      after: async (_typed, { keyid }) => ({ is: 'revoked', keyid }),
    }),
    onKey: true,
  },
  /** A passkey was lost or stolen: all stop, and two officers ask who is who. */
  suspension: {
    ...formOf(keySuspended, {
      fields: { party: filled(({ who }) => who.party) },
      after: async () => ({ is: 'suspended' }),
    }),
    onKey: true,
  },
  acceptance: {
    ...formOf(policyAccepted, {
      call: onSigned,
      fields: { policy: filled(({ call }) => call?.row.policy) },
    }),
    onCall: ({ signature, call }) => lastYes(signature.events)!.policy !== call.policy,
  },
  /** How it understands the text. */
  declaration: {
    ...formOf(declarationMade, { call: onSigned, fields: { ...own, declaration: besideOld('declaration') } }),
    onCall: () => true,
  },
  /** Its reservation holds in fewer words, or no more. */
  narrowing: {
    ...formOf(reservationNarrowed, {
      call: onSigned,
      fields: { ...own, reservation: besideOld('reservation') },
    }),
    onCall: ({ words }) => words.reservation !== null || words.pending !== null,
  },
  /** A new reservation or a wider one, where its rules take such. */
  reservation: {
    ...formOf(reservationMade, { call: onSigned, fields: { ...own, reservation: besideOld('reservation') } }),
    onCall: ({ asked, signature, call }) =>
      call.closed === null && reservationDays(signature, call, dayOf(asked.site.now())) !== undefined,
  },
  /** The signature ends; it stays on record, with the day on which it ended. */
  withdrawal: {
    ...formOf(signatureWithdrawn, { call: signed }),
    onCall: () => true,
  },
  /** A party says in public that it knows another, and answers for that; or takes it back. */
  voucher: formOf(mandateVouched, {
    fields: {
      stands: choiceField(
        ({ lang }) =>
          (['yes', 'no'] as const).map(value => ({
            value,
            says: say(lang, `rep.vouch.${value}`),
            more: say(lang, `rep.vouchMeans.${value}`),
          })),
        { value: 'yes', as: chosen => chosen === 'yes' },
      ),
    },
  }),
  /** To the reservation or declaration of another signatory; both stand side by side. */
  objection: formOf(objectionRaised, {
    call: signed,
    fields: { against: partsField({ own: () => ({ entry: filled(wordsOf) }) }), words: saidField(6) },
  }),
  /** To a correction of the text that the party signed: one is enough to make it fail. */
  opposition: {
    ...formOf(correctionObjected, {
      call: { ...correctable, read: callNamed().read },
      fields: {
        manifest: filled(({ asked, call }) => call && pendingToday(asked, call.row)?.manifest),
        words: saidField(6),
      },
    }),
    onCall: ({ asked, signature, call }) => mayObject(asked, signature, call),
  },
  /** The right of reply to an objection. */
  answer: formOf(objectionAnswered, {
    call,
    fields: {
      objection: objectionField(unanswered, 'rep.objectionOf', 'rep.noObjections'),
      words: saidField(6),
    },
  }),
  /** An objection is taken back by who raised it, and stays on record. */
  retraction: formOf(objectionWithdrawn, {
    call,
    fields: {
      party: filled(async typed => {
        const all = await objectionsBy(typed.asked, typed.who)
        return all.find(one => objectionNamed(one) === typed.text('objection'))?.party
      }),
      objection: objectionField(objectionsBy, 'rep.objectionTo', 'rep.noObjectionsBy'),
    },
  }),
} as const satisfies Record<string, RepresentativeForm>

export const representativeForms = formPages<keyof typeof FORMS, Representative, After>({
  forms: FORMS,
  root: '/representative',
  words: 'rep',
  opening,
  author: ({ party }) => party,
  typed: ({ party }) => ({ purpose: 'party typed', subject: party }),
  prepare: (asked, who, { composed, after = { is: 'nothing' }, change }) =>
    prepareAct(asked, who, composed, { after, change }),
})
