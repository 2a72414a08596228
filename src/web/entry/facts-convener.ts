import { policyDigest } from '../../register/types/calls.ts'
import { html, type Markup } from '../markup.ts'
import { say } from '../say.ts'
import { longDay } from '../wording.ts'
import { callIn } from './headlines.ts'
import type { Told } from './known.ts'
import { authorityShown, external, fact, namesList, policyFacts, policyName, quoted } from './pieces.ts'

/** The convener's own mandate in words. */

export async function callClaimed(it: Told<'call/claimed'>): Promise<(Markup | null)[]> {
  const { asked, body, known, statement } = it
  const { lang } = asked
  const { convener } = body
  const version = known.policy(callIn(statement), policyDigest(body.policy))
  return [
    fact(
      say(lang, 'entry.convener'),
      html`${namesList(asked, convener.names)}${convener.url === null ? null : html` ${external(convener.url)}`}`,
    ),
    fact(say(lang, 'entry.authorityOf'), await authorityShown(asked, body.authority)),
    fact(say(lang, 'entry.reason'), await quoted(asked, body.reason)),
    fact(say(lang, 'entry.effect'), say(lang, 'entry.claimedEffect')),
    fact(say(lang, 'entry.verb'), namesList(asked, body.verb)),
    fact(say(lang, 'entry.noun'), namesList(asked, body.noun)),
    fact(say(lang, 'entry.policy'), policyName(version?.number ?? 1, body.policy, asked)),
    ...(await policyFacts(asked, body.policy)),
  ]
}

export async function authorityChecked(it: Told<'call/authority-checked'>): Promise<(Markup | null)[]> {
  const { asked, body } = it
  const { lang } = asked
  return [
    fact(say(lang, 'entry.outcome'), say(lang, `outcome.${body.outcome}`)),
    fact(say(lang, 'entry.authorityOf'), await authorityShown(asked, body.authority)),
    fact(say(lang, 'entry.checked'), say(lang, 'entry.checkedBy', { day: longDay(body.checked, lang) })),
    fact(say(lang, 'entry.domainChecked'), body.domain === null ? null : html`<code>${body.domain}</code>`),
    fact(say(lang, 'entry.dnssec'), body.dnssec === null ? null : say(lang, `dnssec.${body.dnssec}`)),
  ]
}
