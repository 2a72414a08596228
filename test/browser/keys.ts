import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'

/** A person without a mouse. */

/** Presses Tab until `wanted` has the focus; whoever tabs past everything has not found it. */
export async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await wanted.waitFor()
  for (let pressed = 0; pressed < 400; pressed++) {
    if (await wanted.evaluate(each => each === document.activeElement)) return
    await page.keyboard.press(key)
  }
  assert.fail(`Tab never came to ${wanted}`)
}

export interface Stop {
  /** The element's own beginning, to tell it by. */
  readonly what: string
  /** Its place among all elements of the page. */
  readonly place: number
  /** What is amiss with how it shows that it has the focus. */
  readonly faults: readonly string[]
}

/**
 * What is amiss for whoever has no mouse: the way to skip what stands on every page does not come first, Tab goes
 * another way than one reads, leaves something out, or does not show where it is.
 */
export async function keyboardFaults(page: Page): Promise<string[]> {
  const stops = await tabThrough(page)
  const found = stops.flatMap(({ what, faults }) => faults.map(fault => `${what} ${fault}`))
  // The counter that others show within their pages is its own matter: nothing stands before it.
  const isFramed = new URL(page.url()).pathname.endsWith('/embed')
  if (!isFramed && !stops[0]!.what.includes('class="skip"')) found.push(`begins at ${stops[0]!.what}`)
  for (const [i, { what, place }] of stops.entries())
    if (place < (stops[i - 1]?.place ?? 0)) found.push(`${what} is read before ${stops[i - 1]!.what}`)
  const all = await page.evaluate(() => {
    const able = document.querySelectorAll(
      'a[href]:not([tabindex="-1"]), button, input:not([type=hidden]), select, textarea, summary',
    )
    const seen = [...able].filter(each => each.checkVisibility() && each.matches(':not(:disabled)'))
    // Tab comes to a group of radio buttons once; the arrows move within it.
    const radios = seen.filter(each => each.matches('input[type=radio]'))
    const groups = new Set(radios.map(each => (each as HTMLInputElement).name))
    return seen.length - radios.length + groups.size
  })
  if (stops.length < all) found.push(`Tab came to ${stops.length} of ${all}`)
  return found
}

/** Presses Tab through the whole page, from its beginning until the focus leaves it. */
export async function tabThrough(page: Page): Promise<Stop[]> {
  const stops: Stop[] = []
  // Where something takes the focus by itself, Tab would go on from there.
  await page.evaluate(() => {
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
  })
  for (;;) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => {
      const active = document.activeElement
      if (active === null || active === document.body) return null
      const box = active.getBoundingClientRect()
      const style = getComputedStyle(active)
      const middle = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
      const isCovered = middle !== null && !active.contains(middle) && !middle.contains(active)
      const isSeen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
      return {
        what: active.outerHTML.slice(0, 100),
        place: [...document.querySelectorAll('*')].indexOf(active),
        faults: [
          ...(isSeen ? [] : ['is out of sight']),
          ...(isCovered ? ['is covered'] : []),
          ...(style.outlineStyle === 'none' && style.boxShadow === 'none' ? ['shows no ring'] : []),
        ],
      }
    })
    if (stop === null || stop.place === stops[0]?.place) return stops
    assert.ok(stops.length < 1_000, `Tab never leaves the page: ${stop.what}`)
    stops.push(stop)
  }
}
