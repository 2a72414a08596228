import { admittedAs } from '../../people/applications.ts'
import { PROOF_METHODS, proofsOf } from '../../people/proofs.ts'
import { recheckOf } from '../../people/rechecks.ts'
import { rowIn } from '../../store/each-row.ts'
import { actsWaiting } from '../../work/act/approval.ts'
import { digestOfLink, isAllowed, standingInvitations } from '../../work/invitations.ts'
import { lyingOf } from '../../work/launch/embargo.ts'
import { levelOf } from '../../work/proof-level.ts'
import {
  type Asked,
  dayIn,
  howToReach,
  html,
  inLang,
  type Markup,
  nameIn,
  type Piece,
  part,
  phrase,
  say,
} from '../kit/kit.ts'
import type { PartyRecord } from '../party/record.ts'
import { keyName } from '../passkey/own-keys.ts'
import { sealHours } from '../sign/hour.ts'
import { sayingsToday } from '../text/sayings.ts'
import { headlineUnsigned } from '../types/preview.ts'
import type { People } from './people.ts'
import type { Representative } from './session.ts'

/** What of a party's waits for somebody else: a colleague, officers, other signatories, or an hour. Each says for whom. */

interface Waiting {
  readonly forWhom: Piece
  readonly what: Piece
}

export async function othersPart(
  asked: Asked,
  who: Representative,
  record: PartyRecord,
  people: People,
): Promise<Markup | null> {
  const { lang } = asked
  const all = [
    ...forSignatories(asked, who, people),
    ...forColleagues(asked, people),
    ...(await cosigning(asked, who, people)),
    ...(await byInvitation(asked, who)),
    ...(await provenSince(asked, who)),
    ...(await checkedAgain(asked, who)),
    ...(await sealedAndLate(asked, who, record)),
  ]
  if (all.length === 0) return null
  const lines = all.map(({ forWhom, what }) => html`<li><div><h3>${forWhom}</h3><p>${what}</p></div></li>`)
  return part(say(lang, 'rep.others'), html`<ul class="switches">${lines}</ul>`, { id: 'others' })
}

/** Those of the party who may sign, as it calls them. */
function signatories(asked: Asked, { keys }: People): Piece {
  const may = keys.filter(({ row }) => row.revoked === null && (row.role ?? 'signatory') === 'signatory')
  const named = may.filter(({ label }) => label !== undefined).map(key => keyName(asked, key))
  if (named.length === 0 || named.length < may.length) return say(asked.lang, 'rep.aSignatory')
  return html`<bdi>${new Intl.ListFormat(asked.lang, { type: 'disjunction' }).format(named)}</bdi>`
}

/** What a signatory finds above with its button, as others of the party read it. */
function forSignatories(asked: Asked, { role }: Representative, people: People): Waiting[] {
  if (role === 'signatory') return []
  return people.open
    .filter(({ value }) => value.offered !== null)
    .map(({ value: { label } }) => ({
      forWhom: signatories(asked, people),
      what: phrase(asked.lang, 'rep.othersApprove', { name: html`<bdi>${label}</bdi>` }),
    }))
}

function forColleagues({ lang }: Asked, { open }: People): Waiting[] {
  return open
    .filter(({ value }) => value.offered === null)
    .map(({ value: { label, made }, expires }) => ({
      forWhom: html`<bdi>${label}</bdi>`,
      what: say(lang, 'rep.othersPasskey', { until: dayIn(expires ?? made, lang) }),
    }))
}

/** Acts of the keeper that this party has to sign too, or has signed. */
async function cosigning(asked: Asked, { party, role }: Representative, people: People): Promise<Waiting[]> {
  const ofParty = await actsWaiting(
    asked.site,
    ({ cosigner, cosigned, first }) => first !== null && (cosigner === party || cosigned?.party === party),
  )
  const others = ofParty.filter(({ kept }) => role !== 'signatory' || kept?.cosigner === null)
  return Promise.all(
    others.map(async ({ kept, payload }) => ({
      forWhom: kept?.cosigner === null ? say(asked.lang, 'rep.anOfficer') : signatories(asked, people),
      what: await headlineUnsigned(asked, payload),
    })),
  )
}

/** A further passkey, which two officers let in and no colleague: its people must see who is to have it. */
async function byInvitation(asked: Asked, { party, role }: Representative): Promise<Waiting[]> {
  if (role !== 'signatory') return []
  const { lang, site } = asked
  const counted = await rowIn(site.log.store, 'partyKeys', party)
  if (counted === undefined) return []
  const open = (await standingInvitations(site, party)).filter(({ besideKeys }) => besideKeys === true)
  return open.map(({ person, by, link }) => {
    const isLetIn = counted.allowed?.link === digestOfLink(link) && isAllowed(counted, link, site.now())
    return {
      forWhom: isLetIn ? html`<bdi>${person}</bdi>` : say(lang, 'rep.twoOfficers'),
      what: phrase(lang, 'rep.othersInvited', {
        person: html`<bdi>${person}</bdi>`,
        officer: by,
        reach: howToReach(asked),
      }),
    }
  })
}

/** What its applicant has proven since it was admitted: an officer brings it into the log. */
async function provenSince({ lang, site }: Asked, { party }: Representative): Promise<Waiting[]> {
  const { drawer } = site.log
  const applied = await admittedAs(drawer, party, site.now())
  const proven = await Promise.all(
    applied.map(async ({ id, value: { state, organisation } }) => {
      const since = state.is === 'admitted' ? state.at : Number.POSITIVE_INFINITY
      return (await proofsOf(drawer, id, site.now())).filter(
        proof =>
          proof.entry === null && proof.at >= since && levelOf(proof, organisation.domain) !== undefined,
      )
    }),
  )
  return proven.flat().map(({ at }) => ({
    forWhom: say(lang, 'rep.anOfficer'),
    what: say(lang, 'rep.othersProof', { day: dayIn(at, lang) }),
  }))
}

/** A proof that was checked again: an officer records what came of it. */
async function checkedAgain({ lang, site }: Asked, { party }: Representative): Promise<Waiting[]> {
  const open = await Promise.all(
    PROOF_METHODS.map(method => recheckOf(site.log.drawer, party, method, site.now())),
  )
  return open
    .filter(found => found !== undefined && found.value.found !== null)
    .map(() => ({ forWhom: say(lang, 'rep.anOfficer'), what: say(lang, 'rep.othersRecheck') }))
}

/** A signature that lies sealed waits for its hour; a late reservation, for other signatories. */
async function sealedAndLate(
  asked: Asked,
  { party }: Representative,
  record: PartyRecord,
): Promise<Waiting[]> {
  const { lang, site } = asked
  const of = [...record.calls].map(async ([id, row]): Promise<Waiting[]> => {
    const call = inLang(nameIn(row.titles, lang))
    const lying = await lyingOf(site, id, party)
    if (lying !== undefined) {
      const { opens } = await sealHours(asked, id, lying.seal)
      return [{ forWhom: opens, what: phrase(lang, 'rep.othersSealed', { call }) }]
    }
    const signature = record.signatures.find(one => one.call === id)?.row
    if (signature?.state !== 'standing') return []
    const late = sayingsToday(asked, signature, record.objections.get(id)).findLast(
      ({ kind }) => kind === 'reservation',
    )
    if (late?.state !== 'pending') return []
    return [{ forWhom: say(lang, 'rep.otherSignatories'), what: phrase(lang, 'rep.othersLate', { call }) }]
  })
  return (await Promise.all(of)).flat()
}
