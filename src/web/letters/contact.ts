import type { ContactChanged, Written } from '../../work/letters/letter-writer.ts'
import { nameIn, type RunningSite, say } from '../kit/kit.ts'
import { aboutApplication, turning, whyTo } from './application.ts'
import { block } from './letter.ts'

/**
 * To a party's people: who of them is written to changes. Each is told, so that whoever has stolen a passkey of the party
 * cannot turn its letters away unseen. Whoever was only named reads none of the words that a signatory typed.
 */
export function contactWords(
  site: RunningSite,
  { party, how, is, who, stayed, ...of }: ContactChanged,
): Promise<Written> {
  return aboutApplication(site, of, ({ lang }) => {
    const name = nameIn(party.names, lang).text
    const to = { is, name, who, stayed: stayed ? 'yes' : 'no' }
    const isTheirs = is === 'asked' || is === 'goes'
    return {
      ...whyTo(lang, how, name),
      ...(is !== 'asked' && { greets: true }),
      subject: say(lang, 'letter.contactHeading', to),
      heading: say(lang, 'letter.contactHeading', to),
      blocks: [
        block.words(say(lang, 'letter.contactSays', to)),
        ...(isTheirs
          ? [block.button(say(lang, 'letter.contactAnswer'), `${of.wishes}?lang=${lang}#contacts`)]
          : []),
        ...(is === 'asked' ? [] : turning(lang)),
      ],
    }
  })
}
