import { digestOf } from '../../../core/digest.ts'
import { type Authority, type Localised, lang as langSchema, link } from '../../../register/kinds.ts'
import type { CallRow } from '../../../register/rows.ts'
import type { Asked } from '../../asked.ts'
import type { Checking, Fieldset } from '../../fields.ts'
import { type Form, typedIn } from '../../form.ts'
import { html, type Markup } from '../../markup.ts'
import { say } from '../../say.ts'
import type { Saying } from '../../statement/compose.ts'

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
export function convenerIn(asked: Asked, check: Checking, fields: URLSearchParams): CallRow['convener'] {
  const names = localisedIn(asked, check, 'convener', typedIn(fields, 'convener'))
  const url = typedIn(fields, 'url')
  check.must('url', say(asked.lang, 'desk.urlBad'), url === '' || link.safeParse(url).success)
  return { names, url: url || null }
}

/** What signing is called in this call, and whoever has signed. */
export function wordsIn(
  asked: Asked,
  check: Checking,
  fields: URLSearchParams,
): Pick<CallRow, 'verb' | 'noun'> {
  return {
    verb: localisedIn(asked, check, 'verb', typedIn(fields, 'verb')),
    noun: localisedIn(asked, check, 'noun', typedIn(fields, 'noun')),
  }
}

export function authorityIn(
  { lang }: Asked,
  check: Checking,
  saying: Saying,
  { fields, files }: Form,
  levels: readonly Level[],
): Authority {
  const level = levels.find(one => one === typedIn(fields, 'authority'))
  check.must('authority', say(lang, 'desk.authorityMissing'), level !== undefined)
  const file = files.get('evidence')
  return {
    level: level as Level,
    note: saying.maybe(typedIn(fields, 'authorityNote'), lang),
    source: null,
    evidence: file === undefined ? [] : [digestOf(file)],
  }
}

type LocalisedName = 'titles' | 'convener' | 'verb' | 'noun' | 'names'

/** One language a line: `en=Harbour Accord`. A line without one is in the reader's language. */
export function localisedIn(asked: Asked, check: Checking, name: LocalisedName, typed: string): Localised {
  const { lang } = asked
  const found = typed
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => {
      const [, tag = lang, text = line.trim()] =
        /^\s*([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\s*=\s*(.+?)\s*$/.exec(line) ?? []
      return { lang: tag, text }
    })
  const isTwice = new Set(found.map(one => one.lang)).size !== found.length
  const isGood = found.length > 0 && !isTwice && found.every(one => langSchema.safeParse(one.lang).success)
  const says = isTwice ? 'desk.langTwiceIn' : 'desk.localisedMissing'
  check.must(name, say(lang, says, { field: say(lang, `desk.fact.${name}`) }), isGood)
  return found
}

/** The same lines, of names that are known. */
export function linesOf(names: Localised = []): string {
  return names.map(({ lang, text }) => `${lang}=${text}`).join('\n')
}
