import type { vouchers as en } from '../../en/types/vouchers.ts'

export const vouchers: Record<keyof typeof en, string> = {
  'type.mandate/vouched': 'Une partie s’est portée garante d’une autre, ou ne l’est plus',
  'entry.head.vouched': '{by} s’est portée garante de {party}',
  'entry.head.unvouched': '{by} a retiré sa garantie pour {party}',
  'member.mandate/vouched.note': 'Dans ses mots',
  'entry.voucher': 'Qui se porte garant',
  'entry.vouchedEffect':
    'Deux parties qui se portent garantes prouvent un mandat ; pour un appel qui nomme celle-ci organisme fédérateur, elle suffit à elle seule.',
  'entry.unvouchedEffect':
    'Cette garantie ne vaut plus. Ce qui a été signé tant qu’elle valait n’est pas défait.',
}
