import { Refusal, type RefusalCode } from '../../core/refusal.ts'
import { readDraft } from '../../people/drafts.ts'
import { type CallRow, ref } from '../../register/rows.ts'
import { STATUS } from '../http/problem.ts'
import {
  type Action,
  type Answer,
  type Asked,
  callShown,
  html,
  type Key,
  linkIn,
  privatePage,
  say,
} from '../kit/kit.ts'
import { draftIn, OF, type SignDraft } from './draft.ts'
import { type Step, stepPath, toDone, toStep } from './steps.ts'

/** Whatever stands in the way of a signature: each in its own words, with a way on. */

const STOPS = {
  record_independent: 'record',
  call_closed: 'closed',
  text_unknown: 'noText',
  text_superseded: 'superseded',
  language_unknown: 'superseded',
  policy_wrong: 'policy',
  seen_stale: 'stale',
  seen_ahead: 'stale',
  seen_foreign: 'stale',
  kind_uninvited: 'uninvited',
  mandate_insufficient: 'mandate',
  mandate_lapsed: 'lapsed',
  party_unknown: 'unknown',
  party_unclaimed: 'unclaimed',
  party_ended: 'ended',
  signature_exists: 'already',
  signature_removed: 'removed',
  sealed_waiting: 'sealed',
  at_expired: 'expired',
  at_future: 'clock',
  key_unknown: 'key',
  key_revoked: 'revoked',
  key_use_wrong: 'key',
  key_role_wrong: 'role',
  author_wrong: 'otherKey',
  signer_missing: 'otherKey',
  signer_unexpected: 'otherKey',
  log_wrong: 'otherKey',
  signature_invalid: 'passkey',
  passkey_malformed: 'passkey',
  passkey_wrong: 'passkey',
  request_malformed: 'passkey',
  switched_off: 'off',
  rate_limited: 'busy',
  read_only: 'busy',
  store_failing: 'busy',
  outcome_unknown: 'busy',
  words_missing: 'tab',
  words_wrong: 'tab',
  words_unbound: 'tab',
  words_hidden: 'tab',
  link_spent: 'lost',
  json_malformed: 'file',
  text_hidden: 'file',
  envelope_malformed: 'file',
  envelope_oversize: 'file',
  statement_malformed: 'file',
} as const satisfies Partial<Record<RefusalCode, string>>

type Stop = (typeof STOPS)[keyof typeof STOPS] | 'other'

/** The step that mends it; none where no step of this ceremony does. */
const WAYS_ON = [
  { step: 1, words: 'sign.stop.restart', mends: ['unknown', 'lost'] },
  { step: 2, words: 'sign.stop.readAgain', mends: ['superseded', 'policy'] },
  {
    step: 4,
    words: 'sign.stop.again',
    mends: [
      'stale',
      'expired',
      'clock',
      'key',
      'role',
      'revoked',
      'otherKey',
      'passkey',
      'busy',
      'off',
      'tab',
      'file',
    ],
  },
] as const satisfies readonly { step: Step; words: Key; mends: readonly Stop[] }[]

/** Those that the page of the party says more of. */
const OF_PARTY: readonly Stop[] = [
  'uninvited',
  'mandate',
  'lapsed',
  'unclaimed',
  'ended',
  'key',
  'revoked',
  'role',
  'otherKey',
]

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

/** A step of a draft that has come so far; whoever comes too early or too late is led to where they are. */
export function atStep(step: 2 | 3 | 4, act: (asked: Asked, draft: SignDraft) => Promise<Answer>): Action {
  return inCeremony(async asked => {
    const draft = await draftIn(asked)
    if (draft.done !== undefined) return toDone(asked, draft, draft.done)
    if (step > 2 && draft.read === undefined) return toStep(asked, 2)
    return act(asked, draft)
  })
}

/** `party` is the one that it is about, where neither a draft nor the address names it. */
export async function stopAnswer(asked: Asked, { code, message }: Refusal, party?: string): Promise<Answer> {
  const { lang, params, site } = asked
  site.metrics.refusals.inc({ code })
  const stop: Stop = (STOPS as Partial<Record<RefusalCode, Stop>>)[code] ?? 'other'
  const call = await callShown(asked, params.call!)
  const way = WAYS_ON.find(({ mends }) => mends.some(one => one === stop))
  // Whoever has begun nothing has nothing to go back to.
  const hasWay = way !== undefined && (way.step === 1 || params.draft !== undefined)
  const links = [
    ...(!hasWay ? [] : [{ path: stepPath(asked, way.step), words: say(lang, way.words) }]),
    ...(await furtherLinks(asked, stop, call.row, party)),
    { path: linkIn(asked, `/${call.id}`), words: say(lang, 'sign.stop.call') },
  ]
  const title = say(lang, `sign.stop.${stop}`)
  const kept = params.draft === undefined || stop === 'lost' ? null : ` ${say(lang, 'sign.stop.kept')}`
  // The door's own sentence, where ours says too little.
  const exact =
    stop === 'other' || stop === 'file' ? html` <span lang="en" dir="ltr">${message}</span>` : null
  const link = ({ path, words }: { path: string; words: string }, i: number) =>
    html`<a class="${i === 0 ? 'btn' : 'btn second'}" href="${path}">${words}</a>`
  const main = html`<section class="opening quiet" data-stop="${stop}">
    <h1>${title}</h1>
    <p class="lede">${say(lang, `sign.stop.${stop}Says`)}</p>
    <div class="actions">${links.map(link)}</div>
    <p class="note mt">${say(lang, 'sign.stop.code')} <code>${code}</code>${exact}${kept}</p>
  </section>`
  return privatePage(asked, { title, main, call }, STATUS[code])
}

async function furtherLinks(
  asked: Asked,
  stop: Stop,
  row: CallRow,
  party: string | undefined,
): Promise<{ path: string; words: string }[]> {
  const { lang, site, params } = asked
  const entry = (index: number) => ({
    path: linkIn(asked, `/entries/${index}`),
    words: say(lang, 'sign.stop.entry'),
  })
  if (stop === 'closed' && row.closed !== null) return [entry(row.closed.entry)]
  if (stop === 'off') {
    const closed = site.switches.closed.get('signing') ?? site.switches.closed.get('read-only')
    return closed === undefined ? [] : [entry(closed.entry)]
  }
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
      { path: linkIn(asked, `/entries/${signature.entry}/receipt`), words: say(lang, 'sign.stop.receipt') },
    ]
  if (stop === 'removed' && signature !== undefined) return [entry(signature.events.at(-1)!.entry)]
  if (known === undefined || !OF_PARTY.includes(stop)) return []
  return [{ path: linkIn(asked, `/parties/${id}`), words: say(lang, 'sign.stop.partyPage') }]
}

/** The party that the draft, or else the address, names. */
async function partyOf({ site, params, query }: Asked): Promise<string | undefined> {
  const named = query.get('party')
  if (params.draft === undefined) return named !== null && /^[a-z0-9-]{1,64}$/.test(named) ? named : undefined
  const draft = await readDraft(site.log.drawer, params.draft, OF, site.now())
  return draft?.fields.party
}
