import type { persons as en } from '../../en/types/persons.ts'

export const persons: Record<keyof typeof en, string> = {
  'type.person/restored': 'La signature d’une personne compte de nouveau',
  'type.person/signed': 'Une personne a signé',
  'type.person/erased': 'La signature d’une personne a été effacée',
  'entry.head.personSigned':
    'Le dépositaire a compté une personne qui a accepté la version {version, number} de l’appel « {call} »',
  'entry.head.personErased':
    'Le dépositaire a effacé la personne de l’écriture {entry, number} de l’appel « {call} »',
  'entry.head.personRestored':
    'Le dépositaire compte de nouveau la personne de l’écriture {entry, number} de l’appel « {call} »',
  'member.person/signed.policy': 'Règles acceptées',
  'entry.person': 'Personne',
  'entry.personHidden':
    'Pas dans le journal. Le nom et la preuve sont chez la personne, et chez le dépositaire tant qu’elle ne les fait pas effacer.',
  'entry.counted': 'Comptée par',
  'entry.countedBy':
    'Le dépositaire, qui a confirmé une adresse électronique. Il pourrait inventer des personnes.',
  'entry.languageHidden': 'La langue lue n’est connue que de la personne.',
  'entry.erasedBy': 'Effacée par',
  'entry.personSignedBy': 'Signée par',
  'entry.personGap':
    'L’engagement, qui ne dit plus rien de personne : le nom et le sel dont il était fait sont supprimés ici.',
}
