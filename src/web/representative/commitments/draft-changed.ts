import {
  type PartyDraft,
  partyDraft,
  partyDraftEnded,
  saysSame,
  takeUpPartyDraft,
} from '../../../people/party-drafts.ts'
import { OUTLOOKS } from '../../../register/commitment-kinds.ts'
import {
  type Asked,
  buttonForm,
  Choice,
  dayIn,
  html,
  type Markup,
  type Piece,
  phrase,
  say,
  sub,
  table,
} from '../../kit/kit.ts'
import { keyName, type OwnKey, ownKeys } from '../../passkey/own-keys.ts'
import type { Representative } from '../session.ts'

/** Two people of one organisation type at the same time: what either typed is shown beside the other's, and kept. */

interface Read extends Pick<PartyDraft, 'form' | 'of' | 'fields'> {
  readonly draft: string
}

/** On the page on which it is signed: that a colleague has changed it since. Null where nobody has. */
export async function draftChanged(
  asked: Asked,
  { party }: Representative,
  { draft, fields }: Read,
): Promise<Markup | null> {
  const { lang, site } = asked
  const now = await partyDraft(site.log.drawer, draft, { party }, site.now())
  if (now === undefined || saysSame(now.fields, fields)) return null
  return html`<div class="notice warn" role="alert" tabindex="-1" autofocus>
    <p><b>${say(lang, 'ours.draftChanged')}</b></p>
    <p>${say(lang, 'ours.draftChangedMend')} <code>seen_stale</code></p>
    ${bothShown(asked, fields, now.fields, ['ours.asRead', 'ours.asNow'])}
  </div>`
}

/** The same: that it was deleted or signed meanwhile, and by whom. What was read can be taken up again. */
export async function draftEnded(asked: Asked, who: Representative, { draft }: Read): Promise<Markup | null> {
  const { lang, site, params } = asked
  const ended = await partyDraftEnded(site.log.drawer, draft, who.party, site.now())
  if (ended === null) return null
  const is = ended === 'gone' ? 'gone' : ended.is
  const by = ended === 'gone' ? null : ended.by
  const told = {
    is: new Choice(is),
    by: new Choice(by === who.keyid ? 'you' : 'other'),
    who: by === null ? '' : byWhom(asked, who, await ownKeys(asked, who.party), by),
    day: ended === 'gone' ? '' : dayIn(ended.at, lang),
  }
  const again = buttonForm(
    asked,
    `/representative/acts/${params.token}`,
    { again: 'yes' },
    say(lang, 'ours.draftTakeUp'),
    { style: 'small' },
  )
  return html`<div class="notice warn" role="alert" tabindex="-1" autofocus>
    <p><b>${phrase(lang, 'ours.draftEnded', told)}</b></p>
    <p>${say(lang, 'ours.draftEndedMend', { is })} <code>seen_stale</code></p>
    <div class="actions">${again}</div>
  </div>`
}

/** What was read goes back to where it was, as its reader's own draft. */
export async function takeUpAgain(
  { site }: Asked,
  { party, keyid }: Representative,
  call: string,
  { draft, form, of, fields }: Read,
): Promise<void> {
  const again = { party, call, form, of, fields, by: keyid }
  await takeUpPartyDraft(site.log.drawer, draft, again, site.now())
}

export function byWhom(
  asked: Asked,
  { keyid }: Pick<Representative, 'keyid'>,
  keys: readonly OwnKey[],
  by: string,
): Piece {
  const name = html`<bdi>${keyName(
    asked,
    keys.find(one => one.keyid === by),
  )}</bdi>`
  return by === keyid ? html`${name} ${say(asked.lang, 'rep.you')}` : name
}

/** In a form: that a colleague has saved other words since it was opened. Both go on, each as a draft. */
export function draftTwice(asked: Asked, yours: PartyDraft['fields'], theirs: PartyDraft['fields']): Markup {
  const { lang } = asked
  return html`<div class="notice warn" role="alert" tabindex="-1" autofocus>
    <p><b>${say(lang, 'ours.draftTwice')}</b></p>
    <p>${say(lang, 'ours.draftTwiceMend')}</p>
    ${bothShown(asked, yours, theirs, ['ours.yours', 'ours.theirs'])}
  </div>`
}

type Heads = readonly ['ours.asRead', 'ours.asNow'] | readonly ['ours.yours', 'ours.theirs']

function bothShown(
  asked: Asked,
  one: PartyDraft['fields'],
  other: PartyDraft['fields'],
  heads: Heads,
): Markup {
  const { lang } = asked
  const [first, second] = [say(lang, heads[0]), say(lang, heads[1])]
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  const rows = names
    .filter(name => name !== 'onto' && (one[name] ?? '') !== (other[name] ?? ''))
    .map(
      name => html`<tr role="row">
        <th scope="row" role="rowheader">${labelOf(asked, name)}</th>
        <td role="cell" class="all" data-k="${first}">${typedShown(asked, name, one[name])}</td>
        <td role="cell" class="all" data-k="${second}">${typedShown(asked, name, other[name])}</td>
      </tr>`,
    )
  return table(say(lang, 'pledge.changes'), [say(lang, 'pledge.what'), first, second], rows, 'even')
}

/** As the choice says it: of a form only its code is kept. */
function howSaid(lang: Asked['lang'], code: string): string | undefined {
  if (code === 'none') return say(lang, 'ours.noOutlook')
  if (code === 'skip') return say(lang, 'ours.skip')
  const outlook = OUTLOOKS.find(one => one === code)
  return outlook && say(lang, `commitment.outlook.${outlook}`)
}

export function typedShown({ lang }: Asked, name: string, typed = ''): Piece {
  if (typed === '') return html`<span class="muted">${say(lang, 'pledge.none')}</span>`
  if (typed === 'yes') return say(lang, 'ours.ticked')
  if (name.startsWith('how.'))
    return howSaid(lang, typed) ?? html`<span class="statement" dir="auto">${typed}</span>`
  return html`<span class="statement" dir="auto">${name === 'under' ? typed.replace(/^\S+ /, '') : typed}</span>`
}

const LABELS = {
  under: 'ours.under',
  what: 'ours.what',
  scope: 'commitment.scope',
  indicator: 'commitment.indicator',
  baselineValue: 'commitment.baseline',
  baselineUnit: 'commitment.baseline',
  targetValue: 'commitment.target',
  targetUnit: 'commitment.target',
  due: 'ours.due',
  part: 'ours.part',
  reason: 'member.reason',
  words: 'ours.reportAll',
  csv: 'ours.fileHead',
  saidIn: 'ours.saidIn',
} as const

/** Of fields that come many times: what they ask, with the name by which they are told apart. */
const MANY = {
  why: 'ours.measureWhy',
  due: 'ours.measureDue',
  take: 'ours.measureTake',
  how: 'ours.how',
  by: 'ours.byWhich',
  words: 'ours.reportWords',
  last: 'ours.reportLast',
  asked: 'ours.answersWhich',
  of: 'ours.withdrawWhich',
} as const

export function labelOf(asked: Asked, name: string): Piece {
  const { says, of } = labelIn(asked, name)
  if (says === undefined) return html`<code>${name}</code>`
  return of === undefined ? says : html`${says}${sub(html`<code>${of}</code>`)}`
}

/** What a field asks, and of which of many; nothing where it is not known. */
export function labelIn({ lang }: Asked, name: string): { readonly says?: string; readonly of?: string } {
  if (name in LABELS) return { says: say(lang, LABELS[name as keyof typeof LABELS]) }
  const [, n, day] = /^stage(\d+)(Day)?$/.exec(name) ?? []
  if (n !== undefined)
    return { says: say(lang, day === undefined ? 'ours.stage' : 'ours.stageDay', { n: Number(n) }) }
  const [, kind, of] = /^([a-z]+)[.]?(.+)$/.exec(name) ?? []
  if (kind === undefined || !(kind in MANY)) return {}
  return { says: say(lang, MANY[kind as keyof typeof MANY]), of: of! }
}
