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

/** Presses Tab through the whole page, from its beginning until the focus leaves it. */
export async function tabThrough(page: Page): Promise<Stop[]> {
  const stops: Stop[] = []
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
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
