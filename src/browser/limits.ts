/** What a page checks; the commands have no such limits. */

/**
 * Entries of a log that a page audits: a minute or so on a laptop, a few on a phone. The whole register is in memory, of
 * which a phone's tab has little. `avow audit` keeps it in a file.
 */
export const MOST_ENTRIES_IN_PAGE = 100_000

/** Bytes of a receipt that a page checks; the format allows more, which a command checks sooner than a page could. */
export const MOST_RECEIPT_IN_PAGE = 16 * 1024 * 1024
