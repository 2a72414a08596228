import { Refusal, type RefusalCode } from '../../core/refusal.ts'
import { lastYes } from '../../register/binding-policy.ts'
import { type CallRow, ref } from '../../register/rows.ts'
import { mandateNeeded } from '../../register/types/mandates.ts'
import { STATUS } from '../http/problem.ts'
import {
  type Action,
  type Answer,
  type Asked,
  addressWith,
  callShown,
  howToReach,
  html,
  isSwitchedOn,
  linkIn,
  type Piece,
  privatePage,
  say,
} from '../kit/kit.ts'
import { draftFields, draftIn, type SignDraft } from './draft.ts'
import { doorPath, pathOf, type Step, toDone, toStep, writeToUs } from './steps.ts'

/** What stands in the way of a signature: each in its own words, with a way on. */

interface Obstacle {
  readonly codes: readonly RefusalCode[]
  /** Where it is mended; nowhere in this ceremony if left out. */
  readonly at?: keyof typeof WAYS_ON
  /** Whether the page of the party says more of it. */
  readonly ofParty?: true
}

const WAYS_ON = {
  door: ['sign.stop.restart', doorPath],
  text: ['sign.stop.readAgain', (asked: Asked) => pathOf(asked, 1)],
  statement: ['sign.stop.again', (asked: Asked) => pathOf(asked, 2)],
} as const

const STOPS = {
  record: { codes: ['record_independent'] },
  closed: { codes: ['call_closed'] },
  noText: { codes: ['text_unknown'] },
  superseded: { codes: ['text_superseded', 'language_unknown'], at: 'text' },
  policy: { codes: ['policy_wrong'], at: 'text' },
  stale: { codes: ['seen_stale', 'seen_ahead', 'seen_foreign'], at: 'statement' },
  uninvited: { codes: ['kind_uninvited'], ofParty: true },
  mandate: { codes: ['mandate_insufficient'], ofParty: true },
  lapsed: { codes: ['mandate_lapsed'], ofParty: true },
  unknown: { codes: ['party_unknown'], at: 'door' },
  unclaimed: { codes: ['party_unclaimed'], ofParty: true },
  ended: { codes: ['party_ended'], ofParty: true },
  already: { codes: ['signature_exists'] },
  removed: { codes: ['signature_removed'] },
  sealed: { codes: ['sealed_waiting'] },
  hour: { codes: ['hour_moved'], at: 'statement' },
  expired: { codes: ['at_expired'], at: 'statement' },
  clock: { codes: ['at_future'], at: 'statement' },
  key: { codes: ['key_unknown', 'key_use_wrong'], at: 'statement', ofParty: true },
  revoked: { codes: ['key_revoked'], at: 'statement', ofParty: true },
  suspended: { codes: ['keys_suspended'], at: 'statement', ofParty: true },
  role: { codes: ['key_role_wrong'], at: 'statement', ofParty: true },
  otherKey: {
    codes: ['author_wrong', 'signer_missing', 'signer_unexpected', 'log_wrong'],
    at: 'statement',
    ofParty: true,
  },
  passkey: {
    codes: ['signature_invalid', 'passkey_malformed', 'passkey_wrong', 'request_malformed'],
    at: 'statement',
  },
  off: { codes: ['switched_off'], at: 'statement' },
  busy: { codes: ['rate_limited', 'read_only', 'store_failing', 'outcome_unknown'], at: 'statement' },
  tab: { codes: ['words_missing', 'words_wrong', 'words_unbound', 'words_hidden'], at: 'statement' },
  lost: { codes: ['link_spent'], at: 'door' },
  file: {
    codes: [
      'json_malformed',
      'text_hidden',
      'envelope_malformed',
      'envelope_oversize',
      'statement_malformed',
    ],
    at: 'statement',
  },
  other: { codes: [] },
} as const satisfies Record<string, Obstacle>
type Stop = keyof typeof STOPS

/** Whose words say to ask us. */
const ASK_US: ReadonlySet<Stop> = new Set(['key', 'revoked', 'suspended', 'uninvited'] as const)

const BY_CODE = new Map(
  Object.entries<Obstacle>(STOPS).flatMap(([stop, { codes }]) => codes.map(code => [code, stop as Stop])),
)

/** An action of the ceremony: what it refuses becomes a page, also where a form was sent. */
export function inCeremony(act: (asked: Asked) => Promise<Answer>): Action {
  return async asked => {
    try {
      return await act(asked)
    } catch (error) {
      // No such call, and forms of other sites: no page of the ceremony to show.
      if (!(error instanceof Refusal) || ['call_unknown', 'cross_site'].includes(error.code)) throw error
      return stopAnswer(asked, error)
    }
  }
}

/** A step of a draft that has come so far; who comes too early or too late is led to where they are. */
export function atStep(step: Step, act: (asked: Asked, draft: SignDraft) => Promise<Answer>): Action {
  return inCeremony(async asked => {
    const draft = await draftIn(asked)
    if (draft.done !== undefined) return toDone(asked, draft.done, draft.sealed)
    if (step > 1 && draft.read === undefined) return toStep(asked, 1)
    return act(asked, draft)
  })
}

interface Way {
  readonly path: string
  readonly words: string
}

/** `party` is the one that it is about, where neither a draft nor the address names it. */
export async function stopAnswer(asked: Asked, { code, message }: Refusal, party?: string): Promise<Answer> {
  const { lang, params, site } = asked
  site.metrics.refusals.inc({ code })
  const stop = BY_CODE.get(code) ?? 'other'
  const call = await callShown(asked, params.call!)
  const { at }: Obstacle = STOPS[stop]
  // Nobody goes back to a step of a draft that they have not begun.
  const hasWay = at !== undefined && (at === 'door' || params.draft !== undefined)
  const ways: Way[] = [
    ...(hasWay ? [wayOn(asked, at)] : []),
    ...(await furtherWays(asked, stop, call.row, party)),
    ...(party === undefined ? [] : [elsewhere(asked)]),
    { path: linkIn(asked, `/${call.id}`), words: say(lang, 'sign.stop.call') },
  ]
  const title = say(lang, `sign.stop.${stop}`)
  const kept = params.draft === undefined || stop === 'lost' ? null : say(lang, 'sign.stop.kept')
  // The door's own sentence, where ours says too little.
  const exact =
    stop === 'other' || stop === 'file' ? html` <span lang="en" dir="ltr">${message}</span>` : null
  const link = ({ path, words }: Way, i: number) =>
    html`<a class="${i === 0 ? 'btn' : 'btn second'}" href="${path}">${words}</a>`
  const main = html`<section class="opening quiet" data-stop="${stop}">
    <h1>${title}</h1>
    <p class="lede">${say(lang, `sign.stop.${stop}Says`)}${ASK_US.has(stop) ? html` ${howToReach(asked)}` : null}</p>${stop === 'mandate' ? await mandateNeeds(asked, call.row, party) : null}
    <div class="actions">${ways.map(link)}</div>
    ${kept === null ? null : html`<p class="note mt">${kept}</p>`}
    <details class="flat mt"><summary>${say(lang, 'problem.facts')}</summary>
      <p class="note">${say(lang, 'sign.stop.code')} <code>${code}</code>${exact}</p>
    </details>
  </section>`
  return privatePage(asked, { title, main, call, current: 'sign' }, STATUS[code])
}

function wayOn(asked: Asked, at: keyof typeof WAYS_ON): Way {
  const [words, path] = WAYS_ON[at]
  return { path: linkIn(asked, path(asked)), words: say(asked.lang, words) }
}

/** For whoever was not asked for whom they sign, or meant another. */
const elsewhere = (asked: Asked): Way => ({
  path: linkIn(asked, `${doorPath(asked)}?who=any`),
  words: say(asked.lang, 'sign.stop.elsewhere'),
})

/** What the rules ask of its kind, and whom to show it to. */
async function mandateNeeds(asked: Asked, { policy }: CallRow, party: string | undefined): Promise<Piece> {
  const { lang, params, site } = asked
  const id = party ?? (await partyOf(asked))
  if (id === undefined) return null
  const [rules, about] = await site.log.store.rows([
    ref('policies', params.call!, policy),
    ref('parties', id),
  ])
  if (rules === undefined || about === undefined) return null
  const level = say(lang, `mandate.${mandateNeeded(rules.policy, about.kind)}`)
  return html`<p class="mt">${say(lang, 'sign.stop.mandateNeeds', { level })} ${writeToUs(asked)}</p>`
}

async function furtherWays(
  asked: Asked,
  stop: Stop,
  row: CallRow,
  party: string | undefined,
): Promise<Way[]> {
  const { lang, site, params } = asked
  const entry = (found: { readonly entry: number } | null | undefined) =>
    found ? [{ path: linkIn(asked, `/entries/${found.entry}`), words: say(lang, 'sign.stop.entry') }] : []
  if (stop === 'closed') return entry(row.closed)
  if (stop === 'off')
    return entry(site.switches.closed.get('signing') ?? site.switches.closed.get('read-only'))
  const { url } = row.convener
  if (stop === 'record') return url === null ? [] : [{ path: url, words: say(lang, 'sign.stop.issuer') }]
  if (stop === 'unknown')
    return [{ path: linkIn(asked, `/${params.call}/roll`), words: say(lang, 'sign.roll') }]
  const id = party ?? (await partyOf(asked))
  if (id === undefined) return []
  const [known, signature] = await site.log.store.rows([
    ref('parties', id),
    ref('signatures', `${params.call}/${id}`),
  ])
  if (stop === 'already' && signature !== undefined)
    return [
      ...(lastYes(signature.events)?.policy === row.policy ? [] : [acceptance(asked)]),
      { path: linkIn(asked, `/entries/${signature.entry}/receipt`), words: say(lang, 'sign.stop.receipt') },
    ]
  if (stop === 'removed') return entry(signature?.events.at(-1))
  const { ofParty }: Obstacle = STOPS[stop]
  if (known === undefined || !ofParty) return []
  const page = { path: linkIn(asked, `/parties/${id}`), words: say(lang, 'sign.stop.partyPage') }
  if (stop !== 'unclaimed' || !isSwitchedOn(asked, 'applications')) return [page]
  const claims = addressWith(`/${params.call}/apply`, { claims: id })
  return [{ path: linkIn(asked, claims), words: say(lang, 'sign.apply') }, page]
}

/** Where a signatory says yes to newer rules, which nobody signs for again. */
function acceptance(asked: Asked): Way {
  const path = linkIn(asked, addressWith('/representative/new/acceptance', { call: asked.params.call! }))
  return { path, words: say(asked.lang, 'sign.stop.accept') }
}

/** The party that the draft, or else the address, names. */
async function partyOf(asked: Asked) {
  const named = asked.query.get('party')
  if (asked.params.draft !== undefined) return (await draftFields(asked))?.party
  return named !== null && /^[a-z0-9-]{1,64}$/.test(named) ? named : undefined
}
