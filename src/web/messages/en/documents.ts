/** Letters and certificates that an applicant sends as files. */
export const documents = {
  'documents.title': 'Papers',
  'documents.note': 'A letter, a note verbale, a certificate. Only officers can open them.',
  'documents.file': 'File',
  'documents.hint': 'PDF, PNG, JPEG or a sealed ASiC container, up to 4 MB. You can send five files.',
  'documents.send': 'Send this file',
  'documents.missing': 'Choose a file.',
  'documents.pdf': 'PDF document',
  'documents.png': 'PNG picture',
  'documents.jpeg': 'JPEG picture',
  'documents.asic': 'ASiC container',
  'documents.size': '{size} KB',
  'documents.sent':
    '{count, plural, =5 {You have sent 5 files, as many as you can.} one {You have sent # of 5 files.} other {You have sent # of 5 files.}}',
  'documents.deskNote':
    'The applicant sent these files. We have not checked them for viruses: open them as you would a stranger’s mail.',
  'documents.delete': 'Delete…',
  'documents.deleteTitle': 'Delete this paper?',
  'documents.deleteNote':
    'A deleted paper cannot be brought back. The applicant is not told, and can send another in its place.',
  'documents.deleteIt': 'Delete the paper',
  'documents.keep': 'Keep it',
  'documents.deleted': 'The paper is deleted.',
  'documents.bound': 'Evidence of an entry: kept as long as the log.',
  'documents.many':
    'Applicants’ papers fill {percent}% of the space for them. From 75%, only applicants who have confirmed an address or a domain can send papers. At 100%, no one can. Decide on applications, or delete their papers. These have sent the most:',
  'documents.bind': 'Bind as evidence, by digest',
} as const
