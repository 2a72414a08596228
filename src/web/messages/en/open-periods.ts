/** What a further edition does to periods that are open, told before it is signed. */
export const openPeriods = {
  'openPeriods.head': '{count, plural, one {A period is open} other {# periods are open}}',
  'openPeriods.line':
    'Clause “{clause}”: reports count until {day}. {waiting, number} of {of, number} have not reported yet.',
  'openPeriods.more': '{count, plural, one {# more period} other {# more periods}} not shown.',
  'openPeriods.first':
    'These indicators are first asked in the next period, because they were not published when this one opened.',
  'openPeriods.added':
    'What is new is first asked in the next period. Answers in this one count as given unasked.',
  'openPeriods.gone':
    'What is left out is no longer asked of those who have not reported. {before, plural, =0 {No signatory has reported before today.} one {# signatory that reported before today still counts as asked.} other {# signatories that reported before today still count as asked.}}',
  'openPeriods.goneToday':
    '{today, plural, one {# signatory} other {# signatories}} reported today: answers to what is left out count as given unasked.',
  'openPeriods.changed':
    'What is changed gets two kinds of answers in one period: {reported, plural, one {# signatory} other {# signatories}} answered the old version, {waiting, number} will answer the new.',
  'openPeriods.next': 'From {day}, when the next period opens, all of this edition is asked.',
  'openPeriods.many':
    'We cannot say which periods are open: the signatories of this call and their commitments are too many to count together here.',
  'openPeriods.wait': 'To change no open period, publish after {day} and before the next one opens.',
} as const
