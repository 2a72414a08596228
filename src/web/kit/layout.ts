import { isolated } from '../messages/bidi.ts'
import { say } from '../messages/say.ts'
import type { CallShown } from './call-shown.ts'
import { ERRORS } from './fields.ts'
import { foot } from './foot.ts'
import { type Feed, head, type Picture } from './head.ts'
import { ownName } from './keepers-own.ts'
import { MARKS } from './marks.ts'
import { html, type Markup, type Piece } from './markup.ts'
import { type CurrentPage, masthead } from './masthead.ts'
import { recordBanner } from './record-banner.ts'
import type { Asked } from './request.ts'
import { switchBanner } from './switches.ts'
import { directionOf, nameIn } from './wording.ts'

/** The frame of every page. */

/** How a report begins, filed or not yet, whichever page shows it: its style comes by this, and no page asks for it. */
const REPORT = '<div class="one-report">'
export const oneReport = (...drawn: readonly Piece[]): Markup => html`<div class="one-report">${drawn}</div>`

export interface Page {
  readonly title: string
  readonly main: Markup
  readonly call?: CallShown | undefined
  readonly current?: CurrentPage
  /** Modules of src/browser that make the page more convenient. */
  readonly script?: string | readonly string[]
  /** For one person: nothing of it stands in the log. */
  readonly isPrivate?: boolean
  /** Not for search engines, as what is not there. */
  readonly isUnlisted?: boolean
  /** What the page says, for those who see a link to it; the call's summary if left out. */
  readonly description?: string | undefined
  /** Shown with a link to the page. */
  readonly picture?: Picture | undefined
  readonly feeds?: readonly Feed[]
}

export function page(asked: Asked, shown: Page): string {
  const { lang } = asked
  const { main, call, current, isPrivate = false, feeds = [] } = shown
  const keeper = ownName(asked).text
  const title = titleOf(asked, shown, keeper)
  return html`<!doctype html>
<html lang="${lang}" dir="${directionOf(lang)}">
<head>
${head(asked, {
  title: [...title, keeper].map(one => isolated(one, lang)).join(' – '),
  shared: title.map(one => isolated(one, lang)).join(' – '),
  siteName: keeper,
  description: shown.description ?? summaryOf(asked, call),
  picture: shown.picture,
  feeds,
  scripts: [shown.script ?? []].flat(),
  isUnlisted: isPrivate || shown.isUnlisted === true,
  isPrivate,
  isReport: main.includes(REPORT),
})}
</head>
<body>
<a class="skip" href="#main">${say(lang, 'frame.skip')}</a>
${MARKS}
${asked.masthead ?? masthead(asked, call, current)}
${call?.isRecord ? recordBanner(asked, call) : null}
        ${switchBanner(asked)}
<main id="main"><div class="sheet">
${main}
</div></main>
${foot(asked, { isPrivate, feeds, call })}
</body>
</html>
`.toString()
}

/** The most telling comes first, since a tab shows no more; the keeper's name follows. */
function titleOf({ lang }: Asked, { title, main, call }: Page, keeper: string): string[] {
  const isRefused = main.includes(ERRORS)
  const name = call && nameIn(call.row.titles, lang).text
  return [
    isRefused ? say(lang, 'frame.error', { title }) : title === keeper ? say(lang, 'frame.nav.calls') : title,
    ...(name === undefined || title.includes(name) ? [] : [name]),
    ...(call?.isRecord ? [say(lang, 'record.titleOf')] : []),
  ]
}

function summaryOf({ lang }: Asked, call: CallShown | undefined): string | undefined {
  return call?.row.summary ? nameIn(call.row.summary, lang).text : undefined
}
