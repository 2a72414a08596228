/** What a further edition does to periods that are open, told before it is signed. */
export const openPeriods = {
  'openPeriods.head':
    '{count, plural, one {You publish this edition while a period is open.} other {You publish this edition while # periods are open.}}',
  'openPeriods.line':
    'Clause “{clause}”: reports count until {day}. {waiting, number} of {of, number} have not reported yet.',
  'openPeriods.more':
    '{count, plural, one {# more period is not shown.} other {# more periods are not shown.}}',
  'openPeriods.first':
    'Nobody is asked by these indicators in this period, since they were not published when it opened. They are first asked in the next one.',
  'openPeriods.added':
    'What is new is asked of nobody in this period, and first asked in the next one. An answer in this one counts as given unasked.',
  'openPeriods.gone':
    'What is left out is asked no more of those who have not reported. {before, plural, =0 {Nobody reported before today, so nobody counts as asked.} one {# signatory that reported before today still counts as asked.} other {# signatories that reported before today still count as asked.}}',
  'openPeriods.goneToday':
    '{today, plural, one {# signatory reported today: its answers to what is left out count as given unasked.} other {# signatories reported today: their answers to what is left out count as given unasked.}}',
  'openPeriods.changed':
    'What is changed is answered in two ways in one period: {reported, plural, one {# signatory} other {# signatories}} answered it as it was, and {waiting, plural, one {# is} other {# are}} still to answer it as it is now.',
  'openPeriods.next': 'The next period opens on {day}. From then on, this edition is asked as a whole.',
  'openPeriods.wait': 'To change no open period, publish after {day}, before the next one opens.',
} as const
