import { type Application, askingOf } from '../../people/applications.ts'
import { fileAddress, recordName } from '../../people/challenges.ts'
import { CODE_SECONDS, type Code } from '../../people/codes.ts'
import { type Line, MOST_UNCLEAR_DAYS, NOTICE_DAYS } from '../../people/rechecks.ts'
import type { PartyRow } from '../../register/rows.ts'
import type { Asked } from '../asked.ts'
import type { Lang } from '../languages.ts'
import { langOfApplication, ownAddress } from '../letters/application.ts'
import { type Matter, words } from '../letters/letter.ts'
import { type Envelope, type Queued, sendLetter, type Writing } from '../letters/send.ts'
import { dayIn } from '../moments.ts'
import { say } from '../say.ts'
import { callName } from '../statement/facts.ts'
import { nameIn } from '../wording.ts'

interface About {
  readonly application: Application
  readonly kind: Envelope['kind']
  readonly about: string
}

/** A letter about what an applicant proves, in their language: to them, unless `outside` says to whom. */
async function write(
  site: Writing['site'],
  { application, kind, about }: About,
  matterIn: (lang: Lang, call: string) => Matter | Promise<Matter>,
  outside: Pick<Partial<Envelope>, 'to' | 'until'> = {},
): Promise<Queued> {
  const lang = langOfApplication(application)
  const call = await callName({ site, lang }, application.call)
  const why = say(lang, 'letter.whyApplied', { call, asks: askingOf(application) })
  const to = application.person.email
  const envelope = { to, lang, kind, call: application.call, why, about, ...outside }
  return sendLetter({ site, lang }, envelope, await matterIn(lang, call))
}

/** The letter with a code. It holds nothing that was typed: its recipient may be somebody who never applied. */
export function writeCode(
  { site }: Asked,
  { id, application, address, code }: { id: string; application: Application; address: string; code: Code },
): Promise<Queued> {
  return write(
    site,
    { application, kind: 'address-code', about: `code/${id}` },
    (lang, call) => ({
      subject: say(lang, 'letter.codeSubject', { code: code.code, call }),
      heading: say(lang, 'letter.codeHeading'),
      greeting: null,
      blocks: [
        words(say(lang, 'letter.codeWhy', { call, asks: askingOf(application) })),
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
    }),
    { to: address, until: site.now() + CODE_SECONDS },
  )
}

/** To whoever applied for a party: the line is missing, and what comes of it. It is admitted, so its name may be told. */
export function writeMissing(
  site: Writing['site'],
  { application, party, line }: { application: Application; party: PartyRow; line: Line },
): Promise<Queued> {
  const { domain, token } = line
  return write(site, { application, kind: 'proof-missing', about: `line/${domain}` }, (lang, call) => {
    const name = nameIn(party.names, lang).text
    const until = dayIn(site.now() + NOTICE_DAYS * 86_400, lang)
    return {
      subject: say(lang, 'letter.missingSubject', { domain, call }),
      heading: say(lang, 'letter.missingHeading', { domain }),
      greeting: say(lang, 'letter.dear', { person: application.person.name }),
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
  return write(site, { application, kind: 'proof-again', about: `again/${id}` }, async (lang, call) => {
    const name = nameIn(party.names, lang).text
    const until = dayIn(site.now() + MOST_UNCLEAR_DAYS * 86_400, lang)
    return {
      subject: say(lang, 'letter.againSubject', { name, call }),
      heading: say(lang, 'letter.againHeading', { name }),
      greeting: say(lang, 'letter.dear', { person: application.person.name }),
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
