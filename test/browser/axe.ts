import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { BrowserContext, Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2 at level AA contains what earlier versions and level A ask. Best practices are asked for, too. */
export const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

/** Rules whose verdict a colour scheme can change on a page that stays as it is. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block']

const LESS = { selectors: false, iframes: false, preload: false } as const

/**
 * Brings axe to whichever page this context opens: a walk over many pages sends it once, where each page would else be
 * sent its half a megabyte anew. It begins where it is asked for, since most pages of a walk are not judged.
 */
export function bringAxe(context: BrowserContext): Promise<unknown> {
  const begun = `delete window.axe; ${source}; return window.axe`
  const content = `Object.defineProperty(window, 'axe', { configurable: true, get() { ${begun} } })`
  return context.addInitScript({ content })
}

/**
 * What axe finds wrong on the page as it stands, one line a fault: the rule, the element and why. Nothing is switched
 * off. Of what axe leaves to people ("incomplete") only letters in the colour of their own ground are told, which it
 * takes for hidden on purpose.
 */
export async function faultsIn(page: Page, only: 'everything' | 'colours' = 'everything'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const options: RunOptions =
    only === 'everything'
      ? { runOnly: { type: 'tag', values: TAGS } }
      : { runOnly: { type: 'rule', values: OF_COLOUR } }
  const found = await page.evaluate(
    async given => {
      const { axe } = window as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } }
      const { violations, incomplete } = await axe.run(given)
      const isUnseen = ({ any }: (typeof incomplete)[number]['nodes'][number]) =>
        any.some(({ data }) => data?.messageKey === 'equalRatio')
      const unseen = incomplete.map(rule => ({ ...rule, nodes: rule.nodes.filter(isUnseen) }))
      return [...violations, ...unseen].map(({ id, nodes }) => ({
        id,
        nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })),
      }))
    },
    // Only what this function tells is computed: no page of ours holds a frame or plays a sound.
    { ...options, resultTypes: ['violations' as const, 'incomplete' as const], ...LESS },
  )
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary?.replace(/\s+/g, ' ')}`,
    ),
  )
}

/** What sticks out of the window sideways; empty where a page needs no sideways scrolling (WCAG 1.4.10). */
export function overflowIn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement
    if (root.scrollWidth <= root.clientWidth) return []
    const isOut = (box: DOMRect) => box.right > root.clientWidth + 1 || box.left < -1
    const out = [...document.body.querySelectorAll('*')].filter(each => isOut(each.getBoundingClientRect()))
    const told = out.slice(0, 5).map(each => each.outerHTML.slice(0, 120))
    return [`${root.scrollWidth} px in ${root.clientWidth}`, ...told]
  })
}

/** As it stands, in both colour schemes: no fault that axe knows of, and nothing to scroll sideways for. */
export async function assertWellMade(page: Page): Promise<void> {
  assert.deepEqual(await faultsIn(page), [])
  await page.emulateMedia({ colorScheme: 'dark' })
  assert.deepEqual(await faultsIn(page, 'colours'), [])
  await page.emulateMedia({ colorScheme: 'light' })
  assert.deepEqual(await overflowIn(page), [])
}
