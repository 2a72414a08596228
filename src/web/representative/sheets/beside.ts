import { digestOf } from '../../../core/digest.ts'
import { formatJsonBytes } from '../../../core/json.ts'
import { isLegible } from '../../../core/legible.ts'
import type { Corrected } from '../../../people/correction-drafts.ts'
import type { Indicator } from '../../../register/figures/catalogue.ts'
import {
  type FigureAnswer,
  type FigureSource,
  MOST_SOURCES,
  type Period,
} from '../../../register/figures/figures.ts'
import {
  type Asked,
  type Errors,
  type Fieldset,
  html,
  type Lang,
  type Markup,
  say,
  typedIn,
} from '../../kit/kit.ts'
import { sourceTyped } from '../sources/typed.ts'
import type { Correcting } from './correcting.ts'

/**
 * What a correction says beside the figures of one answer: who stands behind it, and where it was found, in a source of
 * the report or in one that is named here. Files come with a report; a correction adds none on this page.
 */

type Sources = Pick<Correcting, 'after'>
type Answering = Readonly<{ indicator: Pick<Indicator, 'id'>; period: Period }>

/** By which a form names a source: colleagues may add others while it is open. */
const keyOf = ({ title, url, file }: FigureSource): string =>
  digestOf(formatJsonBytes({ title, url, file })).slice(0, 12)

const NEW = { title: 'newTitle', url: 'newUrl' } as const

/** What stands in each field before anybody types. */
export function besideOf({ after }: Sources, answer: FigureAnswer | undefined): Record<string, string> {
  const { behind, found } = answer ?? { behind: null, found: null }
  const source = found === null ? '' : keyOf(after.sources[found.source]!)
  const place = found?.place ?? ''
  return {
    ...{ behind: behind ?? '', 'o.behind': behind ?? '' },
    ...{ source, place, 'o.found': `${source}\n${place}` },
  }
}

export function besideFields(lang: Lang, f: Fieldset, { after }: Sources, values: URLSearchParams): Markup {
  const options = [
    { value: '', says: say(lang, 'filing.foundNone') },
    ...after.sources.map(one => ({ value: keyOf(one), says: one.title })),
  ]
  const isOpen = f.says(NEW.title) || f.says(NEW.url)
  return html`
    ${f.text('behind', { label: say(lang, 'correct.behind'), hint: say(lang, 'filing.behindHint'), isOptional: true })}
    <div class="two">
      ${f.select('source', { label: say(lang, 'correct.foundIn'), options, isOptional: true })}
      ${f.text('place', { label: say(lang, 'correct.place'), hint: say(lang, 'filing.placeHint'), isOptional: 'unless' })}
    </div>
    <details class="fold"${isOpen ? html` open` : null}>
      <summary>${say(lang, 'correct.newSource')}</summary>
      <div class="form">
        <p class="note">${say(lang, 'correct.newSourceNote')}</p>
        ${f.text(NEW.title, { label: say(lang, 'showing.name'), hint: say(lang, 'showing.nameHint'), isOptional: 'unless' })}
        ${f.text(NEW.url, { label: say(lang, 'showing.link'), hint: say(lang, 'showing.linkHint'), type: 'url', isOptional: true })}
      </div>
    </details>
    ${(['o.behind', 'o.found'] as const).map(name => html`<input type="hidden" name="${name}" value="${values.get(name) ?? ''}">`)}
  `
}

interface Read {
  readonly changes: readonly Corrected[]
  readonly errors: Errors
  /** A source with a link that nobody has opened. */
  readonly unopened: (FigureSource & { readonly url: string }) | null
}

export function readBeside(asked: Asked, c: Sources, one: Answering, fields: URLSearchParams): Read {
  const at = { indicator: one.indicator.id, ...one.period }
  const behind = typedIn(fields, 'behind')
  const isOther = fields.has('o.behind') && behind !== typedIn(fields, 'o.behind')
  const fault = isOther && behind !== '' ? lineFault(asked.lang, behind) : null
  const found = readFound(asked, c, fields)
  const errors = new Map(found.errors)
  if (fault !== null) errors.set('behind', fault)
  const changes: Corrected[] = [
    ...(isOther ? [{ ...at, slot: 'behind', is: { text: behind === '' ? null : behind } }] : []),
    ...(found.is === undefined ? [] : [{ ...at, slot: 'found', is: { found: found.is } }]),
  ]
  const { url = null } = found.source ?? {}
  const unopened = found.source && url !== null ? { ...found.source, url } : null
  return { changes, errors, unopened }
}

interface FoundTyped {
  readonly errors: Errors
  /** Undefined where it stays. */
  readonly is?: { readonly source: FigureSource; readonly place: string } | null
  /** One that the report has not. */
  readonly source: FigureSource | null
}

function readFound(asked: Asked, { after }: Sources, fields: URLSearchParams): FoundTyped {
  const { lang } = asked
  const chosen = fields.get('source') ?? ''
  const place = typedIn(fields, 'place')
  const isNew = Object.values(NEW).some(name => typedIn(fields, name) !== '')
  const isSame = !fields.has('o.found') || `${chosen}\n${place}` === fields.get('o.found')
  if (isSame && !isNew) return { errors: new Map(), source: null }
  if (chosen === '' && place === '' && !isNew) return { errors: new Map(), is: null, source: null }
  const { errors, title, url } = isNew
    ? sourceTyped(asked, fields, NEW)
    : { errors: new Map<string, string>(), title: '', url: null }
  const typed = isNew ? { title, url, file: null } : after.sources.find(source => keyOf(source) === chosen)
  const known = typed && after.sources.find(source => keyOf(source) === keyOf(typed))
  if (typed === undefined) errors.set('source', say(lang, 'filing.fault.found'))
  else if (known === undefined && after.sources.length >= MOST_SOURCES)
    errors.set(NEW.title, say(lang, 'correct.manySources', { most: MOST_SOURCES }))
  const fault = place === '' ? say(lang, 'filing.fault.found') : lineFault(lang, place)
  if (fault !== null) errors.set('place', fault)
  if (errors.size > 0 || typed === undefined) return { errors, source: null }
  return { errors, is: { source: known ?? typed, place }, source: known === undefined ? typed : null }
}

/** Why a line cannot be published as it was typed. */
function lineFault(lang: Lang, text: string): string | null {
  if (text.length > 200) return say(lang, 'filing.fault.long', { most: 200 })
  return isLegible(text) ? null : say(lang, 'filing.fault.hidden')
}
