import type { entryPersons as en } from '../en/entry-persons.ts'

export const entryPersons: Record<keyof typeof en, string> = {
  'entry.erasure.request': 'La personne l’a demandé.',
  'entry.erasure.not-me': 'Qui lit le courrier de cette adresse a dit : ce n’était pas moi.',
  'entry.erasure.change-of-mind': 'La personne a changé d’avis.',
  'entry.erasure.retention': 'La durée de conservation était écoulée.',
  'entry.erasure.duplicate': 'La même adresse a signé de nouveau.',
}
