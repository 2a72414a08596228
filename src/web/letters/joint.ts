import type { JointWaits, Written } from '../../work/letters/letter-writer.ts'
import { nameIn, type RunningSite, say } from '../kit/kit.ts'
import { callName } from '../statement/names.ts'
import { aboutApplication, whyTo } from './application.ts'
import { block } from './letter.ts'

/**
 * To the people of a party: another has signed that it takes part in a commitment of theirs, and nothing is recorded
 * before they sign too. It repeats no words of the other: a stolen session could type them.
 */
export function jointWords(
  site: RunningSite,
  { party, how, call: id, other, ...of }: JointWaits,
): Promise<Written> {
  return aboutApplication(site, of, async ({ lang }) => {
    const name = nameIn(party.names, lang).text
    const to = { name, other: nameIn(other.names, lang).text, call: await callName({ site, lang }, id) }
    const subject = say(lang, 'letter.jointSubject', to)
    return {
      ...whyTo(lang, how, name),
      greets: true,
      subject,
      heading: subject,
      blocks: [
        block.words(say(lang, 'letter.jointSays', to)),
        block.link(say(lang, 'letter.correctionWhere'), `${site.publicUrl}/representative?lang=${lang}`),
      ],
    }
  })
}
