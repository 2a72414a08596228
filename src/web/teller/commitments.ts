import type { Amount, Answer, CommitmentRef, Numbered, Pledge } from '../../register/commitment-kinds.ts'
import {
  comma,
  facts,
  formatAmount,
  html,
  inEvery,
  type Lang,
  listed,
  longDay,
  type Markup,
  named,
  phrase,
  say,
  sub,
} from '../kit/kit.ts'
import { commitmentWithId, measureWithId } from '../statement/commitment-names.ts'
import { quoted } from './pieces.ts'
import type { Setting } from './setting.ts'

/** How people read what a party takes on and what it says of that later. */

const code = (text: string): Markup => html`<code>${text}</code>`

/** In the digits and marks of the reader: 12.5 is 12,5 in French. */
export function amountSaid({ value, unit }: Amount, lang: Lang): string {
  return formatAmount(value, unit, lang)
}

/** The same, as a statement says it under the text that it names. */
export function pledgeTold(it: Setting, one: Pledge): Promise<Markup> {
  const { call, body } = it.statement
  const text = call === null ? undefined : it.known.version('texts', call, String(body.manifest))
  const found = text?.row.manifest.principles.find(({ id }) => id === one.principle)
  return pledgeShown(it, call, one, found && named(found.titles, it.asked.lang))
}

/** All that it says, whole: what is left open is not told. */
export async function pledgeShown(
  { asked, known }: Pick<Setting, 'asked' | 'known'>,
  call: string | null,
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
    one.measure === null || call === null
      ? null
      : phrase(lang, 'commitment.measure', {
          measure: await measureWithId(asked, call, one.measure),
          edition: one.measure.edition,
        })
  return html`
    ${phrase(lang, 'commitment.under', { principle: principle ?? code(one.principle) })} ${sub(code(one.id))}
    ${await words(one.what)}
    ${facts(lang, {
      'member.measures': measure,
      'commitment.scope': await words(one.scope),
      'commitment.indicator': await words(one.indicator),
      'commitment.baseline': one.baseline && amountSaid(one.baseline, lang),
      'commitment.target': one.target && amountSaid(one.target, lang),
      'commitment.part': await words(one.part),
    })}
    ${milestones.length === 0 ? null : listed(milestones)}
    ${one.due === null ? say(lang, 'commitment.noDue') : say(lang, 'commitment.due', { day: longDay(one.due, lang) })}
  `
}

export async function answerShown(it: Setting, one: Answer): Promise<Markup> {
  const { asked, known } = it
  const { lang } = asked
  const commitment = await commitmentTold(it, one.commitment)
  return html`
    ${
      one.due === null
        ? phrase(lang, 'commitment.answersNone', { commitment })
        : phrase(lang, 'commitment.answers', { commitment, day: longDay(one.due, lang) })
    }:
    ${say(lang, `commitment.outlook.${one.says ?? 'none'}`)}
    ${one.final ? sub(say(lang, 'commitment.closes')) : null}
    ${await quoted(asked, one.words, known.beside)}
  `
}

/** As it stood before this entry. */
export function commitmentTold(
  { asked, index, statement: { call } }: Setting,
  one: CommitmentRef,
): Promise<Markup> {
  return commitmentWithId(asked, call!, one, index)
}

/** A measure that a party does not take on: of the catalogue that the statement names. */
export function measureTold({ asked, statement: { body, call } }: Setting, id: string): Promise<Markup> {
  return measureWithId(asked, call!, {
    catalogue: String(body.catalogue),
    edition: Number(body.edition),
    id,
  })
}

export function numberedShown({ asked: { lang } }: Setting, one: Numbered): Markup {
  const measures = one.measures.map(
    ({ id, number, titles, kinds }) => html`
      ${inEvery(titles, lang, number)} ${code(id)}
      ${kinds === null ? null : sub(kinds.map(kind => say(lang, `kind.${kind}`)).join(comma(lang)))}
    `,
  )
  return html`
    ${inEvery(one.titles, lang, one.number)}
    ${sub(phrase(lang, 'commitment.under', { principle: code(one.principle) }))}
    ${listed(measures)}
  `
}
