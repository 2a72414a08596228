import type { Application } from '../../people/applications.ts'
import type { Asked } from '../asked.ts'
import { callShown } from '../record.ts'
import { say } from '../say.ts'
import { nameIn } from '../wording.ts'
import { langOfApplication } from './application.ts'
import { callTitle, type Queued, sendLetter } from './send.ts'

/** The register of a record was handed over: to whoever asked for it as the convener of the call. */
export async function writeClaimed(
  asked: Asked,
  id: string,
  application: Application,
  entry: number,
): Promise<Queued> {
  const lang = langOfApplication(application)
  const theirs = { ...asked, lang }
  const { publicUrl } = asked.site
  const call = await callTitle(theirs, application.call)
  const { row } = await callShown(theirs, application.call)
  const convener = nameIn(row.convener.names, lang).text
  return sendLetter(
    asked,
    {
      to: application.person.email,
      lang,
      kind: 'register-claimed',
      call: application.call,
      why: say(lang, 'letter.whyApplied', { call, asks: 'claim' }),
      about: `claimed/${id}`,
    },
    {
      subject: say(lang, 'letter.claimedSubject', { call }),
      heading: say(lang, 'letter.claimedHeading', { call }),
      greeting: say(lang, 'letter.dear', { person: application.person.name }),
      blocks: [
        { is: 'words', text: say(lang, 'letter.claimed', { call, convener }) },
        {
          is: 'link',
          says: say(lang, 'letter.claimedEntry'),
          url: `${publicUrl}/entries/${entry}?lang=${lang}`,
        },
        { is: 'words', text: say(lang, 'letter.claimedRows') },
        {
          is: 'button',
          label: say(lang, 'letter.seeCall'),
          url: `${publicUrl}/${application.call}?lang=${lang}`,
        },
      ],
    },
  )
}
