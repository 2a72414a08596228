/**
 * Members that stand twice in one object of a JSON text, each with its line. JSON.parse takes the last in silence, and
 * whoever pasted a second `"fr"` into a file would lose the first without a word. The text has been parsed before.
 */
export function membersTwice(text: string): { line: number; member: string }[] {
  const found: { line: number; member: string }[] = []
  /** The names of the objects that are open; null for a list. */
  const open: (Set<string> | null)[] = []
  let line = 1
  for (const [token] of text.matchAll(/"(?:\\.|[^"\\])*"(?:[ \t\r\n]*:)?|[{}[\]\n]/g)) {
    if (token === '{') open.push(new Set())
    else if (token === '[') open.push(null)
    else if (token === '}' || token === ']') open.pop()
    else if (token.endsWith(':')) {
      const member = JSON.parse(token.slice(0, token.lastIndexOf('"') + 1)) as string
      const names = open.at(-1)
      if (names?.has(member)) found.push({ line, member })
      names?.add(member)
    }
    line += token.split('\n').length - 1
  }
  return found
}
