import { type Authority, type Localised, link, localised } from '../../../register/kinds.ts'
import type { CallRow } from '../../../register/rows.ts'
import type { Asked } from '../../asked.ts'
import type { Fieldset } from '../../fields.ts'
import { evidenceIn, schemaIn } from '../../forms/kinds.ts'
import type { Reading } from '../../forms/reading.ts'
import { html, type Markup } from '../../markup.ts'
import { say } from '../../say.ts'

/** Who convenes a call, by which authority it is kept here, and its words for those who sign, as an officer fills them in. */

type Level = Authority['level']
/** The convener keeps it, or has it kept. */
export const OWN_LEVELS = ['declared', 'domain', 'vetted'] as const satisfies readonly Level[]

type Known = Pick<CallRow, 'convener' | 'verb' | 'noun'>

export function convenerFields({ lang }: Asked, f: Fieldset, known?: Known): Markup {
  const convener = {
    label: say(lang, 'desk.fact.convener'),
    hint: say(lang, 'desk.perLanguage'),
    rows: 2,
    value: linesOf(known?.convener.names),
  }
  const url = {
    label: say(lang, 'desk.convenerUrl'),
    type: 'url' as const,
    value: known?.convener.url ?? '',
    isOptional: true,
    isPlain: true,
  }
  return html`${f.area('convener', convener)}${f.text('url', url)}`
}

export function authorityFields({ lang }: Asked, f: Fieldset, levels: readonly Level[]): Markup {
  const options = levels.map(value => ({
    value,
    says: say(lang, `desk.authority.${value}`),
    more: say(lang, `desk.authorityMeans.${value}`),
  }))
  const note = {
    label: say(lang, 'desk.fact.note'),
    hint: say(lang, 'desk.authorityNoteHint'),
    rows: 2,
    isOptional: true,
  }
  const evidence = {
    label: say(lang, 'desk.evidence'),
    hint: say(lang, 'desk.evidenceHint'),
    isOptional: true,
  }
  return html`${f.choice('authority', { label: say(lang, 'desk.fact.authority'), options })}${f.area('authorityNote', note)}${f.file('evidence', evidence)}`
}

export function wordFields({ lang }: Asked, f: Fieldset, known?: Known): Markup {
  const word = (name: 'verb' | 'noun') =>
    f.area(name, {
      label: say(lang, `desk.fact.${name}`),
      hint: say(lang, `desk.${name}Hint`),
      rows: 2,
      value: linesOf(known?.[name]),
    })
  return html`<div class="two">${word('verb')}${word('noun')}</div>`
}

/** The convener, as a statement has it. */
export function convenerIn(typed: Reading): CallRow['convener'] {
  const names = localisedIn(typed, 'convener')
  return { names, url: schemaIn(typed, 'url', link.nullable(), say(typed.asked.lang, 'desk.urlBad')) }
}

/** What signing is called in this call, and whoever has signed. */
export function wordsIn(typed: Reading): Pick<CallRow, 'verb' | 'noun'> {
  return { verb: localisedIn(typed, 'verb'), noun: localisedIn(typed, 'noun') }
}

export function authorityIn(typed: Reading, levels: readonly Level[]): Authority {
  const { lang } = typed.asked
  return {
    level: typed.chosen('authority', say(lang, 'desk.fact.authority'), levels)!,
    note: typed.saying.maybe(typed.text('authorityNote'), lang),
    source: null,
    evidence: evidenceIn(typed, 'evidence'),
  }
}

type LocalisedName = 'titles' | 'convener' | 'verb' | 'noun' | 'names'

/** One language a line: `en=Harbour Accord`. A line without one is in the reader's language. */
export function localisedIn(typed: Reading, name: LocalisedName): Localised {
  const { lang } = typed.asked
  const found = typed
    .text(name)
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => {
      const [, tag = lang, text = line.trim()] =
        /^\s*([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\s*=\s*(.+?)\s*$/.exec(line) ?? []
      return { lang: tag, text }
    })
  const isTwice = new Set(found.map(one => one.lang)).size !== found.length
  const says = isTwice ? 'desk.langTwiceIn' : 'desk.localisedMissing'
  const field = say(lang, `desk.fact.${name}`)
  typed.check.must(name, say(lang, says, { field }), localised.safeParse(found).success)
  return found
}

/** The same lines, of names that are known. */
export function linesOf(names: Localised = []): string {
  return names.map(({ lang, text }) => `${lang}=${text}`).join('\n')
}
