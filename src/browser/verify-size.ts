/** Bytes of a receipt that a page checks; the format allows more, which a command checks sooner than a page could. */
export const MAX_IN_PAGE = 16 * 1024 * 1024
