import type { check as en } from '../en/check.ts'

export const check: Record<keyof typeof en, string> = {
  'check.say.checked': 'Vérifié par votre navigateur ; à l’horloge de cet appareil, {time}',
  'check.say.state.holds': 'Tient : ',
  'check.say.state.idle': 'Rien à vérifier : ',
  'check.say.state.fails': 'Ne tient pas : ',
  'check.say.state.unreached': 'Non atteint : ',
  'check.say.unreached': 'Non atteint',
  'check.say.refused': 'Ce qui ne tient pas',
  'check.say.refused.code': 'Code',
  'check.say.refused.sentence': 'Dans les mots du vérificateur (en anglais)',
  'check.say.refused.mend': 'Ce qui y remédierait',
  'check.say.refused.evidence': 'Preuve à garder',
  'check.say.nokey':
    'Ceci n’est pas la clé publique d’un journal : {key}. Elle a la forme nom+id+clé, sur une ligne.',
  'check.say.nowitness':
    'Ceci n’est pas la clé publique d’un témoin : {key}. Écrivez-en une par ligne, sous la forme nom+id+clé.',
  'check.say.noquorum': 'Donnez un nombre de 0 à {most}, le nombre de témoins que vous avez nommés.',
  'check.say.source.page': 'montre cette page',
  'check.say.source.typed': 'vous avez donnée',
  'check.say.entry': 'Écriture {entry}',
  'check.say.sources.page': 'montre cette page',
  'check.say.sources.typed': 'vous avez données',
  'check.say.idle.unasked': 'Aucun témoin ne devait avoir cosigné',
}
