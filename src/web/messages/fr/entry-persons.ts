import type { entryPersons as en } from '../en/entry-persons.ts'

export const entryPersons: Record<keyof typeof en, string> = {
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
  'entry.erasure.request': 'La personne l’a demandé.',
  'entry.erasure.not-me': 'Qui lit le courrier de cette adresse a dit : ce n’était pas moi.',
  'entry.erasure.change-of-mind': 'La personne a changé d’avis.',
  'entry.erasure.retention': 'La durée de conservation était écoulée.',
  'entry.erasure.duplicate': 'La même adresse a signé de nouveau.',
}
