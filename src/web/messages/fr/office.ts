import type { office as en } from '../en/office.ts'

export const office: Record<keyof typeof en, string> = {
  'office.name.decider': 'Agent',
  'office.name.drafter': 'Rédacteur',
  'office.name.reader': 'Lecteur',
  'office.is.drafter': 'rédacteur',
  'office.is.reader': 'lecteur',
  'office.does.decider': 'Décide : admet, refuse, invite, publie, signe. Prépare et regarde aussi.',
  'office.does.drafter':
    'Prépare : interroge les demandeurs, remplit formulaires et listes, et les soumet à qui décide. Ne signe rien et ne fait entrer personne.',
  'office.does.reader':
    'Regarde : voit ce que voient les agents, sauf les lettres. Ne signe rien, et n’envoie rien d’autre que ce qui touche à ses propres clés d’accès et sessions.',
  'office.means.decider': 'Vous êtes un agent qui décide.',
  'office.means.drafter':
    'Vous êtes rédacteur : vous regardez, interrogez les demandeurs, remplissez formulaires et listes, et les soumettez à un agent qui décide. Vous ne signez rien.',
  'office.means.reader':
    'Vous êtes lecteur : vous voyez ce que voient les agents, sauf les lettres. Vous ne changez rien d’autre que vos propres clés d’accès et sessions.',
  'office.forDeciders': 'Cela revient à un agent qui décide',
  'office.forDrafters': 'Cela revient à un agent qui décide ou qui prépare',
  'office.yours': 'Votre charge',
  'office.ask': 'Rien n’a été fait. Une autre charge est confiée par qui garde la clé du dépositaire.',
  'office.decides': 'Cela revient à un agent qui décide.',
  'office.prepares': 'Cela revient à un agent qui décide ou qui prépare.',
  'desk.enrolTitle.drafter': 'Devenir rédacteur du bureau',
  'desk.enrolTitle.reader': 'Devenir lecteur du bureau',
  'desk.enrolLedeOther':
    'Vous avez ouvert un lien que {keeper} a affiché au démarrage de son serveur. Qui l’utilise voit son bureau.',
  'office.label': 'Charge',
  'office.missing': 'Choisissez une charge.',

  'office.submitNote':
    'Vous préparez ; un agent qui décide signe. L’acte attend au bureau de tous les agents que l’un d’eux l’ait signé ou écarté.',
  'office.actTitle': 'Un dernier regard avant de soumettre',
  'office.actStatement': 'Ce qui est à signer',
  'office.actWholeNote': 'Ce qu’une clé d’accès signerait, octet par octet, dans l’état actuel du journal.',
  'office.submit': 'Le soumettre à qui décide',
  'office.waits': 'Préparé, pas encore signé',
  'office.waitsNote':
    'Ce qu’un rédacteur a soumis à qui décide. Rien n’en est inscrit avant qu’un agent l’ait signé.',
  'office.submitted':
    'C’est soumis aux agents qui décident. Rien n’est inscrit avant que l’un d’eux ait signé.',
  'office.preparedTitle': 'Préparé, à signer',
  'office.preparedBy': 'Préparé par {officer}, le {time}.',
  'office.preparedUntil': 'L’acte attend ici jusqu’au {time}.',
  'office.awaited': 'Un agent qui décide',
  'office.setAside': 'Écarter',
  'office.anew':
    'L’acte redit tout ce qui vaut ; tel qu’il a été préparé, il ne peut plus être signé. Écartez-le, et faites-le préparer de nouveau.',
  'office.preparedHere': '{officer} a préparé ceci, qui attend d’être signé :',
  'office.approvalAwaited': 'Un agent qui décide approuve cette liste.',
}
