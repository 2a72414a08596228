import type { PersonConfirm, PersonOwn, Written } from '../../work/letters/letter-writer.ts'
import { type Lang, say } from '../kit/kit.ts'
import { callName } from '../statement/names.ts'
import { asksBlocks, type Block, block, type Framing, framed, type Matter } from './letter.ts'

/**
 * Letters to a person. Each has a link by which its reader says that it was not them. Until the address is confirmed,
 * they repeat nothing that was typed.
 */

/** Asks the mailbox's reader to confirm. */
export function confirmWords(site: Framing, { token, code, ...to }: PersonConfirm): Promise<Written> {
  return toPerson(site, to, async (lang, call) => ({
    subject: say(lang, 'persons.confirmSubject', { call }),
    heading: say(lang, 'persons.confirmHeading', { call }),
    blocks: [
      block.words(say(lang, 'persons.confirmLetter', { call })),
      ...(await asksBlocks(site, lang, to.call)),
      block.button(
        say(lang, 'persons.confirmButton'),
        `${site.publicUrl}/${to.call}/persons/confirm/${token}?lang=${lang}`,
      ),
      block.code(say(lang, 'persons.confirmCode'), `${code.slice(0, 4)} ${code.slice(4)}`),
      block.words(say(lang, 'persons.confirmUntil')),
      ...notMe(site, lang, token, 'persons.notMeLetter'),
    ],
  }))
}

/** The link to their own page, for those who have signed, or whose address was typed again. */
export function ownWords(site: Framing, { is, token, ...to }: PersonOwn): Promise<Written> {
  return toPerson(site, to, (lang, call) => ({
    subject: say(lang, `persons.${is}Subject`, { call }),
    heading: say(lang, `persons.${is}Heading`, { call }),
    blocks: [
      block.words(say(lang, `persons.${is}Letter`, { call })),
      block.button(say(lang, 'persons.openOwn'), `${site.publicUrl}/persons/${token}?lang=${lang}`),
      block.words(say(lang, 'persons.ownKeep')),
      ...notMe(site, lang, token, is === 'known' ? 'persons.knownNotMe' : 'persons.notMeLetter'),
    ],
  }))
}

function notMe(
  site: Framing,
  lang: Lang,
  token: string,
  says: 'persons.notMeLetter' | 'persons.knownNotMe',
): Block[] {
  return [
    block.part(say(lang, 'persons.notMe')),
    block.link(say(lang, says), `${site.publicUrl}/persons/not-me/${token}?lang=${lang}`),
  ]
}

async function toPerson(
  site: Framing,
  to: Pick<PersonOwn, 'call' | 'lang' | 'wishes'>,
  compose: (lang: Lang, call: string) => Omit<Matter, 'greeting'> | Promise<Omit<Matter, 'greeting'>>,
): Promise<Written> {
  const lang = site.own.langIn(to.lang)
  const call = await callName({ site, lang }, to.call)
  const why = say(lang, 'persons.why', { call })
  return framed(
    site,
    { lang, call, why, wishes: to.wishes },
    { ...(await compose(lang, call)), greeting: null },
  )
}
