import { policyDigest } from '../../register/types/calls.ts'
import { html, type Markup } from '../markup.ts'
import { say } from '../say.ts'
import { callIn } from '../teller/headlines.ts'
import {
  authorityShown,
  external,
  fact,
  namesList,
  policyFacts,
  policyName,
  quoted,
} from '../teller/pieces.ts'
import type { Told } from '../teller/setting.ts'
import { longDay } from '../wording.ts'

/** The convener's own mandate in words. */

export async function callClaimed(it: Told<'call/claimed'>): Promise<(Markup | null)[]> {
  const { asked, body, known, statement } = it
  const { lang } = asked
  const { convener } = body
  const version = known.policy(callIn(statement), policyDigest(body.policy))
  return [
    fact(
      say(lang, 'member.convener'),
      html`${namesList(asked, convener.names)}${convener.url === null ? null : html` ${external(convener.url)}`}`,
    ),
    fact(say(lang, 'member.authority'), await authorityShown(asked, body.authority)),
    fact(say(lang, 'member.reason'), await quoted(asked, body.reason)),
    fact(say(lang, 'entry.effect'), say(lang, 'entry.claimedEffect')),
    fact(say(lang, 'member.verb'), namesList(asked, body.verb)),
    fact(say(lang, 'member.noun'), namesList(asked, body.noun)),
    fact(say(lang, 'member.policy'), policyName(version?.number ?? 1, body.policy, asked)),
    ...(await policyFacts(asked, body.policy)),
  ]
}

export async function authorityChecked(it: Told<'call/authority-checked'>): Promise<(Markup | null)[]> {
  const { asked, body } = it
  const { lang } = asked
  return [
    fact(say(lang, 'member.outcome'), say(lang, `outcome.${body.outcome}`)),
    fact(say(lang, 'member.authority'), await authorityShown(asked, body.authority)),
    fact(say(lang, 'member.checked'), say(lang, 'entry.checkedBy', { day: longDay(body.checked, lang) })),
    fact(
      say(lang, 'member.call/authority-checked.domain'),
      body.domain === null ? null : html`<code>${body.domain}</code>`,
    ),
    fact(say(lang, 'member.dnssec'), body.dnssec === null ? null : say(lang, `dnssec.${body.dnssec}`)),
  ]
}
