import type { names as en } from '../en/names.ts'

export const names: Record<keyof typeof en, string> = {
  'desk.room.names': 'Noms de citoyens',
  'desk.roomNote.names': 'Retirez un nom qui ne doit pas être affiché.',
  'names.title': 'Noms de citoyens : {call}',
  'names.note':
    'Qui porte un nom retiré reste compté, garde son reçu et peut être effacé comme avant. Cela figure au carnet. Rien ici ne dit quelle écriture est de qui.',
  'names.calls': 'Appels qui invitent des personnes',
  'names.noCalls': 'Aucun appel n’invite de personnes.',
  'names.name': 'Nom',
  'names.search': 'Noms qui commencent par',
  'names.found': 'Affichés',
  'names.none': 'Aucun nom affiché ne commence ainsi.',
  'names.bar': 'Retirer',
  'names.barOf': 'Retirer {name}',
  'names.barred': 'Retirés par des agents',
  'names.unbar': 'Laisser afficher de nouveau',
  'names.unbarOf': 'Laisser afficher de nouveau {name}',
  'names.noBarred': 'Aucun.',
  'names.unbarNote': 'Qui le porte peut alors l’afficher de nouveau sur sa propre page.',
}
