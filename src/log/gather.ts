/**
 * Gathers questions that arrive together into one, since a database answers a hundred keys about as fast as one.
 * Each question waits for one turn of the event loop at most.
 */
export class Gather<Q, A> {
  readonly #answer: (questions: readonly Q[]) => Promise<readonly A[]>
  #open: { readonly places: Map<Q, number>; readonly answers: Promise<readonly A[]> } | undefined

  constructor(answer: (questions: readonly Q[]) => Promise<readonly A[]>) {
    this.#answer = answer
  }

  async ask(question: Q): Promise<A> {
    this.#open ??= this.#begin()
    const { places, answers } = this.#open
    const place = places.get(question) ?? places.size
    places.set(question, place)
    return (await answers)[place]!
  }

  #begin() {
    const places = new Map<Q, number>()
    const turn = new Promise(resolve => setImmediate(resolve))
    const answers = turn.then(() => {
      this.#open = undefined
      return this.#answer([...places.keys()])
    })
    return { places, answers }
  }
}
