import { networkOf, subscriberOf } from './networks.ts'

interface Group<Holder> {
  amount: number
  readonly subscribers: Map<string, { amount: number; readonly holders: Set<Holder> }>
}

interface Share {
  /** As it was written last: who asks a thousand times is read once. */
  address: string
  readonly network: string
  readonly subscriber: string
  amount: number
}

/**
 * Who holds how much of something of which there is only so much, by who pays for it: the network, and within it the
 * subscriber. Where all of it is taken, whoever has most gives way, so nobody keeps the others out by holding on.
 */
export class Shares<Holder> {
  readonly #shares = new Map<Holder, Share>()
  readonly #groups = new Map<string, Group<Holder>>()
  #total = 0

  get total(): number {
    return this.#total
  }

  /** What is held by the same subscriber, and by the same network, as this holder. */
  around(holder: Holder): { readonly subscriber: number; readonly network: number } {
    const { network, subscriber } = this.#shares.get(holder)!
    const group = this.#groups.get(network)!
    return { subscriber: group.subscribers.get(subscriber)!.amount, network: group.amount }
  }

  /** From now on `holder`, who calls from `address`, holds `amount`. */
  hold(holder: Holder, address: string, amount: number): void {
    const before = this.#shares.get(holder)
    if (before?.address === address) {
      this.#grow(before, amount)
      return
    }
    const network = networkOf(address)
    const subscriber = subscriberOf(address)
    // Who holds something already stays as old as they are.
    if (before?.network === network && before.subscriber === subscriber) {
      before.address = address
      this.#grow(before, amount)
      return
    }
    this.letGo(holder)
    const group = this.#groups.getOrInsertComputed(network, () => ({ amount: 0, subscribers: new Map() }))
    const own = group.subscribers.getOrInsertComputed(subscriber, () => ({ amount: 0, holders: new Set() }))
    own.holders.add(holder)
    const share = { address, network, subscriber, amount: 0 }
    this.#shares.set(holder, share)
    this.#grow(share, amount)
  }

  #grow(share: Share, amount: number): void {
    const more = amount - share.amount
    const group = this.#groups.get(share.network)!
    group.subscribers.get(share.subscriber)!.amount += more
    group.amount += more
    share.amount += more
    this.#total += more
  }

  letGo(holder: Holder): void {
    const share = this.#shares.get(holder)
    if (share === undefined) return
    this.#grow(share, 0)
    this.#shares.delete(holder)
    const group = this.#groups.get(share.network)!
    const own = group.subscribers.get(share.subscriber)!
    own.holders.delete(holder)
    if (own.holders.size === 0) group.subscribers.delete(share.subscriber)
    if (group.subscribers.size === 0) this.#groups.delete(share.network)
  }

  /** What the subscriber with most in the network with most holds; of two that hold the same, the older. */
  greediest(): ReadonlySet<Holder> {
    const group = mostOf(this.#groups.values())
    return (group && mostOf(group.subscribers.values())?.holders) ?? new Set()
  }
}

function mostOf<One extends { readonly amount: number }>(all: Iterable<One>): One | undefined {
  let most: One | undefined
  for (const one of all) if (most === undefined || one.amount > most.amount) most = one
  return most
}
