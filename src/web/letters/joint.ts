import { brief } from '../../core/bytes.ts'
import type { Said } from '../../register/kinds.ts'
import { ref } from '../../register/rows.ts'
import { rowIn } from '../../store/each-row.ts'
import type { JointAsked, JointWaits, Written } from '../../work/letters/letter-writer.ts'
import { askedByItself, dayIn, type Lang, longDay, nameIn, type RunningSite, say } from '../kit/kit.ts'
import { callName } from '../statement/names.ts'
import { textOfSaid } from '../statement/quotes.ts'
import { aboutApplication, whyTo } from './application.ts'
import { block } from './letter.ts'
import { commitmentBlocks } from './promised.ts'
import { waysOf } from './ways.ts'

/**
 * To the people of a party: another has signed that it takes part in a commitment of theirs, and nothing is recorded
 * before they sign too. It repeats no words of the other: a stolen session could type them.
 */
export function jointWords(
  site: RunningSite,
  { party, how, call: id, other, ...of }: JointWaits,
): Promise<Written> {
  return aboutApplication(site, of, async ({ lang }) => {
    const name = nameIn(party.names, lang).text
    const to = { name, other: nameIn(other.names, lang).text, call: await callName({ site, lang }, id) }
    const subject = say(lang, 'letter.jointSubject', to)
    return {
      ...whyTo(lang, how, name),
      greets: true,
      subject,
      heading: subject,
      blocks: [
        block.words(say(lang, 'letter.jointSays', to)),
        block.link(say(lang, 'letter.correctionWhere'), `${site.publicUrl}/representative?lang=${lang}`),
      ],
    }
  })
}

/** Of a part; the page of the invitation has it whole. */
const MOST_PART = 300

/**
 * To the people of a party: another invites it to take part in a commitment. All that it quotes stands in the log already,
 * so that nobody's invitation brings words of their own into a letter of ours.
 */
export function jointAskedWords(
  site: RunningSite,
  { party, how, call: id, lead: leadId, commitment, joint, until, isSuspended, ...of }: JointAsked,
): Promise<Written> {
  return aboutApplication(site, of, async ({ lang }) => {
    const name = nameIn(party.names, lang).text
    const lead = await nameOf(site, lang, leadId)
    const { store } = site.log
    const row = (await rowIn(store, 'commitments', id, leadId, commitment))!
    const { due, part } = row.versions.at(-1)!
    const to = { name, lead, call: await callName({ site, lang }, id) }
    const subject = say(lang, 'letter.jointAskedSubject', to)
    const others = row.joined.filter(({ ended }) => ended === null)
    const parts = [{ party: leadId, part }, ...others].map(one => partSaid(site, lang, one))
    const when = due === null ? { when: 'none', due: '' } : { when: 'day', due: longDay(due, lang) }
    const address = `${site.publicUrl}/${id}`
    return {
      ...whyTo(lang, how, name),
      greets: true,
      subject,
      heading: subject,
      blocks: [
        block.words(say(lang, 'letter.jointAskedSays', to)),
        ...(await commitmentBlocks({ site, lang, id }, { party: leadId, id: commitment, own: null })),
        block.link(
          say(lang, 'letter.jointAskedDue', { ...to, ...(when as { when: 'day'; due: string }) }),
          `${address}/commitments/${leadId}/${commitment}?lang=${lang}`,
        ),
        block.part(say(lang, 'letter.jointAskedParts')),
        block.list([...(await Promise.all(parts)), say(lang, 'letter.jointAskedYours', to)]),
        block.part(say(lang, 'letter.jointAskedYes')),
        ...(isSuspended
          ? waysOf(site, lang, { name, isSuspended, how: '' })
          : [
              block.words(say(lang, 'letter.jointAskedHow', { ...to, day: dayIn(until, lang) })),
              block.link(
                say(lang, 'letter.jointAskedWhere'),
                `${site.publicUrl}/representative/joint/${joint}?lang=${lang}`,
              ),
            ]),
        block.part(say(lang, 'letter.jointAskedNo')),
        block.words(say(lang, 'letter.jointAskedNothing', to)),
      ],
    }
  })
}

async function nameOf(site: RunningSite, lang: Lang, party: string): Promise<string> {
  const [row] = await site.log.store.rows([ref('parties', party)])
  return row === undefined ? party : nameIn(row.names, lang).text
}

/** In one line. What was withheld is not told here either. */
async function partSaid(
  site: RunningSite,
  lang: Lang,
  { party, part }: Readonly<{ party: string; part: Said | null }>,
): Promise<string> {
  const name = await nameOf(site, lang, party)
  const text = part === null ? undefined : await textOfSaid(askedByItself(site, lang), part)
  return text === undefined
    ? say(lang, 'letter.jointAskedUnsaid', { party: name })
    : say(lang, 'letter.jointAskedPart', { party: name, part: brief(text.replace(/\s+/g, ' '), MOST_PART) })
}
