import type { Application } from '../../people/applications.ts'
import { fileAddress, recordName } from '../../people/challenges.ts'
import { CODE_SECONDS, type Code } from '../../people/codes.ts'
import { type Line, MOST_UNCLEAR_DAYS, NOTICE_DAYS } from '../../people/rechecks.ts'
import type { PartyRow } from '../../register/rows.ts'
import type { Asked } from '../asked.ts'
import { ownAddress, writeAbout } from '../letters/application.ts'
import { words } from '../letters/letter.ts'
import type { Queued, Writing } from '../letters/send.ts'
import { dayIn } from '../moments.ts'
import { say } from '../say.ts'
import { nameIn } from '../wording.ts'

/** The letter with a code. It holds nothing that was typed: its recipient may be somebody who never applied. */
export function writeCode(
  { site }: Asked,
  { id, application, address, code }: { id: string; application: Application; address: string; code: Code },
): Promise<Queued> {
  return writeAbout(site, application, ({ lang, call, asks }) => ({
    kind: 'address-code',
    about: `code/${id}`,
    to: address,
    until: site.now() + CODE_SECONDS,
    subject: say(lang, 'letter.codeSubject', { code: code.code, call }),
    heading: say(lang, 'letter.codeHeading'),
    blocks: [
      words(say(lang, 'letter.codeWhy', { call, asks })),
      { is: 'code', says: say(lang, 'letter.codeType'), code: code.code },
      words(say(lang, 'letter.codeOr')),
      {
        is: 'button',
        label: say(lang, 'letter.codeOpen'),
        url: `${site.publicUrl}/addresses/${code.token}?lang=${lang}`,
      },
      words(say(lang, 'letter.codeNever')),
      { is: 'part', heading: say(lang, 'letter.notYou') },
      words(say(lang, 'letter.notYouNote')),
    ],
  }))
}

/** To whoever applied for a party: the line is missing, and what comes of it. It is admitted, so its name may be told. */
export function writeMissing(
  site: Writing['site'],
  { application, party, line }: { application: Application; party: PartyRow; line: Line },
): Promise<Queued> {
  const { domain, token } = line
  return writeAbout(site, application, ({ lang, call }) => {
    const name = nameIn(party.names, lang).text
    const until = dayIn(site.now() + NOTICE_DAYS * 86_400, lang)
    return {
      kind: 'proof-missing',
      about: `line/${domain}`,
      subject: say(lang, 'letter.missingSubject', { domain, call }),
      heading: say(lang, 'letter.missingHeading', { domain }),
      greets: true,
      blocks: [
        words(say(lang, 'letter.missing', { name, domain })),
        {
          is: 'code',
          says: say(lang, 'letter.missingWhere', { where: recordName(domain) }),
          code: `avow-challenge=${token}`,
        },
        words(say(lang, 'letter.missingOr', { where: fileAddress(domain) })),
        words(say(lang, 'letter.missingUntil', { until })),
      ],
    }
  })
}

/** To whoever applied for a party: its proof by e-mail has grown old, and is given again on the page of the application. */
export function writeAgain(
  site: Writing['site'],
  { id, application, party }: { id: string; application: Application; party: PartyRow },
): Promise<Queued> {
  return writeAbout(site, application, async ({ lang, call }) => {
    const name = nameIn(party.names, lang).text
    const until = dayIn(site.now() + MOST_UNCLEAR_DAYS * 86_400, lang)
    return {
      kind: 'proof-again',
      about: `again/${id}`,
      subject: say(lang, 'letter.againSubject', { name, call }),
      heading: say(lang, 'letter.againHeading', { name }),
      greets: true,
      blocks: [
        words(say(lang, 'letter.againPlease')),
        {
          is: 'button',
          label: say(lang, 'letter.openApplication'),
          url: `${await ownAddress({ site }, id, lang)}#email-proof`,
        },
        words(say(lang, 'letter.againUntil', { until })),
      ],
    }
  })
}
