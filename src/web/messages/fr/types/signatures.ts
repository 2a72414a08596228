import type { signatures as en } from '../../en/types/signatures.ts'

export const signatures: Record<keyof typeof en, string> = {
  'type.policy/accepted': 'Un signataire a accepté de nouvelles règles',
  'type.signature/given': 'Une partie a signé',
  'type.signature/withdrawn': 'Une partie a retiré sa signature',
  'type.signature/deposited': 'Une signature sur papier a été déposée',
  'type.signature/removed': 'Une signature a été retirée selon une règle publiée',
  'type.signature/restored': 'Une signature a été rétablie',
  'entry.head.given':
    '{party} a accepté la version {version, number} de l’appel « {call} » en qualité de {noun}',
  'entry.head.withdrawn': '{party} a retiré son accord et ne figure plus comme {noun} de l’appel « {call} »',
  'entry.head.deposited':
    'Le dépositaire a inscrit que {party} a accepté sur papier la version {version, number} de l’appel « {call} » en qualité de {noun}',
  'entry.head.removed': 'Le dépositaire a rayé {party} comme {noun} de l’appel « {call} »',
  'entry.head.restored': 'Le dépositaire a rétabli {party} comme {noun} de l’appel « {call} »',
  'entry.head.policyAccepted':
    '{party} a accepté les nouvelles règles de l’appel « {call} » (version {policy, number})',
  'entry.announced.removed': 'qu’il compte rayer {party} comme {noun} de l’appel « {call} »',
  'member.signature/given.policy': 'Règles acceptées',
  'member.signature/deposited.policy': 'Règles acceptées',
  'member.policy/accepted.policy': 'Règles acceptées',
  'none.signature/withdrawn.reason': 'Aucun motif donné',
  'none.signature/given.declaration': 'Aucune',
  'none.signature/deposited.declaration': 'Aucune',
  'entry.as': 'En qualité de',
  'entry.asNoun': '{party}, en qualité de {noun}',
  'rep.form.acceptance': 'Accepter les nouvelles règles',
  'rep.formNote.acceptance':
    'Les règles de l’appel ont changé depuis votre signature. Lisez-les sur la page de l’appel. Votre signature reste telle quelle.',
  'rep.this.acceptance': 'Accepter les nouvelles règles',
}
