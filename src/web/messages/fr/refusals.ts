import type { LawCode } from '../../../core/refusal.ts'
import { type ProblemCode, type RefusalWords, refusalMessages } from '../refusal-messages.ts'
import { refusalsOfLaw } from './refusals-law.ts'

const no = (title: string, mend: string): RefusalWords => ({ title, mend })

const others: Record<Exclude<ProblemCode, LawCode>, RefusalWords> = {
  // À la porte
  request_malformed: no(
    'La requête est illisible.',
    'Revenez en arrière et renvoyez-la ; un programme envoie une enveloppe en JSON, ou un formulaire multipart/form-data.',
  ),
  request_oversize: no('La requête est trop volumineuse.', 'Envoyez-en moins à la fois.'),
  media_type_wrong: no(
    'Ce type de contenu n’est pas accepté ici.',
    'Envoyez application/json ou multipart/form-data.',
  ),
  cross_site: no(
    'Le formulaire a été envoyé depuis un autre site.',
    'Ouvrez la page sur ce site-ci et envoyez le formulaire de là.',
  ),
  words_missing: no(
    'Des mots que lie la déclaration ne l’accompagnent pas.',
    'Joignez chacun d’eux, nommé par son empreinte.',
  ),
  words_wrong: no(
    'Des mots joints à la déclaration ne correspondent pas à leur empreinte.',
    'Envoyez les octets exacts et leur sel.',
  ),
  words_unbound: no('Ce qui accompagne la déclaration n’est pas lié par elle.', 'Ne le joignez pas.'),
  words_hidden: no(
    'Des mots qui accompagnent la déclaration contiennent un caractère que personne ne voit.',
    'Retirez le caractère indiqué, ou ressaisissez les mots.',
  ),
  not_nfc: no('Un texte n’est pas en forme normalisée C d’Unicode.', 'Normalisez-le en NFC.'),
  switched_off: no(
    'Le dépositaire a suspendu cela pour le moment.',
    'Lisez pourquoi dans l’écriture nommée ; réessayez plus tard.',
  ),
  key_absent: no(
    'La clé du dépositaire ne se trouve pas sur ce serveur.',
    'Prévenez le dépositaire : cela se fait par commande là où est cette clé, ou ici une fois qu’elle y est.',
  ),
  rate_limited: no('Trop de requêtes se suivent.', 'Attendez un peu, puis réessayez.'),
  read_only: no(
    'Ce serveur est pour l’instant en lecture seule.',
    'Réessayez plus tard ; rien n’a été enregistré.',
  ),
  store_failing: no(
    'Le disque ou la base de données a refusé d’écrire.',
    'Réessayez plus tard ; il n’en a pas été accusé réception.',
  ),
  store_damaged: no(
    'Le journal conservé ne s’accorde pas avec lui-même.',
    'Voyez par avow fsck où est le désaccord ; restaurez une sauvegarde.',
  ),
  store_newer: no(
    'La base de données a été écrite par un logiciel plus récent.',
    'Mettez le logiciel à jour, ou restaurez une sauvegarde plus ancienne.',
  ),
  outcome_unknown: no(
    'On ne sait pas encore si la déclaration a été enregistrée.',
    'Envoyez de nouveau les mêmes octets : elle n’est enregistrée qu’une fois.',
  ),

  // Preuves
  note_malformed: no('Ce n’est pas une note signée.', 'Demandez-la de nouveau.'),
  checkpoint_malformed: no('Ce n’est pas un point de contrôle.', 'Demandez-le de nouveau.'),
  checkpoint_unsigned: no(
    'Le point de contrôle n’est pas signé par le journal auquel vous vous fiez.',
    'Comparez la clé avec celle que publie le dépositaire.',
  ),
  cosignature_malformed: no('Ce n’est pas une cosignature.', 'Demandez-la de nouveau.'),
  quorum_missing: no(
    'Il y a moins de témoins cosignataires que vous n’en demandez.',
    'Attendez les témoins, ou demandez-en moins.',
  ),
  proof_malformed: no('Ce n’est pas une preuve tlog-proof.', 'Demandez-la de nouveau.'),
  proof_wrong: no(
    'La preuve ne mène pas à la racine.',
    'Demandez-la de nouveau ; si rien ne change, gardez preuve et point de contrôle : ils en témoignent.',
  ),
  tile_malformed: no('Ce n’est pas une tuile de ce journal.', 'Demandez-la à un autre miroir.'),
  receipt_malformed: no('Ce n’est pas un reçu d’Avow.', 'Redemandez le reçu au dépositaire.'),
  receipt_incomplete: no(
    'Il manque au reçu une écriture sur laquelle il repose.',
    'Redemandez le reçu au dépositaire.',
  ),
  person_wrong: no(
    'Ce qui est révélé n’est pas de la personne que compte l’écriture.',
    'Reprenez votre reçu depuis votre propre page.',
  ),
  text_wrong: no(
    'Le texte n’est pas celui qui a été signé.',
    'Prenez le texte sur la page de l’appel, octet pour octet.',
  ),
  log_forked: no(
    'Le journal montre deux histoires.',
    'Gardez les deux points de contrôle et publiez-les : ils le prouvent.',
  ),
  log_shrunk: no(
    'Le journal est plus court qu’il ne l’était.',
    'Gardez les deux points de contrôle ; demandez au dépositaire ce qui s’est passé.',
  ),
  root_wrong: no(
    'Les écritures ne donnent pas la racine que nomme le point de contrôle.',
    'Demandez le journal à un autre miroir ; gardez les deux copies.',
  ),
  register_wrong: no(
    'Le registre ne découle pas du journal.',
    'Gardez le journal et le registre, et prévenez le dépositaire.',
  ),

  // Usage
  sign_in_needed: no(
    'Cette page est réservée à qui s’est connecté.',
    'Connectez-vous avec votre clé d’accès, puis continuez.',
  ),
  link_spent: no(
    'Cela a déjà servi, a pris fin, ou n’a jamais existé.',
    'Voyez où cela en est ; s’il vous faut encore un lien, demandez-le à qui vous a donné celui-ci.',
  ),
  code_wrong: no(
    'Ce n’est pas le code qui a été envoyé.',
    'Comparez-le avec la lettre, et saisissez-le de nouveau.',
  ),
  identity_wrong: no(
    'Le fournisseur d’identité n’a pas dit qui vous êtes.',
    'Connectez-vous avec votre clé d’accès, ou demandez à qui exploite ce serveur.',
  ),
  paper_wrong: no(
    'Ce fichier n’est pas reçu comme document.',
    'Envoyez un fichier PDF, PNG, JPEG ou ASiC de 4 Mio au plus ; une demande en reçoit cinq.',
  ),
  changed_meanwhile: no('Cela a avancé entre-temps.', 'Voyez où cela en est à présent.'),
  sealed_waiting: no(
    'La partie a déjà signé sous scellé.',
    'Attendez l’heure ; puis signez de nouveau si ce doit être autrement.',
  ),
  not_found: no('Il n’y a rien ici.', 'Partez de la liste des appels.'),
  method_wrong: no('Cette adresse n’accepte pas cette méthode.', 'Voyez /openapi.json.'),
  query_malformed: no('Les paramètres de l’adresse sont illisibles.', 'Corrigez le paramètre qui est nommé.'),
  file_unreadable: no(
    'Le fichier ne peut être ni lu ni écrit.',
    'Vérifiez son chemin et les droits qui s’y appliquent.',
  ),
  file_malformed: no('Le fichier n’a pas la forme demandée.', 'Comparez-le avec la documentation.'),
  file_exists: no('Le fichier existe déjà.', 'Choisissez un autre nom, ou déplacez-le.'),
  drawer_locked: no(
    'Le tiroir privé ne s’ouvre pas.',
    'Copiez keys/drawer.key depuis l’endroit où vous le gardez, ou depuis un autre serveur de cette base de données.',
  ),
  server_unreachable: no('Le serveur ne répond pas.', 'Vérifiez l’adresse et le réseau.'),
  server_confused: no(
    'La réponse du serveur est incompréhensible.',
    'Vérifiez l’adresse ; c’est peut-être un autre service.',
  ),
  outbound_forbidden: no(
    'Ce serveur ne consulte que des adresses publiques du Web.',
    'Indiquez une adresse https que tout le monde peut atteindre.',
  ),
  fetch_failed: no(
    'La page ne peut pas être consultée.',
    'Vérifiez que son serveur répond au public, puis réessayez.',
  ),
  fetch_oversize: no(
    'La page dépasse la taille qui est lue ici.',
    'Servez moins de données à cette adresse.',
  ),
  domain_wrong: no(
    'Ce n’est pas un domaine que quelqu’un peut détenir.',
    'Indiquez le domaine enregistré pour vous.',
  ),
  dns_bogus: no(
    'Les signatures de ce domaine dans le DNS ne tiennent pas.',
    'Faites réparer DNSSEC par qui tient le domaine, puis réessayez.',
  ),
  dns_failing: no(
    'Le DNS ne donne aucune réponse pour ce nom.',
    'Vérifiez que les serveurs de noms du domaine répondent, puis réessayez.',
  ),
  dns_silent: no('Le résolveur ne répond pas.', 'Réessayez dans une minute.'),
  import_unclear: no(
    'La liste présente des doutes que quelqu’un doit trancher.',
    'Examinez-les ; tranchez-les dans le fichier qui règle les changements de nom.',
  ),
  server_broken: no(
    'Une panne est survenue sur ce serveur.',
    'Réessayez ; si rien ne change, prévenez le dépositaire.',
  ),
}

export const refusals = refusalMessages({ ...refusalsOfLaw, ...others })
