/** Scripts that are read from the right. */
const FROM_THE_RIGHT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u
const ISOLATE = '\u2068'
const POP = '\u2069'

/**
 * A name that stands within a sentence, so that it turns nothing around it: without this, numbers and commas behind an
 * Arabic name are read as part of it (UAX 9). In a page `dir="auto"` or `bdi` does the same; this holds in attributes,
 * in subjects and in plain letters too. Names cannot close it themselves: the law takes no such characters.
 */
export function isolated(text: string): string {
  return FROM_THE_RIGHT.test(text) ? `${ISOLATE}${text}${POP}` : text
}

/** What is cut short within an isolate must still end it. */
export function closed(text: string): string {
  const open = text.split(ISOLATE).length - text.split(POP).length
  return `${text}${POP.repeat(Math.max(0, open))}`
}
