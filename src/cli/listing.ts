import type { JsonObject } from '../core/json.ts'
import type { Signer } from '../core/keys.ts'
import type { Difference } from '../register/lists/compare.ts'
import type { KnownSource } from '../register/lists/known.ts'
import { listingStatements } from '../register/lists/statements.ts'
import { type ListedBody, partyListed } from '../register/types/listings.ts'
import { type Poster, postStatement } from './compose.ts'

/** Statements in flight: enough to fill a batch of the sequencer, few enough to be fair to others. */
const AT_ONCE = 200

/** What a party on a list said beside it, known from another source than the list. */
export interface Declared {
  readonly name: string
  readonly words: { readonly lang: string; readonly text: string }
  readonly date: string
  readonly source: string
}

interface Listing {
  readonly call: string
  readonly difference: Difference
  readonly source: KnownSource
  readonly declared?: readonly Declared[]
  readonly signer: Signer
  readonly progress?: (done: number, all: number) => void
}

/**
 * Posts what a list says. Resumable: a body that was posted before is no difference any more, so a second run posts
 * what is missing. The checkpoint is read again after what later lists restate, since what follows relies on it.
 */
export async function postListing(poster: Poster, listing: Listing): Promise<number> {
  const { restated, listed } = listingStatements(listing.difference, listing.source)
  const all = restated.length + listed.length
  let done = 0
  for (const bodies of [restated, listed.map(body => withDeclaration(body, listing.declared ?? []))]) {
    if (bodies.length === 0) continue
    const seen = await poster.seen()
    await inFlight(bodies, async body => {
      await postStatement(poster, {
        type: partyListed.type,
        by: 'depositary',
        call: listing.call,
        body: body as unknown as JsonObject,
        signers: [listing.signer],
        seen,
      })
      listing.progress?.(++done, all)
    })
  }
  return all
}

function withDeclaration(body: ListedBody, declared: readonly Declared[]): object {
  const found = body.present
    ? declared.find(one => body.names.some(name => name.text === one.name))
    : undefined
  if (found === undefined || found.date > body.source.date) return body
  return { ...body, declaration: { words: found.words, date: found.date, source: found.source } }
}

/** Runs `act` on every item, several at once; the first failure stops the rest and is thrown. */
export async function inFlight<T>(
  items: readonly T[],
  act: (item: T) => Promise<void>,
  atOnce = AT_ONCE,
): Promise<void> {
  let next = 0
  let failed = false
  const lane = async () => {
    while (next < items.length && !failed) {
      try {
        await act(items[next++]!)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane))
}
