/** Letters and certificates that an applicant sends as files. */
export const documents = {
  'documents.title': 'Papers',
  'documents.note': 'A letter, a note verbale, a certificate. Only officers can open them.',
  'documents.file': 'File',
  'documents.hint': 'PDF, PNG, JPEG or a sealed ASiC container; 4 MiB at most, five in all.',
  'documents.send': 'Send this file',
  'documents.missing': 'Choose the file first.',
  'documents.pdf': 'PDF document',
  'documents.png': 'PNG picture',
  'documents.jpeg': 'JPEG picture',
  'documents.asic': 'ASiC container',
  'documents.size': '{size} KiB',
  'documents.deskNote':
    'They came from the applicant. Nobody has looked into them for what could harm your machine: open them as you would a stranger’s mail.',
  'documents.delete': 'Delete this paper',
  'documents.deleteNote': 'Nobody gets a deleted paper back. One that an entry binds stays.',
  'documents.many':
    'Papers that nobody has decided on fill {percent}% of their room. From 75% on only applicants who have confirmed an address or a domain send more; at 100% nobody does. Decide on applications, or delete papers on their pages.',
  'documents.bind': 'Bind as evidence, by digest',
} as const
