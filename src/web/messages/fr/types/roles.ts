import type { roles as en } from '../../en/types/roles.ts'

export const roles: Record<keyof typeof en, string> = {
  'type.role/granted': 'Un rôle a été confié',
  'type.role/ended': 'Un rôle a pris fin',
  'entry.head.roleGranted': 'Le dépositaire a fait de {role} son agent',
  'entry.head.drafterGranted': 'Le dépositaire a fait de {role} un rédacteur de son bureau',
  'entry.head.readerGranted': 'Le dépositaire a fait de {role} un lecteur de son bureau',
  'entry.head.roleEnded': 'Le dépositaire a mis fin à la charge de {role}',
  'member.role/granted.role': 'Rôle',
  'entry.officerDrafter':
    'Rédacteur pour le dépositaire, sous le pseudonyme {id} : prépare, et ne signe rien pour lui',
  'entry.officerReader':
    'Lecteur pour le dépositaire, sous le pseudonyme {id} : regarde, et ne signe rien pour lui',
  'entry.termUntil': 'Ne prend pas fin avant le {day}',
  'entry.grantedBy': 'Confiée par',
}
