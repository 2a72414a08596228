import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { type Depositary, startDepositary } from '../../../test/depositary.ts'
import { readPaper } from './paper.ts'

const root = new URL('../../../spec/', import.meta.url)

describe('the specification on the site', () => {
  let it_: Depositary
  before(async () => {
    it_ = await startDepositary()
  })
  after(() => it_.close())

  /** The page, with the ids in it and where its links lead. */
  async function pageAt(path: string) {
    const response = await it_.get(path, { accept: 'text/html' })
    assert.equal(response.status, 200, path)
    const text = await response.text()
    const [, article = ''] = /<article[^>]*>([\s\S]*)<\/article>/.exec(text) ?? []
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!)
    const links = [...text.matchAll(/ href="([^"]+)"/g)].map(([, href]) => new URL(href!, `https://x${path}`))
    return { article, ids, links }
  }

  it('has every paper as a page, whose links and anchors all lead somewhere', async () => {
    const bare = await it_.get('/spec')
    assert.deepEqual([bare.status, bare.headers.get('location')], [308, '/spec/'])
    const first = await pageAt('/spec/')
    const papers = first.links.map(({ pathname }) => pathname).filter(path => /^\/spec\/[a-z]+$/.test(path))
    const pages = new Map([['/spec/', first]])
    for (const path of new Set(papers)) pages.set(path, await pageAt(path))
    assert.equal(pages.size, 14)
    for (const [path, { ids, links, article }] of pages) {
      assert.deepEqual(ids, [...new Set(ids)], `${path} has an id twice`)
      // Nothing of Markdown is left over.
      assert.doesNotMatch(
        article.replaceAll(/<(code|pre)[^>]*>[\s\S]*?<\/\1>/g, ''),
        /\]\(|\*\*|^\||\|$|`|^#/m,
        path,
      )
      for (const { pathname, hash } of links.filter(one => one.pathname.startsWith('/spec/'))) {
        const to = pages.get(pathname)
        if (to === undefined) assert.equal((await it_.get(pathname)).status, 200, pathname)
        else if (hash !== '')
          assert.ok(to.ids.includes(decodeURIComponent(hash.slice(1))), `${path} to ${pathname}${hash}`)
      }
    }
    const register = pages.get('/spec/register')!
    assert.ok(
      ['party/merged', 'party/ended', 'signature/given', '5-export', 'R-1.9', 'R-signature/given.5'].every(
        id => register.ids.includes(id),
      ),
    )
  })

  it('has every file as it is in the clone, and keeps none without asking again', async () => {
    const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(name =>
      /\.(md|json|ndjson|gz)$/.test(name),
    )
    assert.ok(names.length > 20)
    for (const name of names) {
      const response = await it_.get(`/spec/${name}`)
      assert.equal(response.status, 200, name)
      assert.ok(Buffer.from(await response.arrayBuffer()).equals(readFileSync(new URL(name, root))), name)
      const etag = response.headers.get('etag')!
      assert.equal((await it_.get(`/spec/${name}`, { 'if-none-match': etag })).status, 304)
    }
    for (const name of ['make-bodies.ts', 'vectors/making.ts', '../package.json', 'nothing.md'])
      assert.equal((await it_.get(`/spec/${name}`)).status, 404, name)
  })
})

describe('a paper', () => {
  const made = (markdown: string) => `${readPaper(`# A paper\n\n${markdown}`, href => `/to/${href}`).body}`

  const plain = (markdown: string) => made(markdown).replaceAll(/<a class="anchor cite".*?<\/a>/g, '')

  it('is written in the Markdown that ours use, and escaped', () => {
    assert.equal(
      plain('One *em*,\n**strong** `a < b` [it](x.md).'),
      '<p id="R-0.p1">One <em>em</em>,\n<strong>strong</strong> <code>a &lt; b</code> <a href="/to/x.md">it</a>. </p>',
    )
    assert.match(
      made('## a/b, a/c — log'),
      /^<h2 id="a\/b"><span id="a\/c"><\/span><span id="ab-ac--log"><\/span>/,
    )
    assert.match(
      made('| a | b |\n|---|---|\n| `x\\|y` | <i> |'),
      /<td><code>x\|y<\/code><\/td><td>&lt;i&gt;<\/td>/,
    )
    assert.equal(
      plain('## 7. Law\n1. One\n   - two\n     more\n2. Three').replace(/^.*<\/h2>/, ''),
      '<ol start="1"><li id="R-7.1">One <ul><li>two\nmore</li></ul></li><li id="R-7.2">Three </li></ol>',
    )
    assert.equal(made('```\na | *b*\n```'), '<pre class="raw" tabindex="0"><code>a | *b*</code></pre>')
  })
})
