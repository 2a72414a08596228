import type { secondHand as en } from '../en/second-hand.ts'

export const secondHand: Record<keyof typeof en, string> = {
  'entry.announced.removed': 'qu’il compte rayer {party} comme {noun} de l’appel « {call} »',
  'entry.announced.policyChanged': 'qu’il compte changer les règles de l’appel « {call} »',
  'entry.announced.withheld': 'qu’il compte retenir des mots liés par l’écriture {entry, number}',
  'entry.announced.act': 'Ce qui est annoncé',
  'entry.announced.when': 'Quand',
  'entry.announced.between':
    'À partir du {from}, un agent peut le faire seul ; l’annonce est caduque si rien n’est fait avant le {until}. Deux agents ensemble peuvent le faire à tout moment.',
  'entry.announced.state': 'Ce qu’il en est',
  'entry.announced.notDone': 'Pas encore fait, d’après ce journal',
  'entry.announced.lapsed': 'Jamais fait : le même acte a été annoncé de nouveau plus tard',
  'entry.announced.done': 'Fait par {entry}',
}
