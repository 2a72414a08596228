/** A text from a file of a word processor: what was left out of it, and why a file is not read. */
export const fileNotes = {
  'pasted.reads': 'Reading the formatting of what you pasted…',
  'pasted.read': 'We kept the headings and lists that you pasted. Check the words below.',
  'pasted.unread': 'We could not read the formatting. You have the plain words.',
  'pasted.undo': 'Undo the paste',
  'pasted.undone': 'The words are as they were before.',
  'pasted.shown': 'What you pasted',
  'pasted.more': 'This is the beginning. The field has it all.',
  'fileNotes.read': 'We read your file. Check the words below: they are now the text.',
  'fileNote.insertion': '{count, plural, one {Kept # tracked insertion.} other {Kept # tracked insertions.}}',
  'fileNote.deletion':
    '{count, plural, one {Left out # tracked deletion.} other {Left out # tracked deletions.}}',
  'fileNote.struck':
    '{count, plural, one {Kept # struck-through passage. Delete it if it is not part of the text.} other {Kept # struck-through passages. Delete those that are not part of the text.}}',
  'fileNote.hidden-text':
    '{count, plural, one {Left out # hidden passage.} other {Left out # hidden passages.}}',
  'fileNote.comment': '{count, plural, one {Left out # comment.} other {Left out # comments.}}',
  'fileNote.table':
    '{count, plural, one {Turned # table into paragraphs, one per row. Check them.} other {Turned # tables into paragraphs, one per row. Check them.}}',
  'fileNote.contents':
    '{count, plural, one {Left out # table of contents.} other {Left out # tables of contents.}}',
  'fileNote.text-box':
    '{count, plural, one {Left out # text box and its words.} other {Left out # text boxes and their words.}}',
  'fileNote.picture': '{count, plural, one {Left out # picture.} other {Left out # pictures.}}',
  'fileNote.footnote':
    '{count, plural, one {Moved # footnote to the end, with its number in brackets.} other {Moved # footnotes to the end, with their numbers in brackets.}}',
  'fileNote.footnote-lost':
    '{count, plural, one {Left out # footnote: the file has no words for it.} other {Left out # footnotes: the file has no words for them.}}',
  'fileNote.header':
    '{count, plural, one {Left out # header or footer.} other {Left out # headers and footers.}}',
  'fileNote.field':
    '{count, plural, one {Turned # field, such as a date or reference, into the words it showed.} other {Turned # fields, such as dates or references, into the words they showed.}}',
  'fileNote.link':
    '{count, plural, one {Kept the words of # link, without its address.} other {Kept the words of # links, without their addresses.}}',
  'fileNote.formula': '{count, plural, one {Left out # formula.} other {Left out # formulas.}}',
  'fileNote.symbol':
    '{count, plural, one {Left out # symbol of a special font.} other {Left out # symbols of a special font.}}',
  'fileNote.numbering':
    '{count, plural, one {Wrote # number as 1, 2, 3: we do not know how your file counts there.} other {Wrote # numbers as 1, 2, 3: we do not know how your file counts there.}}',
  'fileNote.ruby':
    '{count, plural, one {Left out # reading aid above a word.} other {Left out # reading aids above words.}}',
  'fileNote.embedded':
    '{count, plural, one {Left out # embedded file or form field.} other {Left out # embedded files or form fields.}}',
  'fileNote.hidden-character':
    '{count, plural, one {Left out # invisible character.} other {Left out # invisible characters.}}',
  'fileNot.word':
    'This Word document is too old or has a password. Save it in Word as .docx without a password, and choose that.',
  'fileNot.pdf':
    'We cannot read a PDF. Choose the document it was made from, or copy its words into the field.',
  'fileNot.rtf': 'We cannot read an RTF file. Save it as .docx in your word processor, and choose that.',
  'fileNot.odt':
    'We cannot read an OpenDocument file. Save it as .docx in your word processor, and choose that.',
  'fileNot.other':
    'We cannot read this kind of file. Choose a Word document (.docx), a web page (.html), Markdown or plain text.',
  'fileNot.damaged':
    'This file is damaged. Save it again as .docx in your word processor, and choose the new file.',
  'fileNot.letters':
    'We cannot read the characters of this file. Save it as UTF-8, or copy its words into the field.',
  'fileNot.empty': 'We found no words in this file. Choose another file, or paste the text.',
  'fileNot.large':
    'This file is too large: a text has at most 4 MiB. Save it without pictures, or copy its words into the field.',
  'fileNot.busy': 'We are reading many files. Choose yours again in a minute.',
} as const
