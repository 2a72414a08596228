import { toBase64, utf8 } from '../../core/bytes.ts'
import { digestOf } from '../../core/digest.ts'
import type { Log } from '../../log/open.ts'
import { launches } from '../../people/launches.ts'
import { NO_SETTINGS, type Settings, settingsIn, zoneOf } from '../../people/settings.ts'
import type { Localised } from '../../register/kinds.ts'
import { rowIn } from '../../store/each-row.ts'
import type { Logger } from '../../work/logger.ts'
import type { Answer } from '../http/answer.ts'
import { LANGS, type Lang } from '../messages/languages.ts'
import { beginning, nameIn } from './wording.ts'

/** Milliseconds after which it is looked whether another process has set something: a command, or a second server. */
const LOOK_EVERY_MS = 1_000

interface OwnMark {
  readonly path: string
  readonly width: number
  readonly height: number
}

interface Place {
  readonly log: Log
  readonly logger: Logger
  readonly now: () => number
}

/**
 * What is the keeper's own, as pages show it. It is read while the server runs, so nobody restarts anything; pages that
 * were kept go as soon as it is another.
 */
export class KeepersOwn {
  readonly #place: Place
  #settings = NO_SETTINGS
  #registered: Localised | undefined
  #version = ''
  #announced = ''
  #size = -1
  #looked = Number.NEGATIVE_INFINITY
  #looking: Promise<void> | undefined

  constructor(place: Place) {
    this.#place = place
  }

  get settings(): Settings {
    return this.#settings
  }

  /** In whatever languages it has; undefined before entry 0. */
  get names(): Localised | undefined {
    return this.#settings.name ?? this.#registered
  }

  /** In entry 0, which stays as it is; undefined before it. */
  get registered(): Localised | undefined {
    return this.#registered
  }

  /** In which pages are offered; the first is for whoever asks for none of them. Never empty. */
  get languages(): readonly Lang[] {
    const { languages } = this.#settings
    const known = languages.flatMap(tag => LANGS.find(lang => lang === tag) ?? [])
    return known.length === 0 ? LANGS : known
  }

  /** One of those by its tag; the first for any other. */
  langIn(tag: string): Lang {
    return this.languages.find(one => one === tag) ?? this.languages[0]!
  }

  /** By whose clocks officers read and type hours. What is public and what is signed stays in UTC, but for launch hours. */
  get zone(): string {
    return zoneOf(this.#settings)
  }

  /** Another for each state; '' where nothing was ever set. */
  get version(): string {
    return this.#version
  }

  /** The same with the hours that the keeper has announced, which no entry tells: pages are kept for one state alone. */
  get state(): string {
    return `${this.#version}${this.#announced}`
  }

  get isDue(): boolean {
    return this.#isTime || this.#size !== this.#sizeNow()
  }

  get #isTime(): boolean {
    return performance.now() - this.#looked >= LOOK_EVERY_MS
  }

  /** For their colour; a page holds no style of its own. */
  get stylesheet(): string | undefined {
    return this.#settings.colour === null ? undefined : `/assets/keeper.${this.#version}.css`
  }

  get mark(): OwnMark | undefined {
    const { mark } = this.#settings
    if (mark === null) return undefined
    return { path: `/assets/keeper.${this.#version}.png`, width: mark.width, height: mark.height }
  }

  /** The file at this address; of another state there is none. */
  file(path: string): Answer | undefined {
    const { colour, mark } = this.#settings
    if (colour !== null && path === this.stylesheet)
      return { type: 'text/css; charset=utf-8', body: styleOf(colour), caching: 'forever' }
    if (mark !== null && path === this.mark?.path)
      return { type: 'image/png', body: mark.png, caching: 'forever' }
    return undefined
  }

  /** Looks again if it is time. Callers meanwhile wait for the same look. */
  async refresh(): Promise<void> {
    if (this.isDue) await this.#look()
  }

  /** At once, for whoever has just set something: a look that began before does not do. */
  async look(): Promise<void> {
    await this.#looking
    this.#looked = Number.NEGATIVE_INFINITY
    await this.#look()
  }

  #look(): Promise<void> {
    this.#looking ??= this.#read().finally(() => {
      this.#looking = undefined
    })
    return this.#looking
  }

  #sizeNow(): number {
    return this.#place.log.head()?.size ?? 0
  }

  async #read(): Promise<void> {
    const { log, logger, now } = this.#place
    const hasGrown = this.#size !== this.#sizeNow()
    const isTime = this.#isTime
    this.#size = this.#sizeNow()
    if (isTime) this.#looked = performance.now()
    try {
      if (hasGrown) this.#registered = (await rowIn(log.store, 'log', 'log'))?.names
      if (!isTime) return
      const found = await settingsIn(log.drawer, now())
      this.#settings = found
      this.#version = found === NO_SETTINGS ? '' : versionOf(found)
      this.#announced = await announcedIn(log.drawer, now())
    } catch (error) {
      // What was shown so far goes on being shown: no page is refused for want of a colour.
      logger.warn({ err: error }, 'what is the keeper’s own cannot be read')
    }
  }
}

function styleOf({ light, dark }: NonNullable<Settings['colour']>): string {
  return `@layer tokens { :root { --keeper: light-dark(${light}, ${dark}); } }\n`
}

/** Another for each hour that is set, moved or lifted; '' where none ever was. */
async function announcedIn(drawer: Log['drawer'], now: number): Promise<string> {
  const hours = await Array.fromAsync(launches.each(drawer, now), ({ id, value }) => [
    id,
    value.opens,
    value.lifted,
  ])
  return hours.length === 0 ? '' : digestOf(utf8(JSON.stringify(hours))).slice(7, 19)
}

function versionOf({ mark, ...rest }: Settings): string {
  return digestOf(utf8(JSON.stringify([mark && toBase64(mark.png), rest]))).slice(7, 19)
}

interface Asking {
  readonly site: { readonly log: Pick<Log, 'origin'>; readonly own: KeepersOwn }
  readonly lang: Lang
}

/** The name of the keeper in the reader's language; before it has one, that of its log. */
export function ownName({ site, lang }: Asking): { lang: string; text: string } {
  const { names } = site.own
  return names === undefined ? { lang: 'und', text: site.log.origin } : nameIn(names, lang)
}

/** What stands in the mark of whoever has no picture. */
export function initialOf(asked: Asking): string {
  return beginning(/[\p{L}\p{N}]/u.exec(ownName(asked).text)?.[0] ?? '', asked.lang)
}
