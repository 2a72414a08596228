import type { Page } from 'playwright-core'

/**
 * What on a page of Arabic does not run as it is read: words from the left, commas of Latin letters, a number at the
 * wrong end, a heading or a margin astray.
 */
export function directionFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const seen = (each: Element) => each.checkVisibility()
    const fixed = document.querySelectorAll('code, pre, .hash, .map svg, .chart svg')
    const turned = [...fixed].filter(each => seen(each) && getComputedStyle(each).direction !== 'ltr')
    const marginals = [...document.querySelectorAll('.entry > .side')].filter(seen)
    const misplaced = marginals.filter(each => {
      const matter = each.nextElementSibling?.getBoundingClientRect()
      return matter !== undefined && matter.width > 0 && each.getBoundingClientRect().left < matter.left
    })
    // Beside a name that runs the other way, the number in front of it stands behind it.
    const left = [...document.querySelectorAll('[dir=auto]')].filter(
      each => seen(each) && getComputedStyle(each).direction === 'ltr',
    )
    const apart = left.filter(each =>
      /^\s*\d+\.(?:\d+(?:\.\d+)*)? $/.test(each.previousSibling?.nodeValue ?? ''),
    )
    const away = left.filter(each => each.matches('h1, .quoted > *'))
    const unaligned = away.filter(each => {
      const { display, textAlign } = getComputedStyle(each)
      return display !== 'inline' && textAlign !== 'right'
    })
    const astray: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const [around, words] = [text.parentElement!, text.nodeValue!]
      if (around.closest('svg, script, style, code, pre, textarea, option') || !seen(around)) continue
      // The parts of such a day change places behind Arabic letters (UAX 9).
      if (/\p{Script=Arabic}[^\u200e\u2066\u2068\p{Script=Latin}]*\d-\d/u.test(words))
        astray.push(`turns a day round: ${words}`)
      const isArabic = /^\P{L}*\p{Script=Arabic}/u.test(words)
      const isFromLeft = getComputedStyle(around).direction === 'ltr'
      if (isArabic && isFromLeft) astray.push(`from the left: ${words}`)
      const isOurs = around.closest('[lang], [dir=auto], bdi') === document.documentElement
      if (isOurs && !isFromLeft && /[\p{Script=Arabic}\d\u2069][,;] |^[,;] /u.test(words))
        astray.push(`has a comma of Latin letters: ${words}`)
    }
    return [
      ...astray,
      ...apart.map(each => `has its number at the other end: ${each.outerHTML.slice(0, 100)}`),
      ...unaligned.map(each => `is away from the lines around it: ${each.outerHTML.slice(0, 100)}`),
      ...turned.map(each => `runs from the right: ${each.outerHTML.slice(0, 100)}`),
      ...misplaced.map(each => `stands on the wrong side: ${each.outerHTML.slice(0, 100)}`),
    ]
  })
}
