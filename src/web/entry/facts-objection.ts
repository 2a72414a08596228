import { entryLink } from '../links.ts'
import type { Markup } from '../markup.ts'
import { say } from '../say.ts'
import { fact, quoted } from '../teller/pieces.ts'
import type { Told } from '../teller/setting.ts'
import { partyLink } from './facts-party.ts'

/** Objections in words, and what those say whom they concern. */

export async function objectionRaised(it: Told<'objection/raised'>): Promise<(Markup | null)[]> {
  const { asked, body } = it
  const { lang } = asked
  return [
    fact(say(lang, 'member.against'), partyLink(it, body.against.party)),
    fact(say(lang, 'objection.signature'), entryLink(asked, body.against.entry)),
    fact(say(lang, 'member.objection'), await quoted(asked, body.words)),
    fact(say(lang, 'entry.effect'), say(lang, 'objection.effect')),
  ]
}

export async function objectionAnswered(it: Told<'objection/answered'>): Promise<(Markup | null)[]> {
  const { asked, body } = it
  const { lang } = asked
  return [
    fact(say(lang, 'member.objection'), entryLink(asked, body.objection)),
    fact(say(lang, 'member.objection/answered.words'), await quoted(asked, body.words)),
  ]
}

export async function objectionWithdrawn(it: Told<'objection/withdrawn'>): Promise<(Markup | null)[]> {
  const { asked, body } = it
  const { lang } = asked
  return [
    fact(say(lang, 'member.against'), partyLink(it, body.party)),
    fact(say(lang, 'member.objection'), entryLink(asked, body.objection)),
    fact(say(lang, 'member.reason'), await quoted(asked, body.reason)),
  ]
}
