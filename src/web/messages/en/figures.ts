/** Indicators of a call, the figures that signatories report by them, and corrections of these. */
export const figures = {
  'type.indicators/published': 'Indicators were published',
  'type.report/corrected': 'An organisation corrected a report',
  'head.indicators/published': 'Indicators of {call} were published',
  'head.report/corrected': '{by} corrected its report under {call}',
  'effect.indicators/published':
    'Signatories can report by them. Earlier reports keep the edition they answered.',
  'effect.report/corrected': 'New figures are beside the old ones, with the reason.',
  'toSign.report/corrected': '{by} corrects its report under {call}',
  'member.indicators/published.catalogue': 'Id of the indicators',
  'member.indicators/published.titles': 'Title',
  'member.indicators/published.data': 'File of indicators',
  'member.indicators': 'Indicators',
  'member.figures': 'Figures',
  'none.report/filed.figures': 'No figures',
  'member.report/corrected.report': 'Figures that were filed',
  'entry.page': 'To read',
  'entry.page.indicators': 'What is asked, and what was reported',
  'entry.page.report': 'The report, as everyone reads it',
  'entry.page.corrections': 'The report, old values beside the new ones',
  'entry.correctedSince': 'Corrected since by',
  'figures.by': 'Indicators {catalogue}, edition {edition}',
  'figures.file': 'File of figures',
  'figures.cells': '{count, plural, one {# value} other {# values}} in each period',
  'figures.period':
    '{from} to {until}: {indicators, plural, one {# indicator} other {# indicators}}, {given, plural, =0 {no value} one {# value} other {# values}}',
  'figures.without': 'Without a value',
  'policy.reports': 'Corrections of a report',
  'policy.reportsAre':
    '{count, plural, one {Until # day after a report, the organisation can correct its figures} other {Until # days after a report, the organisation can correct its figures}}',
  'policy.noReports': 'Not possible. The next report can say what was wrong',
  'ask.reports': 'Corrections of reports',
  'clause.reportsNote':
    'If empty, a report cannot be corrected. The next one can say what was wrong.',
  'clause.reportDays': 'Days after a report to correct figures',
} as const
