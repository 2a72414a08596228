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
}
