/** The network of whoever asks, and the wider ones in which it lies, the widest last: whoever owns one has all within. */
export type Networks = readonly [network: string, wider: string, widest: string]

/** Those of one network of this level, of which there is most. */
export function largest<One extends { readonly by: Networks }>(
  all: readonly One[],
  level: number,
  amount: (of: readonly One[]) => number,
): One[] {
  const groups = [...Map.groupBy(all, ({ by }) => by[level]).values()]
  return groups.reduce((most, one) => (amount(one) > amount(most) ? one : most), groups[0] ?? [])
}
