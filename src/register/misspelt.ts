/** How far apart two ways to write a word are: letters added, left out, changed, or two in each other's place. */
export function lettersApart(from: readonly string[], to: readonly string[], most: number): number {
  if (Math.abs(from.length - to.length) > most) return most + 1
  let before: number[] = []
  let row = Array.from({ length: to.length + 1 }, (_, j) => j)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const isSame = from[i - 1] === to[j - 1]
      const changed = row[j - 1]! + (isSame ? 0 : 1)
      const isSwapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, changed, isSwapped ? before[j - 2]! + 1 : changed))
    }
    // No later row is below the least of this one by more than a swap saves.
    if (Math.min(...next) > most && Math.min(...row) > most) return most + 1
    before = row
    row = next
  }
  return row[to.length]!
}

/** How many letters somebody may have got wrong, by how many there are. */
export function slipsIn({ length }: readonly string[]): number {
  if (length < 4) return 0
  return length < 6 ? 1 : 2
}
