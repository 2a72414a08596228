import type { calls as en } from '../../en/types/calls.ts'

export const calls: Record<keyof typeof en, string> = {
  'type.call/opened': 'Un appel a été ouvert',
  'type.call/policy-changed': 'Les règles d’un appel ont changé',
  'type.call/closed': 'Un appel a été clos',
  'entry.head.callOpened': 'Le dépositaire a ouvert l’appel « {call} »',
  'entry.head.recordOpened': 'Le dépositaire a ouvert un relevé indépendant de l’appel « {call} »',
  'entry.head.policyChanged': 'Le dépositaire a changé les règles de l’appel « {call} »',
  'entry.head.callClosed': 'Le dépositaire a clos l’appel « {call} »',
  'entry.announced.policyChanged': 'qu’il compte changer les règles de l’appel « {call} »',
  'entry.announced.closed': 'qu’il compte clore l’appel « {call} »',
  'type.call/amended': 'Ce qu’un appel dit de lui-même a été corrigé',
  'entry.head.amended': 'Le dépositaire a corrigé ce que l’appel « {call} » dit de lui-même',
  'entry.announced.amended': 'la correction de ce que l’appel « {call} » dit de lui-même',
  'desk.form.amendment': 'Corriger un appel',
  'desk.formNote.amendment':
    'Réparez une erreur dans le titre, la date ou l’adresse de l’initiateur. Dès la première signature, il faut deux agents, et l’initiateur comme les mots pour signer restent tels quels. Les anciens mots restent au journal.',
}
