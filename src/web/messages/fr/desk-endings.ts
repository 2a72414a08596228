import type { deskEndings as en } from '../en/desk-endings.ts'

export const deskEndings: Record<keyof typeof en, string> = {
  'second.cosignTitle': 'Signé. La partie que cela engage est attendue.',
  'second.cosignKept':
    'Votre signature est gardée ici. Rien n’est inscrit avant que la partie ait signé aussi.',
  'second.cosignNote': 'Des signatures ne passent à une autre partie qu’avec la signature de celle-ci.',
  'second.cosigned': '{party} l’a signé.',
  'second.cosigner': '{party} est attendue',
  'second.cosignerShort': 'La partie {party}',
  'second.cosignLink':
    'Ses représentants le trouvent sur leurs pages ici, une fois connectés. En voici l’adresse :',
  'rep.cosign': 'En attente de votre partie',
  'rep.cosignNote':
    'Un agent du dépositaire l’a signé. Votre partie signe les mêmes octets, puis un second agent, et c’est alors inscrit.',
  'rep.cosignKept':
    'La signature de votre partie est gardée chez le dépositaire. La fin d’une partie demande deux agents : c’est inscrit dès que le second a signé.',
  'rep.cosignTitle': 'Signer ce qui engage votre partie',
  'rep.cosignLook': 'Lire et signer…',
  'rep.cosignStale':
    'Ce que le dépositaire a signé est trop ancien, ou repose sur ce qui a changé. Il le signera de nouveau, et vous le retrouverez ici.',
  'desk.form.merge': 'Inscrire une fusion',
  'desk.formNote.merge':
    'Une partie s’est fondue dans une autre, qui garde ce que la première a signé, appel par appel, si elle le signe elle-même.',
  'desk.form.succession': 'Inscrire une succession',
  'desk.formNote.succession': 'Une partie continue sous une autre : renommée, réformée, rachetée.',
  'desk.form.ending': 'Inscrire la fin d’une partie',
  'desk.formNote.ending': 'Elle a cessé d’exister. Sa page et tout ce qu’elle a signé demeurent.',
  'ask.into': 'L’autre partie',
  'ask.successor': 'L’autre partie',
  'hint.into': 'Ce qu’elle devient : l’identifiant, le nom ou l’adresse de la page d’une partie admise.',
  'hint.successor': 'Ce qu’elle devient : l’identifiant, le nom ou l’adresse de la page d’une partie admise.',
  'hint.calls':
    'Pour chaque appel choisi, la signature en vigueur passe à l’autre partie, si elle signe aussi. Celles qui ne sont pas choisies prennent fin.',
  'wrong.into': 'C’est la même partie. Nommez-en une autre.',
  'wrong.successor': 'C’est la même partie. Nommez-en une autre.',
}
