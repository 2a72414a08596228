import type { Json } from '../core/json.ts'
import type { Policy } from '../register/shapes.ts'
import type { Asked } from './asked.ts'
import { html, type Piece } from './markup.ts'
import { showRule } from './said.ts'
import { type Key, say } from './say.ts'
import { kindsWords } from './text/words.ts'
import { longDay } from './wording.ts'

/** Everything that a policy says, fact by fact, in the order in which every page says it. */
export interface PolicyFact {
  /** One that takes no values. */
  readonly term: Extract<
    Key,
    `policy.${'invited' | 'mandate' | 'effect' | 'entities' | 'reporting' | 'grace' | 'notice' | 'window' | 'delisting'}`
  >
  /** What is compared with the policy before. */
  readonly value: (policy: Policy) => Json
  readonly shown: (asked: Asked, policy: Policy) => Piece | Promise<Piece>
}

export const POLICY_FACTS: readonly PolicyFact[] = [
  {
    term: 'policy.invited',
    value: ({ kinds }) => kinds,
    shown: (asked, { kinds }) => kindsWords(asked, kinds),
  },
  {
    term: 'policy.mandate',
    value: ({ mandate }) => mandate,
    shown: ({ lang }, { mandate }) =>
      html`${say(lang, `mandate.${mandate}`)}<span class="sub">${say(lang, 'policy.atLeast')} ${say(lang, `mandateMeans.${mandate}`)}</span>`,
  },
  {
    term: 'policy.effect',
    value: ({ effect }) => effect,
    shown: (asked, { effect }) => showRule(asked, effect),
  },
  {
    term: 'policy.entities',
    value: ({ entities }) => entities,
    shown: (asked, { entities }) => showRule(asked, entities),
  },
  {
    term: 'policy.reporting',
    value: ({ reporting }) => reporting,
    shown: ({ lang }, { reporting }) =>
      reporting === null
        ? say(lang, 'policy.noReports')
        : say(lang, 'policy.everyMonths', { months: reporting.months, from: longDay(reporting.from, lang) }),
  },
  {
    term: 'policy.grace',
    value: ({ graceDays }) => graceDays,
    shown: ({ lang }, { graceDays }) => say(lang, 'policy.days', { count: graceDays }),
  },
  {
    term: 'policy.notice',
    value: ({ noticeDays }) => noticeDays,
    shown: ({ lang }, { noticeDays }) => say(lang, 'policy.days', { count: noticeDays }),
  },
  {
    term: 'policy.window',
    value: ({ window }) => window,
    shown: ({ lang }, { window }) => say(lang, 'policy.windowIs', { time: spanOf(window, lang) }),
  },
  { term: 'policy.delisting', value: ({ delisting }) => delisting, shown: delistingOf },
]

/** Seconds in the largest unit that holds them whole. */
function spanOf(seconds: number, lang: Asked['lang']): string {
  if (seconds % 86_400 === 0) return say(lang, 'policy.days', { count: seconds / 86_400 })
  if (seconds % 3_600 === 0) return say(lang, 'policy.hours', { count: seconds / 3_600 })
  if (seconds % 60 === 0) return say(lang, 'policy.minutes', { count: seconds / 60 })
  return say(lang, 'policy.seconds', { count: seconds })
}

async function delistingOf(asked: Asked, { delisting }: Policy): Promise<Piece> {
  if (delisting.length === 0) return say(asked.lang, 'policy.noDelisting')
  const rules = await Promise.all(
    delisting.map(async ({ id, rule }) => html`<li>${await showRule(asked, rule)} <code>${id}</code></li>`),
  )
  return html`<ul class="plain-list">${rules}</ul>`
}
