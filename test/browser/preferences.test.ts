import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { without } from '../ground.ts'
import { type FoundPage, pagesIn } from './addresses.ts'
import { overflowIn } from './axe.ts'
import { type Browsing, startReading } from './browser.ts'
import { tabThrough } from './keys.ts'

describe('a page follows what its reader has set', { skip: without('chromium') }, () => {
  let it_: Browsing
  /** The first page of each route: what is set changes the style of a page, and not its matter. */
  let kinds: FoundPage[]
  before(async () => {
    it_ = await startReading()
    const pages = await pagesIn(it_.site.url)
    kinds = pages.filter(({ route }, i) => pages.findIndex(each => each.route === route) === i)
  })
  after(() => it_.close())

  const eachKind = async (page: Page, of: (path: string) => Promise<readonly string[]>) => {
    const found: string[] = []
    for (const { path } of kinds) {
      await page.goto(path)
      found.push(...(await of(path)).map(one => `${path}: ${one}`))
    }
    assert.deepEqual(found, [], found.join('\n'))
  }

  /** Laid over the page as a reader's own style would be; the page's policy lets no other page do so. */
  const lay = (page: Page, css: string) =>
    page.evaluate(text => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(text)
      document.adoptedStyleSheets = [sheet]
    }, css)

  it('text of twice the size, wide and narrow', async () => {
    const visitor = await it_.visitor({ lang: 'fr' })
    const { page } = visitor
    await eachKind(page, async () => {
      await lay(page, 'html { font-size: 200% }')
      const beyond = async (width: number) => {
        await page.setViewportSize({ width, height: 900 })
        return overflowIn(page)
      }
      return [...(await beyond(1280)), ...(await beyond(320))]
    })
    await visitor.leave()
  })

  it('no motion, ink on paper, more space between lines, words and letters (WCAG 1.4.12)', async () => {
    const visitor = await it_.visitor({ scheme: 'dark', reducedMotion: true })
    const { page } = visitor
    const spaced =
      '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }'
    await eachKind(page, async () => {
      await page.setViewportSize({ width: 1440, height: 900 })
      const moving = await movingOn(page)
      await page.emulateMedia({ media: 'print' })
      const printed = [...(await misprintedOn(page)), ...(await cutOn(page))]
      await page.emulateMedia({ media: 'screen' })
      await page.setViewportSize({ width: 360, height: 900 })
      await lay(page, spaced)
      return [...moving, ...printed, ...(await overflowIn(page))]
    })
    await visitor.leave()
  })

  it('colours of their own: the focus and the present page are still seen', async () => {
    const visitor = await it_.visitor({ forcedColors: true, width: 1280 })
    const { page } = visitor
    await page.goto('/harbour-accord')
    const here = page.locator('.nav [aria-current=page]')
    assert.match(await here.evaluate(each => getComputedStyle(each).textDecorationLine), /underline/)
    const faults = (await tabThrough(page)).flatMap(({ what, faults }) =>
      faults.map(fault => `${what} ${fault}`),
    )
    assert.deepEqual(faults, [])
    await visitor.leave()
  })

  it('a map that fills who has signed and outlines who has not, in colours of their own and on paper', async () => {
    for (const paper of [false, true]) {
      const visitor = await it_.visitor({ forcedColors: !paper, width: 1280 })
      const { page } = visitor
      for (const path of [
        '/paris-call',
        '/paris-call/not-on-the-list',
        '/harbour-accord',
        '/contract-for-the-web',
      ]) {
        await page.goto(path)
        if (paper) await page.emulateMedia({ media: 'print' })
        const { groups, keys, hatches, system } = await filledOn(page)
        const { ink, ground } = paper ? { ink: 'rgb(0, 0, 0)', ground: 'rgb(255, 255, 255)' } : system
        assert.notEqual(ink, ground)
        for (const { style, fills, strokes } of groups) {
          const isOn = style === 'map-signed' || style === 'map-dot on'
          const fill = /unknown/.test(style) ? 'url("#map-hatch")' : isOn ? ink : ground
          assert.deepEqual(fills, fills.length === 0 ? [] : [fill], `${path} ${style} ${paper}`)
          if (!isOn && style !== 'map-land')
            assert.ok(!strokes.includes(ground), `${path} ${style} has no edge`)
        }
        for (const { lines, between } of hatches)
          assert.deepEqual([lines, between], [ink, ground], `${path}: what is not known`)
        assert.deepEqual([...new Set(keys.on)], [ink], `${path}: its key`)
        assert.deepEqual([...new Set(keys.off)], [ground], `${path}: its key`)
      }
      await visitor.leave()
    }
  })

  it('a map whose land is seen, by an edge of 3:1 that is not broken, also of whom nothing is known', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      const visitor = await it_.visitor({ scheme, width: 390 })
      const { page } = visitor
      await page.goto('/contract-for-the-web')
      const edges = await page.locator('.map-unknown path').evaluateAll(shapes => {
        const [shape] = shapes
        const { stroke, strokeDasharray } = getComputedStyle(shape!)
        const ground = getComputedStyle(document.body).backgroundColor
        return { count: shapes.length, stroke, ground, dashes: strokeDasharray }
      })
      assert.ok(edges.count > 100)
      assert.equal(edges.dashes, 'none')
      assert.ok(contrast(edges.stroke, edges.ground) >= 3, `${scheme}: ${edges.stroke} on ${edges.ground}`)
      await visitor.leave()
    }
  })

  it('one sheet of paper for a certificate: with declaration and paper, withdrawn, in both languages', async () => {
    const visitor = await it_.visitor()
    const { page } = visitor
    const roll = `${it_.site.url}/harbour-accord/roll.json`
    const entries = await Promise.all(
      ['?q=marrow', '?status=withdrawn', '?q=northhaven'].map(async query => {
        const { items } = (await (await fetch(roll + query)).json()) as { items: { entry: number }[] }
        return items[0]!.entry
      }),
    )
    for (const entry of entries)
      for (const lang of ['en', 'fr']) {
        await page.goto(`/entries/${entry}/receipt?lang=${lang}`)
        const paper = (await page.pdf({ format: 'A4' })).toString('latin1')
        assert.equal(paper.match(/\/Type\s*\/Page\b/g)?.length, 1, `${entry} ${lang}`)
      }
    await visitor.leave()
  })
})

/** As WCAG counts it, of two colours `rgb(r, g, b)`. */
function contrast(one: string, other: string): number {
  const light = (colour: string) => {
    const [red, green, blue] = colour.match(/[\d.]+/g)!.map(value => {
      const part = Number(value) / 255
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
  }
  const [darker, lighter] = [light(one), light(other)].sort((a, b) => a - b)
  return (lighter! + 0.05) / (darker! + 0.05)
}

/** The colours that shapes of a map have, by what they say; those of its key; and what the reader's own colours are. */
function filledOn(page: Page) {
  return page.evaluate(() => {
    const once = (all: readonly string[]) => [...new Set(all)]
    const groups = [...document.querySelectorAll('.map svg > g')].map(group => {
      const shapes = [...group.querySelectorAll('path, circle')].map(shape => getComputedStyle(shape))
      const fills = once(shapes.map(({ fill }) => fill))
      return { style: group.classList.value, fills, strokes: once(shapes.map(({ stroke }) => stroke)) }
    })
    const colour = (hatch: Element, of: 'rect' | 'path') => getComputedStyle(hatch.querySelector(of)!)
    const hatches = [...document.querySelectorAll('.map-hatch')].map(hatch => ({
      lines: colour(hatch, 'path').stroke,
      between: colour(hatch, 'rect').fill,
    }))
    const keys = Object.groupBy([...document.querySelectorAll('.map .key i')], key =>
      key.matches('.off, .ring, .unknown') ? 'off' : 'on',
    )
    const grounds = (all: readonly Element[] = []) => all.map(key => getComputedStyle(key).backgroundColor)
    const probe = document.body.appendChild(document.createElement('p'))
    probe.style.cssText = 'forced-color-adjust: none; color: CanvasText; background: Canvas'
    const { color, backgroundColor } = getComputedStyle(probe)
    probe.remove()
    return {
      groups,
      hatches,
      keys: { on: grounds(keys.on), off: grounds(keys.off) },
      system: { ink: color, ground: backgroundColor },
    }
  })
}

/** What still moves for whoever asked for less motion. */
function movingOn(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('*')].flatMap(each => {
      const { animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(each)
      // What takes no time shows or hides something, and moves nothing.
      const moves = /[1-9]/.test(animationDuration + transitionDuration) || scrollBehavior === 'smooth'
      return moves ? [`moves: ${each.outerHTML.slice(0, 100)}`] : []
    }),
  )
}

/** A4 less margins of 20 mm. */
const PAPER = { width: 643, height: 900 }

/** What lies beyond the edge of a table that a screen can move, and paper cannot. */
async function cutOn(page: Page): Promise<string[]> {
  await page.setViewportSize(PAPER)
  return page.evaluate(() =>
    [...document.querySelectorAll('.scroll')].flatMap(each =>
      each.scrollWidth > each.clientWidth + 1
        ? [`is cut on paper, ${each.scrollWidth} of ${each.clientWidth}: ${each.outerHTML.slice(0, 120)}`]
        : [],
    ),
  )
}

/** What is on paper that only a screen can use, and what lacks there: words and proof, in black. */
function misprintedOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const inked = (selector: string) =>
      [...document.querySelectorAll(selector)].filter(each => each.checkVisibility())
    const { color } = getComputedStyle(document.body)
    return [
      ...inked('.nav, .langs, .skip, .btn, .filters, .pager').map(
        each => `prints ${each.outerHTML.slice(0, 80)}`,
      ),
      ...(inked('h1').length === 1 ? [] : ['does not print its heading']),
      // A receipt says of itself how far it is recorded, and by whom it was seen; the counter, which has no frame, its
      // day.
      ...(inked('.colophon .proof, .deed').length > 0 || location.pathname.endsWith('/embed')
        ? []
        : ['does not print how far the log is recorded']),
      ...(color === 'rgb(0, 0, 0)' ? [] : [`prints ${color} ink`]),
    ]
  })
}
