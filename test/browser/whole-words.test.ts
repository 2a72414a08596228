import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { without } from '../ground.ts'
import { type Browsing, startReading } from './browser.ts'

const TABLES = [
  ...['/harbour-accord/indicators', '/harbour-accord/indicators/year/warned'],
  ...['/harbour-accord/indicators/year/incidents', '/harbour-accord/figures'],
]

describe('names and heads of tables of data', { skip: without('chromium') }, () => {
  let it_: Browsing
  before(async () => {
    it_ = await startReading()
  })
  after(() => it_.close())

  for (const lang of ['en', 'fr'])
    it(`break no word, on a page of paper and on a wide screen, in ${lang}`, async () => {
      const visitor = await it_.visitor({ lang })
      const { page } = visitor
      const found: string[] = []
      // A4 between the margins of the print style.
      for (const path of TABLES)
        for (const [media, width] of [
          ['print', 642],
          ['screen', 1440],
        ] as const) {
          await page.setViewportSize({ width, height: 900 })
          await page.emulateMedia({ media })
          await page.goto(path)
          found.push(...(await brokenIn(page)).map(word => `${path} (${media}) ${word}`))
          const wide = await page.evaluate(() => document.documentElement.scrollWidth)
          // Lengths are rounded up.
          if (wide > width + 1) found.push(`${path} (${media}) is ${wide} of ${width} wide`)
        }
      assert.deepEqual(found, [], found.join('\n'))
      await visitor.leave()
    })
})

/** Words of heads whose letters stand in more than one line. */
function brokenIn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const broken: string[] = []
    for (const head of document.querySelectorAll('main .scroll th')) {
      if (!head.checkVisibility()) continue
      const walker = document.createTreeWalker(head, NodeFilter.SHOW_TEXT)
      for (
        let text = walker.nextNode() as Text | null;
        text !== null;
        text = walker.nextNode() as Text | null
      )
        for (const { 0: word, index } of text.data.matchAll(/[\p{L}\p{N}]+/gu)) {
          const range = document.createRange()
          range.setStart(text, index)
          range.setEnd(text, index + word.length)
          const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
          if (lines.size > 1) broken.push(word)
        }
    }
    return broken
  })
}
