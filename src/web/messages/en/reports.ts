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
    '{count, plural, one {# value differs from what this organisation reported before} other {# values differ from what this organisation reported before}} ({reports}): {indicators}. What it said before stands beside what it says here.',
  'reports.restatedSince':
    '{count, plural, one {Since then, this organisation has reported # value differently} other {Since then, this organisation has reported # values differently}} ({reports}): {indicators}. What it has said since stands beside what it says here.',
  'reports.restatedMore': '{count, plural, one {# more} other {# more}}',
  'reports.restatedCut':
    'More reports of this organisation speak of these periods than are compared here. The page of each indicator has what it said.',
  'reports.principle': 'The principle',
  'reports.readSection': '{count, plural, one {Read the answer} other {Read all # answers}}',
  'reports.indicator': 'How it is counted',
  'reports.continued': 'rows {from, number} to {until, number} of {all, number}',
  'reports.behind': 'The organisation says that {who} stands behind this answer.',
  'reports.found': 'Published before: {source}, {place}.',
  'reports.foundCount':
    '{count, plural, one {# answer counted as “not reported” stands in a document that is named beside it.} other {# answers counted as “not reported” stand in documents that are named beside them.}}',
  'reports.foundAll': 'in its own document',
  'reports.short': 'In short',
  'reports.shortNote': 'Counts of values, and nothing added up.',
  'reports.values': '{count, plural, one {value given} other {values given}}',
  'reports.by': 'By the indicators “{catalogue}”, edition {edition, number}.',
  'reports.answersAsked':
    '{asked, plural, =0 {The rules asked this organisation for none of them.} one {The rules asked this organisation for # of them.} other {The rules asked this organisation for # of them.}}',
  'reports.answersNone': 'This report answers none of these.',
  'reports.answersHow': 'This report answers {answered, number}: {how}.',
  'reports.answers.values': '{count, number} with a value',
  'reports.answers.reasons': '{count, number} with a reason instead',
  'reports.answers.beside': '{count, number} in words or in a document',
  'reports.askedUnknown':
    '{count, plural, one {Of # it is not known whether the rules asked this organisation for it: the file of an edition cannot be read.} other {Of # it is not known whether the rules asked this organisation for them: the file of an edition cannot be read.}}',
  'reports.left':
    '{count, plural, one {# that was asked is not answered here} other {# that were asked are not answered here}}',
  'reports.unasked':
    '{count, plural, one {# answered without being asked} other {# answered without being asked}}',
  'reports.words': 'In its own words',
  'reports.account': 'What became of its commitments',
  'reports.accountNote': 'Its own account. Nobody else has assessed it here.',
  'reports.asked': 'What the rules asked for',
  'reports.askedOf': 'Due {day}',
  'reports.elsewhere':
    'The rules ask here for figures by the indicators “{catalogue}”. This report has none by them.',
  'reports.withheld':
    'The figures of this report are withheld by {entry}, which names the ground and the authority.',
  'reports.catalogueWithheld':
    'The catalogue of indicators by which this was reported is withheld by {entry}, which names the ground and the authority. Without it nobody can read the figures.',
  'reports.catalogueUnread':
    'The catalogue of indicators by which this was reported is not here to be read. Without it nobody can read the figures.',
  'reports.wrong':
    'The file of figures does not have the form that the entry says. The entry stands, and its file can be downloaded there.',
  'reports.notKept': 'The file of figures is not kept here. The entry says how many values it has.',
  'reports.titleBy': '{name}: report for {periods}, by “{catalogue}”',
  'reports.titleOf': '{name}: report of {day}',
  'reports.filed': 'Filed on {day}, {entry}. {check}',
  'reports.check': 'Check it',
  'reports.own': 'The organisation says this of itself. Nobody else has assessed it here.',
  'reports.citation':
    '{title}. {call}. Filed on {filed}, as it stood on {asOf}. {keeper}, {address}. Log entry {entry, number} of {log}. The root of its first {size, number} entries is {root}.',
  'reports.citeToday':
    'Today is not over: a correction that is recorded until midnight UTC changes what this address shows.',
  'reports.data': 'As data',
  'reports.corrected': 'Corrected on {day}. The old values stand beside the new ones. {why}',
  'reports.correctedAlone': 'Corrected on {day}. {why}',
  'reports.correctedWithheld':
    'Corrected on {day}. What it said first is withheld by {entry}, and does not stand beside it. {why}',
  'reports.correctedUnread':
    'Corrected on {day}. What it said first is not here to be read, and does not stand beside it. {why}',
  'reports.why': 'What changed, and why',
  'reports.corrections': 'Corrections',
  'reports.correctionsNote': 'Each with the reason that the organisation gave.',
  'reports.correctedOn': 'Corrected on {day}, {entry}',
  'reports.changes': '{count, plural, one {# change} other {# changes}}',
  'reports.moreChanges':
    '{count, plural, one {# more change is in the files of both versions.} other {# more changes are in the files of both versions.}}',
  'reports.indicatorOf': 'Answer',
  'reports.period': 'Period',
  'reports.old': 'Before',
  'reports.new': 'Now',
  'reports.changed.words': 'Words',
  'reports.changed.behind': 'Who stands behind it',
  'reports.changed.found': 'Where it was published before',
  'reports.nothing': 'nothing',
  'reports.sources.changed': 'The list of sources has changed.',
  'reports.unread': 'What changed cannot be shown: not all files are here to be read.',
  'reports.unread.catalogue': 'The catalogue of indicators is withheld by {entry}.',
  'reports.unread.old': 'What stood before is withheld by {entry}.',
  'reports.unread.new': 'What it was corrected to is withheld by {entry}.',
  'reports.earlierCorrections':
    '{count, plural, one {# earlier correction is in the log:} other {# earlier corrections are in the log:}}',
  'reports.page': 'Page {page, number} of {pages, number}',
  'reports.pages': 'Pages of this section',
  'reports.before': 'Section before: {section}',
  'reports.next': 'Next section: {section}',
  'reports.inReport': '{section}. {report}',
  'reports.list': 'Reports of {name}',
  'reports.listNote': 'All reports to this call, newest first. Each is the organisation’s own account.',
  'reports.none': 'No report yet.',
  'reports.noneBefore': 'No report among these entries. There may be earlier ones.',
  'reports.ofWords': 'A report in words',
  'reports.ofPeriods': 'Report for {periods}',
  'reports.ofPeriodsBy': 'Report for {periods}, by “{catalogue}”',
  'reports.ofAnswers': 'A report on its commitments',
  'reports.correctedShort': 'Corrected on {day}',
  'reports.read': 'The whole report',
  'reports.all': 'All reports of this organisation to this call',
} as const
