import { type Application, askingOf } from '../../people/applications.ts'
import { fileAddress, recordName } from '../../people/challenges.ts'
import { CODE_SECONDS, type Code } from '../../people/codes.ts'
import { type Line, MOST_UNCLEAR_DAYS, NOTICE_DAYS } from '../../people/rechecks.ts'
import type { PartyRow } from '../../register/rows.ts'
import type { Asked } from '../asked.ts'
import { langOfApplication, ownAddress } from '../letters/application.ts'
import { callTitle, type Queued, sendLetter, type Writing } from '../letters/send.ts'
import { dayIn } from '../moments.ts'
import { say } from '../say.ts'
import { nameIn } from '../wording.ts'

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
      why: say(lang, 'letter.whyApplied', { call, asks: askingOf(application) }),
      about: `code/${id}`,
      until: asked.site.now() + CODE_SECONDS,
    },
    {
      subject: say(lang, 'letter.codeSubject', { code: code.code, call }),
      heading: say(lang, 'letter.codeHeading'),
      greeting: null,
      blocks: [
        { is: 'words', text: say(lang, 'letter.codeWhy', { call, asks: askingOf(application) }) },
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

/** To whoever applied for a party: the line is missing, and what comes of it. It is admitted, so its name may be told. */
export async function writeMissing(
  site: Writing['site'],
  { application, party, line }: { application: Application; party: PartyRow; line: Line },
): Promise<Queued> {
  const lang = langOfApplication(application)
  const call = await callTitle({ site, lang }, application.call)
  const name = nameIn(party.names, lang).text
  const { domain, token } = line
  const until = dayIn(site.now() + NOTICE_DAYS * 86_400, lang)
  return sendLetter(
    { site, lang },
    {
      to: application.person.email,
      lang,
      kind: 'proof-missing',
      call: application.call,
      why: say(lang, 'letter.whyApplied', { call, asks: askingOf(application) }),
      about: `line/${domain}`,
    },
    {
      subject: say(lang, 'letter.missingSubject', { domain, call }),
      heading: say(lang, 'letter.missingHeading', { domain }),
      greeting: say(lang, 'letter.dear', { person: application.person.name }),
      blocks: [
        { is: 'words', text: say(lang, 'letter.missing', { name, domain }) },
        {
          is: 'code',
          says: say(lang, 'letter.missingWhere', { where: recordName(domain) }),
          code: `avow-challenge=${token}`,
        },
        { is: 'words', text: say(lang, 'letter.missingOr', { where: fileAddress(domain) }) },
        { is: 'words', text: say(lang, 'letter.missingUntil', { until }) },
      ],
    },
  )
}

/** To whoever applied for a party: its proof by e-mail has grown old, and is given again on the page of the application. */
export async function writeAgain(
  site: Writing['site'],
  { id, application, party }: { id: string; application: Application; party: PartyRow },
): Promise<Queued> {
  const lang = langOfApplication(application)
  const call = await callTitle({ site, lang }, application.call)
  const name = nameIn(party.names, lang).text
  const until = dayIn(site.now() + MOST_UNCLEAR_DAYS * 86_400, lang)
  return sendLetter(
    { site, lang },
    {
      to: application.person.email,
      lang,
      kind: 'proof-again',
      call: application.call,
      why: say(lang, 'letter.whyApplied', { call, asks: askingOf(application) }),
      about: `again/${id}`,
    },
    {
      subject: say(lang, 'letter.againSubject', { name, call }),
      heading: say(lang, 'letter.againHeading', { name }),
      greeting: say(lang, 'letter.dear', { person: application.person.name }),
      blocks: [
        { is: 'words', text: say(lang, 'letter.againPlease') },
        {
          is: 'button',
          label: say(lang, 'letter.openApplication'),
          url: `${await ownAddress({ site }, id, lang)}#email-proof`,
        },
        { is: 'words', text: say(lang, 'letter.againUntil', { until }) },
      ],
    },
  )
}
