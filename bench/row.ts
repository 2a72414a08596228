/** One line of the table: what was measured, beside its limit from the same run. */
export interface Row {
  readonly what: string
  readonly measured: number
  readonly unit: string
  /** What the machine or a bare program does at most, in the same unit; null where the goal is absolute. */
  readonly limit: number | null
  readonly limitIs: string
  readonly goal: string
  readonly met: boolean
}

export function ratioRow(
  what: string,
  measured: number,
  unit: string,
  limit: number,
  limitIs: string,
  atLeast: number,
): Row {
  const met = measured / limit >= atLeast
  return { what, measured, unit, limit, limitIs, goal: `≥ ${atLeast} of the limit`, met }
}

export function capRow(what: string, measured: number, unit: string, most: number): Row {
  return { what, measured, unit, limit: null, limitIs: '', goal: `≤ ${most} ${unit}`, met: measured <= most }
}

export function floorRow(what: string, measured: number, unit: string, least: number): Row {
  return {
    what,
    measured,
    unit,
    limit: null,
    limitIs: '',
    goal: `≥ ${least} ${unit}`,
    met: measured >= least,
  }
}

/** What is told beside what has a goal. */
export function infoRow(what: string, measured: number, unit: string): Row {
  return { what, measured, unit, limit: null, limitIs: '', goal: '', met: true }
}

/** Each bench is a process of its own and prints its rows; `npm run bench` gathers them. */
export function report(rows: readonly Row[]): void {
  for (const row of rows) console.log(`row ${JSON.stringify(row)}`)
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]!
}
