import { Refusal, type RefusalCode } from '../../core/refusal.ts'
import { readDraft } from '../../people/drafts.ts'
import { type CallRow, ref } from '../../register/rows.ts'
import type { Answer } from '../answer.ts'
import type { Action, Asked } from '../asked.ts'
import { STATUS } from '../http/problem.ts'
import { linkIn } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { privatePage } from '../private.ts'
import { callShown } from '../record.ts'
import { type Key, say } from '../say.ts'
import { stepPath } from './steps.ts'

/** Whatever stands in the way of a signature: each in its own words, with a way on. */

type Stop =
  | 'record'
  | 'closed'
  | 'noText'
  | 'superseded'
  | 'policy'
  | 'stale'
  | 'uninvited'
  | 'mandate'
  | 'lapsed'
  | 'unknown'
  | 'unclaimed'
  | 'ended'
  | 'already'
  | 'removed'
  | 'sealed'
  | 'expired'
  | 'clock'
  | 'key'
  | 'revoked'
  | 'role'
  | 'otherKey'
  | 'passkey'
  | 'off'
  | 'busy'
  | 'tab'
  | 'lost'
  | 'file'
  | 'other'

const STOPS: Partial<Record<RefusalCode, Stop>> = {
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
}

/** The step that mends it; none where no step of this ceremony does. */
const WAY_ON: Partial<Record<Stop, { readonly step: 1 | 2 | 4; readonly words: Key }>> = {
  superseded: { step: 2, words: 'sign.stop.readAgain' },
  policy: { step: 2, words: 'sign.stop.readAgain' },
  stale: { step: 4, words: 'sign.stop.again' },
  expired: { step: 4, words: 'sign.stop.again' },
  clock: { step: 4, words: 'sign.stop.again' },
  key: { step: 4, words: 'sign.stop.again' },
  role: { step: 4, words: 'sign.stop.again' },
  revoked: { step: 4, words: 'sign.stop.again' },
  otherKey: { step: 4, words: 'sign.stop.again' },
  passkey: { step: 4, words: 'sign.stop.again' },
  busy: { step: 4, words: 'sign.stop.again' },
  off: { step: 4, words: 'sign.stop.again' },
  tab: { step: 4, words: 'sign.stop.again' },
  file: { step: 4, words: 'sign.stop.again' },
  unknown: { step: 1, words: 'sign.stop.restart' },
  lost: { step: 1, words: 'sign.stop.restart' },
}

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

/** `party` is the one that it is about, where neither a draft nor the address names it. */
export async function stopAnswer(asked: Asked, { code, message }: Refusal, party?: string): Promise<Answer> {
  const { lang, params, site } = asked
  site.metrics.refusals.inc({ code })
  const stop = STOPS[code] ?? 'other'
  const call = await callShown(asked, params.call!)
  const way = WAY_ON[stop]
  // Whoever has begun nothing has nothing to go back to.
  const hasWay = way !== undefined && (way.step === 1 || params.draft !== undefined)
  const links = [
    ...(!hasWay ? [] : [{ path: stepPath(asked, way.step), words: sayPlain(asked, way.words) }]),
    ...(await furtherLinks(asked, stop, call.row, party)),
    { path: linkIn(asked, `/${call.id}`), words: say(lang, 'sign.stop.call') },
  ]
  const title = sayPlain(asked, `sign.stop.${stop}`)
  const kept = params.draft === undefined || stop === 'lost' ? null : ` ${say(lang, 'sign.stop.kept')}`
  const link = ({ path, words }: { path: string; words: string }, i: number) =>
    html`<a class="${i === 0 ? 'btn' : 'btn second'}" href="${path}">${words}</a>`
  const main = html`<section class="opening quiet" data-stop="${stop}"><h1>${title}</h1><p class="lede">${sayPlain(asked, `sign.stop.${stop}Says`)}</p>
<div class="actions">${links.map(link)}</div>
<p class="note mt">${say(lang, 'sign.stop.code')} <code>${code}</code>${detail(stop, message)}${kept}</p></section>`
  return privatePage(asked, { title, main, call }, STATUS[code])
}

/** The door's own sentence, where ours says too little. */
function detail(stop: Stop, message: string): Markup | null {
  return stop === 'other' || stop === 'file' ? html` <span lang="en" dir="ltr">${message}</span>` : null
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
  if (
    known === undefined ||
    !['uninvited', 'mandate', 'lapsed', 'unclaimed', 'ended', 'key', 'revoked', 'role', 'otherKey'].includes(
      stop,
    )
  )
    return []
  return [{ path: linkIn(asked, `/parties/${id}`), words: say(lang, 'sign.stop.partyPage') }]
}

/** The party that the draft, or else the address, names. */
async function partyOf({ site, params, query }: Asked): Promise<string | undefined> {
  const named = query.get('party')
  if (params.draft === undefined) return named !== null && /^[a-z0-9-]{1,64}$/.test(named) ? named : undefined
  const draft = await readDraft(site.log.drawer, params.draft, { purpose: 'sign', subject: '' }, site.now())
  return draft?.fields.party
}

/** These messages take no values. */
function sayPlain({ lang }: Asked, key: Key): string {
  return (say as (lang: Asked['lang'], key: Key) => string)(lang, key)
}
