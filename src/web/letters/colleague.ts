import type { ColleagueInvited, ColleagueWaits, Written } from '../../work/letters/letter-writer.ts'
import { dayIn, nameIn, type RunningSite, say } from '../kit/kit.ts'
import { aboutApplication, whyTo } from './application.ts'
import { block, framed } from './letter.ts'

/**
 * Letters about the people of a party. They have no words that somebody typed, since a stolen session can type them: names
 * are of the register.
 */

/** To whoever is to act for a party, with the link by which they make a passkey. */
export function colleagueWords(
  site: RunningSite,
  { party, role, lang: tag, token, expires, wishes }: ColleagueInvited,
): Promise<Written> {
  const lang = site.own.langIn(tag)
  const name = nameIn(party.names, lang).text
  const why = say(lang, 'letter.colleagueWhy', { name })
  const heading = say(lang, 'letter.colleagueHeading', { name })
  return framed(
    site,
    { lang, call: null, why, wishes },
    {
      subject: heading,
      heading,
      greeting: null,
      blocks: [
        block.words(say(lang, 'letter.colleagueSays', { name, role })),
        block.words(say(lang, 'letter.colleagueMeans', { role })),
        block.button(say(lang, 'people.makePasskey'), `${site.publicUrl}/colleagues/${token}?lang=${lang}`),
        block.words(say(lang, 'letter.colleagueUntil', { day: dayIn(expires, lang) })),
        block.part(say(lang, 'letter.notYou')),
        block.words(say(lang, 'letter.colleagueNotYou', { name })),
      ],
    },
  )
}

/** To its contacts: a passkey was made by a link of theirs, and a signatory has to approve it. */
export function waitsWords(
  site: RunningSite,
  { party, how, role, made, isLast, ...of }: ColleagueWaits,
): Promise<Written> {
  return aboutApplication(site, of, ({ lang }) => {
    const name = nameIn(party.names, lang).text
    return {
      ...whyTo(lang, how, name),
      greets: true,
      subject: say(lang, 'letter.approveHeading', { name }),
      heading: say(lang, 'letter.approveHeading', { name }),
      blocks: [
        block.words(say(lang, 'letter.approveSays', { day: dayIn(made, lang), name, role })),
        block.button(
          say(lang, 'letter.approveButton'),
          `${site.publicUrl}/representative?lang=${lang}#waits`,
        ),
        block.words(say(lang, 'letter.approveUnknown')),
        ...(isLast ? [block.words(say(lang, 'letter.approveLast', { name }))] : []),
      ],
    }
  })
}
