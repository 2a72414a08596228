import { parseEntry } from '../../core/entry.ts'
import { entryAt } from '../../log/tree.ts'
import type { Asked } from '../asked.ts'
import { factsOf, mandatesNeeded } from '../call/policy-facts.ts'
import { entryLink, linkIn } from '../links.ts'
import { html, type Markup, type Piece } from '../markup.ts'
import { say } from '../say.ts'
import { showRule } from '../statement/said.ts'
import { invitedWords } from '../text/words.ts'
import { longDay, shortDigest } from '../wording.ts'
import type { Offer } from './offer.ts'

/** The rules that a signature accepts, before it does: effect, entities, and what will be asked later. */

export async function policyFacts(asked: Asked, offer: Offer): Promise<Markup> {
  const { lang } = asked
  const { policy, entry } = offer.policy
  const fact = (term: string, what: Piece) => html`<div><dt>${term}</dt><dd>${what}</dd></div>`
  const [effect, entities] = await Promise.all([
    showRule(asked, policy.effect),
    showRule(asked, policy.entities),
  ])
  const removal = await Promise.all(
    policy.delisting.map(async ({ rule }) => html`<li>${await showRule(asked, rule)}</li>`),
  )
  const special = await Promise.all(
    factsOf(policy)
      .filter(({ isSpecial }) => isSpecial)
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
  return html`<dl class="version mt-s"><div><dt>${say(lang, 'sign.policySince')}</dt> <dd><a href="${linkIn(asked, `/entries/${entry}`)}">${longDay(await entryDay(asked, entry), lang)}</a></dd></div><div><dt>${say(lang, 'sign.digest')}</dt> <dd><span class="hash" title="${digest}">${shortDigest(digest)}</span></dd></div></dl>
<dl class="facts wide">${[
    fact(say(lang, 'sign.invited'), invitedWords(asked, policy)),
    fact(say(lang, 'sign.mandate'), mandatesNeeded(asked, policy)),
    special,
    fact(say(lang, 'sign.effect'), effect),
    fact(say(lang, 'sign.entities'), entities),
    fact(say(lang, 'sign.later'), html`${later} ${say(lang, 'sign.notice', { days: policy.noticeDays })}`),
    fact(say(lang, 'sign.leaving'), say(lang, 'sign.leavingSays')),
    fact(
      say(lang, 'sign.delisting'),
      removal.length === 0 ? say(lang, 'sign.noDelisting') : html`<ul class="plain-list">${removal}</ul>`,
    ),
  ]}</dl><p class="proof mt-s">${entryLink(asked, entry)}</p>`
}

/** The day on which an entry was recorded. */
export async function entryDay({ site }: Asked, entry: number): Promise<string> {
  return parseEntry(await entryAt(site.log.store, entry)).admitted.slice(0, 10)
}
