/** A text from a file of a word processor: what was left out of it, and why a file is not read. */
export const fileNotes = {
  'pasted.reads': 'Reading the formatting of what you pasted…',
  'pasted.read': 'We read what you pasted, with its headings and lists. Check the words below.',
  'pasted.unread': 'We could not read its formatting. You have the plain words.',
  'pasted.undo': 'Undo the paste',
  'pasted.undone': 'The words are as they were before.',
  'pasted.shown': 'What you pasted',
  'pasted.more': 'This is the beginning. The field has all of it.',
  'fileNotes.read': 'We read your file. Check the words below: from here on they are the text.',
  'fileNote.insertion':
    '{count, plural, one {# tracked insertion is part of the text.} other {# tracked insertions are part of the text.}}',
  'fileNote.deletion':
    '{count, plural, one {# tracked deletion was left out.} other {# tracked deletions were left out.}}',
  'fileNote.struck':
    '{count, plural, one {# passage is struck through in your file. Its words are still here: delete them if they do not belong to the text.} other {# passages are struck through in your file. Their words are still here: delete them if they do not belong to the text.}}',
  'fileNote.hidden-text':
    '{count, plural, one {# hidden passage was left out.} other {# hidden passages were left out.}}',
  'fileNote.comment': '{count, plural, one {# comment was left out.} other {# comments were left out.}}',
  'fileNote.table':
    '{count, plural, one {# table became paragraphs, one for each row. Check them.} other {# tables became paragraphs, one for each row. Check them.}}',
  'fileNote.contents':
    '{count, plural, one {# table of contents was left out.} other {# tables of contents were left out.}}',
  'fileNote.text-box':
    '{count, plural, one {# text box was left out, with its words.} other {# text boxes were left out, with their words.}}',
  'fileNote.picture': '{count, plural, one {# picture was left out.} other {# pictures were left out.}}',
  'fileNote.footnote':
    '{count, plural, one {# footnote now stands at the end of the text, with its number in brackets.} other {# footnotes now stand at the end of the text, with their numbers in brackets.}}',
  'fileNote.footnote-lost':
    '{count, plural, one {# footnote was left out: the file does not hold its words.} other {# footnotes were left out: the file does not hold their words.}}',
  'fileNote.header':
    '{count, plural, one {# header or footer was left out.} other {# headers and footers were left out.}}',
  'fileNote.field':
    '{count, plural, one {# field, such as a date or a reference, became the words that it showed.} other {# fields, such as dates or references, became the words that they showed.}}',
  'fileNote.link':
    '{count, plural, one {# link became plain words, without its address.} other {# links became plain words, without their addresses.}}',
  'fileNote.formula': '{count, plural, one {# formula was left out.} other {# formulas were left out.}}',
  'fileNote.symbol':
    '{count, plural, one {# symbol of a special font was left out.} other {# symbols of a special font were left out.}}',
  'fileNote.numbering':
    '{count, plural, one {# number is written as 1, 2, 3: we do not know how your file counts there.} other {# numbers are written as 1, 2, 3: we do not know how your file counts there.}}',
  'fileNote.ruby':
    '{count, plural, one {# reading aid above a word was left out.} other {# reading aids above words were left out.}}',
  'fileNote.embedded':
    '{count, plural, one {# embedded file or form field was left out.} other {# embedded files or form fields were left out.}}',
  'fileNote.hidden-character':
    '{count, plural, one {# character that nobody can see was left out.} other {# characters that nobody can see were left out.}}',
  'fileNot.word':
    'This is an older Word document, or one with a password. In Word, save it as a Word document (.docx) without a password, and choose that file.',
  'fileNot.pdf':
    'We cannot read a PDF. Choose the document from which it was made, or copy its words into the field.',
  'fileNot.rtf':
    'We cannot read an RTF file. In your word processor, save it as a Word document (.docx), and choose that file.',
  'fileNot.odt':
    'We cannot read an OpenDocument file. In your word processor, save it as a Word document (.docx), and choose that file.',
  'fileNot.other':
    'We cannot read a file of this kind. Choose a Word document (.docx), a web page (.html), Markdown or plain text.',
  'fileNot.damaged':
    'This file is damaged. Open it in your word processor, save it as a Word document (.docx) again, and choose the new file.',
  'fileNot.letters':
    'We cannot tell the letters of this file. Save it in UTF-8, or copy its words into the field.',
  'fileNot.empty': 'We found no words in this file. Choose another file, or paste the text.',
  'fileNot.large':
    'This file holds more than we can read; a text has at most 4 MiB. Save it without its pictures, or copy its words into the field.',
  'fileNot.busy': 'We are reading many files at the moment. Choose the file again in a minute.',
} as const
