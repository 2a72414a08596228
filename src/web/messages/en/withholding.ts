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
    '{count, plural, =0 {No report has figures by this edition.} one {The values of # report can no longer be read on our pages or in our data, since nothing says any more what they answer.} other {The values of # reports, from {parties, plural, one {# organisation} other {# organisations}}, can no longer be read on our pages or in our data, since nothing says any more what they answer.}}',
  'withholding.stay':
    'The files of these figures stay, unless you withhold them too. Anyone can download them as they were sent: the values under the short names of their questions, the sources, and which answer names which source. Files that came with the reports stay too.',
  'withholding.unasked': 'Nobody counts as asked by this edition any more, in past periods either.',
  'withholding.newest':
    'Nobody can report by this edition any more. {asked, select, yes {The rules of the call ask for these figures, and go on asking. Publish another edition first.} other {You can publish another.}}',
  'withholding.questions':
    '{count, plural, one {# question is no longer shown.} other {# questions are no longer shown.}} Their short names and the number of their values stay in the log.',
  'withholding.figures':
    '{given, plural, one {# value can no longer be read. How many there were, and how many have a reason instead, stays in the log.} other {# values can no longer be read. How many there were, and how many have a reason instead, stays in the log.}}',
  'withholding.sources':
    'The titles and links of their sources can no longer be read either, nor which answer names which source. {files, plural, =0 {} one {The file that came with them stays: anyone can download it from the report.} other {The # files that came with them stay: anyone can download them from the report.}}',
  'withholding.others':
    '{count, plural, one {The same report has one more file of figures, from its filing or a correction. It stays, unless you withhold it too:} other {The same report has # more files of figures, from its filing or corrections. They stay, unless you withhold them too:}}',
  'withholding.evidence':
    'Nobody can download it here any more. Its title stays, since it stands in the log.',
  'withholding.answers':
    'Answers that name it as their source stay, with the place that they give in it. In the list of sources, readers see its title and that it is withheld by law since this entry. A link that was given with it stays.',
  'withholding.gap': 'A gap stands in its place, and names this entry.',
  'withholding.good': 'We delete it here, for good. Copies that others have made, and your backups, stay.',
  'withholding.choose': 'What do you withhold?',
  'withholding.chooseHint': 'All that {entry} binds beside the log.',
  'withholding.begin': 'Withhold',
  'withholding.nothing': 'Log entry {entry, number} binds nothing that can be withheld.',
  'withholding.earlier': 'Earlier editions',
} as const
