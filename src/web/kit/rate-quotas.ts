import { Rate } from '../http/token-bucket.ts'

/**
 * What anybody asks for without an account lies in the drawer for a while, so each address has a limit: forty
 * applications at a conference, but no flood.
 */
export const TURNS = {
  application: { perMinute: 1, burst: 40 },
  /** Citizens: a school of them behind one address, then two a minute. */
  person: { perMinute: 2, burst: 120 },
  ceremony: { perMinute: 20, burst: 60 },
  /** Codes and looks, for which this server asks others. */
  proof: { perMinute: 6, burst: 40 },
  /** Papers, in KiB: sixteen at once, then one in half an hour. */
  upload: { perMinute: 128, burst: 65_536 },
  /** Sign-ins with one passkey, from wherever they come. */
  signIn: { perMinute: 6, burst: 30 },
  /** Characters: a hall of representatives with fifty long reservations at once, then two pages a minute. */
  typed: { perMinute: 4_000, burst: 2_000_000 },
  /** Pictures that nobody has asked for before, each about a second of a processor. */
  picture: { perMinute: 6, burst: 30 },
  /**
   * Searches that nobody has made since the log grew, each some hundredths of a second: an office at work, then one a
   * second.
   */
  search: { perMinute: 60, burst: 600 },
  /**
   * Parties and commitments of past days that nobody has asked for lately, and of whole files, and rows of filled
   * sheets that are compared with a report anew: twelve times a call of ten thousand parties with ten each, every one
   * of which takes seconds of a processor, then two a minute.
   */
  day: { perMinute: 240_000, burst: 1_500_000 },
} as const
export type Turn = keyof typeof TURNS

/** The limit of a network, whose owner has many addresses, for what stands in the desk's queue or in a count. */
export const OF_NETWORK = {
  application: { perMinute: 3, burst: 120 },
  person: { perMinute: 6, burst: 360 },
} as const
/** The limit for mailboxes of one domain. A large provider's are many people's. */
export const OF_DOMAIN = {
  application: { perMinute: 1, burst: 60 },
  person: { perMinute: 60, burst: 3_000 },
} as const
/**
 * What each payer may bring of a mail domain that has had all of its own: two addresses shut nobody at a large provider
 * out, and a flood from many places stays small.
 */
export const OF_SHARE = {
  application: { perMinute: 0.01, burst: 3 },
  person: { perMinute: 1, burst: 30 },
} as const
export type Counted = keyof typeof OF_NETWORK

export interface TurnRates {
  readonly address: Readonly<Record<Turn, Rate>>
  readonly network: Readonly<Record<Counted, Rate>>
  readonly domain: Readonly<Record<Counted, Rate>>
  readonly share: Readonly<Record<Counted, Rate>>
}

export function newTurnRates(now: () => number): TurnRates {
  const made = (limits: Readonly<Record<string, ConstructorParameters<typeof Rate>[0]>>) =>
    Object.fromEntries(Object.entries(limits).map(([turn, limit]) => [turn, new Rate(limit, now)]))
  return {
    address: made(TURNS),
    network: made(OF_NETWORK),
    domain: made(OF_DOMAIN),
    share: made(OF_SHARE),
  } as TurnRates
}
