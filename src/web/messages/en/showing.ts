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
  'showing.download': '{type}, {size}. It is downloaded and not opened here.',
  'showing.toCome': '{type}, {size}. Anyone will be able to download it.',
  'showing.title': 'Sources',
  'showing.fetched': 'When this link was opened on {day}, {size} stood there. Their SHA-256:',
  'showing.unread.no-answer': 'When this link was opened on {day}, nobody answered.',
  'showing.unread.error': 'When this link was opened on {day}, the answer was an error.',
  'showing.unread.not-public': 'When this link was opened on {day}, it led to no public address.',
  'showing.unread.too-large':
    'When this link was opened on {day}, the answer was too large to be read whole.',
  'showing.pageTitle': 'Files and links',
  'showing.leadsTo': 'Leads to {host}',
  'showing.count': '{count, plural, =0 {no source} one {# source} other {# sources}}',
  'showing.lede':
    'Show what your answers rest on: a report that you have published, a table, a photograph, a page. Readers can download each file and open each link.',
  'showing.none': 'Nothing has been added yet. You can report without files and links.',
  'showing.where':
    'In each part of the report, you can say under an answer in which source it stands, and where: “page 31”.',
  'showing.unrecorded':
    'Your report has no figures. Links and printed sources are published with figures only, so these are left out, except for their files. Put a link into your own words.',
  'showing.listNote': 'They are published with the report when you sign it, and not before.',
  'showing.addHead': 'Add a source',
  'showing.addNote':
    'A source can have a file, a link or both. For something printed, enter its name alone. What you sign stays public: leave out personal data.',
  'showing.name': 'What readers call it',
  'showing.nameHint': 'For example: Sustainability report 2026',
  'showing.file': 'File',
  'showing.fileHint':
    'PDF, JPEG, PNG, CSV or XLSX, up to 10 MB. A report can bring ten files of 12 MB together.',
  'showing.link': 'Link',
  'showing.linkHint':
    'An address of the web, such as https://example.org/report. We open it once, and tell you and readers what we found.',
  'showing.add': 'Add',
  'showing.back': 'Back to the report',
  'showing.open': 'Open the link again',
  'showing.remove': 'Remove…',
  'showing.removeTitle': 'Remove this source?',
  'showing.removeFile': 'If you remove it, we delete its file at once, for all of you.',
  'showing.removeNamed':
    '{count, plural, one {# answer names it. The report cannot be signed until you change this answer:} other {# answers name it. The report cannot be signed until you change these answers:}}',
  'showing.removeUnnamed': 'No answer of this report names it.',
  'showing.removeIt': 'Remove the source',
  'showing.removeNot': 'Keep it',
  'showing.rename': 'Change the name',
  'showing.renameIt': 'Save the name',
  'showing.renamed': 'The name of the source was changed.',
  'showing.added': 'The source was added.',
  'showing.opened': 'The link was opened again.',
  'showing.unlooked':
    'We could not look where the link leads: the fault is ours, and nothing is published about it. Open it again later.',
  'showing.removed': 'The source was removed.',
  'showing.printed': 'No file and no link',
  'showing.unopened': 'We have not opened this link yet.',
  'showing.answered': 'We opened it on {day} and found {size}. Readers are told so.',
  'showing.yours.no-answer':
    'We opened it on {day} and nobody answered. Check the address. You can report with it; readers are told.',
  'showing.yours.error':
    'We opened it on {day} and the answer was an error. Check the address. You can report with it; readers are told.',
  'showing.yours.not-public':
    'On {day} it led to no public address, so we did not open it. Check the address. You can report with it; readers are told.',
  'showing.yours.too-large':
    'We opened it on {day} and the answer was larger than 12 MB, so we did not read it whole. Readers are told.',
  'showing.titleMissing': 'Enter what readers call it, for example Sustainability report 2026.',
  'showing.titleLong': 'Use at most 200 characters.',
  'showing.titleHidden':
    'The name has a character that nobody can see, or more than 30 marks on a letter. Type it anew.',
  'showing.urlWrong': 'Enter a web address that begins with https:// or http://.',
  'showing.urlHost':
    'Behind https://, enter the name of the site, like example.org, with no user name or password before it. Readers could take these for another site.',
  'showing.urlHidden': 'The address has a character that nobody can see. Delete it and type it anew.',
  'showing.fileAgain': 'Choose the file again.',
  'showing.keptFile': 'You chose this file before, and we did not receive it. Choose it again.',
  'showing.unsent':
    'You were no longer signed in, so nothing was added. Check the name and the link, and choose the file again.',
  'showing.fileWrong':
    'This is not a PDF, JPEG, PNG, CSV or XLSX file of at most 10 MB. We take no workbook with macros, files within it, or links to other files: remove them and save it again, or save it as CSV.',
  'showing.fileOther':
    'The name of this file ends in “.{ending}”, but it is no such file. Save it again from the program in which you made it.',
  'showing.fileEnding':
    'We do not take “.{ending}” files. Save it as PDF or, if it is a table, as CSV or XLSX.',
  'showing.fileEmpty': 'This file is empty. Choose another one, or none.',
  'showing.fileTooMuch': 'A report can have {files} files of 12 MB together. Remove one, or add a link.',
  'showing.tooMany': 'A report has {most, number} sources at most. Remove one first.',
  'showing.fileNoRoom': 'There is no space for this file at the moment. Add a link, or ask us.',
  'showing.whoOpened':
    'We open a link when the organisation adds it on our pages. If it reports by another program, it opens the link itself. It has signed what was found.',
  'showing.unchecked':
    'We have checked that each file looks like one of its type. We have not checked what it says, nor what else is in it.',
} as const
