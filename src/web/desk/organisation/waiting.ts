import type { Filed } from '../../../people/applications.ts'
import { everyProof, type Proof } from '../../../people/proofs.ts'
import { openRechecks, type Recheck } from '../../../people/rechecks.ts'
import { levelOf } from '../../../work/proof-level.ts'
import { type SuspendedParty, suspendedParties } from '../../../work/suspended-parties.ts'
import { uncheckedParties } from '../../../work/unchecked-parties.ts'
import {
  type Asked,
  comma,
  deskDay,
  entryLink,
  firstOf,
  html,
  linkButton,
  linkIn,
  longDay,
  notedPart,
  type Piece,
  phrase,
  remark,
  say,
  spoken,
} from '../../kit/kit.ts'
import { mayCome } from '../../office-permissions.ts'
import { partyName } from '../../statement/names.ts'
import { everyFiled } from '../filed.ts'
import type { Officer } from '../officer/officer.ts'
import { actLine } from '../pages.ts'

/** What waits for an officer about organisations: suspended keys, checks, proofs given since they were approved. */

interface LateProof {
  readonly filed: Filed
  readonly proof: Proof
}

export interface Waiting {
  readonly suspended: readonly SuspendedParty[]
  /** Those that have joined, and can sign nothing before their mandate is checked. */
  readonly unchecked: readonly string[]
  readonly rechecks: readonly Recheck[]
  readonly late: readonly LateProof[]
}

export async function waitingAbout(asked: Asked): Promise<Waiting> {
  const { site } = asked
  const { drawer } = site.log
  const now = site.now()
  const [suspended, unchecked, rechecks, all, proven] = await Promise.all([
    suspendedParties(site),
    uncheckedParties(site),
    openRechecks(drawer, now),
    everyFiled(asked),
    everyProof(drawer, now),
  ])
  const late = all.flatMap(filed => lateProofs(filed, proven.get(filed.id) ?? []))
  return { suspended, unchecked, rechecks, late }
}

/** What an applicant has proven since it was admitted. An officer brings it into the log. */
function lateProofs(filed: Filed, proofs: readonly Proof[]): LateProof[] {
  const { state, organisation } = filed.value
  if (state.is !== 'admitted') return []
  return proofs
    .filter(({ entry, at }) => entry === null && at >= state.at)
    .filter(proof => levelOf(proof, organisation.domain) !== undefined)
    .map(proof => ({ filed, proof }))
}

/** The organisations that have something of this, by id. */
export function partiesOf({ suspended, unchecked, rechecks, late }: Waiting) {
  return {
    suspended: new Set(suspended.map(({ party }) => party)),
    unchecked: new Set(unchecked),
    rechecks: new Set(rechecks.map(({ party }) => party)),
    late: new Set(
      late.flatMap(({ filed: { value } }) => (value.state.is === 'admitted' ? [value.state.party] : [])),
    ),
  }
}

/** What waits about one of them alone. */
export function waitingOf({ suspended, unchecked, rechecks, late }: Waiting, id: string): Waiting {
  return {
    suspended: suspended.filter(({ party }) => party === id),
    unchecked: unchecked.filter(party => party === id),
    rechecks: rechecks.filter(({ party }) => party === id),
    late: late.filter(({ filed: { value } }) => value.state.is === 'admitted' && value.state.party === id),
  }
}

export async function waitingParts(asked: Asked, officer: Officer, waiting: Waiting): Promise<Piece[]> {
  return [
    await suspendedPart(asked, officer, waiting.suspended),
    await uncheckedPart(asked, officer, waiting.unchecked),
    await rechecksPart(asked, officer, waiting.rechecks),
    lateProofsPart(asked, waiting.late),
  ]
}

const MOST_SHOWN = 50

/** Says how many are left out below a list. */
const moreIn =
  ({ lang }: Asked) =>
  (count: number) =>
    remark(say(lang, 'desk.more', { count }), 'mt')

/** Parties that wait for two officers: until then none of their keys signs. */
async function suspendedPart(asked: Asked, officer: Officer, all: readonly SuspendedParty[]) {
  const { lang } = asked
  if (all.length === 0) return null
  const { shown, told } = firstOf(all, MOST_SHOWN, moreIn(asked))
  const rows = await Promise.all(
    shown.map(async ({ party, suspension: { by, entry } }) => {
      const name = html`<span dir="auto">${await partyName(asked, party)}</span>`
      const since = { entry: entryLink(asked, entry) }
      return actLine(
        html`<a href="${linkIn(asked, `/parties/${party}#keys`)}">${name}</a>`,
        phrase(lang, by === null ? 'suspended.byKeeper' : 'suspended.byParty', since),
        mayCome(officer, 'deskForm')
          ? linkButton(
              asked,
              `/desk/new/resumption?party=${party}`,
              spoken(say(lang, 'suspended.resume'), name),
              'small second',
            )
          : null,
      )
    }),
  )
  const list = html`<ul class="switches desk-acts">${rows}</ul>`
  return notedPart(lang, 'suspended.parties', [list, told], { id: 'suspended' })
}

/** Those that somebody invited before anybody had checked them: both sides would else wait for the other. */
async function uncheckedPart(asked: Asked, officer: Officer, all: readonly string[]) {
  const { lang } = asked
  if (all.length === 0) return null
  const { shown, told } = firstOf(all, MOST_SHOWN, moreIn(asked))
  const rows = await Promise.all(
    shown.map(async party => {
      const name = html`<span dir="auto">${await partyName(asked, party)}</span>`
      return actLine(
        html`<a href="${linkIn(asked, `/parties/${party}`)}">${name}</a>`,
        say(lang, 'desk.uncheckedSays'),
        mayCome(officer, 'deskForm')
          ? linkButton(
              asked,
              `/desk/new/check?party=${party}`,
              spoken(say(lang, 'desk.recheckRecord'), name),
              'small second',
            )
          : null,
      )
    }),
  )
  const list = html`<ul class="switches desk-acts">${rows}</ul>`
  return notedPart(lang, 'desk.unchecked', [list, told], { id: 'unchecked' })
}

/** Rechecks that an officer has to record: the depositary's key is not here, or no machine can look. */
async function rechecksPart(asked: Asked, officer: Officer, open: readonly Recheck[]) {
  const { lang } = asked
  if (open.length === 0) return null
  const { shown, told } = firstOf(open, MOST_SHOWN, moreIn(asked))
  const rows = await Promise.all(shown.map(one => recheckRow(asked, officer, one)))
  const list = html`<ul class="switches desk-acts">${rows}</ul>`
  return notedPart(lang, 'desk.rechecks', [list, told], { id: 'rechecks' })
}

async function recheckRow(asked: Asked, officer: Officer, recheck: Recheck) {
  const { lang } = asked
  const { party, method, due, found } = recheck
  const name = await partyName(asked, party)
  const seen = found && { outcome: found.outcome, domain: found.domain ?? '', checked: found.checked }
  const values = new URLSearchParams({ party, method, again: method, ...seen })
  const since = say(lang, 'desk.recheckDue', { day: longDay(due, lang) })
  const button = spoken(say(lang, 'desk.recheckRecord'), html`<span dir="auto">${name}</span>`)
  const record = mayCome(officer, 'deskForm')
    ? linkButton(asked, `/desk/new/check?${values}`, button, 'small second')
    : null
  const link = html`<a href="${linkIn(asked, `/parties/${party}`)}" dir="auto">${name}</a>`
  return actLine(
    html`${link}${comma(lang)}${say(lang, `mandate.${method}`)}`,
    html`${since}. ${seenWords(asked, recheck)}`,
    record,
  )
}

function seenWords(asked: Asked, { method, found, seen, told, written }: Recheck): string {
  const { lang } = asked
  if (found !== null)
    return say(lang, 'desk.recheckFound', {
      day: longDay(found.checked, lang),
      outcome: say(lang, `outcome.${found.outcome}`),
    })
  const toldOn = told === null ? '' : deskDay(asked, told)
  const waits =
    written === null ? undefined : say(lang, 'desk.recheckWaits', { day: deskDay(asked, written) })
  if (method === 'email' && told === null && waits !== undefined) return waits
  if (method === 'email' && told !== null) return say(lang, 'desk.recheckAsked', { day: toldOn })
  if (seen.length === 0) return say(lang, 'desk.recheckByHand')
  const count = seen.filter(({ is }) => is === 'missing').length
  if (count === 0) return say(lang, 'desk.recheckUnseen')
  return say(lang, 'desk.recheckMissing', {
    count,
    told:
      told === null
        ? (waits ?? say(lang, 'desk.recheckNotTold'))
        : say(lang, 'desk.recheckTold', { day: toldOn }),
  })
}

function lateProofsPart(asked: Asked, proofs: readonly LateProof[]) {
  const { lang } = asked
  if (proofs.length === 0) return null
  const rows = proofs.map(({ filed, proof }) => row(asked, filed, proof))
  const { shown, told } = firstOf(rows, MOST_SHOWN, moreIn(asked))
  const list = html`<ul class="switches desk-acts">${shown}</ul>`
  return notedPart(lang, 'desk.late', [list, told], { id: 'late' })
}

function row(asked: Asked, { id, value: { organisation } }: Filed, { method, at }: Proof) {
  const { lang } = asked
  const name = html`<span dir="auto">${organisation.name}</span>`
  const day = deskDay(asked, at)
  return actLine(
    html`${name}${comma(lang)}${say(lang, `mandate.${method}`)}`,
    say(lang, 'desk.lateSince', { day }),
    linkButton(asked, `/desk/applications/${id}`, spoken(say(lang, 'desk.lateLook'), name), 'small second'),
  )
}
