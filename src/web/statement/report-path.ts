/** Where one report of an organisation to a call is read, and all of them. */

export function reportsPath(call: string, party: string): string {
  return `/${call}/reports/${party}`
}

/** `entry` is that by which it was filed. */
export function reportPath(call: string, party: string, entry: number): string {
  return `${reportsPath(call, party)}/${entry}`
}
