import { crc32, inflateSync } from 'node:zlib'
import { z } from 'zod'
import { utf8 } from '../core/bytes.ts'
import { contrast, reaching } from '../core/contrast.ts'
import { digestOf } from '../core/digest.ts'
import { withoutBreaks, withoutHidden } from '../core/hidden.ts'
import { toNfc } from '../core/normal.ts'
import { readPng } from '../core/png.ts'
import { Refusal } from '../core/refusal.ts'
import { isZone, zoneNamed } from '../core/zone.ts'
import { lang, localised } from '../register/kinds.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { mailboxIn } from './addresses.ts'
import { bytes, keptAs, untilSettled } from './collection.ts'

const COLOUR = z.string().regex(/^#[0-9a-f]{6}$/)
const MOST_IMPRINT = 20_000
const MOST_ADDRESS = 500
const MOST_LANGUAGES = 30
const MOST_ZONE = 60
const UTC = 'UTC'

/**
 * What is the keeper's own on its pages: name, mark, colour, imprint, contact. One thing in the drawer, so that one backup
 * holds it, every server of the database shows it, and nobody restarts anything. None of it is law.
 */
const schema = z.strictObject({
  /** In place of the name in entry 0, which stays what it was. */
  name: localised.nullable(),
  mark: z.strictObject({ png: bytes, width: z.int(), height: z.int() }).nullable(),
  /** On light and on dark paper. */
  colour: z.strictObject({ light: COLOUR, dark: COLOUR }).nullable(),
  /** Who answers for the pages, as Markdown, by language. */
  imprint: z.array(z.strictObject({ lang, text: z.string().min(1).max(MOST_IMPRINT) })).max(30),
  /** An e-mail address or a page. */
  contact: z.string().max(MOST_ADDRESS).nullable(),
  /** Where the source of this very program is had; its licence asks for that (EUPL 1.2, article 5). */
  source: z.string().max(MOST_ADDRESS).nullable(),
  /** In which pages are offered, the first to readers who ask for none of them; all of this server's where none is named. */
  languages: z.array(lang).max(MOST_LANGUAGES).default([]),
  /** By whose clocks officers read and type hours: a name of the IANA database. */
  zone: z.string().max(MOST_ZONE).default(UTC),
})
export type Settings = z.infer<typeof schema>
const settings = keptAs('settings', schema)

export const NO_SETTINGS: Settings = {
  name: null,
  mark: null,
  colour: null,
  imprint: [],
  contact: null,
  source: null,
  languages: [],
  zone: UTC,
}
const ID = 'keeper'

export async function settingsIn(drawer: Drawer, now: number): Promise<Settings> {
  return (await settings.get(drawer, ID, now)) ?? NO_SETTINGS
}

/** What this one setting is, in a few characters: who changes it confirms what it was, too. */
export function standingOf(settings: Settings, one: keyof Settings): string {
  return digestOf(utf8(JSON.stringify(z.encode(schema, settings)[one])))
}

/** `by` says what they are from now on; `beside` is written with them, as the line that says who did it. */
export function changeSettings(
  drawer: Drawer,
  by: (settings: Settings) => Settings,
  now: number,
  beside: readonly Change[] = [],
): Promise<Settings> {
  return untilSettled(async () => {
    const found = await settings.lying(drawer, ID, now)
    const next = by(found?.value ?? NO_SETTINGS)
    await drawer.apply([settings.renewed(found, ID, next, null), ...beside], now)
    return next
  })
}

type Values = Readonly<Record<string, string | number>>

/** What can be wrong with a setting, as the command says it. Pages say the same in their languages, by the same name. */
const WRONG = {
  colour: ({ typed }) => `"${typed}" is not a colour like #4a2150: "#" and six digits from 0 to f.`,
  faintOnLight: at =>
    `${at.colour} has a contrast of ${at.ratio} on light paper (${PAPER.light}); ${LEAST_CONTRAST} are needed. Take a darker one, such as ${at.better}.`,
  faintOnDark: at =>
    `${at.colour} has a contrast of ${at.ratio} on dark paper (${PAPER.dark}); ${LEAST_CONTRAST} are needed. Take a lighter one, such as ${at.better}.`,
  markHeavy: ({ size }) => `The mark has ${size} bytes; ${MOST_MARK} are taken. Save it smaller.`,
  markNoPng: () => 'The mark is not a whole PNG file. Save it as PNG.',
  markSize: ({ width, height, least, most, widest }) =>
    `The mark is ${width} by ${height} pixels. It is at least ${least} and at most ${most} pixels, as wide as high or up to ${widest} times as wide.`,
  markDamaged: () => 'The picture in this PNG file is damaged, or interlaced. Save it anew.',
  source: ({ typed }) => `"${typed}" is not a page that begins with https://.`,
  contact: ({ typed }) =>
    `"${typed}" is neither an e-mail address, like desk@keeper.example, nor a page that begins with https://.`,
  nameBroken: () => 'The name is one line: leave out the line breaks.',
  nameEmpty: () => 'The name is empty in one of the languages.',
  name: ({ why }) => `The name cannot be shown: ${why}.`,
  imprint: ({ why }) => `The imprint cannot be shown: ${why}.`,
  languages: ({ typed, known }) => `Pages are in ${known}, and not in "${typed}".`,
  noLanguage: () => 'Pages are in at least one language.',
  zone: ({ typed }) => `"${typed}" is not a time zone like Europe/Paris: a region, "/" and a city, or UTC.`,
} as const satisfies Record<string, (values: Values) => string>
type WrongIn = keyof typeof WRONG

/** What a setting is refused with, whoever types it: in a terminal or on a page. */
export class WrongSetting extends Refusal {
  readonly is: WrongIn
  readonly values: Values

  constructor(is: WrongIn, values: Values) {
    super('setting_wrong', WRONG[is](values as never))
    this.is = is
    this.values = values
  }
}

const wrong = (is: WrongIn, values: Values = {}) => new WrongSetting(is, values)

/** The papers of `tokens.css`, and how far the keeper's colour has to stand out from each (WCAG 2.2, 1.4.11). */
export const PAPER = { light: '#fafaf7', dark: '#111217' } as const
const LEAST_CONTRAST = 3
/** Where only one colour is given: it is made lighter for dark paper until it reads as easily as running text. */
const EASY_CONTRAST = 6

const TOWARD = { light: '#000000', dark: '#ffffff' } as const

/** Refuses a colour that does not stand out, and names one that does. */
export function colourFrom(light: string, dark: string | undefined): NonNullable<Settings['colour']> {
  const own = standsOut(light, 'light')
  return {
    light: own,
    dark:
      dark === undefined ? reaching(own, TOWARD.dark, PAPER.dark, EASY_CONTRAST) : standsOut(dark, 'dark'),
  }
}

function standsOut(typed: string, on: 'light' | 'dark'): string {
  const colour = typed.trim().toLowerCase()
  if (!COLOUR.safeParse(colour).success) throw wrong('colour', { typed: typed.slice(0, 40) })
  const ratio = contrast(colour, PAPER[on])
  if (ratio >= LEAST_CONTRAST) return colour
  const better = reaching(colour, TOWARD[on], PAPER[on], LEAST_CONTRAST)
  throw wrong(on === 'light' ? 'faintOnLight' : 'faintOnDark', { colour, ratio: ratio.toFixed(1), better })
}

const MOST_MARK = 64 * 1024
const LEAST_PIXELS = 48
const MOST_PIXELS = 1024
/** The mark stands in one line with the name. */
const WIDEST = 4

/** A picture drawn by others is a PNG: an SVG can hold scripts, styles and addresses of other hosts. */
export function markFrom(file: Uint8Array): NonNullable<Settings['mark']> {
  if (file.length > MOST_MARK) throw wrong('markHeavy', { size: file.length })
  const png = readPng(file)
  if (png === undefined) throw wrong('markNoPng')
  const { width, height } = png
  const [least, most] = [Math.min(width, height), Math.max(width, height)]
  if (least < LEAST_PIXELS || most > MOST_PIXELS || width > WIDEST * height || height > width)
    throw wrong('markSize', { width, height, least: LEAST_PIXELS, most: MOST_PIXELS, widest: WIDEST })
  if (!isUndamaged(png)) throw wrong('markDamaged')
  return { png: png.bytes, width, height }
}

/** Whoever draws it takes the memory that its head tells, and not what a small file could unpack to. */
function isUndamaged({ sums, data, length }: NonNullable<ReturnType<typeof readPng>>): boolean {
  if (length === null || sums.some(([of, sum]) => crc32(of) !== sum)) return false
  try {
    return inflateSync(data, { maxOutputLength: length }).length === length
  } catch {
    return false
  }
}

/** Refuses what is no page. */
export function sourceFrom(typed: string): string {
  const source = typed.trim()
  if (!isPage(source)) throw wrong('source', { typed: source.slice(0, 100) })
  return source
}

const isPage = (typed: string) =>
  /^https?:\/\/\S+$/.test(typed) && URL.canParse(typed) && typed.length <= MOST_ADDRESS

/** Refuses what is neither an e-mail address nor a page. */
export function contactFrom(typed: string): string {
  const contact = withoutHidden(toNfc(typed).trim())
  // As a browser would write it: no letters that look like others.
  const found = isPage(contact) ? new URL(contact).href : mailboxIn(contact)
  if (found === undefined || found.length > MOST_ADDRESS)
    throw wrong('contact', { typed: contact.slice(0, 100) })
  return found
}

type InLanguages = Settings['imprint']

const BREAK = /[\n\v\f\r\u0085\u2028\u2029]/u

/** Refuses words that nobody could show. */
export function nameFrom(given: InLanguages): NonNullable<Settings['name']> {
  if (given.some(({ text }) => BREAK.test(text))) throw wrong('nameBroken')
  if (given.some(({ text }) => text.trim() === '')) throw wrong('nameEmpty')
  const read = localised.safeParse(given.map(cleaned))
  if (!read.success) throw wrong('name', { why: read.error.issues[0]!.message })
  return read.data
}

export function imprintFrom(given: InLanguages): InLanguages {
  const read = schema.shape.imprint.safeParse(given.map(cleaned))
  if (!read.success) throw wrong('imprint', { why: read.error.issues[0]!.message })
  return read.data
}

function cleaned<T extends { readonly text: string }>(one: T): T {
  return { ...one, text: withoutHidden(toNfc(withoutBreaks(one.text)).trim()) }
}

/** Lays names or imprints over those that there are, a language at a time. */
export function inLanguages(before: InLanguages, given: InLanguages): InLanguages {
  const now = new Map(given.map(one => [one.lang, one]))
  const known = new Set(before.map(one => one.lang))
  return [...before.map(one => now.get(one.lang) ?? one), ...given.filter(one => !known.has(one.lang))]
}

/** In this order, each once. `known` are those of the interface. Refuses what is none of them, and none at all. */
export function languagesFrom(typed: readonly string[], known: readonly string[]): string[] {
  const found = typed.map(tag => {
    const one = known.find(one => one.toLowerCase() === tag.trim().toLowerCase())
    if (one === undefined) throw wrong('languages', { typed: tag.slice(0, 40), known: known.join(', ') })
    return one
  })
  if (found.length === 0) throw wrong('noLanguage')
  return [...new Set(found)]
}

/** `Intl` names these cities as they were called before. */
const RENAMED: Readonly<Record<string, string>> = {
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Europe/Kiev': 'Europe/Kyiv',
}

/** To choose from; whatever else this program knows is taken too. */
export function everyZone(): string[] {
  const named = Intl.supportedValuesOf('timeZone').filter(isNamedAfterPlace)
  return [UTC, ...named.map(zone => RENAMED[zone] ?? zone).sort()]
}

/** `Etc/GMT+5` is five hours behind: whoever typed it would mean the contrary. Abbreviations have no place. */
function isNamedAfterPlace(zone: string): boolean {
  return zone.includes('/') && !zone.startsWith('Etc/')
}

/** In capitals of its own; a city alone will do, as `Paris`. */
export function zoneFrom(typed: string): string {
  const asked = typed.trim().replaceAll(/\s+/g, '_')
  const city = everyZone().find(zone => zone.split('/').at(-1)!.toLowerCase() === asked.toLowerCase())
  const zone = zoneNamed(asked) ?? city
  if (zone === UTC || (zone !== undefined && isNamedAfterPlace(zone))) return zone
  throw wrong('zone', { typed: typed.trim().slice(0, 60) })
}

/** Another server of this database, or an older one of this program, may know fewer zones. */
export function zoneOf({ zone }: Pick<Settings, 'zone'>): string {
  return isZone(zone) ? zone : UTC
}
