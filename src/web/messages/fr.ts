import type { Messages } from './en.ts'
import { terms } from './fr-terms.ts'

/** Ce que dit l’interface en français. */
export const fr: Messages = {
  text: {
    kicker: 'Texte de l’appel',
    languageOf: 'Langue du texte',
    version: 'Manifeste',
    sha: 'SHA-256',
    recorded: 'Enregistré',
    authentic: 'Fait foi',
    translation: 'Traduction, ne fait pas foi',
    note: 'L’empreinte porte sur les octets mêmes du texte. Les numéros en marge aident à s’y retrouver ; ils n’en font pas partie.',
    raw: 'Les octets exacts',
    paragraph: 'Paragraphe',
    notKept: 'Les octets de ce texte ne sont pas conservés ici.',
    supersedes: 'Remplace',
  },

  ...terms,

  words: {
    withheld: entry => `Retenu par la loi depuis l’écriture ${entry}`,
    notKept: 'Non conservé ici',
    characters: bytes => `${bytes} octets, gardés à côté du journal`,
  },

  entry: {
    kicker: (index, type) => `Écriture ${index} · ${type}`,
    inWords: 'En mots',
    who: 'Auteur',
    call: 'Appel',
    saidAt: 'Dit le',
    byItsClock: time => `${time}, à l’horloge de son auteur`,
    recordedAt: 'Enregistré',
    hadSeen: 'Avait vu',
    seen: size => `Le journal à ${size} écritures`,
    signedBy: 'Qui a signé',
    signedNote: 'Une signature vaut ce que vaut la manière dont sa clé est entrée.',
    key: 'Clé',
    passkey: 'Clé d’accès',
    holder: holder => `clé de ${holder}`,
    addedBy: { holder: 'ajoutée par son titulaire', depositary: 'ajoutée par le dépositaire' },
    revoked: entry => `révoquée par l’écriture ${entry}`,
    enteredBy: entry => `écriture ${entry}`,
    proof: 'Preuve qu’elle est au journal',
    proofNote: 'Ce site montre les empreintes ; il n’est pas juge de lui-même.',
    leaf: 'Empreinte de l’écriture',
    identity: 'Empreinte de la déclaration',
    checkpoint: 'Point de contrôle',
    entries: size => `${size} écritures`,
    checkIt: 'Télécharger le reçu',
    checkHow: 'Comment le vérifier sans ce site',
    body: 'Ce qu’elle dit',
    bytes: 'Les octets',
    show: 'Montrer la déclaration telle qu’elle a été enregistrée',
    asJson: 'Écriture (.json)',
    asBytes: 'Écriture, comme au journal',
    before: index => `Écriture ${index}`,
  },

  verify: {
    title: 'Vérifier un reçu',
    lede: 'Sur votre propre machine, avec le reçu et la clé publique du journal. Sans compte, sans réseau.',
    how: 'Comment',
    get: 'Prenez le reçu à la page d’une écriture, ou chez qui a signé. Son nom finit par .avow.json.',
    run: 'Lancez le vérificateur. Il refuse avec un motif, ou dit ce qui a été signé, par qui et quand.',
    key: 'La clé publique de ce journal',
    keyNote:
      'Ne la prenez pas d’ici seulement : comparez-la avec ce que le dépositaire a publié ailleurs, ou avec un reçu que vous avez gardé.',
    proves: 'Ce que prouve un reçu',
    proven: [
      'Le point de contrôle est signé de la clé du journal, et des témoins que vous demandez.',
      'L’écriture, et chaque écriture sur laquelle elle repose, est au journal sous ce point de contrôle.',
      'La clé de son auteur est entrée au journal auparavant, par une écriture qui nomme qui l’a ajoutée.',
      'La signature porte sur ces mots et ces règles, exactement.',
    ],
    open: 'Ce qu’il ne prouve pas',
    notProven: [
      'Que la clé n’était pas révoquée : seul un audit de tout le journal peut le dire.',
      'Que quoi que ce soit dans ces mots est vrai.',
      'Que quelqu’un les a lus, ni ce qu’affichait la page qui demandait une clé d’accès.',
    ],
    witnesses: 'Qui atteste ce journal',
    witnessesNote:
      'Enregistré veut dire : sur disque, sous la signature du journal. Attesté veut dire : d’autres ont vu le même journal.',
  },
}
