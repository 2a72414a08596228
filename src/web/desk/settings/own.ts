import { blocksOf } from '../../../comparison/blocks.ts'
import { fromBase64, toBase64 } from '../../../core/bytes.ts'
import { attempt, Refusal } from '../../../core/refusal.ts'
import {
  colourFrom,
  contactFrom,
  everyZone,
  imprintFrom,
  inLanguages,
  languagesFrom,
  markFrom,
  nameFrom,
  type Settings,
  WrongSetting,
  zoneFrom,
  zoneOf,
} from '../../../people/settings.ts'
import { sayAny } from '../../forms/field-messages.ts'
import {
  type Asked,
  comma,
  entryLink,
  type Fieldset,
  type Form,
  html,
  inLang,
  isolated,
  LANGS,
  languageIn,
  languageName,
  linkTo,
  listOf,
  type Markup,
  named,
  type Piece,
  phrase,
  remark,
  renderBlock,
  say,
  timeByClocks,
  typedIn,
} from '../../kit/kit.ts'

/**
 * What a keeper sets of its own pages: of each setting its fields, how they are read, and how it is shown. What it may be
 * is said by `people/settings` alone, which the operator's command asks too.
 */

export const OWN = ['name', 'mark', 'colour', 'imprint', 'contact', 'languages', 'zone'] as const
export type Own = (typeof OWN)[number]

/** Tells at its field what is wrong, in the words of the page. */
export class Telling {
  readonly errors = new Map<string, string>()
  readonly #lang: Asked['lang']

  constructor({ lang }: Asked) {
    this.#lang = lang
  }

  /** What `make` returns; undefined where it refused a setting. */
  at<T>(field: string, make: () => T): T | undefined {
    const made = attempt(make)
    if (!(made instanceof Refusal)) return made
    if (!(made instanceof WrongSetting)) throw made
    this.errors.set(field, sayAny(this.#lang, `settings.wrong.${made.is}`, made.values))
    return undefined
  }
}

/** What was typed, whole, for the passkey that confirms it; and what it makes of the settings. */
interface Read {
  readonly hidden: Readonly<Record<string, string>>
  readonly change: (before: Settings) => Settings
}

interface OwnSetting {
  /** One field, whose label says what it is. */
  readonly isField?: true
  fields(asked: Asked, f: Fieldset): Piece
  /** What it returns counts only where nothing was told at any field. */
  read(asked: Asked, form: Form, telling: Telling): Read
  shown(asked: Asked, settings: Settings): Piece
  /** The same among all others, where it may be long. */
  brief?(asked: Asked, settings: Settings): Piece
}

type Words = Settings['imprint']

/** Of the interface's languages each has a field, and no words where that is empty. What was said in others stays. */
function inEach(before: Words, typed: Words): Words {
  const isTyped = (lang: string) => typed.some(one => one.lang === lang)
  const stays = before.filter(({ lang }) => isTyped(lang) || !LANGS.some(one => one === lang))
  return inLanguages(stays, typed)
}

function wordsTyped(
  { fields }: Form,
  name: 'name' | 'imprint',
  telling: Telling,
  from: (words: Words) => unknown,
) {
  const all = LANGS.map(lang => ({ lang, text: typedIn(fields, `${name}.${lang}`) }))
  const words = all.filter(({ text }) => text !== '')
  for (const one of words) telling.at(`${name}.${one.lang}`, () => from([one]))
  return { words, hidden: Object.fromEntries(all.map(({ lang, text }) => [`${name}.${lang}`, text])) }
}

const textIn = (words: Words | null, lang: string) => words?.find(one => one.lang === lang)?.text ?? ''

const name: OwnSetting = {
  fields(asked, f) {
    const { lang, site } = asked
    const { registered, settings } = site.own
    const texts = LANGS.map(one =>
      f.text(`name.${one}`, {
        label: say(lang, 'settings.nameIn', { language: languageIn(one, lang) }),
        value: textIn(settings.name, one),
        isOptional: true,
      }),
    )
    const stays =
      registered &&
      phrase(lang, 'settings.nameStays', { name: named(registered, lang), entry: entryLink(asked, 0) })
    return html`<div class="two">${texts}</div>${remark(html`${say(lang, 'settings.nameHint')} ${stays ?? null}`)}`
  },
  read(_, form, telling) {
    const { words, hidden } = wordsTyped(form, 'name', telling, nameFrom)
    const change = (before: Settings) => {
      const names = inEach(before.name ?? [], words)
      return { ...before, name: names.length === 0 ? null : nameFrom(names) }
    }
    return { hidden, change }
  },
  shown({ lang, site }, { name }) {
    const names = name ?? site.own.registered ?? []
    if (names.length === 0) return say(lang, 'settings.none')
    return names.map(
      one =>
        html`<p>${inLang(one)}${comma(lang)}<span class="muted">${languageIn(one.lang, lang)}</span></p>`,
    )
  },
}

/** As high as it is shown here. */
const MARK_HEIGHT = 48

function markShown({ lang }: Asked, { png, width, height }: NonNullable<Settings['mark']>): Markup {
  const says = say(lang, 'settings.markShown', { width, height })
  const wide = Math.round((MARK_HEIGHT * width) / height)
  // Not by its address: what is to be confirmed has none yet.
  const src = `data:image/png;base64,${toBase64(png)}`
  return html`<p><img src="${src}" width="${wide}" height="${MARK_HEIGHT}" alt="${says}"></p>`
}

const mark: OwnSetting = {
  fields(asked, f) {
    const { lang, site } = asked
    const { mark } = site.own.settings
    const file = f.file('mark', {
      label: say(lang, 'settings.markFile'),
      hint: say(lang, 'settings.markHint'),
      accept: 'image/png',
    })
    if (mark === null) return file
    return html`${markShown(asked, mark)}${file}${f.check('without', say(lang, 'settings.markWithout'))}`
  },
  read(_, { fields, files }, telling) {
    if (fields.has('without'))
      return { hidden: { without: 'yes' }, change: before => ({ ...before, mark: null }) }
    // A file is sent once; its confirmation brings the same bytes back.
    const png = files.get('mark') ?? fromBase64(fields.get('png') ?? '')
    if (png.length === 0) return { hidden: {}, change: before => before }
    const mark = telling.at('mark', () => markFrom(png)) ?? null
    return { hidden: { png: toBase64(png) }, change: before => ({ ...before, mark }) }
  },
  shown: (asked, { mark }) =>
    mark === null ? say(asked.lang, 'settings.markLetter') : markShown(asked, mark),
}

function swatch(colour: string): Markup {
  return html`<svg class="swatch" viewBox="0 0 16 16" aria-hidden="true"><path d="M0 0h16v16H0z" fill="${colour}"/></svg>
    <code dir="ltr">${colour}</code>`
}

const colour: OwnSetting = {
  fields({ lang, site }, f) {
    const { colour } = site.own.settings
    const text = (name: string, value: string, label: string, hint: string) =>
      f.text(name, { label, hint, value, isPlain: true, isOptional: true, most: 40 })
    return html`<div class="two">
      ${text('light', colour?.light ?? '', say(lang, 'settings.colourLight'), say(lang, 'settings.colourLightHint'))}
      ${text('dark', colour?.dark ?? '', say(lang, 'settings.colourDark'), say(lang, 'settings.colourDarkHint'))}
    </div>`
  },
  read(_, { fields }, telling) {
    const [light, dark] = [typedIn(fields, 'light'), typedIn(fields, 'dark')]
    const isNone = light === '' && dark === ''
    const read = isNone ? null : (telling.at('light', () => colourFrom(light, undefined)) ?? null)
    // The first is good then: whatever is wrong now is wrong with the second.
    const both = read && dark !== '' ? (telling.at('dark', () => colourFrom(light, dark)) ?? null) : read
    return { hidden: { light, dark }, change: before => ({ ...before, colour: both }) }
  },
  shown({ lang }, { colour }) {
    if (colour === null) return say(lang, 'settings.none')
    return phrase(lang, 'settings.colours', { light: swatch(colour.light), dark: swatch(colour.dark) })
  },
}

const imprint: OwnSetting = {
  fields({ lang, site }, f) {
    const areas = LANGS.map(one =>
      f.area(`imprint.${one}`, {
        label: say(lang, 'settings.imprintIn', { language: languageIn(one, lang) }),
        value: textIn(site.own.settings.imprint, one),
        isOptional: true,
        rows: 5,
      }),
    )
    return html`${remark(say(lang, 'settings.imprintHint'))}${areas}`
  },
  read(_, form, telling) {
    const { words, hidden } = wordsTyped(form, 'imprint', telling, imprintFrom)
    const change = (before: Settings) => ({ ...before, imprint: imprintFrom(inEach(before.imprint, words)) })
    return { hidden, change }
  },
  shown({ lang }, { imprint }) {
    if (imprint.length === 0) return say(lang, 'settings.none')
    return imprint.map(
      one => html`
        <p class="muted">${languageIn(one.lang, lang)}</p>
        <div class="flow imprinted" lang="${one.lang}" dir="auto">${blocksOf(one.text, 'text/markdown').map(renderBlock)}</div>
      `,
    )
  },
  brief(asked, { imprint }) {
    const { lang } = asked
    if (imprint.length === 0) return say(lang, 'settings.none')
    const languages = listOf(
      imprint.map(one => languageIn(one.lang, lang)),
      lang,
    )
    return linkTo(asked, '/imprint', say(lang, 'settings.imprintRead', { languages }))
  },
}

const contact: OwnSetting = {
  isField: true,
  fields({ lang, site }, f) {
    return f.text('contact', {
      label: say(lang, 'settings.contact'),
      hint: say(lang, 'settings.contactHint'),
      value: site.own.settings.contact ?? '',
      isPlain: true,
      isOptional: true,
    })
  },
  read(_, { fields }, telling) {
    const typed = typedIn(fields, 'contact')
    const contact = typed === '' ? null : (telling.at('contact', () => contactFrom(typed)) ?? null)
    return { hidden: { contact: typed }, change: before => ({ ...before, contact }) }
  },
  shown({ lang, site }, { contact }) {
    if (contact !== null) return html`<span dir="ltr">${contact}</span>`
    // The site's own is what its pages show, which may be that of a setting: only the start names none then.
    const started = site.own.settings.contact === null ? site.contact : null
    return started === null
      ? say(lang, 'settings.none')
      : phrase(lang, 'settings.contactStarted', { contact: html`<span dir="ltr">${started}</span>` })
  },
}

const languages: OwnSetting = {
  fields({ lang, site }, f) {
    const offered = site.own.languages
    const options = [
      { value: '', says: say(lang, 'settings.language.none') },
      ...LANGS.map((_, i) => ({
        value: String(i + 1),
        says: i === 0 ? say(lang, 'settings.language.first') : String(i + 1),
      })),
    ]
    const places = LANGS.map(one => {
      const place = offered.indexOf(one)
      return f.select(`place.${one}`, {
        label: isolated(languageName(one)),
        options,
        value: place === -1 ? '' : String(place + 1),
        isOptional: 'unless',
      })
    })
    return html`${remark(say(lang, 'settings.languagesHint'))}<div class="two">${places}</div>`
  },
  read({ lang }, { fields }, telling) {
    const placed = LANGS.map(one => ({ lang: one, place: typedIn(fields, `place.${one}`) }))
    const offered = placed
      .filter(({ place }) => place !== '')
      .sort((a, b) => Number(a.place) - Number(b.place))
    const twice = offered.find(({ place }, i) => place === offered[i + 1]?.place)
    if (twice) telling.errors.set(`place.${twice.lang}`, say(lang, 'settings.languageTwice'))
    const tags = offered.map(one => one.lang)
    const languages = telling.at(`place.${LANGS[0]}`, () => languagesFrom(tags, LANGS)) ?? []
    const hidden = Object.fromEntries(placed.map(one => [`place.${one.lang}`, one.place]))
    // Who leaves all as it is by default chooses none: the languages that come later are offered too.
    const stays = (before: Settings) => before.languages.length === 0 && tags.join() === LANGS.join()
    return { hidden, change: before => (stays(before) ? before : { ...before, languages }) }
  },
  shown({ lang }, { languages }) {
    const [first, ...rest] = (languages.length === 0 ? LANGS : languages).map(one =>
      isolated(languageName(one)),
    )
    if (rest.length === 0) return first!
    return say(lang, 'settings.languagesShown', { first: first!, rest: listOf(rest, lang) })
  },
}

const zone: OwnSetting = {
  isField: true,
  fields({ lang, site }, f) {
    return f.text('zone', {
      label: say(lang, 'settings.zone'),
      hint: say(lang, 'settings.zoneHint'),
      value: site.own.settings.zone,
      proposals: everyZone(),
      isPlain: true,
    })
  },
  read(_, { fields }, telling) {
    const typed = typedIn(fields, 'zone')
    const zone = telling.at('zone', () => zoneFrom(typed))
    return { hidden: { zone: typed }, change: before => ({ ...before, zone: zone ?? before.zone }) }
  },
  shown({ lang, site }, settings) {
    const zone = zoneOf(settings)
    return say(lang, 'settings.zoneNow', { zone, time: timeByClocks(zone, site.now(), lang) })
  },
}

export const OWN_SETTINGS: Readonly<Record<Own, OwnSetting>> = {
  name,
  mark,
  colour,
  imprint,
  contact,
  languages,
  zone,
}
