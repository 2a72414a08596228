import type { Page } from 'playwright-core'

/**
 * What a screen reader makes of a page before it reads it: its headings, its parts, its tables, its links. Each fault
 * is a line; a page that is told well has none.
 */
export function outlineFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = []
    const shown = (selector: string) =>
      [...document.querySelectorAll(selector)].filter(each => each.checkVisibility())
    const nameOf = (each: Element): string => {
      const labelled = each
        .getAttribute('aria-labelledby')
        ?.split(' ')
        .map(id => document.getElementById(id)?.textContent ?? '')
        .join(' ')
      return (labelled ?? each.getAttribute('aria-label') ?? '').replace(/\s+/g, ' ').trim()
    }
    /**
     * Words of neighbours that style alone keeps apart: whoever listens hears them as one, and whoever copies them gets
     * one. Marks within a word, as of what changed in it, are no neighbours.
     */
    const gluedIn = (part: Element): string[] => {
      const blockOf = (of: Element | null): Element | null =>
        of === null || !/^(?:inline|contents)/.test(getComputedStyle(of).display)
          ? of
          : blockOf(of.parentElement)
      const isHeard = (of: Element) =>
        of.closest('svg, script, style, select, ins, del, em, sup, [aria-hidden=true], .hash') === null &&
        of.checkVisibility()
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
      const found: string[] = []
      let before: Text | null = null
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        if (node instanceof HTMLBRElement) before = null
        if (!(node instanceof Text) || node.data === '' || !isHeard(node.parentElement!)) continue
        const isGlued =
          before !== null &&
          /[\p{L}\p{N}]$/u.test(before.data) &&
          /^[\p{L}\p{N}]/u.test(node.data) &&
          blockOf(before.parentElement) === blockOf(node.parentElement)
        if (isGlued) found.push(`glues “${before!.data.slice(-20)}” to “${node.data.slice(0, 20)}”`)
        before = node
      }
      return [...new Set(found)]
    }
    const brief = (each: Element) => each.outerHTML.replace(/\s+/g, ' ').slice(0, 120)

    const headings = shown('h1, h2, h3, h4, h5, h6').map(each => ({ each, level: Number(each.tagName[1]) }))
    const firsts = headings.filter(({ level }) => level === 1)
    if (firsts.length !== 1) faults.push(`has ${firsts.length} main headings`)
    if (firsts[0]?.each.closest('main') === null) faults.push('has its main heading outside of its matter')
    const matter = headings.filter(({ each }) => each.closest('main') !== null)
    matter.forEach(({ each, level }, i) => {
      const before = matter[i - 1]?.level ?? 0
      if (level > before + 1) faults.push(`leaves out a level before ${brief(each)}`)
      if (each.textContent?.trim() === '') faults.push(`has an empty heading ${brief(each)}`)
    })

    for (const [part, selector] of [
      ['banner', 'header:not(article header, main header, section header)'],
      ['main', 'main'],
      ['contentinfo', 'footer:not(article footer, main footer)'],
    ] as const)
      if (shown(selector).length !== 1) faults.push(`has ${shown(selector).length} of ${part}`)
    for (const kind of ['nav', 'aside', '[role=search], search', '[role=region]']) {
      const names = shown(kind).map(each => nameOf(each))
      if (names.some(name => name === '')) faults.push(`does not name each ${kind}`)
      if (new Set(names).size !== names.length)
        faults.push(`gives two of ${kind} one name: ${names.join(', ')}`)
    }

    for (const table of shown('table')) {
      const name = nameOf(table) || table.querySelector('caption')?.textContent?.trim()
      if (!name) faults.push(`does not name ${brief(table)}`)
      const heads = [...table.querySelectorAll('thead th, thead td')]
      if (heads.length === 0) faults.push(`has no headers for the columns of ${brief(table)}`)
      // Browsers take what is laid out otherwise for no table: then roles say that it is one.
      const parts = [table, ...table.querySelectorAll('thead, tbody, tr, th, td')]
      const isFolded = parts.some(part => !getComputedStyle(part).display.startsWith('table'))
      const untold = isFolded ? parts.find(part => !part.hasAttribute('role')) : undefined
      if (untold !== undefined) faults.push(`folds a table and does not say what is ${brief(untold)}`)
      for (const head of table.querySelectorAll('th'))
        if (!head.hasAttribute('scope') && !head.hasAttribute('role'))
          faults.push(`does not say what ${brief(head)} heads`)
    }

    const EMPTY_WORDS = /^(?:here|click here|more|read more|link|this|ici|cliquez ici|plus|lien|voir)$/i
    for (const link of shown('a[href]')) {
      const name = nameOf(link) || (link.textContent ?? '').replace(/\s+/g, ' ').trim()
      if (name === '' || EMPTY_WORDS.test(name))
        faults.push(`has a link that does not say where it leads: ${brief(link)}`)
    }
    faults.push(...gluedIn(document.body))

    for (const each of shown('svg'))
      if (
        each.closest('[aria-hidden=true]') === null &&
        (each.getAttribute('role') !== 'img' || nameOf(each) === '')
      )
        faults.push(`has a drawing without words: ${brief(each)}`)
    return faults
  })
}
