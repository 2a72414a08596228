/**
 * What changed lately (`count` is 0 where not all were read), on the page of a call, on the front page and on pages of
 * organisations.
 */
export const lately = {
  'lately.thisCall': 'this call',
  'lately.callNamed': '{title}',
  'lately.entries': 'log entries {from, number} to {to, number}',
  'lately.andOthers': '{names} and others',
  'lately.andMore': '{names} and {count, plural, one {# other} other {# others}}',
  'lately.added': 'Added from the list of {date}: {names}',
  'lately.changed': 'Changed in the list of {date}: {names}',
  'lately.gone': 'No longer on the list of {date}: {names}',
  'lately.also.added': '; added: {names}',
  'lately.also.changed': '; changed: {names}',
  'lately.also.gone': '; no longer on it: {names}',
  'lately.fact':
    '{what, select, present {On the list on {day}, by a source of {source}} absent {Not on the list on {day}, by a source of {source}} joined {Joined on {day}, by a source of {source}} left {Left on {day}, by a source of {source}} declared {Declared on {day}, by a source of {source}} other {Named so since {day}, by a source of {source}}}: {names}',
  'lately.recorded': 'Recorded {date}',
  'lately.count': '{by} counts {total, number} on {day}',
  'lately.aSource': 'A source',
  'lately.listOf':
    '{more, select, yes {A list of more than {total, number}} other {{total, plural, one {A list of #} other {A list of #}}}}',
  'lately.newest':
    'A list of {more, select, yes {more than {total, number}} other {{total, number}}}: {changes} since the list of {before}',
  'lately.signed':
    '{count, plural, =0 {{names} signed} one {{names} signed} other {# organisations signed}}{number, plural, =1 {} other { version #}}{count, plural, =0 {} one {} other {: {names}}}',
  'lately.paper':
    '{count, plural, =0 {{names} signed} one {{names} signed} other {# organisations signed}}{number, plural, =1 {} other { version #}} on paper{count, plural, =0 {} one {} other {: {names}}}',
  'lately.withdrew':
    '{count, plural, =0 {{names} withdrew} one {{names} withdrew} other {# organisations withdrew: {names}}}',
  'lately.accepted':
    '{count, plural, =0 {{names} accepted the newer rules} one {{names} accepted the newer rules} other {# organisations accepted the newer rules: {names}}}',
  'lately.removed': 'We removed {names}',
  'lately.restored': 'We restored {names}',

  'life.title': 'Timeline',
  'life.between': 'In between',
  'life.more': '{count, plural, one {# more day} other {# more days}}',
  'life.issued': 'Issued',
  'life.issuedHere': 'Issued, and opened here',
  'life.opened': 'Opened for signature',
  'life.openedRecord': 'This record opened',
  'life.list':
    '{more, select, both {More than {total, number} in all: a list and more than {signed, number} signatures} yes {{signed, plural, =0 {List of more than {total, number}} one {More than {total, number} in all: a list and # signature} other {More than {total, number} in all: a list and # signatures}}} other {{signed, plural, =0 {List of {total, number}} one {{total, number} in all: a list and # signature} other {{total, number} in all: a list and # signatures}}}}',
  'life.count': '{total, number} counted by a source',
  'life.rules': 'Rules changed',
  'life.launched': 'Launched: all names public',
  'life.claimed': 'Taken over by its issuer',
  'life.closed': 'Closed to signatures',
  'life.haveSigned': 'Signed by {rows, number} of {signed, number}',
  'life.opens': 'All names become public',
  'life.correction': 'Text corrected, unless a signatory objects first',
  'life.rulesBind': 'Newer rules bind earlier signatories',
  'life.reservation': 'Reservation of {party} takes effect, unless a signatory objects first',
  'life.unknown': 'Not known',
  'life.nextCopy': 'Next copy of the list',
  'life.noEnd': 'No end set',
  'life.stillOpen': 'Open to sign',
  'life.textToCome': 'Text to be published',
} as const
