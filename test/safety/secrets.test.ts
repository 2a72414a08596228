import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ACCORD } from '../harbour.ts'
import { newWorld, type World } from './world.ts'

/** Links that let somebody in, once they stand in an address: who else could come to know them. */
describe('a link that lets somebody in', () => {
  let world: World
  before(async () => {
    world = await newWorld()
  })
  after(() => world.site.close())

  it('is told neither to the next page, nor to a cache, nor to a search engine', async () => {
    const { site, cookies, links } = world
    const cookie = `${cookies.officer}; ${cookies['representative of Northhaven']}`
    for (const path of [
      `/applications/${links.application}`,
      `/invitations/${links.invitation}`,
      `/desk/enrol/${links.enrolment}`,
      `/colleagues/${links.colleague}`,
      `/addresses/${links.address}`,
      `/letters/${links.wishes}`,
      `/letters/${links.wishes}/stop`,
      `/persons/${links.person}`,
      `/persons/not-me/${links.person}`,
      `/${ACCORD}/persons/code/${links['code of a person']}`,
      `/desk/acts/${links['act of an officer']}`,
      `/representative/acts/${links['act of Northhaven']}`,
    ]) {
      const { status, headers } = await site.get(path, { accept: 'text/html', cookie })
      assert.equal(status, 200, path)
      assert.equal(headers.get('referrer-policy'), 'strict-origin', path)
      assert.equal(headers.get('cache-control'), 'no-store', path)
      assert.match(headers.get('x-robots-tag')!, /noindex/, path)
    }
  })

  it('stands nowhere in the log of the server, though it breaks there', async () => {
    const { site, links } = world
    const { drawer } = site.log
    const { get } = drawer
    drawer.get = () => Promise.reject(new TypeError('It is broken.'))
    const { status } = await site.get(`/invitations/${links.invitation}`)
    drawer.get = get
    assert.equal(status, 500)
    const told = JSON.stringify(site.told)
    assert.match(told, /\/invitations\/…/)
    for (const token of Object.values(links)) assert.ok(!told.includes(token))
  })
})
