import type { Digest } from '../core/digest.ts'
import { parseEntry } from '../core/entry.ts'
import { formatJson, type Json } from '../core/json.ts'
import { parseStatement } from '../core/statement.ts'
import { entryAt } from '../log/tree.ts'
import type { PolicyRow } from '../register/rows.ts'
import { type Policy, said } from '../register/shapes.ts'
import type { Answer } from './answer.ts'
import { type Asked, cachedPage } from './asked.ts'
import { page } from './layout.ts'
import { entryLink } from './links.ts'
import { html, type Markup, type Piece } from './markup.ts'
import { type CallShown, callShown } from './record.ts'
import { showSaid } from './said.ts'
import { type Key, say } from './say.ts'
import { rowsUnder } from './text-versions.ts'
import { kindsWords } from './text-words.ts'
import { longDay } from './wording.ts'

/** The rules of a call: the policy in force, and every one before it, with what each changed. */

interface Ruled {
  readonly digest: Digest
  readonly row: PolicyRow
  readonly day: string
  /** Why it was changed, in the words of the entry; undefined for the first. */
  readonly reason: Markup | undefined
}

export function showPolicy(asked: Asked): Promise<Answer> {
  return cachedPage(asked, `policy ${asked.params.call}`, async () => {
    const call = await callShown(asked, asked.params.call!)
    const { lang } = asked
    const all = await policiesOf(asked, call.id)
    const entries = await Promise.all(
      all.map((ruled, i) => policyEntry(asked, call, ruled, all[i - 1], i === all.length - 1)),
    )
    const current = all.findIndex(({ digest }) => digest === call.row.policy)
    const earlier = entries.filter((_, i) => i !== current).reverse()
    const main = html`<section class="opening quiet"><p class="sc kicker">${say(lang, 'policy.kicker')}</p><h1>${say(lang, 'policy.title')}</h1><p class="lede">${say(lang, 'policy.lede')}</p></section>
${entries[current]!}
${earlier}`
    return page(asked, { title: say(lang, 'policy.title'), main, call, current: 'text' })
  })
}

/** Oldest first, each once. */
async function policiesOf({ site, ...asked }: Asked, call: string): Promise<Ruled[]> {
  const rows: { digest: Digest; row: PolicyRow }[] = []
  for await (const { digest, row } of rowsUnder(site.log.store, 'policies', call))
    rows.push({ digest, row: row as PolicyRow })
  rows.sort((a, b) => a.row.entry - b.row.entry)
  return Promise.all(
    rows.map(async ({ digest, row }) => {
      const { admitted, envelope } = parseEntry(await entryAt(site.log.store, row.entry))
      const reason = said.safeParse(parseStatement(envelope.payload).body.reason)
      const shown = reason.success ? await showSaid({ site, ...asked }, reason.data) : undefined
      return { digest, row, day: admitted.slice(0, 10), reason: shown }
    }),
  )
}

async function policyEntry(
  asked: Asked,
  { row: call }: CallShown,
  { digest, row, day, reason }: Ruled,
  before: Ruled | undefined,
  isNewest: boolean,
): Promise<Markup> {
  const { lang } = asked
  const isCurrent = digest === call.policy
  const date = longDay(day, lang)
  const when = html`<time datetime="${day}">${say(lang, isCurrent && isNewest ? 'policy.since' : 'policy.from', { date })}</time>`
  const again = isCurrent && !isNewest ? html` ${say(lang, 'policy.again')}` : null
  const fact = (term: string, what: Piece) => html`<div><dt>${term}</dt><dd>${what}</dd></div>`
  const facts = await Promise.all(
    FACTS.map(async ({ term, value, shown }) => {
      const now = await shown(asked, row.policy)
      const earlier = before?.row.policy
      const isSame = earlier === undefined || formatJson(value(earlier)) === formatJson(value(row.policy))
      return fact(say(lang, term), isSame ? now : await changed(asked, now, shown(asked, earlier)))
    }),
  )
  return html`<section class="entry${isCurrent ? ' strong' : ''}" id="${digest}"><div class="side"><h2>${say(lang, isCurrent ? 'policy.current' : 'policy.earlier')}</h2><p>${when}${again}</p></div><div class="narrow"><dl class="facts wide diff">${fact(say(lang, 'policy.digest'), html`<span class="hash">${digest}</span>`)}${fact(say(lang, 'policy.recorded'), entryLink(asked, row.entry))}${reason === undefined ? null : fact(say(lang, 'policy.reason'), reason)}${facts}</dl></div></section>`
}

async function changed({ lang }: Asked, now: Piece, before: Piece | Promise<Piece>): Promise<Markup> {
  return html`<ins>${now}</ins><div class="sub">${say(lang, 'policy.was')}: <del>${await before}</del></div>`
}

interface Fact {
  /** One that takes no values. */
  readonly term: Extract<
    Key,
    `policy.${'invited' | 'mandate' | 'effect' | 'entities' | 'reporting' | 'grace' | 'notice' | 'window' | 'delisting'}`
  >
  /** What is compared with the policy before. */
  readonly value: (policy: Policy) => Json
  readonly shown: (asked: Asked, policy: Policy) => Piece | Promise<Piece>
}

/** Everything that a policy says, in the order in which a page says it. */
const FACTS: readonly Fact[] = [
  {
    term: 'policy.invited',
    value: ({ kinds }) => kinds,
    shown: (asked, { kinds }) => kindsWords(asked, kinds),
  },
  {
    term: 'policy.mandate',
    value: ({ mandate }) => mandate,
    shown: ({ lang }, { mandate }) => say(lang, `mandate.${mandate}`),
  },
  {
    term: 'policy.effect',
    value: ({ effect }) => effect,
    shown: (asked, { effect }) => showSaid(asked, effect),
  },
  {
    term: 'policy.entities',
    value: ({ entities }) => entities,
    shown: (asked, { entities }) => showSaid(asked, entities),
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
    delisting.map(async ({ id, rule }) => html`<li>${await showSaid(asked, rule)} <code>${id}</code></li>`),
  )
  return html`<ul class="plain-list">${rules}</ul>`
}
