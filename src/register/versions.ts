/**
 * Numbers of what a database holds, kept in it. A newer one is refused (`store_newer`).
 *
 * `LAW_VERSION` counts the laws that replaced one another outright, which is done until version 1.0 alone: a log under
 * an earlier one ends. `FOLD_VERSION` grows whenever the same entries come to other rows, or to other subjects; the next
 * start then folds the log anew. `test/golden/versions.test.ts` finds a change that forgot to.
 */
export const LAW_VERSION = 2
export const FOLD_VERSION = 2

/** The last version of this software that reads a log, by the law that the log is under. The first was not noted by 0.1.0. */
export const LAST_TO_READ: Readonly<Record<number, string>> = { 0: '0.2.0', 1: '0.2.0' }
