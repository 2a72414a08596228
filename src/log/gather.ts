/**
 * Gathers questions that arrive together into one, since a database answers a hundred keys about as fast as one. A
 * question waits for one turn of the event loop at most.
 */
export class Gather<Q, A> {
  readonly #nameOf: (question: Q) => string
  readonly #answer: (questions: readonly Q[]) => Promise<readonly A[]>
  #open: Round<Q, A> | undefined

  /** Questions of one name are one question. `answer` gives an answer to each, in order. */
  constructor(nameOf: (question: Q) => string, answer: (questions: readonly Q[]) => Promise<readonly A[]>) {
    this.#nameOf = nameOf
    this.#answer = answer
  }

  async ask(question: Q): Promise<A> {
    this.#open ??= this.#begin()
    const { places, questions, answers } = this.#open
    const name = this.#nameOf(question)
    let place = places.get(name)
    if (place === undefined) {
      place = questions.push(question) - 1
      places.set(name, place)
    }
    return (await answers)[place]!
  }

  #begin(): Round<Q, A> {
    const questions: Q[] = []
    const turn = new Promise(resolve => setImmediate(resolve))
    const answers = turn.then(() => {
      this.#open = undefined
      return this.#answer(questions)
    })
    return { places: new Map(), questions, answers }
  }
}

interface Round<Q, A> {
  readonly places: Map<string, number>
  readonly questions: Q[]
  readonly answers: Promise<readonly A[]>
}
