import { type Asked, attributes, html, type Markup, say } from '../../kit/kit.ts'

/**
 * Where `src/browser/paste-cells.page.ts` tells, in a form of figures, which fields the cells of a spreadsheet went
 * into, or why into none. `isTable`: it has fields beneath each other, and a browser without scripts makes one figure
 * of a column that is pasted. No server can see that, so the page warns of it.
 */
export function cellsPasting({ lang }: Asked, isTable: boolean): Markup {
  const place = attributes({
    class: 'pasted',
    role: 'status',
    'data-paste-cells': true,
    'data-filled': say(lang, 'cells.filled', { count: '#' }),
    'data-too-many': say(lang, 'cells.tooMany', { copied: '#', room: '##' }),
    'data-unfit': say(lang, 'cells.unfit', { typed: '#' }),
    'data-undo': say(lang, 'pasted.undo'),
    'data-undone': say(lang, 'cells.undone'),
  })
  const warning = html`<noscript><p class="note">${say(lang, 'cells.noScript')}</p></noscript>`
  return html`<div${place}></div>${isTable ? warning : null}`
}
