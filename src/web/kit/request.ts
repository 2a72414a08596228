import type { IncomingMessage } from 'node:http'
import type { Passages } from '../../comparison/passages.ts'
import type { Redline } from '../../comparison/redline.ts'
import { ownTurn } from '../../store/own-turn.ts'
import type { CallDuties } from '../../work/commitments/call-duties.ts'
import type { StatusHistory } from '../../work/commitments/status-history.ts'
import type { KnownParties } from '../../work/known-parties.ts'
import type { UnopenedSeals } from '../../work/launch/unopened-seals.ts'
import type { CallFigures } from '../../work/reporting/call-figures.ts'
import type { FiledFiles } from '../../work/reporting/filed.ts'
import type { IndicatorValues } from '../../work/reporting/indicator-values.ts'
import type { KeptFiles } from '../../work/reporting/kept-files.ts'
import type { Workplace } from '../../work/workplace.ts'
import { type Answer, HTML_TYPE, JSON_TYPE } from '../http/answer.ts'
import type { Made, PageCache } from '../http/page-cache.ts'
import type { Limits } from '../http/token-bucket.ts'
import type { Lang } from '../messages/languages.ts'
import type { InventedCountries } from './country-names.ts'
import type { KeepersOwn } from './keepers-own.ts'
import type { Markup } from './markup.ts'
import type { Memo } from './memo.ts'
import type { Metrics } from './metrics.ts'
import type { TurnRates } from './rate-quotas.ts'
import type { SwitchBoard } from './switch-board.ts'

export const DEFAULT_LIMITS: Limits = { statements: { perMinute: 600, burst: 2_000 }, proxied: false }

type Optional = 'contact' | 'signer' | 'mail' | 'outbound' | 'identity' | 'erasures'

/** What a server is made of. It does without what is left out; the resolvers are then those of the system. */
export interface Site
  extends Pick<Workplace, 'log' | 'logger' | 'now' | 'publicUrl'>,
    Partial<Pick<Workplace, Optional>> {
  readonly limits?: Limits
  /** Where faults are reported in confidence: an e-mail address or a page; `contact` if left out. */
  readonly security?: string | null
  /** Seconds for which browsers are told to come over TLS alone; two years if left out. */
  readonly hsts?: number | null
  /** Whoever shows it is told figures; nobody is where it is left out. */
  readonly metricsToken?: string | null
  /** How who runs the server types a command that is to act on this register; in a checkout if left out. */
  readonly commandOf?: (words: string) => string
  /** Milliseconds of a clock that only goes forward. */
  readonly ticks?: () => number
}

/** A running site, with what it remembers between requests. */
export interface RunningSite extends Workplace {
  readonly limits: Limits
  readonly ticks: () => number
  readonly commandOf: (words: string) => string
  readonly pages: PageCache
  /** Comparisons of two texts, by their digests. */
  readonly redlines: Memo<Redline>
  /** Whether the words of two texts differ, by their digests. */
  readonly differ: Memo<boolean>
  /** Texts as they are searched, by their digests. */
  readonly passages: Memo<Passages>
  readonly metrics: Metrics
  readonly metricsToken: string | null
  readonly security: string | null
  readonly hsts: number | null
  readonly parties: KnownParties
  /** What is due of all parties of a call. */
  readonly duties: CallDuties
  /** Texts and files beside the log. */
  readonly keptFiles: KeptFiles
  /** Catalogues of indicators and figures of reports, as files beside the log have them. */
  readonly filed: FiledFiles
  /** What all reports of a call say in figures, without their values. */
  readonly callFigures: CallFigures
  /** Values of one indicator at a time. */
  readonly values: IndicatorValues
  /** How commitments stood on days that are over. */
  readonly statusHistory: StatusHistory
  readonly switches: SwitchBoard
  readonly own: KeepersOwn
  readonly turns: TurnRates
  readonly seals: UnopenedSeals
  readonly invented: InventedCountries
}

/** A request, as actions see it. All of it is attacker-controlled. */
export interface Asked {
  readonly site: RunningSite
  readonly request: Request
  readonly params: Readonly<Record<string, string>>
  readonly query: Query
  readonly lang: Lang
  /** At the head of its pages instead of the site's own, for whoever came through a door. */
  readonly masthead?: Markup
  /** The caller's network address; undefined without a socket. */
  readonly address: string | undefined
  /** The machine that forwards this request, where the operator has declared no proxy there. */
  readonly undeclaredProxy?: string | undefined
  /** From the socket; bodies are read of it. */
  readonly incoming?: IncomingMessage | undefined
}

/** Browsers name text/html; programs name nothing, or JSON. */
export function wantsPage({ request }: Pick<Asked, 'request'>): boolean {
  return (request.headers.get('accept') ?? '').includes('text/html')
}

/** For what the server does of its own accord, as on a start after a crash. */
export function askedByItself(site: RunningSite, lang: Lang): Asked {
  const request = new Request(site.publicUrl)
  return { site, request, params: {}, query: new Query(''), lang, address: undefined }
}

/**
 * A query that remembers what was read of it. All readers share one copy of a page, so its links must not repeat what
 * no action has read, such as a mark that says who followed a link.
 */
export class Query extends URLSearchParams {
  readonly #read = new Set<string>()

  override get(name: string): string | null {
    this.#read.add(name)
    return super.get(name)
  }

  override has(name: string, value?: string): boolean {
    this.#read.add(name)
    return value === undefined ? super.has(name) : super.has(name, value)
  }

  override getAll(name: string): string[] {
    this.#read.add(name)
    return super.getAll(name)
  }

  /** What the page depends on, except the language. Fields that a form sent empty ask for nothing. */
  depended(): URLSearchParams {
    const kept = [...this].filter(([name, value]) => this.#read.has(name) && name !== 'lang' && value !== '')
    return new URLSearchParams(kept)
  }
}

/** One of the two functions of HTTP: returns an answer or throws a Refusal. The other is `respond`. */
export type Action = (asked: Asked) => Answer | Promise<Answer>

/** The number of entries that pages speak of. */
export function sizeOf({ log }: Pick<RunningSite, 'log'>): number {
  return log.head()?.size ?? 0
}

/** The newest size that any witness has cosigned; 0 if none has. */
export function witnessedSize({ log }: Pick<RunningSite, 'log'>): number {
  return Math.max(0, ...log.witnesses().map(({ cosigned }) => cosigned?.size ?? 0))
}

/** The state that a page speaks of: the log's size, who has cosigned which part of it, and what is the keeper's own. */
export function versionOf({ log, own }: Pick<RunningSite, 'log' | 'own'>): string {
  const seen = log
    .witnesses()
    .map(({ cosigned }) => (cosigned === null ? '' : `.${cosigned.size}.${cosigned.time}`))
  return `${sizeOf({ log })}${seen.join('')}${own.state && `-${own.state}`}`
}

/**
 * Made once for each state of the log, in a turn of its own: a page takes milliseconds, and a hundred may be asked for
 * at once. `key` names it, with all of the query that it depends on.
 */
export function cachedAnswer({ site }: Asked, key: string, make: () => Promise<Made>): Promise<Answer> {
  return site.pages.answer(
    key,
    () => versionOf(site),
    async () => {
      // An answer that is made again shows the switches of the grown log.
      await site.switches.refresh()
      await ownTurn()
      const made = await make()
      return (await site.invented.hasLearned()) ? make() : made
    },
  )
}

/** The same for a page, which depends on the language too, and on whether the address names one. */
export function cachedPage(asked: Asked, key: string, make: () => Promise<string> | string): Promise<Answer> {
  const { lang, query } = asked
  const name = `${lang}${query.has('lang') ? '+' : ''} ${key}`
  return cachedAnswer(asked, name, async () => ({ type: HTML_TYPE, body: await make() }))
}

export function cachedJson(asked: Asked, key: string, make: () => Promise<unknown>): Promise<Answer> {
  return cachedAnswer(asked, `json ${key}`, async () => ({
    type: JSON_TYPE,
    body: JSON.stringify(await make()),
  }))
}
