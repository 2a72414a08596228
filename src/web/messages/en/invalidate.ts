/** Forms of the desk by which signatures are invalidated together, and stand again. */
export const invalidate = {
  'desk.form.invalidation': 'Invalidate signatures',
  'desk.formNote.invalidation':
    'Many at once that are not what they claim. Each can be restored. It takes a second officer, or an announcement.',
  'desk.form.restoration': 'Restore a signature',
  'desk.formNote.restoration':
    'What was removed or invalidated stands again, with a reason: all of an invalidation at once.',
  'invalidate.subjects': 'Whose signatures',
  'invalidate.subjectsHint':
    'Organisations by their ids or the addresses of their pages. Individuals by the numbers of the entries with which they signed, or a range like 1200-1350. At most {most, number}.',
  'invalidate.missing': 'Name at least one signature that stands on this call, and at most {most, number}.',
  'invalidate.without': 'No signature on this call stands of: {words}.',
  'invalidate.count': 'How many signatures this is',
  'invalidate.countHint': 'Leave it empty at first: the number is told, and you type it.',
  'invalidate.counted':
    '{count, plural, one {This invalidates # signature. Type that number to go on.} other {This invalidates # signatures. Type that number to go on.}}',
  'ask.subject': 'Whose signatures',
  'hint.subject':
    'Organisations by their ids or the addresses of their pages. Individuals by the numbers of the entries with which they signed. A whole invalidation by the number of its entry: you sign that as one act, and the rest as another after it.',
  'empty.subject': 'Name at least one signature on this call that was removed or invalidated.',
} as const
