import { dayOf } from '../../../core/time.ts'
import { isHeldWith } from '../../../outbound/public-suffix.ts'
import { type Application, askingOf } from '../../../people/applications.ts'
import { challengeOf } from '../../../people/challenges.ts'
import { sentCode } from '../../../people/codes.ts'
import { type Proof, proofsOf } from '../../../people/proofs.ts'
import { levelOf } from '../../../work/proof-level.ts'
import { convenerDomain } from '../../apply/application.ts'
import { claimedRow } from '../../apply/apply.ts'
import { proofWords } from '../../apply/proof-words.ts'
import {
  type Asked,
  dayIn,
  html,
  inLang,
  linkButton,
  linkTo,
  nameIn,
  notedPart,
  type Piece,
  phrase,
  remark,
  say,
  typedIn,
} from '../../kit/kit.ts'
import { mayCome } from '../../may.ts'
import type { Officer } from '../officer/officer.ts'
import { chosenPapers } from './evidence.ts'

/** What an applicant has proven by themselves, for the officer who decides; and the mandate that it suggests. */

export async function provenPart(asked: Asked, officer: Officer, id: string, application: Application) {
  const { lang, site } = asked
  const { drawer } = site.log
  const now = site.now()
  const [proofs, challenge, sent] = await Promise.all([
    proofsOf(drawer, id, now),
    challengeOf(drawer, id, now),
    sentCode(drawer, id, now),
  ])
  const isOpen = challenge !== undefined && !proofs.some(({ token }) => token === challenge.token)
  const waits = [
    isOpen ? say(lang, 'desk.challengeOut', { domain: challenge.domain }) : null,
    sent === undefined ? null : say(lang, 'desk.codeOut', { address: sent.address }),
  ].map(line => line && remark(line, 'mt-s'))
  const each = proofs.map(
    proof =>
      html`<li>
        ${proofWords(asked, proof, application.organisation.domain)}${evidenceLine(asked, proof)}
        ${mayCome(officer, 'deskForm') ? recordLine(asked, id, application, proof) : null}
      </li>`,
  )
  const list =
    each.length === 0
      ? html`<p>${say(lang, 'desk.provenNone')}</p>`
      : html`<ul class="plain-list">${each}</ul>`
  return notedPart(
    lang,
    'desk.proven',
    html`${list}${waits}${await claimLine(asked, application, proofs)}${await convenerLine(asked, application, proofs)}`,
    { id: 'proven' },
  )
}

/** Whether what was proven is where the list has the row that is claimed: two who say the same, years apart. */
async function claimLine(asked: Asked, { call, claims }: Application, proofs: readonly Proof[]) {
  const { lang } = asked
  const row = await claimedRow(asked, call, claims)
  if (row === undefined) return null
  const name = linkTo(asked, `/parties/${row.id}`, inLang(nameIn(row.names, lang)))
  const { is, domain } = comparedWith(row.domain, proofs)
  const says = say(lang, `desk.claimed.${is === 'unnamed' ? 'unlisted' : is}`, {
    website: row.domain ?? '',
    domain,
  })
  return comparisonNotice(is, html`${phrase(lang, 'desk.claimed', { row: name })} ${says}`)
}

function comparisonNotice(is: string, says: Piece) {
  return html`<div class="notice mt${is === 'other' ? ' warn' : ''}"><p>${says}</p></div>`
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

/** What an officer may take over as the mandate, from the strongest proof that speaks for the organisation. */
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

/** Where an officer puts a proof on record that came after the admission; null where there is nothing to record. */
function recordLine(asked: Asked, id: string, { state, organisation }: Application, proof: Proof) {
  const isNew = state.is === 'admitted' && proof.entry === null
  if (!isNew || levelOf(proof, organisation.domain) === undefined) return null
  const values = new URLSearchParams({ party: state.party, application: id, proof: nameOf(proof) })
  return html`<p class="mt-s">
    ${linkButton(asked, `/desk/new/check?${values}`, say(asked.lang, 'desk.putOnRecord'), 'small')}
  </p>`
}

/** Those that the form named and that are still what they were. */
export async function provenIn({ site }: Asked, id: string, named: string): Promise<Proof[]> {
  const names = named.split(' ')
  return (await proofsOf(site.log.drawer, id, site.now())).filter(proof => names.includes(nameOf(proof)))
}

/**
 * What came with an application and the act that grants it binds: papers that were chosen, and proofs as the form named
 * them.
 */
export async function boundBy(asked: Asked, application: string, fields: URLSearchParams) {
  const papers = await chosenPapers(asked, application, fields)
  const proofs = await provenIn(asked, application, typedIn(fields, 'proven'))
  return {
    evidence: [...papers, ...proofs.flatMap(({ evidence }) => evidence)],
    granted: { application, papers, proofs: proofs.map(({ method, at }) => ({ method, at })) },
  }
}

const nameOf = ({ method, at }: Proof) => `${method}@${at}`

/** What the log will say of it: the domain, never the address. */
export function noteOf(lang: Asked['lang'], proof: Proof): string {
  const { domain, method, how, dnssec } = proof
  const day = dayIn(proof.at, lang)
  if (method === 'email') return say(lang, 'desk.provenEmail', { domain, day })
  return say(lang, 'desk.provenDomain', {
    domain,
    how: say(lang, `proof.how.${how}`),
    day,
    dnssec: how === 'dns' ? say(lang, `proof.dnssec.${dnssec ?? 'unchecked'}`) : '',
  }).trim()
}

/** What an act binds besides a file: the proofs as they stand on this page, and no newer ones. */
export function boundLine(
  lang: Asked['lang'],
  { evidence, proven }: { readonly evidence: readonly string[]; readonly proven: string },
) {
  return html`<input type="hidden" name="proven" value="${proven}">${boundEvidence(lang, evidence)}`
}

export function boundEvidence(lang: Asked['lang'], evidence: readonly string[]) {
  if (evidence.length === 0) return null
  const digests = evidence.map(one => html`<li><code class="anywhere">${one}</code></li>`)
  return html`${remark(say(lang, 'desk.provenEvidence'))}<ul class="plain-list">${digests}</ul>`
}

/** `same`, if whoever holds the address that was told before holds the domain that was proven. */
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

/** The same of a convener, and of where the record has them. */
async function convenerLine(asked: Asked, application: Application, proofs: readonly Proof[]) {
  // Once it is decided, the address may be another, and nobody compares any more.
  if (askingOf(application) !== 'claim' || application.state.is !== 'waiting') return null
  const address = await convenerDomain(asked, application.call)
  const { is, domain } = comparedWith(address, proofs)
  return comparisonNotice(is, say(asked.lang, `handOver.address.${is}`, { address: address ?? '', domain }))
}
