/** Forms of the desk by which signatures are invalidated together, and stand again. */
export const invalidate = {
  'desk.form.invalidation': 'Invalidate signatures',
  'desk.formNote.invalidation': 'Many at once that are not what they claim. Each can be restored.',
  'desk.form.restoration': 'Restore a signature',
  'desk.formNote.restoration':
    'A removed or invalidated signature counts again, or a whole invalidation at once.',
  'invalidate.subjects': 'Whose signatures',
  'invalidate.subjectsHint':
    'Organisations: ids or page addresses. Individuals: numbers of the entries with which they signed, or a range like 1200-1350. At most {most, number}.',
  'invalidate.missing': 'Name at least one signature on this call, and at most {most, number}.',
  'invalidate.without': 'No signature on this call for: {words}.',
  'invalidate.count': 'How many signatures this is',
  'invalidate.countHint': 'Leave empty first: we tell you the number, then you type it.',
  'invalidate.counted':
    '{count, plural, one {This invalidates # signature. Type that number to go on.} other {This invalidates # signatures. Type that number to go on.}}',
  'ask.subject': 'Whose signatures',
  'hint.subject':
    'Organisations: ids or page addresses. Individuals: numbers of the entries with which they signed. A whole invalidation: the number of its entry. You sign it as one act, and the rest as another.',
  'empty.subject': 'Name at least one removed or invalidated signature on this call.',
} as const
