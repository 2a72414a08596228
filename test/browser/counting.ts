import type { Page } from 'playwright-core'

/**
 * What a way asks of a reader: clicks, from the one in the letter; pages that come; prompts of the device. `again` leaves
 * out what was tried beside it.
 */
export async function counting(page: Page) {
  let [clicks, pages] = [0, 0]
  page.on('load', () => pages++)
  await page.addInitScript(() => {
    const { credentials } = navigator
    for (const name of ['create', 'get'] as const) {
      const asks = credentials[name].bind(credentials)
      credentials[name] = (options?: object) => {
        sessionStorage.setItem('prompts', String(Number(sessionStorage.getItem('prompts') ?? 0) + 1))
        return asks(options)
      }
    }
  })
  return {
    async click(act: () => Promise<unknown>) {
      clicks++
      await act()
    },
    async again() {
      await page.waitForLoadState()
      pages = 1
      await page.evaluate(() => sessionStorage.removeItem('prompts'))
    },
    async all() {
      return {
        clicks,
        pages,
        prompts: Number(await page.evaluate(() => sessionStorage.getItem('prompts'))),
      }
    },
  }
}
