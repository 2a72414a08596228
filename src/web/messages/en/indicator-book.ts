/** The codebook of the files of indicators. */
export const indicatorBook = {
  'indicatorBook.title': 'Codebook: indicators as data',
  'indicatorBook.lede':
    'Who counts as asked, how an answer stands, and what each column means. Names of columns stay; new ones come last.',
  'indicatorBook.ofOne':
    'Each indicator has a page and a file with every value: /<call>/indicators/<catalogue>/<indicator>.csv. The file values.csv has them all, with the columns catalogue and indicator before these.',
  'indicatorBook.asked': 'Who counts as asked',
  'indicatorBook.askedNote': 'All of these have to hold. Nobody is counted as missing who was not asked.',
  'indicatorBook.asked.window':
    'Rules that bind the organisation ask it for a report with figures by these very indicators. The due day of this report is the first after the end of the period. A period that ends before the earlier report was due belongs to that report.',
  'indicatorBook.asked.since':
    'These rules bound it on the last day of the period already. Nobody answers for the time before.',
  'indicatorBook.asked.edition':
    'The indicator stood in the edition that was the newest when that report could first be filed, and still in the newest when it was filed, or on the last day on which nobody was late. What is added in between is asked the next time; what is dropped is not asked.',
  'indicatorBook.asked.kind': 'On both days the organisation was of a kind of which the indicator is asked.',
  'indicatorBook.asked.measured':
    'The indicator is one that organisations report. What others measure is asked of nobody.',
  'indicatorBook.asked.freed':
    'If rules stopped asking it before the days of grace were over, it does not count as asked. If they stopped later, it does.',
  'indicatorBook.periods': 'Periods',
  'indicatorBook.periodsSay':
    'Rules name no periods: organisations do. A period is usual once it is over, if at least two organisations report by it, or if it is as long as one by which two report. As long as no two agree, each that is over can be. Of usual periods that overlap, the one that most organisations used for an indicator counts; of as many, the earlier. The usual periods of the whole catalogue are added where none of its own overlaps them, so that a question which nobody answered is counted too. Missing answers are counted in usual periods alone. Of any other period the files tell who reported by it (usual is no).',
  'indicatorBook.standing': 'How an answer stands',
  'indicatorBook.standingNote':
    'One for each organisation that was asked or answered. Where it said something of a period more than once, the newest entry counts.',
  'indicatorBook.standing.given': 'It gave a value, and where there is one for each item, all of them',
  'indicatorBook.standing.in-part':
    'It gave some of the values, and reasons for the others. Pages count it as given',
  'indicatorBook.standing.not-asked':
    'Only of an organisation that was not asked, and says so itself: no organisation that was asked counts here',
  'indicatorBook.standing.not-due':
    'It gave no value and no reason of its own, and the days of grace are not over',
  'indicatorBook.standing.not-reported':
    'It gave no value and no reason of its own, and the days of grace are over',
  'indicatorBook.standing.declined': 'It gave no value, and says that it declines',
  'indicatorBook.standing.not-applicable':
    'It gave no value, and says that the question does not apply to it',
  'indicatorBook.standing.withheld-by-party': 'It gave no value, and says that it withholds it',
  'indicatorBook.standing.withheld-by-law': 'It gave no value, and says that a law forbids to give it',
  'indicatorBook.standing.several': 'It gave no value, and several reasons for different items',
  'indicatorBook.standing.elsewhere':
    'It said nothing of this period, and answered for others that were over, with a value or a reason of its own, and that leave none of its days open. Days before the rules bound it do not count. Nor do days of a period of its own, as long as this one, that was not over by the last day on which nobody is late, if the one before it is answered',
  'indicatorBook.rows':
    'A row for each indicator and period. From asked to elsewhere it counts organisations; columns that begin with cells_ count values and reasons in all answers, asked for or not.',
  'indicatorBook.answerRows':
    'A row for each organisation, indicator and period of which it was asked or said something: what the counts are made of.',
  'indicatorBook.valueRows':
    'A row for each organisation, period and item. Where nothing is said, one row has the reason.',
  'indicatorBook.check': 'How to check',
  'indicatorBook.checkNote':
    'Download register.ndjson and words.ndjson of the size that is cited, from /export/<size>/. Everything here follows from these two files and from the rules below.',
  'indicatorBook.check.rows':
    'What the two files hold, line by line: {statement}, {register}, {commitments} and {figures}.',
  'indicatorBook.check.statement': 'words and files',
  'indicatorBook.check.register': 'rows of the register',
  'indicatorBook.check.commitments': 'rows of commitments and reports',
  'indicatorBook.check.figures': 'indicators and figures',
  'indicatorBook.check.asked': 'Who was asked, in exact words: {asked}. It rests on {clauses}.',
  'indicatorBook.check.whoAsked': 'who is asked',
  'indicatorBook.check.clausesAsk': 'what clauses ask',
  'indicatorBook.check.last':
    'The column last is the due day and the days of grace of the clause. It moves later by the days that an entry gave to all, and by one day for each on which this service was shut, counted from the day on which the window opens: {moves}.',
  'indicatorBook.check.moves': 'how days move',
  'indicatorBook.check.lengths':
    'Two periods are equally long if both have the same number of whole months: the day after the last is then the same day of its month as the first. Others are compared by their number of days. So 1 January to 30 June is as long as 1 July to 31 December.',
  'indicatorBook.check.program':
    'A program that shares no line with ours counts the matrix from these files: test/strangers/indicators.py in the {source}, with status.py beside it.',
  'indicatorBook.check.source': 'source code',
  'indicatorBook.check.log':
    'To check the files themselves, {audit}, or follow docs/auditor.md in the source code.',
  'indicatorBook.check.audit': 'audit the log in your browser',
  'indicatorBook.countOf': 'How many of those asked stand so: {standing}',
  'indicatorBook.cellsOf':
    'How many values or reasons in all answers are: {code}; in answers.csv empty where nothing was said',
  'indicatorBook.ownRows':
    'Your own list: the columns of answers.csv or of values.csv, then these. Each row of your list stands in at least one line.',
  'indicatorBook.reportRows':
    'One report: a row for each value or reason, with what stood there before it was corrected.',
  'indicatorBook.is.filed_value': 'The value as it was filed, where it was corrected since',
  'indicatorBook.is.filed_missing':
    'The reason as it was filed, where it was corrected since; gone where that file is withheld or not kept here, so that nobody can tell',
  'indicatorBook.is.source': 'Title of the organisation’s own document in which the answer stands',
  'indicatorBook.is.place': 'Where in it the answer stands',
  'indicatorBook.is.catalogue': 'Id of the catalogue',
  'indicatorBook.is.edition':
    'Newest edition that has the indicator; in the other files, the edition by which the organisation reported',
  'indicatorBook.is.section': 'Id of the section',
  'indicatorBook.is.number': 'Number of the indicator in its catalogue',
  'indicatorBook.is.indicator': 'Id of the indicator: the same in every edition',
  'indicatorBook.is.title': 'Its title, in the language of the address (lang)',
  'indicatorBook.is.how': 'reported by organisations, or measured by others',
  'indicatorBook.is.type': 'integer, decimal, boolean, date, words or choice',
  'indicatorBook.is.by': 'Lists by which it has a value for each item, by their ids, parted by spaces',
  'indicatorBook.is.kinds': 'Kinds of which it is asked, parted by spaces; empty for all',
  'indicatorBook.is.from': 'First day of the period',
  'indicatorBook.is.until': 'Last day of the period',
  'indicatorBook.is.usual': 'yes for a usual period of the indicator, else no',
  'indicatorBook.is.askedCount': 'How many organisations were asked',
  'indicatorBook.is.asked':
    'yes if the organisation was asked, no if it was not, unknown where the file of an edition that lists the indicator cannot be read',
  'indicatorBook.is.unasked_given': 'How many gave a value and were not asked',
  'indicatorBook.is.unasked_missing':
    'How many gave reasons alone and were not asked, without those whose only reason is that they were not asked',
  'indicatorBook.is.day': 'The day of which the row speaks',
  'indicatorBook.is.size':
    'How many log entries there were at the end of that day; today, when this was counted',
  'indicatorBook.is.said': 'yes if the organisation said it, no if it follows from dates and rules',
  'indicatorBook.is.silent_not_due':
    'For how many of not_due this follows from dates and rules; the others say so',
  'indicatorBook.is.silent_not_reported':
    'For how many of not_reported this follows from dates and rules; the others say so',
  'indicatorBook.is.unknown':
    'Of how many organisations it is not known whether they were asked: their rules ask for figures of these days, and the file of an edition that lists the indicator is withheld or not kept here. They are in none of the columns from asked to unasked_missing',
  'indicatorBook.is.unknown_given': 'How many of these gave a value',
  'indicatorBook.is.unknown_missing': 'How many of these gave reasons of their own alone',
  'indicatorBook.is.root': 'Root of the log of that size, as its checkpoint has it (base64)',
  'indicatorBook.is.party': 'Id of the organisation in this register',
  'indicatorBook.is.name': 'Its name on that day',
  'indicatorBook.is.kind': 'Its kind on that day',
  'indicatorBook.is.country': 'ISO 3166-1 alpha-2; empty where none is recorded',
  'indicatorBook.is.clause':
    'Clauses of the rules that asked for the report, parted by spaces; also where asked is unknown',
  'indicatorBook.is.due': 'By which day each asked for it, as the rules set it',
  'indicatorBook.is.last': 'The last day on which nobody is late; of several clauses the latest',
  'indicatorBook.is.standing':
    'How its answer stands, as above; unknown where it gave no answer and asked is unknown',
  'indicatorBook.is.report': 'The log entry by which the report was filed',
  'indicatorBook.is.entry': 'The log entry that counts: the report, or its last correction',
  'indicatorBook.is.reports': 'How many of its reports say something of this period',
  'indicatorBook.is.by_1': 'Item of the first list of the indicator',
  'indicatorBook.is.by_2': 'Item of the second list',
  'indicatorBook.is.by_3': 'Item of the third list',
  'indicatorBook.is.value':
    'As it was reported, to the letter: numbers with a point and without spaces, days as 2026-01-31, true or false, the id of an item',
  'indicatorBook.is.unit': 'Its unit, in the language of the address',
  'indicatorBook.is.missing':
    'Why there is no value: a reason of the organisation, not-due, not-reported or elsewhere as above, unknown where asked is unknown and nothing was said, or gone where the file is withheld or not kept here',
  'indicatorBook.is.words': 'What it said beside the values',
  'indicatorBook.is.lang': 'Language of these words, and of values in words',
  'indicatorBook.is.before_value':
    'What an earlier report of the organisation says of the same, where that is another value',
  'indicatorBook.is.before_missing': 'The reason that this earlier report gives instead of a value',
  'indicatorBook.is.before_report': 'The entry of this earlier report; of several the nearest',
  'indicatorBook.is.since_value':
    'What another report of the organisation has said of the same since, if the value changed; of several the last, also where the old value came back',
  'indicatorBook.is.since_missing': 'The reason that this other report gives instead of a value',
  'indicatorBook.is.since_report': 'The entry of this other report',
  'indicatorBook.is.first_value':
    'The value that the organisation gave first to the same question, where it has said otherwise since, by a correction or in a later report of whatever edition; empty where first_missing is gone',
  'indicatorBook.is.first_missing':
    'The reason that it gave first, where it has said otherwise since; gone where what it said first is withheld or not kept here, so that nobody can tell',
  'indicatorBook.is.first_report':
    'The entry of the report in which it said so first; empty where changes is 0',
  'indicatorBook.is.changes':
    'How many times it has said otherwise since: 3 where 7 became 8, then 12, then 7 again; 0 where it never did; unknown where a part of what it said is withheld or not kept here. Of what was said more than nine times, the first and the last eight count',
  'indicatorBook.is.withheld':
    'Entries of the log that withhold what value, first_value, filed_value or changes would tell, parted by spaces',
  'indicatorBook.is.otherwise':
    'yes where the edition of the row asks, counts or measures it otherwise than the newest, or one of the two says that others measure it (how); empty where one of them cannot be read',
  'indicatorBook.is.own_row': 'The row of your list, as your spreadsheet counts it',
  'indicatorBook.is.own_name': 'What your row says there, as you typed it',
  'indicatorBook.is.own_found':
    'yes where the row names one organisation; again where an earlier row names the same one, with its lines; several where it fits several; no where it names nobody who is counted (who has signed by that day, or left after something was asked or reported)',
  'indicatorBook.is.behind': 'Who stands behind the answer; empty for the organisation itself',
} as const
