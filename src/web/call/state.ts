import { isAhead, type Launch, launches } from '../../people/launches.ts'
import {
  type Asked,
  announcedHour,
  type CallShown,
  html,
  inlineMark,
  type Mark,
  type Markup,
  say,
  takesSignatures,
} from '../kit/kit.ts'

/** Whether a call can be signed now, and if not, why: one state a call, the same on its page and in lists. */
export type CallState =
  | { readonly is: 'record' | 'closed' | 'unready' | 'paused' | 'open' }
  /** Signatures given before its hour stay sealed until it. */
  | { readonly is: 'later'; readonly launch: Launch }

export async function stateOf({ site }: Asked, call: CallShown): Promise<CallState> {
  if (call.isRecord) return { is: 'record' }
  if (call.row.closed !== null) return { is: 'closed' }
  if (!takesSignatures(call)) return { is: 'unready' }
  const { closed } = site.switches
  if (closed.has('signing') || closed.has('read-only')) return { is: 'paused' }
  const launch = await launches.get(site.log.drawer, call.id, site.now())
  return isAhead(launch, site.now()) ? { is: 'later', launch } : { is: 'open' }
}

const STATE_MARKS: Readonly<Record<CallState['is'], Mark>> = {
  record: 'copy',
  closed: 'c-closed',
  unready: 'wait',
  paused: 'pause',
  open: 'c-open',
  later: 'wait',
}

/** With its mark, for lists. */
export function stateMark(asked: Asked, state: CallState): Markup {
  return html`<span class="state">${inlineMark(STATE_MARKS[state.is])}${stateWords(asked, state)}</span>`
}

function stateWords({ lang }: Asked, state: CallState) {
  if (state.is !== 'later') return say(lang, `call.state.${state.is}`)
  return html`${say(lang, 'call.state.later', { hour: announcedHour(state.launch, lang) })}`
}
