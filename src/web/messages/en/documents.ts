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
  'documents.bind': 'Bind as evidence, by digest',
} as const
