/** The codebook of the files of indicators. */
export const indicatorBook = {
  'indicatorBook.title': 'Codebook: indicators as data',
  'indicatorBook.lede':
    'Who counts as asked, what status an answer has, and what columns mean. Column names never change. New columns come last.',
  'indicatorBook.ofOne':
    'Each indicator has a page and a file of all its values: /<call>/indicators/<catalogue>/<indicator>.csv. values.csv has those of all indicators, with the columns catalogue and indicator first.',
  'indicatorBook.asked': 'Who counts as asked',
  'indicatorBook.askedNote':
    'All of these must hold. An organisation that was not asked never counts as missing.',
  'indicatorBook.asked.window':
    'Rules that bind the organisation ask it for a report with figures by these indicators. The report is due on the first due day after the period ends. If the period ends before an earlier report was due, it belongs to that report.',
  'indicatorBook.asked.since':
    'These rules bound it on the last day of the period. Earlier time does not count.',
  'indicatorBook.asked.edition':
    'The indicator was in the newest edition when that report could first be filed. It was still in the newest when the report was filed, or on the last day in time. What is added in between is asked next time; what is dropped is not asked.',
  'indicatorBook.asked.kind': 'On both days the indicator was asked of the organisation’s kind.',
  'indicatorBook.asked.measured':
    'Organisations report this indicator. What others measure is asked of no organisation.',
  'indicatorBook.asked.freed':
    'Rules did not stop asking it before the days of grace were over. If they stopped later, it still counts as asked.',
  'indicatorBook.periods': 'Periods',
  'indicatorBook.periodsSay':
    'Organisations choose periods, not rules. A period that is over is usual if two things are so. First, it is as long as the periods by which most organisations report at that time; of an organisation that has reported for none since, its newest before counts. Second, rules asked for it, or half as many used it as used the most used one, and at least two once two used one; or it follows such a period and is as long. An indicator is counted by longer periods if a third of all that report answer it by them, and by shorter ones if more than half do. Of usual periods that overlap, the one most used for an indicator counts; if equal, the earlier. Usual periods of the whole catalogue are added where no period of the indicator overlaps them, so that a question with no answers is counted too. Missing answers are counted in usual periods alone. For any other period the files show who reported by it (usual is no).',
  'indicatorBook.standing': 'Status of an answer',
  'indicatorBook.standingNote':
    'One for each organisation that was asked or answered. If it spoke of a period more than once, the newest entry counts.',
  'indicatorBook.standing.given': 'It gave a value, or all values if there is one per item',
  'indicatorBook.standing.in-part':
    'It gave some values, and reasons for the others. Pages count it as given',
  'indicatorBook.standing.not-asked': 'Organisations that were not asked and say so themselves',
  'indicatorBook.standing.not-due': 'No value and no reason of its own; the days of grace are not over',
  'indicatorBook.standing.not-reported': 'No value and no reason of its own; the days of grace are over',
  'indicatorBook.standing.declined': 'No value: it says it declines',
  'indicatorBook.standing.not-applicable': 'No value: it says the question does not apply',
  'indicatorBook.standing.withheld-by-party': 'No value: it says it withholds it',
  'indicatorBook.standing.withheld-by-law': 'No value: it says a law forbids giving it',
  'indicatorBook.standing.several': 'No value, and different reasons for different items',
  'indicatorBook.standing.elsewhere':
    'It said nothing of this period. It answered, by a value or a reason of its own, for other periods that were over and that leave none of its days open. Days before the rules bound it do not count. Nor do days of its own period of the same length, if that period was not over by the last day in time and it answered for the one before',
  'indicatorBook.rows':
    'One row per indicator and period. Columns from asked to elsewhere count organisations. Columns that begin with cells_ count values and reasons in all answers, asked for or not. If the file of an edition cannot be read, section to kinds are empty.',
  'indicatorBook.answerRows':
    'What the counts are made of: one row per organisation, indicator and period that was asked or answered.',
  'indicatorBook.valueRows':
    'One row per organisation, period and item; without an answer, one row with the reason.',
  'indicatorBook.check': 'How to check',
  'indicatorBook.checkNote':
    'From /export/<size>/, download register.ndjson and words.ndjson of the size cited. Everything here follows from them and from these rules.',
  'indicatorBook.check.rows':
    'What the files hold, line by line: {statement}, {register}, {commitments} and {figures}.',
  'indicatorBook.check.statement': 'words and files',
  'indicatorBook.check.register': 'rows of the register',
  'indicatorBook.check.commitments': 'rows of commitments and reports',
  'indicatorBook.check.figures': 'indicators and figures',
  'indicatorBook.check.asked': 'Who was asked, exactly: {asked}, based on {clauses}.',
  'indicatorBook.check.whoAsked': 'who is asked',
  'indicatorBook.check.clausesAsk': 'what clauses ask',
  'indicatorBook.check.last':
    'The column last is the due day plus the clause’s days of grace. It moves by the days an entry gave to all, and by each day this service was shut since the window opened: {moves}.',
  'indicatorBook.check.moves': 'how days move',
  'indicatorBook.check.lengths':
    'Periods are equally long if they have the same number of whole months: the day after the last is the same day of its month as the first. Other periods are compared in days. So 1 January to 30 June is as long as 1 July to 31 December.',
  'indicatorBook.check.program':
    'A program independent of ours counts the matrix from these files: test/strangers/indicators.py in the {source}, with status.py beside it.',
  'indicatorBook.check.source': 'source code',
  'indicatorBook.check.log': 'To check the files, {audit}, or follow docs/auditor.md in the source code.',
  'indicatorBook.check.audit': 'audit the log in your browser',
  'indicatorBook.countOf': 'Organisations asked whose answer is {standing}',
  'indicatorBook.cellsOf':
    'Values or reasons {code} in all answers; in answers.csv empty if nothing was said',
  'indicatorBook.ownRows':
    'Your own list: the columns of answers.csv or values.csv, then these. Each row of your list has at least one line.',
  'indicatorBook.reportRows': 'One report: one row per value or reason, with what it was before correction.',
  'indicatorBook.is.filed_value': 'The value as filed, if corrected since',
  'indicatorBook.is.filed_missing':
    'The reason as filed, if corrected since; gone if that file is withheld or not kept here',
  'indicatorBook.is.source': 'Title of the organisation’s document that has the answer',
  'indicatorBook.is.place': 'Place in that document',
  'indicatorBook.is.catalogue': 'Id of the catalogue',
  'indicatorBook.is.edition':
    'Newest edition with the indicator; in other files, the edition the organisation answered',
  'indicatorBook.is.section': 'Id of the section',
  'indicatorBook.is.number': 'Its number in the catalogue',
  'indicatorBook.is.indicator': 'Id of the indicator, the same in every edition',
  'indicatorBook.is.title': 'Its title, in the language of the address (lang)',
  'indicatorBook.is.how': 'reported by organisations, or measured by others',
  'indicatorBook.is.type': 'integer, decimal, boolean, date, words or choice',
  'indicatorBook.is.by': 'Ids of the lists that have a value per item, separated by spaces',
  'indicatorBook.is.kinds': 'Kinds asked, separated by spaces; empty for all',
  'indicatorBook.is.from': 'First day of the period',
  'indicatorBook.is.until': 'Last day of the period',
  'indicatorBook.is.usual': 'yes for a usual period, else no',
  'indicatorBook.is.askedCount': 'Organisations asked',
  'indicatorBook.is.asked':
    'yes if the organisation was asked, else no; unknown if the file of an edition with the indicator cannot be read',
  'indicatorBook.is.unasked_given': 'Organisations not asked that gave a value',
  'indicatorBook.is.unasked_missing':
    'Organisations not asked that gave only reasons, other than “not asked”',
  'indicatorBook.is.day': 'Day the row describes',
  'indicatorBook.is.size': 'Log entries at the end of that day; for today, when counted',
  'indicatorBook.is.said':
    'yes if the organisation said it; no if it said nothing of this period, so that it follows from dates and rules',
  'indicatorBook.is.saidStanding':
    'yes if the organisation said what standing says; other if it said something else, which the columns cells count; no if it said nothing of this period',
  'indicatorBook.is.silent_not_due':
    'How many of not_due follow from dates and rules, whether these organisations said nothing or something else; the others say so',
  'indicatorBook.is.silent_not_reported':
    'How many of not_reported follow from dates and rules, whether these organisations said nothing or something else; the others say so',
  'indicatorBook.is.unknown':
    'Organisations of which we do not know whether they were asked: their rules ask for figures of these days, but the file of an edition with the indicator is withheld or not kept here. They are in no column from asked to unasked_missing',
  'indicatorBook.is.unknown_given': 'How many of these gave a value',
  'indicatorBook.is.unknown_missing': 'How many of these gave only reasons of their own',
  'indicatorBook.is.root':
    'Root of the log at that size, as in its checkpoint (base64; in entries and exports base64url, with - for + and _ for /)',
  'indicatorBook.is.party': 'Id of the organisation',
  'indicatorBook.is.name': 'Its name on that day',
  'indicatorBook.is.kind': 'Its kind on that day',
  'indicatorBook.is.country': 'ISO 3166-1 alpha-2; empty if not recorded',
  'indicatorBook.is.clause':
    'Clauses that asked for the report, separated by spaces; also if asked is unknown',
  'indicatorBook.is.due': 'Due day of each, as the rules set it',
  'indicatorBook.is.last': 'Last day in time; of several clauses, the latest',
  'indicatorBook.is.standing': 'Status of its answer, as above; unknown if it gave none and asked is unknown',
  'indicatorBook.is.report': 'Log entry of the report',
  'indicatorBook.is.entry': 'Log entry that counts: the report or its last correction',
  'indicatorBook.is.reports': 'How many of its reports cover this period',
  'indicatorBook.is.by_1': 'Item of the first list of the indicator',
  'indicatorBook.is.by_2': 'Item of the second list',
  'indicatorBook.is.by_3': 'Item of the third list',
  'indicatorBook.is.value':
    'As reported, to the letter: numbers with a point and no spaces, days as 2026-01-31, true or false, the id of an item',
  'indicatorBook.is.unit': 'Its unit, in the language of the address',
  'indicatorBook.is.missing':
    'Why there is no value: the organisation’s reason; not-due, not-reported or elsewhere as above; unknown if asked is unknown and nothing was said; gone if the file is withheld or not kept here',
  'indicatorBook.is.words': 'What it said beside the values',
  'indicatorBook.is.lang': 'Language of these words, and of values in words',
  'indicatorBook.is.before_value': 'A different value for the same in an earlier report',
  'indicatorBook.is.before_missing': 'The reason in that earlier report, if it has no value',
  'indicatorBook.is.before_report': 'Entry of that earlier report; of several, the nearest',
  'indicatorBook.is.since_value':
    'What a later report says of the same, if the value changed; of several, the last, even if the old value came back',
  'indicatorBook.is.since_missing': 'The reason in that later report, if it has no value',
  'indicatorBook.is.since_report': 'Entry of that later report',
  'indicatorBook.is.first_value':
    'The first value it gave for this question, if it has said otherwise since, in a correction or a later report of any edition; empty if first_missing is gone',
  'indicatorBook.is.first_missing':
    'The first reason it gave, if it has said otherwise since; gone if what it said first is withheld or not kept here',
  'indicatorBook.is.first_report': 'Entry of the report that said so first; empty if changes is 0',
  'indicatorBook.is.changes':
    'How often it has said otherwise since: 3 if 7 became 8, then 12, then 7 again; 0 if never; unknown if part of what it said is withheld or not kept here. Of more than nine answers, the first and the last eight count',
  'indicatorBook.is.withheld':
    'Log entries that withhold value, first_value, filed_value or changes, separated by spaces; in the matrix, the entry that withholds the question',
  'indicatorBook.is.otherwise':
    'yes if the row’s edition asks, counts or measures it differently from the newest, has another title, direction or standard, or names items of its lists differently, or one of the two says that others measure it (how); unknown if the newest cannot be read; empty if the answer cannot',
  'indicatorBook.is.own_row': 'Row of your list, as your spreadsheet counts',
  'indicatorBook.is.own_name': 'What you typed in that row',
  'indicatorBook.is.own_found':
    'yes if the row names one organisation; again if an earlier row names the same; several if it fits several; no if it names none counted here (signed by that day, or left after something was asked or reported)',
  'indicatorBook.is.behind': 'Who is responsible for the answer; empty for the organisation itself',
} as const
