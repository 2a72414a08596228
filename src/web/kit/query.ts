/**
 * The query of an address, which remembers what was asked of it. A page is made once for all who ask for it: what no
 * action looked at, such as a mark that says who followed a link, must not stand in the links that others get.
 */
export class Query extends URLSearchParams {
  readonly #read = new Set<string>()

  override get(name: string): string | null {
    this.#read.add(name)
    return super.get(name)
  }

  override has(name: string, value?: string): boolean {
    this.#read.add(name)
    return value === undefined ? super.has(name) : super.has(name, value)
  }

  override getAll(name: string): string[] {
    this.#read.add(name)
    return super.getAll(name)
  }

  /** What the page depends on, but for its language; fields that a form sent empty ask for nothing. */
  depended(): URLSearchParams {
    const kept = [...this].filter(([name, value]) => this.#read.has(name) && name !== 'lang' && value !== '')
    return new URLSearchParams(kept)
  }
}
