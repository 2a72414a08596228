/** Entries of persons: what the log holds of a citizen. */
export const entryPersons = {
  'entry.erasure.request': 'The individual asked for it.',
  'entry.erasure.not-me': 'The person who reads that address said: it was not me.',
  'entry.erasure.change-of-mind': 'The individual changed their mind.',
  'entry.erasure.retention': 'We had kept it for the time set.',
  'entry.erasure.duplicate': 'The same address signed again.',
} as const
