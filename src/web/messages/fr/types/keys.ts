import type { keys as en } from '../../en/types/keys.ts'

export const keys: Record<keyof typeof en, string> = {
  'type.key/added': 'Une clé a été ajoutée',
  'type.key/revoked': 'Une clé a été révoquée',
  'entry.head.keyAdded': '{party} a ajouté une clé de son propre chef',
  'entry.head.keyAddedFor': 'Le dépositaire a ajouté une clé pour {party}',
  'entry.head.keyRevoked': '{party} a révoqué l’une de ses clés',
  'entry.head.keyRevokedOwn': 'Le dépositaire a révoqué l’une de ses propres clés',
  'entry.head.keyRevokedOf': 'Le dépositaire a révoqué une clé de {party}',
  'entry.addedBy': 'Ajoutée par',
  'entry.addedWith': 'Était entrée avec',
  'entry.revokedBy': 'Révoquée par',
  'entry.byDepositary': 'Le dépositaire',
  'entry.byItself': 'Son titulaire',
  'entry.revokedEffect':
    'La clé ne signe plus rien à partir de cette écriture. Ce qu’elle a signé avant n’est pas défait.',
}
