/** Letters and certificates that an applicant sends as files. */
export const documents = {
  'documents.title': 'Papers',
  'documents.note': 'Letter, note verbale or certificate. Only officers can open them.',
  'documents.file': 'File',
  'documents.hint': 'PDF, PNG, JPEG or sealed ASiC container, up to 4 MB. Five files at most.',
  'documents.send': 'Send file',
  'documents.missing': 'Choose a file.',
  'documents.pdf': 'PDF document',
  'documents.png': 'PNG picture',
  'documents.jpeg': 'JPEG picture',
  'documents.asic': 'ASiC container',
  'documents.size': '{size} KB',
  'documents.sent':
    '{count, plural, =5 {5 of 5 files sent, the most.} one {# of 5 files sent.} other {# of 5 files sent.}}',
  'documents.deskNote': 'Sent by the applicant. Not checked for viruses: take care when you open them.',
  'documents.delete': 'Delete…',
  'documents.deleteTitle': 'Delete this paper?',
  'documents.deleteNote': 'You cannot undo this. We do not tell the applicant, who can send another.',
  'documents.deleteIt': 'Delete the paper',
  'documents.keep': 'Keep it',
  'documents.deleted': 'Paper deleted.',
  'documents.bound': 'Evidence of an entry: kept as long as the log.',
  'documents.many':
    'Applicants’ papers fill {percent}% of their space. From 75%, only applicants with a confirmed address or domain can send more; at 100%, none. Decide on applications or delete papers. Most came from:',
  'documents.bind': 'Bind as evidence, by fingerprint',
} as const
