/**
 * Which pages have something that no page before them had: a template is walked in every way where it first stands,
 * and no more than once for each of the hundred pages that it makes.
 */
export class Sorts {
  readonly #seen = new Set<string>()

  /** Whether this page is the first of its route, or the first with an element of some sort; its own are then seen. */
  hasNew(route: string, html: string): boolean {
    const sorts = new Set([`route ${route}`, ...sortsIn(html)]).difference(this.#seen)
    for (const sort of sorts) this.#seen.add(sort)
    return sorts.size > 0
  }
}

/** The sorts of elements in the matter of a page: by what styles them, and by what they are to who listens. */
function sortsIn(page: string): string[] {
  const matter = /<main[\s\S]*<\/main>/.exec(page)![0]
  return [...matter.matchAll(/<([a-z][a-z0-9]*)([^>]*)>/g)].map(([, tag, attributes]) => {
    const told = attributes!.match(
      / (?:class|type|role)="[^"]*"| (?:aria-[a-z]+|autofocus|disabled|lang|dir)/g,
    )
    return `${tag}${(told ?? []).join('')}`
  })
}
