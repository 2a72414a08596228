import type { announcements as en } from '../../en/types/announcements.ts'

export const announcements: Record<keyof typeof en, string> = {
  'type.act/announced': 'Un acte a été annoncé',
  'entry.head.announced': 'Le dépositaire a annoncé {what}',
  'entry.announced.lapsed': 'Jamais fait : le même acte a été annoncé de nouveau plus tard',
  'entry.announced.when': 'Quand',
  'entry.announced.between':
    'À partir du {from}, un agent peut le faire seul ; l’annonce est caduque si rien n’est fait avant le {until}. Deux agents ensemble peuvent le faire à tout moment.',
  'entry.announced.state': 'Ce qu’il en est',
  'entry.announced.notDone': 'Pas encore fait, d’après ce journal',
  'entry.announced.done': 'Fait par {entry}',
}
