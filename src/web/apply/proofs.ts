import { readDomain } from '../../comparison/domains.ts'
import { attempt, Refusal, type RefusalCode } from '../../core/refusal.ts'
import { formatTime } from '../../core/time.ts'
import { type Application, askingOf } from '../../people/applications.ts'
import {
  type Challenge,
  challengeLine,
  challengeOf,
  fileAddress,
  type Look,
  looksLeft,
  recordName,
} from '../../people/challenges.ts'
import { type Sent, sentCode } from '../../people/codes.ts'
import { documentsOf, MOST_DOCUMENTS, type SupportingDocument } from '../../people/documents.ts'
import { isShown, PROOF_METHODS, type Proof, type ProofMethod, proofsOf } from '../../people/proofs.ts'
import type { Policy } from '../../register/policy.ts'
import { proofKey } from '../../register/proofs.ts'
import { type PartyRow, ref } from '../../register/rows.ts'
import { mandateNeeded, requireMandate } from '../../register/types/mandates.ts'
import { rowIn } from '../../store/each-row.ts'
import { levelOf, whose } from '../../work/proof-level.ts'
import {
  type Asked,
  comma,
  dayIn,
  type Errors,
  Fieldset,
  formatNumber,
  howToReach,
  html,
  inlineMark,
  inset,
  linkIn,
  linkTo,
  listed,
  type Markup,
  NO_ERRORS,
  notedPart,
  type Piece,
  part,
  postedForm,
  remark,
  say,
  shortMinute,
} from '../kit/kit.ts'
import { convenerDomain, mayProve, type Own, policyInForce } from './application.ts'

/** What an applicant is asked to prove, and how: parts of their own page. */

export interface Tried {
  readonly form: 'address' | 'code' | 'domain' | 'look' | 'answer' | 'document'
  readonly typed: URLSearchParams
  readonly errors: Errors
  readonly trouble: Piece
}

export async function proofParts(asked: Asked, own: Own, tried?: Tried) {
  const { lang, site } = asked
  const { id, application } = own
  if (!mayProve(application)) return null
  const of = [site.log.drawer, id, site.now()] as const
  const [proofs, sent, challenge, documents, needed, lapsed] = await Promise.all([
    proofsOf(...of),
    sentCode(...of),
    challengeOf(...of),
    documentsOf(...of),
    neededWords(asked, application),
    lapsedProofs(asked, application),
  ])
  // Of an address, one that shows the mailbox comes before one that an officer has handed over.
  const proven = (method: ProofMethod) => proofs.find(one => one.method === method)
  const at = { asked, own, tried, lapsed }
  const title = say(lang, askingOf(application) === 'claim' ? 'claim.proofs' : 'proofs.title')
  const forms = html`
    ${notedPart(lang, 'proofs.domain', domainPart(at, proven('domain'), challenge), { id: 'domain-proof' })}
    ${part(say(lang, 'proofs.email'), emailPart(at, proven('email'), sent), {
      // It sends no code itself: the form says who does.
      ...(site.mail !== null && { note: say(lang, 'proofs.emailNote') }),
      id: 'email-proof',
    })}
    ${part(say(lang, 'documents.title'), documentsPart(at, documents), {
      note: say(lang, 'documents.note'),
      id: 'documents',
    })}
  `
  const isEnough = await provesEnough(asked, application)
  return html`
    ${part(title, [needed, remark(say(lang, 'proofs.privateNote'), 'mt-s')], { strong: true, id: 'proofs' })}
    ${isEnough ? folded(at, FORMS, say(lang, 'proofs.more'), forms, lapsed.size > 0 || sent !== undefined) : forms}
  `
}

const FORMS: readonly Tried['form'][] = ['address', 'code', 'domain', 'look', 'document']

/** What the call asks of this kind; of a convener, that the call is theirs. */
async function neededWords(asked: Asked, application: Application) {
  const { lang } = asked
  const { call, organisation } = application
  if (askingOf(application) === 'claim') {
    const domain = await convenerDomain(asked, call)
    return html`<p>${domain === null ? say(lang, 'claim.neededNoUrl') : say(lang, 'claim.needed', { domain })}</p>`
  }
  const policy = await policyInForce(asked, call)
  if (policy === undefined) return null
  const level = mandateNeeded(policy, organisation.kind)
  const isByDomain = level === 'domain' || level === 'email'
  const otherwise =
    isByDomain && organisation.domain === null
      ? html`<p class="mt-s">${say(lang, 'proofs.noDomain')}</p>`
      : null
  return html`
    <p>
      ${inlineMark(`m-${level}`)} ${say(lang, `proofs.needed.${level}`, {
        kind: say(lang, `kind.${organisation.kind}`),
      })}
    </p>
    ${otherwise}
    ${await heldWords(asked, application, policy)}
  `
}

interface At {
  readonly asked: Asked
  readonly own: Own
  readonly tried: Tried | undefined
  readonly lapsed: ReadonlySet<ProofMethod>
}

function emailPart(at: At, proof: Proof | undefined, sent: Sent | undefined) {
  const { lang } = at.asked
  const done = doneSoFar(at, ['address', 'code'], proof)
  if (sent !== undefined) return [done, codeForm(at, sent)]
  const form = addressForm(at, say(lang, at.asked.site.mail === null ? 'proofs.ask' : 'proofs.send'))
  if (proof === undefined || !isShown(proof)) return [done, form]
  if (hasLapsed(at, proof)) return [done, lapsedNotice(at), form]
  return [done, folded(at, ['address'], say(lang, 'proofs.another'), form)]
}

function doneSoFar(at: At, forms: readonly Tried['form'][], proof: Proof | undefined) {
  const { domain } = at.own.application.organisation
  return [troubleOf(at, forms), proof === undefined ? null : proofWords(at.asked, proof, domain)]
}

/** Whether the register took over this very proof, and it holds no more. */
function hasLapsed({ lapsed }: At, proof: Proof | undefined): boolean {
  return proof !== undefined && proof.entry !== null && lapsed.has(proof.method)
}

function lapsedNotice({ asked }: At) {
  return inset(say(asked.lang, 'proofs.lapsed'), 'warn mt-s')
}

function addressForm(at: At, button: string) {
  const { asked, own } = at
  const { lang } = asked
  const { organisation, person } = own.application
  const byHand = asked.site.mail === null ? remark(say(lang, 'proofs.noMail')) : null
  const hint =
    organisation.domain === null
      ? say(lang, 'proofs.addressHint')
      : say(lang, 'proofs.addressHintAt', { domain: organisation.domain })
  const asks = { label: say(lang, 'proofs.address'), hint, type: 'email', autocomplete: 'email' } as const
  return [byHand, lineForm(at, 'address', 'email', { ...asks, value: person.email }, button)]
}

function codeForm(at: At, { address, sent, expires }: Sent) {
  const { asked } = at
  const { lang, site } = asked
  const time = shortMinute(formatTime(sent), lang)
  const isByHand = site.mail === null
  const waits = site.mail?.trouble() ? remark(say(lang, 'proofs.waitsRelay'), 'mt-s') : null
  const again = [
    isByHand ? null : remark(say(lang, 'proofs.noLetterNote')),
    addressForm(at, say(lang, isByHand ? 'proofs.askAgain' : 'proofs.sendAgain')),
  ]
  const asks = {
    label: say(lang, 'proofs.code'),
    hint: say(lang, 'proofs.codeHint'),
    autocomplete: 'one-time-code',
    inputmode: 'numeric',
  }
  return html`
    <p>${say(lang, isByHand ? 'proofs.toHand' : 'proofs.written', { address, time, day: dayIn(expires, lang) })}${isByHand ? html` ${howToReach(asked)}` : null}</p>
    ${waits}
    ${lineForm(at, 'code', 'code', asks, say(lang, 'proofs.giveCode'), { isSecond: false })}
    ${folded(at, ['address'], say(lang, 'proofs.noLetter'), again)}
  `
}

function domainPart(at: At, proof: Proof | undefined, challenge: Challenge | undefined) {
  const { lang } = at.asked
  const done = doneSoFar(at, ['domain', 'look'], proof)
  // A challenge whose line was found has done its work.
  const isFound = challenge !== undefined && challenge.token === proof?.token
  if (hasLapsed(at, proof) && (challenge === undefined || isFound))
    return [done, lapsedNotice(at), domainForm(at, say(lang, 'proofs.beginAnew'))]
  const form = domainForm(at, say(lang, 'proofs.begin'))
  if (challenge === undefined && proof === undefined) return [done, form]
  const another = folded(at, ['domain'], say(lang, 'proofs.beginAnother'), form)
  if (challenge === undefined) return [done, another]
  const look = challengeForm(at, challenge)
  const again = isFound
    ? folded(at, ['look'], say(lang, 'proofs.lookAgain'), look, challenge.last?.is !== 'holds')
    : look
  return [done, again, another]
}

function domainForm(at: At, button: string) {
  const { lang } = at.asked
  const asks = {
    label: say(lang, 'proofs.domainName'),
    hint: say(lang, 'proofs.domainHint'),
    inputmode: 'url',
    autocomplete: 'url',
    value: at.own.application.organisation.domain ?? '',
  }
  return lineForm(at, 'domain', 'domain', asks, button)
}

function challengeForm(at: At, challenge: Challenge) {
  const { asked } = at
  const { lang, site } = asked
  const { domain, last, expires } = challenge
  const day = dayIn(expires, lang)
  const line = challengeLine(challenge)
  const seen =
    last === null || last.is === 'holds'
      ? null
      : lookWords(asked, last, domain, looksLeft(challenge, site.now()))
  const button = (how: 'dns' | 'https', says: string) =>
    html`<button class="btn second" name="how" value="${how}">${says}</button>`
  return html`
    ${seen}
    <p class="${seen === null ? '' : 'mt'}">${say(lang, 'proofs.domainHow', { domain: bothSpellings(domain), day })}</p>
    <form method="post" novalidate action="${linkIn(asked, `/applications/${asked.params.token}/look`)}">
      <h3 class="mt">${say(lang, 'proofs.inDns')}</h3>
      ${remark(say(lang, 'proofs.inDnsHow'), 'mt-s')}
      <p class="codeline mt-s">${recordName(domain)}</p>
      ${remark(say(lang, 'proofs.value'), 'mt-s')}
      <p class="codeline mt-s">${line}</p>
      ${remark(say(lang, 'proofs.inDnsNote', { label: LABEL }), 'mt-s')}
      <div class="actions">${button('dns', say(lang, 'proofs.lookDns'))}</div>
      <h3 class="mt-l">${say(lang, 'proofs.onWeb')}</h3>
      ${remark(say(lang, 'proofs.onWebHow'), 'mt-s')}
      <p class="codeline mt-s">${fileAddress(domain)}</p>
      ${remark(say(lang, 'proofs.content'), 'mt-s')}
      <p class="codeline mt-s">${line}</p>
      <div class="actions">${button('https', say(lang, 'proofs.lookWeb'))}</div>
    </form>
  `
}

function bothSpellings(domain: string): string {
  const read = readDomain(domain)
  return read === domain ? domain : `${domain} (${read})`
}

function documentsPart(at: At, sent: readonly SupportingDocument[]) {
  const { asked } = at
  const { lang } = asked
  const came = [
    html`<p>${say(lang, 'documents.sent', { count: sent.length })}</p>`,
    html`<ol class="plain-list">${sent.map(one => html`<li>${documentWords(asked, one)}</li>`)}</ol>`,
  ]
  const head = [troubleOf(at, ['document']), sent.length === 0 ? null : came]
  if (sent.length >= MOST_DOCUMENTS) return head
  const fields = fieldsOf(at, 'document').file('document', {
    label: say(lang, 'documents.file'),
    hint: say(lang, 'documents.hint'),
    accept: '.pdf,.png,.jpg,.jpeg,.asice,.sce',
  })
  return [head, formTo(at, 'documents', fields, say(lang, 'documents.send'), { hasFile: true })]
}

/** A second way stands folded, unless it was just tried. */
function folded(
  { tried }: At,
  forms: readonly Tried['form'][],
  summary: string,
  matter: Piece,
  isAsked = false,
) {
  const isOpen = isAsked || (tried !== undefined && forms.includes(tried.form))
  return html`<details class="flat mt"${isOpen ? html` open` : null}><summary>${summary}</summary>${matter}</details>`
}

function fieldsOf({ asked, tried }: At, form: Tried['form']): Fieldset {
  const mine = tried?.form === form ? tried : undefined
  return new Fieldset(asked.lang, mine?.typed ?? new URLSearchParams(), mine?.errors ?? NO_ERRORS)
}

/** Told above the forms: the one that was sent may be gone, as where a code has expired. */
function troubleOf({ tried }: At, forms: readonly Tried['form'][]) {
  return tried !== undefined && forms.includes(tried.form) ? tried.trouble : null
}

function lineForm(
  at: At,
  form: Tried['form'],
  to: string,
  asks: Parameters<Fieldset['text']>[1],
  button: string,
  how?: Parameters<typeof formTo>[4],
) {
  return formTo(at, to, fieldsOf(at, form).text(form, { ...asks, isPlain: true }), button, how)
}

function formTo(
  { asked }: At,
  what: string,
  fields: Markup,
  button: string,
  how: { readonly isSecond?: boolean; readonly hasFile?: boolean } = {},
) {
  const path = `/applications/${asked.params.token}/${what}`
  return postedForm(asked, path, { fields, button, isSecond: true, ...how })
}

/** Once it is admitted: its mandate now, and whether that is enough to sign. */
async function heldWords(asked: Asked, { state }: Application, policy: Policy) {
  if (state.is !== 'admitted') return null
  const { lang, site } = asked
  const row = await rowIn(site.log.store, 'parties', state.party)
  const version = row?.versions.at(-1)
  if (row === undefined || version === undefined) return null
  if (version.lapsed !== undefined) return inset(say(lang, 'proofs.heldLapsed'), 'warn mt-s')
  const level = say(lang, `mandate.${version.mandate?.level ?? 'unchecked'}`)
  return html`<p class="mt-s">
    ${say(lang, suffices(state.party, row, policy) ? 'proofs.heldEnough' : 'proofs.heldNot', { level })}
  </p>`
}

/** Whether it may sign as it is: then nothing more is asked of it. */
async function provesEnough(asked: Asked, { call, state }: Application): Promise<boolean> {
  if (state.is !== 'admitted') return false
  const policy = await policyInForce(asked, call)
  const row = await rowIn(asked.site.log.store, 'parties', state.party)
  return policy !== undefined && row !== undefined && suffices(state.party, row, policy)
}

/** As the law will judge, an umbrella body's word included. */
function suffices(party: string, row: PartyRow, policy: Policy): boolean {
  return !(attempt(() => requireMandate(party, row, policy)) instanceof Refusal)
}

/** Proofs that the register took over and that have lapsed since. */
async function lapsedProofs({ site }: Asked, { state }: Application): Promise<ReadonlySet<ProofMethod>> {
  if (state.is !== 'admitted') return new Set()
  const rows = await site.log.store.rows(
    PROOF_METHODS.map(method => ref('proofs', proofKey(state.party, method))),
  )
  return new Set(PROOF_METHODS.filter((_, i) => rows[i] !== undefined && rows[i].lapsed !== null))
}

const HEADS = { email: 'proof.isEmail', domain: 'proof.isDomain' } as const

/** What was proven, for applicants and officers. */
export function proofWords(
  asked: Asked,
  proof: Proof,
  named: string | null,
  minuteOf = ({ lang }: Asked, at: number) => shortMinute(formatTime(at), lang),
) {
  const { lang } = asked
  const { method, what, how, at, dnssec, handed } = proof
  const head = say(lang, isShown(proof) ? HEADS[method] : 'proof.isHanded', { what })
  const when = say(lang, 'proof.on', {
    time: minuteOf(asked, at),
    how: say(lang, `proof.how.${how}`),
  })
  const signed = how === 'dns' ? say(lang, `proof.dnssec.${dnssec ?? 'unchecked'}`) : null
  const carried =
    handed === null ? null : remark(say(lang, `proof.handed.${handed.how}`, { officer: handed.by }))
  // An officer signs nothing of what speaks for nobody.
  const open = levelOf(proof, named) === undefined ? null : say(lang, 'proof.notRecorded')
  const recorded =
    proof.entry === null
      ? open
      : linkTo(asked, `/entries/${proof.entry}`, say(lang, 'proof.recorded', { index: proof.entry }))
  return html`
    <p>${inlineMark(`m-${method}`)} <b>${head}</b></p>
    <p class="note">${when} ${signed}</p>
    ${carried}
    ${isShown(proof) ? remark(whoseWords(asked, proof, named)) : null}
    ${recorded === null ? null : remark(recorded)}
  `
}

function whoseWords({ lang }: Asked, proof: Proof, named: string | null): string {
  const is = whose(proof, named)
  if (is === 'elsewhere') return say(lang, 'proof.whose.elsewhere', { domain: named! })
  if (is === 'free') return say(lang, 'proof.whose.free')
  return say(lang, proof.method === 'domain' ? `proof.whose.${is}Domain` : `proof.whose.${is}`)
}

/** What stands in the DNS or on the page, as it was found, and what would mend it. */
function lookWords({ lang }: Asked, look: Look, domain: string, left: number) {
  const { how, is, seen } = look
  const [found, mend] = foundAndMend(lang, look, domain)
  const title = say(lang, `look.title.${how}`, { time: shortMinute(formatTime(look.at), lang) })
  const texts =
    seen.length === 0 || is === 'misplaced'
      ? null
      : listed(
          seen.map(text => html`<code class="anywhere" dir="auto">${text}</code>`),
          'plain-list',
        )
  const detail = is === 'refused' ? remark(say(lang, 'look.refusedDetail', { said: look.said ?? '' })) : null
  return html`<div class="notice warn" role="status">
    <p><b>${title}</b></p>
    <p>${found}</p>
    ${texts}
    <p>${mend}</p>
    ${detail}
    <p class="muted">${say(lang, 'look.again', { count: left })}</p>
  </div>`
}

function foundAndMend(
  lang: Asked['lang'],
  { how, is, where, detail }: Look,
  domain: string,
): readonly [Piece, Piece] {
  switch (is) {
    case 'none':
      return [say(lang, `look.none.${how}`, { where }), say(lang, `look.noneMend.${how}`)]
    case 'other':
      return [say(lang, `look.other.${how}`, { where }), say(lang, `look.otherMend.${how}`)]
    case 'misplaced':
      return [
        say(lang, 'look.misplaced', { at: detail! }),
        say(lang, 'look.misplacedMend', { where: recordName(domain), label: LABEL }),
      ]
    case 'status':
      return [say(lang, 'look.status', { where, status: detail! }), say(lang, 'look.statusMend')]
    case 'markup':
      return [say(lang, 'look.markup', { where, type: detail! }), say(lang, 'look.markupMend')]
    case 'elsewhere':
      return [say(lang, 'look.elsewhere', { where, at: detail! }), say(lang, 'look.elsewhereMend')]
    case 'refused': {
      const code = detail as RefusalCode
      return [say(lang, `refusal.${code}`), say(lang, `refusal.${code}.mend`)]
    }
    case 'holds':
      return [null, null]
  }
}

/** What is typed where a form adds the domain by itself. */
const LABEL = '_avow-challenge'

export function documentWords({ lang }: Asked, { type, length, at }: SupportingDocument) {
  const size = formatNumber(Math.ceil(length / 1024), lang)
  return html`${say(lang, `documents.${type}`)}${comma(lang)}${say(lang, 'documents.size', { size })}${comma(lang)}${dayIn(at, lang)}`
}
