import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Page } from 'playwright-core'
import type { RouteName } from '../../../src/web/routes.ts'
import { type Depositary, startDepositary } from '../../depositary.ts'
import type { Visitor } from '../../desk/visitor.ts'
import { effort, inTurn } from '../../effort.ts'
import { Sorts } from '../sorts.ts'

/** A page as one person was shown it, at one moment of a story: it stays so while the story goes on. */
export interface Kept {
  readonly route: RouteName
  /** What it shows, for whoever reads of a fault. */
  readonly what: string
  readonly in: Readonly<{ en: Response } & Partial<Record<Lang, Response>>>
  /** Whether something on it was on no page before it: see `Sorts`. */
  readonly isNew: boolean
}

export type Lang = 'en' | Other
type Other = (typeof OTHERS)[number]
/** French has the longest words, Arabic runs from the right: a page is kept in one of them, or in both. */
const OTHERS = ['fr', 'ar'] as const

/** Whose page it is; of another depositary than the album's own, in a story whose clock runs for years. */
type Who = Pick<Visitor, 'cookies'> & Partial<Pick<Visitor, 'site'>>

/** Shows a page of the album in a browser. */
interface Show extends AsyncDisposable {
  page(page: Page, kept: Kept): Promise<unknown>
}

/**
 * Pages behind a session or a link, collected from a depositary that runs. Each is asked for in its languages when it
 * is reached, so that one story can go through states that exclude each other; a browser is then shown the very
 * answers, and gets whatever else they name from the depositary.
 */
export class Album {
  readonly site: Depositary
  readonly pages: Kept[] = []
  readonly #sorts = new Sorts()

  private constructor(site: Depositary) {
    this.site = site
  }

  static async open(): Promise<Album> {
    return new Album(await startDepositary({ parties: ['northhaven', 'eastport', 'westbank', 'meridian'] }))
  }

  /** What this address shows to whoever holds the cookies of this visitor; `sent` is a form that is refused. */
  async keep(
    route: RouteName,
    address: string,
    { cookies, site = this.site }: Who,
    sent?: Readonly<Record<string, string | Blob>>,
  ): Promise<void> {
    // Links in letters name the language of their reader.
    const path = address.replace(/[?&]lang=[a-z]+/, '')
    const what = `${path}${sent === undefined ? '' : ' sent'}`
    const languages: Lang[] = ['en', ...inTurn(OTHERS, effort('insideLanguages'), this.pages.length)]
    const answers = await Promise.all(
      languages.map(async lang => [lang, await this.#ask(site, path, lang, cookies, sent)]),
    )
    for (const [lang, answer] of answers as [Lang, Response][]) {
      assert.match(
        answer.headers.get('content-type') ?? '',
        /^text\/html/,
        `${what} is no page: ${answer.status}`,
      )
      assert.ok(answer.status < 500 && answer.status !== 403, `${what}: ${answer.status}`)
      assert.equal(
        sent !== undefined,
        answer.status === 422 || answer.status === 409,
        `${what}: ${answer.status}`,
      )
      assert.match(await answer.clone().text(), new RegExp(`<html[^>]* lang="${lang}"`), what)
    }
    const all = Object.fromEntries(answers) as Kept['in']
    const isNew = this.#sorts.hasNew(route, await all.en.clone().text())
    this.pages.push({ route, what, in: all, isNew })
  }

  #ask(
    site: Depositary,
    path: string,
    lang: Lang,
    cookie: string,
    sent?: Readonly<Record<string, string | Blob>>,
  ) {
    // What an address names comes before what the browser asks for.
    const named = lang === 'en' ? path : `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`
    const headers = { accept: 'text/html', 'accept-language': 'en', cookie }
    if (sent === undefined) return site.app.request(named, { headers })
    const hasFile = Object.values(sent).some(value => value instanceof Blob)
    const body = hasFile ? new FormData() : new URLSearchParams()
    for (const [name, value] of Object.entries(sent)) (body as FormData).append(name, value as string)
    return site.app.request(named, {
      method: 'POST',
      headers: { ...headers, 'sec-fetch-site': 'same-origin' },
      body,
    })
  }

  /** The page of this route on which there is most. */
  async fullest(route: RouteName): Promise<Kept> {
    const pages = this.pages.filter(kept => kept.route === route)
    const lengths = await Promise.all(pages.map(async kept => (await kept.in.en.clone().text()).length))
    return pages[lengths.indexOf(Math.max(...lengths))]!
  }

  /**
   * Shows one page of it after the other to a browser, at an address of this machine: so it keeps style and scripts,
   * which it would have to read anew for each page if the test answered in the place of a server.
   */
  async shownIn(lang: Lang): Promise<Show> {
    let shown: Kept | undefined
    const answer = (request: Request) =>
      request.headers.get('sec-fetch-dest') === 'document'
        ? shown!.in[lang]!.clone()
        : this.site.app.request(new URL(request.url).pathname)
    const server = createServer(getRequestListener(answer)).listen(0, 'localhost')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    return {
      page(page, kept) {
        shown = kept
        return page.goto(`http://localhost:${port}${kept.what.split(' ')[0]}`)
      },
      async [Symbol.asyncDispose]() {
        server.closeAllConnections()
        await new Promise(resolve => server.close(resolve))
      },
    }
  }
}
