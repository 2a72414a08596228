import type { BoundBy } from '../../register/bound-by.ts'
import type { Policy } from '../../register/policy.ts'
import {
  type Asked,
  entryLink,
  html,
  type Lang,
  longDay,
  nameIn,
  type Piece,
  phrase,
  remark,
  say,
} from '../kit/kit.ts'

/** Why a clause asks an organisation: since when, and by which entries. Pages and letters say it alike. */

export function whyAsked(asked: Asked, bound: BoundBy | null, policy: Policy): Piece {
  if (bound === null) return null
  const { lang } = asked
  const { binding, held } = bound
  const day = longDay(binding.from, lang)
  const yes = phrase(lang, KEYS[binding.by], { day, entry: entryLink(asked, binding.entry) })
  const classed =
    held &&
    phrase(lang, 'asked.whyClass', { ...heldIn(lang, held, policy), entry: entryLink(asked, held.entry) })
  return remark(classed === null ? yes : html`${yes} ${classed}`)
}

/** The same in a letter. */
export function whyAskedWords(lang: Lang, { binding, held }: BoundBy, policy: Policy): string {
  const linked = (index: number) => say(lang, 'entry.linked', { index })
  const day = longDay(binding.from, lang)
  const yes = say(lang, KEYS[binding.by], { day, entry: linked(binding.entry) })
  if (held === null) return yes
  return `${yes} ${say(lang, 'asked.whyClass', { ...heldIn(lang, held, policy), entry: linked(held.entry) })}`
}

const KEYS = { yes: 'asked.whyYes', notice: 'asked.whyNotice' } as const

function heldIn(lang: Lang, held: NonNullable<BoundBy['held']>, { classes = [] }: Policy) {
  const titles = classes.find(({ id }) => id === held.class)?.titles
  return {
    class: titles === undefined ? held.class : nameIn(titles, lang).text,
    day: longDay(held.day, lang),
  }
}
