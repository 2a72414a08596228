import type { PersonConfirm, PersonOwn, Written } from '../../work/letters/words.ts'
import { type Lang, langIn, say } from '../kit/kit.ts'
import { callName } from '../statement/names.ts'
import { type Framing, framed } from './frame.ts'
import { type Block, block, type Matter } from './letter.ts'

/**
 * The words of letters to a person. Each has a link by which whoever reads that mail says that it was not them. Until
 * the address is confirmed, nothing that was typed stands in one.
 */

/** Asks whoever reads the mail of the address to confirm. */
export async function confirmWords(
  site: Framing,
  { call: id, lang: tag, token, code, wishes }: PersonConfirm,
): Promise<Written> {
  const lang = langIn(tag)
  const call = await callName({ site, lang }, id)
  const url = `${site.publicUrl}/${id}/persons/confirm/${token}?lang=${lang}`
  const spoken = `${code.slice(0, 4)} ${code.slice(4)}`
  return toPerson(
    site,
    { lang, call, wishes },
    {
      subject: say(lang, 'persons.confirmSubject', { call }),
      heading: say(lang, 'persons.confirmHeading', { call }),
      blocks: [
        block.words(say(lang, 'persons.confirmLetter', { call })),
        block.button(say(lang, 'persons.confirmButton'), url),
        block.code(say(lang, 'persons.confirmCode'), spoken),
        block.words(say(lang, 'persons.confirmUntil')),
        ...notMe(site, lang, token),
      ],
    },
  )
}

/** The way to the own page of somebody who has signed, or whose address was typed once more. */
export async function ownWords(
  site: Framing,
  { is, call: id, lang: tag, token, wishes }: PersonOwn,
): Promise<Written> {
  const lang = langIn(tag)
  const call = await callName({ site, lang }, id)
  return toPerson(
    site,
    { lang, call, wishes },
    {
      subject: say(lang, `persons.${is}Subject`, { call }),
      heading: say(lang, `persons.${is}Heading`, { call }),
      blocks: [
        block.words(say(lang, `persons.${is}Letter`, { call })),
        block.button(say(lang, 'persons.openOwn'), `${site.publicUrl}/persons/${token}?lang=${lang}`),
        block.words(say(lang, 'persons.ownKeep')),
        ...notMe(site, lang, token, is === 'known' ? 'persons.knownNotMe' : 'persons.notMeLetter'),
      ],
    },
  )
}

function notMe(
  site: Framing,
  lang: Lang,
  token: string,
  says: 'persons.notMeLetter' | 'persons.knownNotMe' = 'persons.notMeLetter',
): Block[] {
  return [
    block.part(say(lang, 'persons.notMe')),
    block.link(say(lang, says), `${site.publicUrl}/persons/not-me/${token}?lang=${lang}`),
  ]
}

function toPerson(
  site: Framing,
  { lang, call, wishes }: { readonly lang: Lang; readonly call: string; readonly wishes: string },
  matter: Omit<Matter, 'greeting'>,
): Promise<Written> {
  return framed(
    site,
    { lang, call, why: say(lang, 'persons.why', { call }), wishes },
    { ...matter, greeting: null },
  )
}
