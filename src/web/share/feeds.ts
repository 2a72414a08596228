import type { Subject } from '../../register/subjects.ts'
import {
  type Action,
  type Answer,
  type Asked,
  cachedAnswer,
  callShown,
  entryDay,
  html,
  keeperName,
  linkIn,
  nameIn,
  partyOrRefuse,
  say,
  sizeOf,
  withMore,
} from '../kit/kit.ts'
import { type Item, itemsOf } from './feed-items.ts'

/**
 * Feeds: what is new on a call, about an organisation, or in the whole log, for programs that tell their readers of it.
 * Atom (RFC 4287) and JSON Feed 1.1 of the same items, in the language that the address names.
 */

interface Feed {
  readonly title: string
  /** The page that tells the same. */
  readonly page: string
  readonly items: readonly Item[]
}

type Source = (asked: Asked) => Promise<Feed>

/** Of its subject, the indexes before one. */
const entriesOn =
  ({ site }: Asked, subject: Subject) =>
  async (before: number | undefined, limit: number) =>
    (await site.log.store.entriesOn(subject, { before, limit })).entries

async function ofCall(asked: Asked): Promise<Feed> {
  const { id, row, isRecord } = await callShown(asked, asked.params.call!)
  const call = nameIn(row.titles, asked.lang).text
  const title = isRecord ? `${call} (${say(asked.lang, 'record.titleOf')})` : call
  return { title, page: `/${id}`, items: await itemsOf(asked, entriesOn(asked, `call ${id}`)) }
}

async function ofParty(asked: Asked): Promise<Feed> {
  const id = asked.params.id!
  const { names } = await partyOrRefuse(asked.site.log.store, id)
  const items = await itemsOf(asked, entriesOn(asked, `party ${id}`))
  return { title: nameIn(names, asked.lang).text, page: `/parties/${id}`, items }
}

async function ofLog(asked: Asked): Promise<Feed> {
  const items = await itemsOf(asked, async (before = sizeOf(asked.site), limit) =>
    Array.from({ length: Math.min(before, limit) }, (_, i) => before - 1 - i),
  )
  return { title: say(asked.lang, 'log.title'), page: '/log', items }
}

/** What both forms say of a feed. */
async function frameOf(asked: Asked, { title, page, items }: Feed, form: string) {
  const { lang, site } = asked
  const keeper = await keeperName(asked)
  const origin = site.log.origin
  // RFC 4151: whoever had this host on the log's first day named what follows.
  const tag = `tag:${origin.split(/[/:+]/, 1)},${sizeOf(site) === 0 ? '1970-01-01' : await entryDay(asked, 0)}:${origin}`
  const whole = (path: string) => site.publicUrl + linkIn(asked, path)
  return {
    keeper,
    name: say(lang, 'feed.title', { title, keeper }),
    self: site.publicUrl + withMore(`${page}/feed.${form}`, `lang=${lang}`),
    page: whole(page),
    tag,
    items: items.map(({ name, title, path, updated }) => ({
      id: `${tag}/${name}`,
      url: whole(path),
      title,
      updated,
    })),
  }
}

/** An element of its own for each: what a template writes here is XML, and escaped as such. */
async function atomOf(asked: Asked, feed: Feed): Promise<string> {
  const { keeper, name, self, page, tag, items } = await frameOf(asked, feed, 'atom')
  const entries = items.map(
    ({ id, url, title, updated }) => html`<entry>
      <id>${id}</id>
      <title>${title}</title>
      <link rel="alternate" type="text/html" href="${url}"/>
      <updated>${updated}</updated>
    </entry>\n`,
  )
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${asked.lang}">
<id>${tag}${feed.page}</id>
<title>${name}</title>
<updated>${items[0]?.updated ?? NEVER}</updated>
<author><name>${keeper}</name></author>
<link rel="self" type="application/atom+xml" href="${self}"/>
<link rel="alternate" type="text/html" href="${page}"/>
${entries}</feed>
`
    .toString()
    .replaceAll(NOT_IN_XML, '')
}

/** Of a log without entries. */
const NEVER = '1970-01-01T00:00:00Z'
/** XML 1.0, section 2.2, has no way to write these. */
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

async function jsonOf(asked: Asked, feed: Feed): Promise<string> {
  const { keeper, name, self, page, items } = await frameOf(asked, feed, 'json')
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: name,
    home_page_url: page,
    feed_url: self,
    language: asked.lang,
    authors: [{ name: keeper }],
    items: items.map(({ id, url, title, updated }) => ({
      id,
      url,
      content_text: title,
      date_modified: updated,
    })),
  })
}

const FORMS = {
  atom: { type: 'application/atom+xml; charset=utf-8', made: atomOf },
  json: { type: 'application/feed+json; charset=utf-8', made: jsonOf },
} as const

function feed(form: keyof typeof FORMS, source: Source): Action {
  const { type, made } = FORMS[form]
  return (asked: Asked): Promise<Answer> => {
    const { lang, query, request } = asked
    const key = `feed ${lang}${query.has('lang') ? '+' : ''} ${new URL(request.url).pathname}`
    return cachedAnswer(asked, key, async () => ({
      type,
      body: await made(asked, await source(asked)),
      headers: { Vary: 'Accept-Language' },
    }))
  }
}

export const showCallAtom = feed('atom', ofCall)
export const showCallFeed = feed('json', ofCall)
export const showPartyAtom = feed('atom', ofParty)
export const showPartyFeed = feed('json', ofParty)
export const showLogAtom = feed('atom', ofLog)
export const showLogFeed = feed('json', ofLog)
