import type { Application } from '../../people/applications.ts'
import { CODE_SECONDS, type Code } from '../../people/codes.ts'
import type { Asked } from '../asked.ts'
import { langOfApplication } from '../letters/application.ts'
import { callTitle, type Queued, sendLetter } from '../letters/send.ts'
import { say } from '../say.ts'

/** The letter with a code. It holds nothing that was typed: its recipient may be somebody who never applied. */
export async function writeCode(
  asked: Asked,
  { id, application, address, code }: { id: string; application: Application; address: string; code: Code },
): Promise<Queued> {
  const lang = langOfApplication(application)
  const call = await callTitle({ ...asked, lang }, application.call)
  return sendLetter(
    asked,
    {
      to: address,
      lang,
      kind: 'address-code',
      call: application.call,
      why: say(lang, 'letter.whyApplied', { call }),
      about: `code/${id}`,
      until: asked.site.now() + CODE_SECONDS,
    },
    {
      subject: say(lang, 'letter.codeSubject', { code: code.code, call }),
      heading: say(lang, 'letter.codeHeading'),
      greeting: null,
      blocks: [
        { is: 'words', text: say(lang, 'letter.codeWhy', { call }) },
        { is: 'code', says: say(lang, 'letter.codeType'), code: code.code },
        { is: 'words', text: say(lang, 'letter.codeOr') },
        {
          is: 'button',
          label: say(lang, 'letter.codeOpen'),
          url: `${asked.site.publicUrl}/addresses/${code.token}?lang=${lang}`,
        },
        { is: 'words', text: say(lang, 'letter.codeNever') },
        { is: 'part', heading: say(lang, 'letter.notYou') },
        { is: 'words', text: say(lang, 'letter.notYouNote') },
      ],
    },
  )
}
