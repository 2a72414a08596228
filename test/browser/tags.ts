/** Elements that none of our pages leaves to a browser to close. */
const CLOSED =
  /<(\/?)(a|article|aside|button|details|div|dl|fieldset|figure|footer|form|header|h[1-6]|label|main|nav|ol|section|select|summary|table|tbody|textarea|ul)\b[^>]*>/g

/**
 * The first tag of a page that closes what is not open, or leaves something open: a browser mends it in its own way,
 * and what follows may stand outside the sheet of the page.
 */
export function tagAstray(page: string): string | null {
  const open: { name: string; at: number }[] = []
  const bare = page.replaceAll(/<!--[\s\S]*?-->|<(script|style|textarea)\b[\s\S]*?<\/\1>/g, it =>
    ' '.repeat(it.length),
  )
  const around = (at: number) => page.slice(Math.max(0, at - 80), at + 40).replaceAll(/\s+/g, ' ')
  for (const { 1: closes, 2: name, index } of bare.matchAll(CLOSED)) {
    if (closes === '') open.push({ name: name!, at: index })
    else if (open.at(-1)?.name !== name)
      return `</${name}> closes ${open.at(-1)?.name ?? 'nothing'}: …${around(index)}…`
    else open.pop()
  }
  const left = open.at(-1)
  return left === undefined ? null : `<${left.name}> is never closed: …${around(left.at)}…`
}

/**
 * A form that a browser checks before it sends it, in words of its own and where it pleases: of two fields of which one
 * is enough it asks for both, and nothing is ever sent.
 */
export function formChecked(page: string): string | null {
  const form = [...page.matchAll(/<form\b[^>]*>/g)].find(([tag]) => !/\snovalidate\b/.test(tag))
  return form === undefined ? null : `a browser checks ${form[0]}`
}
