import type { entryHeads as en } from '../en/entry-heads.ts'

export const entryHeads: Record<keyof typeof en, string> = {
  'entry.head.established': '{name} a établi ce journal',
  'entry.head.rules': 'Le journal est passé à la version {rules, number} de ses règles',
  'entry.head.anchored':
    'Le journal a ancré son point de contrôle de {size, plural, one {# écriture} other {# écritures}}',
  'entry.head.roleGranted': 'Le dépositaire a fait de {role} son agent',
  'entry.head.drafterGranted': 'Le dépositaire a fait de {role} un rédacteur de son bureau',
  'entry.head.readerGranted': 'Le dépositaire a fait de {role} un lecteur de son bureau',
  'entry.head.roleEnded': 'Le dépositaire a mis fin à la charge de {role}',
  'entry.head.callOpened': 'Le dépositaire a ouvert l’appel « {call} »',
  'entry.head.recordOpened': 'Le dépositaire a ouvert un relevé indépendant de l’appel « {call} »',
  'entry.head.policyChanged': 'Le dépositaire a changé les règles de l’appel « {call} »',
  'entry.head.callClosed': 'Le dépositaire a clos l’appel « {call} »',
  'entry.head.textPublished': 'Le dépositaire a publié la version {version, number} de l’appel « {call} »',
  'entry.head.textRecorded':
    'Le dépositaire a publié la version {version, number} du texte de son relevé de l’appel « {call} »',
  'entry.head.textTranslated':
    'Le dépositaire a ajouté une traduction ({language}) à la version {version, number} de l’appel « {call} »',
  'entry.head.listed': 'La liste du {date} pour l’appel « {call} » nomme {party}',
  'entry.head.unlisted': 'La liste du {date} pour l’appel « {call} » ne nomme pas {party}',
  'entry.head.admitted': 'Le dépositaire a admis {party}',
  'entry.head.updated': 'Le dépositaire a modifié la fiche de {party}',
  'entry.head.merged': 'Le dépositaire a inscrit que {party} s’est fondue dans {into}',
  'entry.head.succeeded': 'Le dépositaire a inscrit que {successor} a succédé à {party}',
  'entry.head.ended': 'Le dépositaire a inscrit la fin de {party}',
  'entry.head.keyAdded': '{party} a ajouté une clé de son propre chef',
  'entry.head.keyAddedFor': 'Le dépositaire a ajouté une clé pour {party}',
  'entry.head.keyRevoked': '{party} a révoqué l’une de ses clés',
  'entry.head.keyRevokedOwn': 'Le dépositaire a révoqué l’une de ses propres clés',
  'entry.head.keyRevokedOf': 'Le dépositaire a révoqué une clé de {party}',
  'entry.head.given':
    '{party} a accepté la version {version, number} de l’appel « {call} » en qualité de {noun}',
  'entry.head.withdrawn': '{party} a retiré son accord et ne figure plus comme {noun} de l’appel « {call} »',
  'entry.head.deposited':
    'Le dépositaire a inscrit que {party} a accepté sur papier la version {version, number} de l’appel « {call} » en qualité de {noun}',
  'entry.head.removed': 'Le dépositaire a rayé {party} comme {noun} de l’appel « {call} »',
  'entry.head.restored': 'Le dépositaire a rétabli {party} comme {noun} de l’appel « {call} »',
  'entry.head.personSigned':
    'Le dépositaire a compté une personne qui a accepté la version {version, number} de l’appel « {call} »',
  'entry.head.personErased':
    'Le dépositaire a effacé la personne de l’écriture {entry, number} de l’appel « {call} »',
  'entry.head.objected': '{by} a objecté à ce que {party} a dit en acceptant l’appel « {call} »',
  'entry.head.objectionAnswered': '{party} a répondu à l’objection de l’écriture {entry, number}',
  'entry.head.objectionWithdrawn': '{by} a retiré son objection à ce que {party} a dit',
  'entry.head.withheld': 'Le dépositaire retient des mots liés par l’écriture {entry, number}',
  'entry.head.announced': 'Le dépositaire a annoncé {what}',
  'entry.head.switchedOff': 'Le dépositaire ne reçoit plus {types}',
  'entry.head.switchedOn': 'Le dépositaire reçoit de nouveau {types}',
}
