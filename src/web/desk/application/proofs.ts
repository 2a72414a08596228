import { fromUtf8 } from '../../../core/bytes.ts'
import { spelledOut } from '../../../core/hidden.ts'
import { attempt, Refusal } from '../../../core/refusal.ts'
import { dayOf } from '../../../core/time.ts'
import { describeMessage } from '../../../outbound/dns-text.ts'
import { isHeldWith } from '../../../outbound/public-suffix.ts'
import { type Application, askingOf } from '../../../people/applications.ts'
import { challengeOf } from '../../../people/challenges.ts'
import { aboutCode, sentCode } from '../../../people/codes.ts'
import { writtenAbout } from '../../../people/letters.ts'
import { type Evidence, evidence, type Proof, proofsOf } from '../../../people/proofs.ts'
import { levelOf } from '../../../work/proof-level.ts'
import { convenerDomain } from '../../apply/application.ts'
import { claimedRow } from '../../apply/claimed.ts'
import { proofWords } from '../../apply/proofs.ts'
import {
  type Asked,
  dayIn,
  deskMinute,
  deskTime,
  type Fact,
  factList,
  formatNumber,
  html,
  inLang,
  type Lang,
  linkButton,
  linkIn,
  linkTo,
  nameIn,
  notedPart,
  type Piece,
  part,
  phrase,
  privateFile,
  remark,
  say,
  typedIn,
} from '../../kit/kit.ts'
import { mayCome } from '../../office-permissions.ts'
import { stateOf } from '../letter-state.ts'
import type { Officer } from '../officer/officer.ts'
import { deskPage, listOr } from '../pages.ts'
import { chosenDocuments } from './documents.ts'

/** What an applicant has proven, for the officer who decides; and the mandate that it suggests. */

export async function provenPart(asked: Asked, officer: Officer, id: string, application: Application) {
  const { lang, site } = asked
  const of = [site.log.drawer, id, site.now()] as const
  const [proofs, challenge, sent] = await Promise.all([proofsOf(...of), challengeOf(...of), sentCode(...of)])
  const isOpen = challenge !== undefined && !proofs.some(({ token }) => token === challenge.token)
  const waits = [
    isOpen ? say(lang, 'desk.challengeOut', { domain: challenge.domain }) : null,
    sent === undefined
      ? null
      : say(lang, 'desk.codeOut', { address: sent.address, state: await codeState(asked, id) }),
  ].map(line => line && remark(line, 'mt-s'))
  const each = proofs.map(
    proof =>
      html`<li>
        ${proofWords(asked, proof, application.organisation.domain, deskMinute)}${evidenceLine(asked, proof)}${unsaidLine(asked, officer, proof)}
        ${mayCome(officer, 'deskForm') ? recordLine(asked, id, application, proof) : null}
      </li>`,
  )
  const list = listOr(lang, 'desk.provenNone', each, 'plain-list')
  return notedPart(
    lang,
    'desk.proven',
    [
      list,
      waits,
      await claimLine(asked, application, proofs),
      await convenerLine(asked, application, proofs),
    ],
    { id: 'proven' },
  )
}

async function codeState(asked: Asked, id: string): Promise<string> {
  const letter = await writtenAbout(asked.site.log.drawer, aboutCode(id), asked.site.now())
  return letter === undefined ? '' : stateOf(asked, letter.value)
}

/** Whether the proven domain is that of the row that is claimed: two say the same, years apart. */
async function claimLine(asked: Asked, { call, claims }: Application, proofs: readonly Proof[]) {
  const { lang } = asked
  const row = await claimedRow(asked, call, claims)
  if (row === undefined) return null
  const name = linkTo(asked, `/parties/${row.id}`, inLang(nameIn(row.names, lang)))
  const { is, domain } = comparedWith(row.domain, proofs)
  const key = `desk.claimed.${is === 'unnamed' ? 'unlisted' : is}` as const
  const says = say(lang, key, { website: row.domain ?? '', domain })
  return comparisonNotice(is, html`${phrase(lang, 'desk.claimed', { row: name })} ${says}`)
}

function comparisonNotice(is: string, says: Piece) {
  return html`<div class="notice mt${is === 'other' ? ' warn' : ''}"><p>${says}</p></div>`
}

/** Leads the officer who opened the letter to it: they alone can say how it went. */
function unsaidLine(asked: Asked, officer: Officer, { handed }: Proof) {
  if (handed?.how !== 'unsaid' || handed.by !== officer.id) return null
  return remark(linkTo(asked, `/desk/outbox/${handed.letter}`, say(asked.lang, 'proof.sayHow')))
}

function evidenceLine(asked: Asked, { how, evidence }: Proof) {
  if (evidence.length === 0) return null
  const { lang } = asked
  const what = say(lang, how === 'dns' ? 'proof.evidenceDns' : 'proof.evidenceHttp')
  const links = evidence.map(
    one => html`${linkTo(asked, `/desk/evidence/${one}`, what)} <code class="anywhere">${one}</code>`,
  )
  return html`<p class="note">${say(lang, 'proof.evidence')}: ${links}</p>`
}

/** The mandate by the strongest proof that speaks for the organisation. */
export async function suggestedMandate(asked: Asked, id: string, { organisation }: Application) {
  const { lang, site } = asked
  const proofs = await proofsOf(site.log.drawer, id, site.now())
  const good = proofs.filter(proof => levelOf(proof, organisation.domain) !== undefined)
  const [strongest] = good
  if (strongest === undefined) return undefined
  return {
    level: levelOf(strongest, organisation.domain)!,
    note: good.map(proof => noteOf(lang, proof)).join(' '),
    checked: dayOf(strongest.at),
    domain: strongest.method === 'domain' ? strongest.domain : organisation.domain,
    /** Names the proofs that are bound, as they stood when the form was shown. */
    proven: good.map(nameOf).join(' '),
    evidence: good.flatMap(({ evidence }) => evidence),
  }
}

/** The way to record a proof that came after the admission. */
function recordLine(asked: Asked, id: string, { state, organisation }: Application, proof: Proof) {
  const isNew = state.is === 'admitted' && proof.entry === null
  if (!isNew || levelOf(proof, organisation.domain) === undefined) return null
  const values = new URLSearchParams({ party: state.party, application: id, proof: nameOf(proof) })
  return html`<p class="mt-s">
    ${linkButton(asked, `/desk/new/check?${values}`, say(asked.lang, 'desk.putOnRecord'), 'small')}
  </p>`
}

/** The proofs that the form named, if they are still what they were. */
export async function provenIn({ site }: Asked, id: string, named: string): Promise<Proof[]> {
  const names = named.split(' ')
  return (await proofsOf(site.log.drawer, id, site.now())).filter(proof => names.includes(nameOf(proof)))
}

/** The evidence that an act binds when it grants an application: documents that were chosen, and the named proofs. */
export async function boundBy(asked: Asked, application: string, fields: URLSearchParams) {
  const documents = await chosenDocuments(asked, application, fields)
  const proofs = await provenIn(asked, application, typedIn(fields, 'proven'))
  return {
    evidence: [...documents, ...proofs.flatMap(({ evidence }) => evidence)],
    granted: { application, documents, proofs: proofs.map(({ method, at }) => ({ method, at })) },
  }
}

const nameOf = ({ method, at }: Proof) => `${method}@${at}`

/** What the log will say of a proof: the domain, never the address. Its day is in UTC, as all that is recorded. */
export function noteOf(lang: Lang, proof: Proof): string {
  const { domain, method, how, dnssec } = proof
  const day = dayIn(proof.at, lang)
  if (method === 'email')
    return proof.handed === null
      ? say(lang, 'desk.provenEmail', { domain, day })
      : say(lang, 'desk.provenEmailHanded', { domain, day, officer: proof.handed.by })
  return say(lang, 'desk.provenDomain', {
    domain,
    how: say(lang, `proof.how.${how}`),
    day,
    dnssec: how === 'dns' ? say(lang, `proof.dnssec.${dnssec ?? 'unchecked'}`) : '',
  }).trim()
}

/** The proofs as they stand on this page, and no newer ones. */
export function boundLine(
  lang: Lang,
  { evidence, proven }: { readonly evidence: readonly string[]; readonly proven: string },
) {
  return html`<input type="hidden" name="proven" value="${proven}">${boundEvidence(lang, evidence)}`
}

export function boundEvidence(lang: Lang, evidence: readonly string[]) {
  if (evidence.length === 0) return null
  const digests = evidence.map(one => html`<li><code class="anywhere">${one}</code></li>`)
  return html`${remark(say(lang, 'desk.provenEvidence'))}<ul class="plain-list">${digests}</ul>`
}

/** `same` if the holder of the address that was told before holds the proven domain. */
export function comparedWith(address: string | null, proofs: readonly Proof[]) {
  const domain = proofs.find(({ method }) => method === 'domain')?.domain
  const is =
    address === null
      ? 'unnamed'
      : domain === undefined
        ? 'unproven'
        : isHeldWith(address, domain)
          ? 'same'
          : 'other'
  return { is, domain: domain ?? '' } as const
}

/** The same for a convener and the address in the record. */
async function convenerLine(asked: Asked, application: Application, proofs: readonly Proof[]) {
  // After the decision the address may be another.
  if (askingOf(application) !== 'claim' || application.state.is !== 'waiting') return null
  const address = await convenerDomain(asked, application.call)
  const { is, domain } = comparedWith(address, proofs)
  return comparisonNotice(is, say(asked.lang, `handOver.address.${is}`, { address: address ?? '', domain }))
}

/** Evidence as it came: to be read here, or taken along and checked elsewhere. */
export async function showEvidence(asked: Asked, officer: Officer) {
  const { lang, site, params, query } = asked
  const digest = params.evidence!
  const found = await evidence.get(site.log.drawer, digest, site.now())
  if (found === undefined) throw new Refusal('not_found', `No evidence is kept under ${digest.slice(0, 60)}.`)
  if (query.has('bytes'))
    return privateFile(asked, { bytes: found.bytes, name: `${digest.slice(7, 19)}.bin` })
  const { mediaType, bytes, made } = found
  const facts: Fact[] = [
    [say(lang, 'evidence.what'), say(lang, `evidence.${mediaType}`)],
    [say(lang, 'evidence.seen'), deskTime(asked, made)],
    [say(lang, 'evidence.digest'), html`<code class="anywhere">${digest}</code>`],
    [
      say(lang, 'evidence.bytes'),
      html`<a href="${linkIn(asked, `/desk/evidence/${digest}?bytes=1`)}" download>
        ${say(lang, 'evidence.download', { count: formatNumber(bytes.length, lang) })}
      </a>`,
    ],
  ]
  const title = say(lang, 'proof.evidence')
  const parts = html`
    ${part(say(lang, 'evidence.kept'), factList(facts), { strong: true, note: say(lang, 'evidence.note') })}
    ${part(say(lang, 'evidence.read'), html`<pre class="raw" tabindex="0" dir="ltr">${readable(found)}</pre>`)}
  `
  return deskPage(asked, officer, { title }, parts)
}

function readable({ mediaType, bytes }: Evidence): string {
  if (mediaType === 'application/dns-message') return describeMessage(bytes)
  const text = attempt(() => fromUtf8(bytes))
  const read = text instanceof Refusal ? new TextDecoder('latin1').decode(bytes) : text
  // Strangers wrote it: nothing in it turns what stands around it.
  return spelledOut(read.replaceAll('\r\n', '\n').replaceAll('\t', ' '))
}
