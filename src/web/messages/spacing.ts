/**
 * French sets a narrow no-break space before ; ! ? and a no-break space before : and %, and inside « ». Whoever writes a
 * message types plain spaces, which nobody can tell apart in an editor; a line would break at them.
 */
export function spacedText(tag: string, text: string): string {
  if (tag !== 'fr') return text
  return text
    .replace(/[ \u00a0](?=[;!?])/g, '\u202f')
    .replace(/ (?=[:»%])/g, '\u00a0')
    .replace(/« /g, '«\u00a0')
}
