import type { conveners as en } from '../../en/types/conveners.ts'

export const conveners: Record<keyof typeof en, string> = {
  'type.call/claimed': 'Un relevé indépendant a été repris par l’auteur de l’appel',
  'type.call/authority-checked': 'L’autorité de l’auteur d’un appel a été contrôlée',
  'entry.head.claimed':
    'L’auteur de l’appel a repris le relevé de l’appel « {call} » : à partir d’ici, ce registre est le sien',
  'entry.head.authorityHolds':
    'Le dépositaire a contrôlé l’autorité de l’auteur de l’appel « {call} » : elle vaut',
  'entry.head.authorityLapsed':
    'Le dépositaire a contrôlé l’autorité de l’auteur de l’appel « {call} » : ce qui la montrait ne vaut plus',
  'entry.head.authorityUnclear':
    'Le dépositaire a contrôlé l’autorité de l’auteur de l’appel « {call} » sans pouvoir dire si elle vaut',
  'member.call/authority-checked.domain': 'Nom',
  'entry.claimedEffect':
    'À partir de cette écriture, le registre est celui de l’auteur de l’appel et reçoit des signatures selon les règles ci-dessous. Les lignes copiées auparavant, le texte et son histoire demeurent.',
}
