import type { Depositary } from '../depositary.ts'
import { formsIn, linksIn } from '../desk/visitor.ts'

/**
 * A program before somebody's mailbox that does whatever any is known to do with a letter, and more: it asks for each
 * address by HEAD and by GET, goes on to what the pages behind them link by a secret of their own, sends every form
 * that it finds as it stands, and presses every button. What it does not do is tick, choose or type.
 */
export async function scan(site: Depositary, { text, html }: { text: string; html: string }): Promise<void> {
  const found = [...text.matchAll(/https:\/\/harbour\.example\/\S+/g)].map(([link]) => link)
  const seen = new Set<string>()
  for (const path of ours([...found, ...linksIn(html)])) await open(site, path, seen, 1)
}

const HERE = /^(?:https:\/\/harbour\.example)?(?=\/)/
const ours = (links: readonly string[]) =>
  links.filter(link => HERE.test(link)).map(link => link.replace(HERE, ''))
const SECRET = /\/[\w-]{43}(?:[/?#]|$)/

async function open(site: Depositary, path: string, seen: Set<string>, further: number): Promise<void> {
  if (seen.has(path)) return
  seen.add(path)
  await site.app.request(path, { method: 'HEAD' })
  const html = await site.text(path)
  for (const { action, fields, buttons } of formsIn(html))
    for (const pressed of [{}, ...buttons]) await send(site, action, { ...fields, ...pressed })
  if (further === 0) return
  for (const next of ours(linksIn(html, SECRET))) await open(site, next, seen, further - 1)
}

/** As a browser without anybody before it would: from the page itself. */
async function send(site: Depositary, action: string, fields: Record<string, string>): Promise<void> {
  const headers = { 'sec-fetch-site': 'same-origin' }
  await site.app.request(action, { method: 'POST', headers, body: new URLSearchParams(fields) })
}
