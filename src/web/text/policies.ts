import { formatJson } from '../../core/json.ts'
import { said } from '../../register/kinds.ts'
import {
  type Answer,
  type Asked,
  type CallShown,
  cachedPage,
  callShown,
  entryLink,
  entryShown,
  fact,
  factsIn,
  fingerprint,
  html,
  inLang,
  linkTo,
  longDay,
  type Markup,
  nameIn,
  opening,
  page,
  part,
  say,
} from '../kit/kit.ts'
import { showSaid } from '../statement/quotes.ts'
import { factsOf } from './policy-facts.ts'
import { changed } from './rule-changes.ts'
import { type Published, versionsIn } from './versions.ts'

/** The rules of a call: the policy in force, and every one before it, with what each changed. */

interface Ruled extends Published<'policies'> {
  readonly day: string
  /** Why it was changed, in the words of the entry; null for the first. */
  readonly reason: Markup | null
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
    const main = html`
      ${opening(
        linkTo(asked, `/${call.id}`, inLang(nameIn(call.row.titles, lang))),
        say(lang, 'policy.title'),
        say(lang, call.isRecord ? 'call.rulesNoteRecord' : 'policy.lede'),
      )}
      ${entries[current]!}${earlier}
    `
    return page(asked, { title: say(lang, 'policy.title'), main, call, current: 'text' })
  })
}

/** Oldest first, each once. */
async function policiesOf(asked: Asked, call: string): Promise<Ruled[]> {
  const policies = await versionsIn(asked, 'policies', call)
  return Promise.all(
    policies.map(async policy => {
      const { admitted, statement } = await entryShown(asked, policy.entry)
      const { data } = said.safeParse(statement.body.reason)
      return { ...policy, day: admitted.slice(0, 10), reason: data ? await showSaid(asked, data) : null }
    }),
  )
}

async function policyEntry(
  asked: Asked,
  { row: call }: CallShown,
  { digest, row, day, reason }: Ruled,
  before: Ruled | undefined,
  isNewest: boolean,
) {
  const { lang } = asked
  const isCurrent = digest === call.policy
  const date = longDay(day, lang)
  const when = html`<time datetime="${day}">
    ${say(lang, isCurrent && isNewest ? 'policy.since' : 'policy.from', { date })}
  </time>`
  const again = isCurrent && !isNewest ? html` ${say(lang, 'policy.again')}` : null
  const earlier = before?.row.policy
  const facts = await Promise.all(
    factsOf(row.policy, earlier).map(async ({ term, value, shown }) => {
      const now = await shown(asked, row.policy)
      const isSame = earlier === undefined || formatJson(value(earlier)) === formatJson(value(row.policy))
      return fact(say(lang, term), isSame ? now : await changed(asked, now, shown(asked, earlier)))
    }),
  )
  return part(
    say(lang, isCurrent ? 'policy.current' : 'policy.earlier'),
    html`<dl class="facts wide diff">
      ${factsIn(lang, { 'policy.reason': reason })}
      ${facts}
      ${factsIn(lang, {
        'policy.recorded': entryLink(asked, row.entry),
        'policy.digest': fingerprint(digest),
      })}
    </dl>`,
    { note: html`${when}${again}`, strong: isCurrent, id: digest, inside: 'narrow' },
  )
}
