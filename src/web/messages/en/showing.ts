/** Files and links by which an organisation shows what it reports. */
export const showing = {
  'member.files': 'Files',
  'none.report/filed.files': 'No files',
  'none.report/corrected.files': 'No further files',
  'showing.type.pdf': 'PDF document',
  'showing.type.jpg': 'JPEG picture',
  'showing.type.png': 'PNG picture',
  'showing.type.csv': 'CSV table',
  'showing.type.xlsx': 'Excel workbook (XLSX)',
  'showing.download': '{type}, {size}, to download',
  'showing.toCome': '{type}, {size}. Anyone will be able to download it.',
  'showing.title': 'Sources',
  'showing.fetched': 'The report says that {size} were found at this link on {day}. SHA-256:',
  'showing.unread.no-answer': 'The report says that this link did not answer on {day}.',
  'showing.unread.error': 'The report says that this link answered with an error on {day}.',
  'showing.unread.not-public': 'The report says that this link led to no public address on {day}.',
  'showing.unread.too-large':
    'The report says that what this link gave on {day} was too large to read whole.',
  'showing.pageTitle': 'Files and links',
  'showing.leadsTo': 'Leads to {host}',
  'showing.count': '{count, plural, =0 {no source} one {# source} other {# sources}}',
  'showing.lede':
    'Show what your answers rest on: a published report, a table, a photograph, a page. Anyone can download the files and open the links.',
  'showing.none': 'Nothing added yet. Files and links are optional.',
  'showing.where': 'Under each answer of the report, you can name the source and the place in it: “page 31”.',
  'showing.unrecorded':
    'Links and printed sources are published only beside figures. Your report has no figures yet, so these would be left out. Report a figure, or put the link into your own words.',
  'showing.listNote': 'Published with the report when you sign it.',
  'showing.addHead': 'Add a source',
  'showing.addNote':
    'Add a file, a link or both; for printed matter, only its name. What you sign stays public: leave out personal data.',
  'showing.name': 'Name for readers',
  'showing.nameHint': 'For example: Sustainability report 2026',
  'showing.file': 'File',
  'showing.fileHint':
    'PDF, JPEG, PNG, CSV or XLSX, up to 10 MB. At most ten files per report, 12 MB together.',
  'showing.link': 'Link',
  'showing.linkHint':
    'A web address, like https://example.org/report. We open it once, and publish what we found.',
  'showing.add': 'Add',
  'showing.back': 'Back to the report',
  'showing.open': 'Open the link again',
  'showing.remove': 'Remove…',
  'showing.removeTitle': 'Remove this source?',
  'showing.removeFile': 'We delete its file at once, for you and your colleagues.',
  'showing.removeNamed':
    '{count, plural, one {# answer names} other {# answers name}} it. To sign the report, change:',
  'showing.removeUnnamed': 'No answer names it.',
  'showing.removeIt': 'Remove the source',
  'showing.removeNot': 'Keep it',
  'showing.rename': 'Change the name',
  'showing.renameIt': 'Save the name',
  'showing.renamed': 'Name changed.',
  'showing.added': 'Source added.',
  'showing.opened': 'Link opened again.',
  'showing.unlooked': 'We could not check this link: the fault is ours, and not published. Try again later.',
  'showing.removed': 'Source removed.',
  'showing.printed': 'No file and no link',
  'showing.unopened': 'We have not checked this link yet.',
  'showing.answered': 'We opened it on {day} and found {size}. Readers see this.',
  'showing.yours.no-answer':
    'On {day} it did not answer. Check the address. You can still use it; readers see this.',
  'showing.yours.error':
    'On {day} it answered with an error. Check the address. You can still use it; readers see this.',
  'showing.yours.not-public':
    'On {day} it led to no public address, so we did not open it. Check the address. You can still use it; readers see this.',
  'showing.yours.too-large':
    'On {day} it gave more than 12 MB, so we did not read it whole. Readers see this.',
  'showing.titleMissing': 'Enter a name for readers, like Sustainability report 2026.',
  'showing.titleLong': 'Use at most 200 characters.',
  'showing.titleHidden':
    'The name has an invisible character, or more than 30 marks on a letter. Type it again.',
  'showing.urlWrong': 'Enter a web address that begins with https:// or http://',
  'showing.urlHost':
    'After https:// enter the site’s name, like example.org, with no user name or password before it. Readers could take these for another site.',
  'showing.urlNotPublic':
    'Readers cannot open this address. Enter a site’s full name, like example.org: not a name without a dot, nor an IPv6 address.',
  'showing.urlHidden': 'The address has an invisible character. Delete it and type it again.',
  'showing.fileAgain': 'Choose the file again.',
  'showing.keptFile': 'We do not have this file. Choose it again.',
  'showing.fileWrong':
    'Choose a PDF, JPEG, PNG, CSV or XLSX file of at most 10 MB. If the file is damaged, save it again. Save a PDF without scripts, forms that send, attached files or links to other files. Save a workbook without macros, embedded files or links to other files, or as CSV.',
  'showing.fileOther':
    'The name ends in “.{ending}”, but this is no {kind} file. Save it again from the program that made it.',
  'showing.fileEnding': 'We do not take “.{ending}” files. Save it as PDF or, for a table, CSV or XLSX.',
  'showing.fileLarge':
    'This file is too large: one can have 10 MB. Choose a smaller file, or add a link to this one.',
  'showing.fileNotText':
    'The name ends in “.csv”, but this is not text in UTF-8. In your spreadsheet, save it as “CSV UTF-8”.',
  'showing.fileEmpty': 'This file is empty. Choose another, or none.',
  'showing.fileTooMuch': 'A report can have {files} files, 12 MB together. Remove one, or add a link.',
  'showing.tooMany': 'Remove a source first: a report can have {most, number}.',
  'showing.fileNoRoom':
    'We have no space for this file now. Add a link to it instead, or try again on another day.',
  'showing.whoOpened':
    'We open links that are added on our pages. An organisation that reports by another program opens them itself. A report does not show which of the two it was.',
  'showing.unchecked': 'We checked only that each file looks like its type, not what it says or contains.',
} as const
