/** What is withheld from beside the log, by what it is, and what follows: in the statement, and before it is signed. */
export const withholding = {
  'withholding.what.indicators': 'the indicators “{title}”, edition {edition, number}, of {call}',
  'withholding.what.figures':
    '{corrected, select, yes {corrected figures} other {the figures}} of {by} from {from} to {until}, reported to {call}',
  'withholding.what.file': 'the file “{title}” with a report of {by} to {call}',
  'withholding.what.name': 'the name of the officer {officer}',
  'withholding.what.words':
    '{author, select, depositary {words of ours} other {words of {by}}} in log entry {entry, number} (“{member}”)',

  'withholding.follows': 'What follows',
  'withholding.reports':
    '{count, plural, =0 {No report has figures by this edition.} one {The values of # report can no longer be read on our pages or in our data: their questions are gone.} other {The values of # reports, from {parties, plural, one {# organisation} other {# organisations}}, can no longer be read on our pages or in our data: their questions are gone.}}',
  'withholding.stay':
    'Unless you withhold them too, anyone can still download the files of these figures: values under the short names of questions, sources, and which answer names which source. The files sent with the reports stay too.',
  'withholding.unasked': 'No organisation counts as asked by this edition any more, even for past periods.',
  'withholding.newest':
    'Organisations can no longer report by this edition. {asked, select, yes {The rules still ask for these figures: publish another edition first.} other {You can publish another.}}',
  'withholding.questions':
    '{count, plural, one {# question is no longer shown.} other {# questions are no longer shown.}} Their short names and the number of their values stay in the log.',
  'withholding.figures':
    '{given, plural, one {# value can no longer be read.} other {# values can no longer be read.}} The log keeps how many there were, and how many have a reason instead.',
  'withholding.sources':
    'The titles and links of their sources can no longer be read, nor which answer names which source. {files, plural, =0 {} one {Anyone can still download the file that came with them.} other {Anyone can still download the # files that came with them.}}',
  'withholding.others':
    '{count, plural, one {Unless you withhold it too, # more file of figures of this report stays:} other {Unless you withhold them too, # more files of figures of this report stay:}}',
  'withholding.evidence': 'It can no longer be downloaded here. Its title stays in the log.',
  'withholding.answers':
    'Answers that cite it stay, with the place that they cite. The list of sources keeps its title and any link, and says that it is withheld by law since this entry.',
  'withholding.gap': 'A gap takes its place and names this entry.',
  'withholding.good': 'We delete it here, for good. Copies made by others, and your backups, stay.',
  'withholding.choose': 'What do you withhold?',
  'withholding.chooseHint': 'All that {entry} binds beside the log.',
  'withholding.begin': 'Withhold',
  'withholding.nothing': 'Log entry {entry, number} binds nothing that can be withheld.',
  'withholding.earlier': 'Earlier editions',
} as const
