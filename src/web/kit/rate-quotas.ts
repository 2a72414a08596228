import { Rate } from '../http/token-bucket.ts'

/**
 * What anybody may ask for without an account is kept in the private drawer for a while, so one address may ask for so
 * much of it: forty applications at a conference, and no flood.
 */
export const TURNS = {
  application: { perMinute: 1, burst: 40 },
  /** Citizens: a school of them behind one address, and then two a minute. */
  person: { perMinute: 2, burst: 120 },
  ceremony: { perMinute: 20, burst: 60 },
  /** Codes and looks: each makes this server ask others. */
  proof: { perMinute: 6, burst: 40 },
  /** Papers, in KiB: sixteen at once, and then one in two minutes. */
  upload: { perMinute: 2_048, burst: 65_536 },
  /** Sign-ins with one passkey, whoever sends them and from wherever; nobody signs in so often. */
  signIn: { perMinute: 6, burst: 30 },
  /** Characters: a hall of representatives with fifty long reservations at once, and then two pages a minute. */
  typed: { perMinute: 4_000, burst: 2_000_000 },
} as const
export type Turn = keyof typeof TURNS

/** Of what stands in the desk's queue or in a count, a whole network may ask for so much: its owner has many addresses. */
export const OF_NETWORK = {
  application: { perMinute: 3, burst: 120 },
  person: { perMinute: 6, burst: 360 },
} as const
/** And so much may name mailboxes of one domain. Those of a large provider are many people's. */
export const OF_DOMAIN = {
  application: { perMinute: 1, burst: 60 },
  person: { perMinute: 60, burst: 3_000 },
} as const
export type Counted = keyof typeof OF_NETWORK

/** How much each has taken, on one server. */
export interface TurnRates {
  readonly address: Readonly<Record<Turn, Rate>>
  readonly network: Readonly<Record<Counted, Rate>>
  readonly domain: Readonly<Record<Counted, Rate>>
}

/** Of a server that begins. */
export function newTurnRates(now: () => number): TurnRates {
  const made = (limits: Readonly<Record<string, ConstructorParameters<typeof Rate>[0]>>) =>
    Object.fromEntries(Object.entries(limits).map(([turn, limit]) => [turn, new Rate(limit, now)]))
  return { address: made(TURNS), network: made(OF_NETWORK), domain: made(OF_DOMAIN) } as TurnRates
}
