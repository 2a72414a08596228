import type { Authority, Localised, Policy } from '../../../register/kinds.ts'
import type { BodyOf } from '../../../register/types.ts'
import type { Asked } from '../../asked.ts'
import { html } from '../../markup.ts'
import type { Fact } from '../../private.ts'
import { say } from '../../say.ts'
import type { Composed } from '../../statement/compose.ts'
import { fact, hash, names, said } from '../../statement/facts.ts'
import { invitedWords } from '../../text/words.ts'
import { longDay } from '../../wording.ts'

/** A call that is about to be opened, in whole: who convenes it, and the policy that its signatories will accept. */
export function callFacts(asked: Asked, body: BodyOf<'call/opened'>, parts: Composed['parts']): Fact[] {
  const { lang } = asked
  const { policy, authority, convener } = body
  return [
    fact(asked, 'desk.fact.titles', names(body.titles)),
    fact(asked, 'desk.fact.issued', body.issued === null ? null : longDay(body.issued, lang)),
    ...convenerFacts(asked, convener),
    ...authorityFacts(asked, authority, parts),
    fact(asked, 'desk.fact.verb', names(body.verb)),
    fact(asked, 'desk.fact.noun', names(body.noun)),
    ...policyFacts(asked, policy, parts),
  ]
}

export function convenerFacts(asked: Asked, convener: { names: Localised; url: string | null }): Fact[] {
  const url = convener.url === null ? null : html`<br>${convener.url}`
  return [fact(asked, 'desk.fact.convener', html`${names(convener.names)}${url}`)]
}

export function authorityFacts(
  asked: Asked,
  { level, note, source, evidence }: Authority,
  parts: Composed['parts'],
): Fact[] {
  return [
    fact(asked, 'desk.fact.authority', say(asked.lang, `desk.authority.${level}`)),
    fact(asked, 'desk.fact.note', said(note, parts)),
    fact(asked, 'desk.fact.source', source),
    fact(asked, 'desk.fact.evidence', evidence.length === 0 ? null : evidence.map(hash)),
  ]
}

/** The rules that signatories accept, in whole. */
export function policyFacts(asked: Asked, policy: Policy, parts: Composed['parts']): Fact[] {
  const { lang } = asked
  const days = (count: number) => say(lang, 'desk.days', { count })
  const reporting =
    policy.reporting === null
      ? say(lang, 'desk.noReports')
      : say(lang, 'desk.reportsEvery', {
          months: policy.reporting.months,
          from: longDay(policy.reporting.from, lang),
        })
  return [
    fact(asked, 'desk.fact.kinds', invitedWords(asked, policy)),
    fact(asked, 'desk.fact.mandateNeeded', say(lang, `mandate.${policy.mandate}`)),
    ...mandateFacts(asked, policy),
    fact(asked, 'desk.fact.effect', said(policy.effect, parts)),
    fact(asked, 'desk.fact.entities', said(policy.entities, parts)),
    fact(asked, 'desk.fact.reports', reporting),
    fact(asked, 'desk.fact.grace', days(policy.graceDays)),
    fact(asked, 'desk.fact.notice', days(policy.noticeDays)),
    fact(asked, 'desk.fact.window', days(policy.window / 86_400)),
    fact(
      asked,
      'desk.fact.delisting',
      policy.delisting.length === 0
        ? null
        : policy.delisting.map(({ id, rule }) => html`<p><code>${id}</code> ${said(rule, parts)}</p>`),
    ),
  ]
}

/** What else the policy says of mandates, and of persons: nothing of it is told where it says nothing. */
function mandateFacts(asked: Asked, { mandates, umbrellas, recheckDays, persons }: Policy): Fact[] {
  const { lang } = asked
  const line = (one: NonNullable<Policy['mandates']>[number]) =>
    html`<p>${say(lang, 'general.pair', { what: say(lang, `kinds.${one.kind}`), value: say(lang, `mandate.${one.mandate}`) })}</p>`
  return [
    mandates && fact(asked, 'desk.fact.mandatesNeeded', mandates.map(line)),
    umbrellas &&
      fact(
        asked,
        'desk.fact.umbrellas',
        umbrellas.map(id => html`<p><code>${id}</code></p>`),
      ),
    recheckDays && fact(asked, 'desk.fact.recheck', say(lang, 'policy.recheckEvery', { count: recheckDays })),
    persons && fact(asked, 'desk.fact.persons', say(lang, 'policy.personsMay')),
  ].filter(one => one !== undefined && one !== 0)
}
