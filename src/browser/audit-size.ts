/**
 * Entries of a log that a page audits. A thread of a browser checks some hundreds of signatures a second, so this many
 * take minutes; and it holds the whole register in memory, of which a phone's tab has little.
 */
export const MOST_IN_PAGE = 50_000
