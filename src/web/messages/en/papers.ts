/** Letters and certificates that an applicant sends as files. */
export const papers = {
  'papers.title': 'Papers',
  'papers.note': 'A letter, a note verbale, a certificate. Only officers can open them.',
  'papers.file': 'File',
  'papers.hint': 'PDF, PNG, JPEG or a sealed ASiC container; 4 MiB at most, five in all.',
  'papers.send': 'Send this file',
  'papers.missing': 'Choose the file first.',
  'papers.pdf': 'PDF document',
  'papers.png': 'PNG picture',
  'papers.jpeg': 'JPEG picture',
  'papers.asic': 'ASiC container',
  'papers.size': '{size} KiB',
  'papers.deskNote':
    'They came from the applicant. Nobody has looked into them for what could harm your machine: open them as you would a stranger’s mail.',
  'papers.bind': 'Bind as evidence, by digest',
} as const
