/** One report of an organisation, as everyone reads it. */
export const reports = {
  'reports.inUnit': 'Unit: {unit}',
  'reports.course': 'Over time',
  'reports.earlierValues': 'In earlier reports: {values}',
  'reports.was': 'before:',
  'reports.wasWords': 'Before it was corrected',
  'reports.saidBefore': 'before, in the {report}: {value}',
  'reports.saidSince': 'since then, in the {report}: {value}',
  'reports.reportOf': 'report of {day}',
  'reports.restatedBefore':
    '{count, plural, one {# value differs from an earlier report} other {# values differ from earlier reports}} ({reports}): {indicators}. Earlier values are beside the new ones.',
  'reports.restatedSince':
    '{count, plural, one {# value was reported differently since} other {# values were reported differently since}} ({reports}): {indicators}. Later values are beside those of this report.',
  'reports.restatedMore': '{count, plural, one {# more} other {# more}}',
  'reports.restatedCut':
    'Not all its reports on these periods are compared here. Each indicator’s page has what it said.',
  'reports.principle': 'The principle',
  'reports.readSection': '{count, plural, one {Read the answer} other {Read all # answers}}',
  'reports.indicator': 'How it is counted',
  'reports.continued': 'rows {from, number} to {until, number} of {all, number}',
  'reports.behind': 'The organisation says {who} stands behind this answer.',
  'reports.found': 'Published before: {source}, {place}.',
  'reports.foundCount':
    '{count, plural, one {# answer counted as “not reported” is in a document named beside it.} other {# answers counted as “not reported” are in documents named beside them.}}',
  'reports.foundAll': 'in its own document',
  'reports.short': 'In short',
  'reports.shortNote': 'Values are counted, not added up.',
  'reports.values': '{count, plural, one {value given} other {values given}}',
  'reports.by': 'Indicators “{catalogue}”, edition {edition, number}.',
  'reports.answersAsked':
    '{asked, plural, =0 {The rules asked for none of them.} one {The rules asked for # of them.} other {The rules asked for # of them.}}',
  'reports.answersNone': 'This report answers none.',
  'reports.answersHow': 'This report answers {answered, number}: {how}.',
  'reports.answers.values': '{count, number} with a value',
  'reports.answers.reasons': '{count, number} with a reason instead',
  'reports.answers.beside': '{count, number} in words or in a document',
  'reports.askedUnknown':
    '{count, plural, one {For #, we do not know whether the rules asked for it: the file of an edition cannot be read.} other {For #, we do not know whether the rules asked for them: the file of an edition cannot be read.}}',
  'reports.left':
    '{count, plural, one {# asked but not answered here} other {# asked but not answered here}}',
  'reports.unasked':
    '{count, plural, one {# answered without being asked} other {# answered without being asked}}',
  'reports.words': 'In its own words',
  'reports.account': 'What became of its commitments',
  'reports.accountNote': 'Its own account. Nobody else has assessed it.',
  'reports.asked': 'What the rules asked for',
  'reports.askedOf': 'Due {day}',
  'reports.elsewhere':
    'The rules ask for figures by the indicators “{catalogue}”. This report has none.',
  'reports.withheld':
    'The figures are withheld by {entry}, which names the ground and the authority.',
  'reports.catalogueWithheld':
    'The indicators are withheld by {entry}, which names the ground and the authority. Without them, the figures cannot be read.',
  'reports.catalogueUnread':
    'The indicators are not kept here. Without them, the figures cannot be read.',
  'reports.wrong':
    'The file of figures does not have the form that the entry states. You can download it from the entry, which remains valid.',
  'reports.notKept': 'The file of figures is not kept here. The entry says how many values it has.',
  'reports.titleBy': '{name}: report for {periods}, by “{catalogue}”',
  'reports.titleOf': '{name}: report of {day}',
  'reports.filed': 'Filed on {day}, {entry}. {check}',
  'reports.check': 'Check it',
  'reports.own': 'Its own account. Nobody else has assessed it.',
  'reports.citation':
    '{title}. {call}. Filed on {filed}, as of {asOf}. {keeper}, {address}. Log entry {entry, number} of {log}. Root of its first {size, number} entries: {root}.',
  'reports.citeToday':
    'Until midnight UTC, a correction can change what this address shows.',
  'reports.data': 'As data',
  'reports.corrected': 'Corrected on {day}, with old values beside new ones. {why}',
  'reports.correctedAlone': 'Corrected on {day}. {why}',
  'reports.correctedWithheld':
    'Corrected on {day}. The first version is withheld by {entry}. {why}',
  'reports.correctedUnread':
    'Corrected on {day}. The first version cannot be read here. {why}',
  'reports.why': 'What changed, and why',
  'reports.corrections': 'Corrections',
  'reports.correctionsNote': 'With the organisation’s reasons.',
  'reports.correctedOn': 'Corrected on {day}, {entry}',
  'reports.changes': '{count, plural, one {# change} other {# changes}}',
  'reports.moreChanges':
    '{count, plural, one {# more change is in the files.} other {# more changes are in the files.}}',
  'reports.indicatorOf': 'Answer',
  'reports.period': 'Period',
  'reports.old': 'Before',
  'reports.new': 'Now',
  'reports.changed.words': 'Words',
  'reports.changed.behind': 'Who stands behind it',
  'reports.changed.found': 'Where published before',
  'reports.nothing': 'nothing',
  'reports.sources.changed': 'The list of sources has changed.',
  'reports.unread': 'We cannot show what changed: not all files can be read here.',
  'reports.unread.catalogue': 'The indicators are withheld by {entry}.',
  'reports.unread.old': 'The version before is withheld by {entry}.',
  'reports.unread.new': 'The correction is withheld by {entry}.',
  'reports.earlierCorrections':
    '{count, plural, one {# earlier correction in the log:} other {# earlier corrections in the log:}}',
  'reports.page': 'Page {page, number} of {pages, number}',
  'reports.pages': 'Pages of this section',
  'reports.before': 'Previous section: {section}',
  'reports.next': 'Next section: {section}',
  'reports.inReport': '{section}. {report}',
  'reports.list': 'Reports of {name}',
  'reports.listNote': 'Newest first. Each is the organisation’s own account.',
  'reports.none': 'No report yet.',
  'reports.noneBefore': 'No report among these entries. Earlier ones may exist.',
  'reports.ofWords': 'Report in words',
  'reports.ofPeriods': 'Report for {periods}',
  'reports.ofPeriodsBy': 'Report for {periods}, by “{catalogue}”',
  'reports.ofAnswers': 'Report on its commitments',
  'reports.correctedShort': 'Corrected on {day}',
  'reports.read': 'Whole report',
  'reports.all': 'All reports of this organisation to this call',
} as const
