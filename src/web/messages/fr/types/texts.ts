import type { texts as en } from '../../en/types/texts.ts'

export const texts: Record<keyof typeof en, string> = {
  'type.text/published': 'Un texte a été publié',
  'type.text/translated': 'Une traduction a été publiée',
  'entry.head.textPublished': 'Le dépositaire a publié la version {version, number} de l’appel « {call} »',
  'entry.head.textRecorded':
    'Le dépositaire a publié la version {version, number} du texte de son relevé de l’appel « {call} »',
  'entry.head.textTranslated':
    'Le dépositaire a ajouté une traduction ({language}) à la version {version, number} de l’appel « {call} »',
  'member.text/published.manifest': 'Texte',
  'member.text/translated.manifest': 'Texte',
}
