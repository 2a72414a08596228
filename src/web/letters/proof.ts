import type { Application } from '../../people/applications.ts'
import { fileAddress, recordName } from '../../people/challenges.ts'
import { CODE_SECONDS, type Code } from '../../people/codes.ts'
import { MOST_UNCLEAR_DAYS, NOTICE_DAYS } from '../../people/rechecks.ts'
import { letterToSend, type ToSend } from '../../work/letters/send.ts'
import type { ProofAgain, ProofMissing, Written } from '../../work/letters/words.ts'
import { type Asked, dayIn, nameIn, type RunningSite, say } from '../kit/kit.ts'
import { aboutApplication, ownAddress } from './application.ts'
import { block } from './letter.ts'

/** The letter with a code. It repeats nothing that was typed: its recipient may never have applied. */
export function codeLetter(
  { site }: Asked,
  { id, application, address, code }: { id: string; application: Application; address: string; code: Code },
): Promise<ToSend> {
  const until = site.now() + CODE_SECONDS
  const envelope = { to: address, kind: 'address-code', about: `code/${id}`, until } as const
  return letterToSend(site, envelope, wishes =>
    aboutApplication(site, { application, wishes }, ({ lang, call, asks }) => ({
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
    })),
  )
}

/** To a party's applicant: the line is missing, and what comes of it. The party is admitted, so it may be named. */
export function missingWords(site: RunningSite, { party, line, ...of }: ProofMissing): Promise<Written> {
  const { domain, token } = line
  return aboutApplication(site, of, ({ lang, call }) => {
    const name = nameIn(party.names, lang).text
    const until = dayIn(site.now() + NOTICE_DAYS * 86_400, lang)
    return {
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

/** To a party's applicant: its proof by e-mail is old, and is given again on the application's page. */
export function againWords(site: RunningSite, { party, token, ...of }: ProofAgain): Promise<Written> {
  return aboutApplication(site, of, ({ lang, call }) => {
    const name = nameIn(party.names, lang).text
    const until = dayIn(site.now() + MOST_UNCLEAR_DAYS * 86_400, lang)
    return {
      subject: say(lang, 'letter.againSubject', { name, call }),
      heading: say(lang, 'letter.againHeading', { name }),
      greets: true,
      blocks: [
        block.words(say(lang, 'letter.againPlease')),
        block.button(say(lang, 'letter.openApplication'), `${ownAddress(site, token, lang)}#email-proof`),
        block.words(say(lang, 'letter.againUntil', { until })),
      ],
    }
  })
}
