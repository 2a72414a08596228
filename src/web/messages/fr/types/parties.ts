import type { parties as en } from '../../en/types/parties.ts'

export const parties: Record<keyof typeof en, string> = {
  'type.party/admitted': 'Une partie a été admise',
  'type.party/updated': 'La fiche d’une partie a changé',
  'entry.head.admitted': 'Le dépositaire a admis {party}',
  'entry.head.updated': 'Le dépositaire a modifié la fiche de {party}',
  'none.party/admitted.domain': 'Non enregistré',
  'none.party/updated.domain': 'Non enregistré',
  'entry.claimsRow': 'Reprend la ligne qu’une liste avait sous ce nom',
  'entry.claimsNone': 'N’en reprend aucune',
}
