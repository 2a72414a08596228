import type { Amount, Answer, Numbered, Pledge } from '../../register/commitment-kinds.ts'
import { facts, html, listed, longDay, type Markup, named, phrase, say, sub } from '../kit/kit.ts'
import { quoted } from './pieces.ts'
import type { Setting } from './setting.ts'

/** How people read what a party takes on and what it says of that later. */

const code = (text: string): Markup => html`<code>${text}</code>`

export const amountSaid = ({ value, unit }: Amount): string => (unit === null ? value : `${value} ${unit}`)

/** The same, as a statement says it under the text that it names. */
export function pledgeTold(it: Setting, one: Pledge): Promise<Markup> {
  const { call, body } = it.statement
  const text = call === null ? undefined : it.known.version('texts', call, String(body.manifest))
  const found = text?.row.manifest.principles.find(({ id }) => id === one.principle)
  return pledgeShown(it, one, found && named(found.titles, it.asked.lang))
}

/** All that it says, whole: what is left open is not told. */
export async function pledgeShown(
  { asked, known }: Pick<Setting, 'asked' | 'known'>,
  one: Pledge,
  principle: Markup | undefined,
): Promise<Markup> {
  const { lang } = asked
  const words = (said: Pledge['what']) => quoted(asked, said, known.beside)
  const milestones = await Promise.all(
    one.milestones.map(async ({ day, says }) =>
      phrase(lang, 'commitment.milestone', { day: longDay(day, lang), words: await words(says) }),
    ),
  )
  const measure =
    one.measure === null
      ? null
      : phrase(lang, 'commitment.measure', {
          measure: html`${code(one.measure.catalogue)} ${code(one.measure.id)}`,
          edition: one.measure.edition,
        })
  return html`
    ${phrase(lang, 'commitment.under', { principle: principle ?? code(one.principle) })} ${sub(code(one.id))}
    ${await words(one.what)}
    ${facts(lang, {
      'member.measures': measure,
      'commitment.scope': await words(one.scope),
      'commitment.indicator': await words(one.indicator),
      'commitment.baseline': one.baseline && amountSaid(one.baseline),
      'commitment.target': one.target && amountSaid(one.target),
      'commitment.part': await words(one.part),
    })}
    ${milestones.length === 0 ? null : listed(milestones)}
    ${one.due === null ? say(lang, 'commitment.noDue') : say(lang, 'commitment.due', { day: longDay(one.due, lang) })}
  `
}

export async function answerShown({ asked, known }: Setting, one: Answer): Promise<Markup> {
  const { lang } = asked
  const commitment = code(one.commitment.id)
  return html`
    ${
      one.due === null
        ? phrase(lang, 'commitment.answersNone', { commitment })
        : phrase(lang, 'commitment.answers', { commitment, day: longDay(one.due, lang) })
    }:
    ${say(lang, `commitment.outlook.${one.says ?? 'none'}`)}
    ${one.final ? sub(say(lang, 'commitment.final')) : null}
    ${await quoted(asked, one.words, known.beside)}
  `
}

export function numberedShown({ asked: { lang } }: Setting, one: Numbered): Markup {
  const measures = one.measures.map(
    ({ id, number, titles, kinds }) => html`
      ${number} ${named(titles, lang)} ${code(id)}
      ${kinds === null ? null : sub(kinds.map(kind => say(lang, `kind.${kind}`)).join(', '))}
    `,
  )
  return html`
    ${one.number} ${named(one.titles, lang)}
    ${sub(phrase(lang, 'commitment.under', { principle: code(one.principle) }))}
    ${listed(measures)}
  `
}
