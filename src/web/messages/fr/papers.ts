import type { papers as en } from '../en/papers.ts'

export const papers: Record<keyof typeof en, string> = {
  'papers.title': 'Documents',
  'papers.note': 'Une lettre, une note verbale, un certificat. Seuls les agents peuvent les ouvrir.',
  'papers.file': 'Fichier',
  'papers.hint': 'PDF, PNG, JPEG ou conteneur ASiC scellé ; 4 Mio au plus, cinq en tout.',
  'papers.send': 'Envoyer ce fichier',
  'papers.missing': 'Choisissez d’abord le fichier.',
  'papers.pdf': 'Document PDF',
  'papers.png': 'Image PNG',
  'papers.jpeg': 'Image JPEG',
  'papers.asic': 'Conteneur ASiC',
  'papers.size': '{size} Kio',
  'papers.deskNote':
    'Ils viennent du demandeur. Personne n’y a cherché ce qui pourrait nuire à votre machine : ouvrez-les comme le courrier d’un inconnu.',
  'papers.bind': 'Lier comme preuve, par empreinte',
}
