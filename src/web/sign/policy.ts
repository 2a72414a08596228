import type { Asked } from '../asked.ts'
import { factsOf } from '../call/policy-facts.ts'
import { entryDay } from '../entry/shown.ts'
import { fact } from '../kit.ts'
import { entryLink, linkTo } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { type Key, say } from '../say.ts'
import { longDay, shortDigest } from '../wording.ts'
import type { Offer } from './offer.ts'

/** What of a policy is told before signing in sentences that say what it asks of whoever signs. */
const IN_SENTENCES: readonly string[] = [
  'policy.reporting',
  'policy.grace',
  'policy.notice',
  'policy.window',
] satisfies readonly Key[]

/** The rules that a signature accepts, before it does, and what will be asked later. */

export async function policyFacts(asked: Asked, offer: Offer): Promise<Markup> {
  const { lang } = asked
  const { policy, entry } = offer.policy
  const facts = await Promise.all(
    factsOf(policy)
      .filter(({ term }) => !IN_SENTENCES.includes(term))
      .map(async ({ term, shown }) => fact(say(lang, term), await shown(asked, policy))),
  )
  const later =
    policy.reporting === null
      ? say(lang, 'sign.noReports')
      : say(lang, 'sign.reports', {
          months: policy.reporting.months,
          day: longDay(policy.reporting.from, lang),
          grace: policy.graceDays,
        })
  const digest = offer.call.row.policy
  return html`<dl class="version mt-s"><div><dt>${say(lang, 'sign.policySince')}</dt> <dd>${linkTo(asked, `/entries/${entry}`, longDay(await entryDay(asked, entry), lang))}</dd></div><div><dt>${say(lang, 'sign.digest')}</dt> <dd><span class="hash" title="${digest}">${shortDigest(digest)}</span></dd></div></dl>
<dl class="facts wide">${[
    facts,
    fact(say(lang, 'sign.later'), html`${later} ${say(lang, 'sign.notice', { days: policy.noticeDays })}`),
    fact(say(lang, 'sign.leaving'), say(lang, 'sign.leavingSays')),
  ]}</dl><p class="proof mt-s">${entryLink(asked, entry)}</p>`
}
