/** Shows how far long work is: on a terminal, or where it is asked for. Standard error, so that results stay clean. */
export class Progress {
  readonly #what: string
  readonly #shown: boolean
  readonly #terminal = process.stderr.isTTY === true
  #last = 0
  #drawn = false

  constructor(what: string, asked = false) {
    this.#what = what
    this.#shown = asked || this.#terminal
  }

  show(done: number, all: number): void {
    const now = performance.now()
    // A terminal is redrawn ten times a second, a file gets a line every other second.
    if (!this.#shown || (done < all && now - this.#last < (this.#terminal ? 100 : 2_000))) return
    this.#last = now
    const percent = all === 0 ? 100 : Math.floor((done / all) * 100)
    const line = `${this.#what}: ${done.toLocaleString('en')} of ${all.toLocaleString('en')} (${percent} %)`
    process.stderr.write(this.#terminal ? `\r\u001b[K${line}` : `${line}\n`)
    this.#drawn = true
  }

  end(): void {
    if (this.#drawn && this.#terminal) process.stderr.write('\n')
    this.#drawn = false
  }
}
