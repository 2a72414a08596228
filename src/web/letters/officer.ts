import type { OfficerTold, Written } from '../../work/letters/letter-writer.ts'
import { type RunningSite, say } from '../kit/kit.ts'
import { callName } from '../statement/names.ts'
import { block, framed } from './letter.ts'

/** To an officer, who asked for it. Nothing that an applicant typed stands in it. */
export async function officerWords(
  site: RunningSite,
  { officer, lang: tag, what, wishes }: OfficerTold,
): Promise<Written> {
  const lang = site.own.langIn(tag)
  const { publicUrl } = site
  const why = say(lang, 'letter.officerWhy', { officer })
  const own = block.link(say(lang, 'letter.officerChange'), `${publicUrl}/desk/own?lang=${lang}`)
  const around = { lang, call: null, why, wishes }
  if (what === 'moved')
    return framed(site, around, {
      subject: say(lang, 'letter.officerMovedSubject'),
      heading: say(lang, 'letter.officerMovedHeading'),
      greeting: null,
      blocks: [block.words(say(lang, 'letter.officerMoved', { officer })), own],
    })
  if (what === 'tried')
    return framed(site, around, {
      subject: say(lang, 'letter.officerTriedSubject'),
      heading: say(lang, 'letter.officerTriedSubject'),
      greeting: null,
      blocks: [
        block.words(say(lang, 'letter.officerTried', { officer })),
        block.link(say(lang, 'letter.officerTriedBack'), `${publicUrl}/desk/settings?lang=${lang}#mail`),
      ],
    })
  if ('count' in what) {
    const { count } = what
    return framed(site, around, {
      subject: say(lang, 'letter.officerManySubject', { count }),
      heading: say(lang, 'letter.officerManySubject', { count }),
      greeting: null,
      blocks: [
        block.words(say(lang, 'letter.officerMany')),
        block.button(say(lang, 'letter.officerOpenDesk'), `${publicUrl}/desk?lang=${lang}`),
        own,
      ],
    })
  }
  const call = await callName({ site, lang }, what.call)
  return framed(
    site,
    { ...around, call },
    {
      subject: say(lang, 'letter.officerSubject', { call }),
      heading: say(lang, 'letter.officerHeading', { call }),
      greeting: null,
      blocks: [
        block.words(say(lang, 'letter.officerOne')),
        block.button(
          say(lang, 'letter.openApplication'),
          `${publicUrl}/desk/applications/${what.application}?lang=${lang}`,
        ),
        own,
      ],
    },
  )
}
