import type { Application } from '../../people/applications.ts'
import { fileAddress, recordName } from '../../people/challenges.ts'
import { CODE_SECONDS, type Code } from '../../people/codes.ts'
import { type Line, MOST_UNCLEAR_DAYS, NOTICE_DAYS } from '../../people/rechecks.ts'
import type { PartyRow } from '../../register/rows.ts'
import type { Asked } from '../asked.ts'
import { ownAddress, writeAbout } from '../letters/application.ts'
import { block } from '../letters/letter.ts'
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
      block.words(say(lang, 'letter.codeWhy', { call, asks })),
      block.code(say(lang, 'letter.codeType'), code.code),
      block.words(say(lang, 'letter.codeOr')),
      block.button(say(lang, 'letter.codeOpen'), `${site.publicUrl}/addresses/${code.token}?lang=${lang}`),
      block.words(say(lang, 'letter.codeNever')),
      block.part(say(lang, 'letter.notYou')),
      block.words(say(lang, 'letter.notYouNote')),
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
        block.words(say(lang, 'letter.missing', { name, domain })),
        block.code(
          say(lang, 'letter.missingWhere', { where: recordName(domain) }),
          `avow-challenge=${token}`,
        ),
        block.words(say(lang, 'letter.missingOr', { where: fileAddress(domain) })),
        block.words(say(lang, 'letter.missingUntil', { until })),
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
        block.words(say(lang, 'letter.againPlease')),
        block.button(
          say(lang, 'letter.openApplication'),
          `${await ownAddress({ site }, id, lang)}#email-proof`,
        ),
        block.words(say(lang, 'letter.againUntil', { until })),
      ],
    }
  })
}
