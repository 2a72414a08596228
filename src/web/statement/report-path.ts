/** Where one report of an organisation to a call is read, and all of them. */

export function reportsPath(call: string, party: string): string {
  return `/${call}/reports/${party}`
}

/** The page of one indicator, with the question as one edition puts it unfolded, where it is not that of the newest. */
export function editionPath(call: string, catalogue: string, indicator: string, edition: number): string {
  return `/${call}/indicators/${catalogue}/${indicator}?edition=${edition}#${editionAnchor(edition)}`
}

export const editionAnchor = (edition: number): string => `edition-${edition}`

/** `entry` is that by which it was filed. */
export function reportPath(call: string, party: string, entry: number): string {
  return `${reportsPath(call, party)}/${entry}`
}
