import { domainToASCII } from 'node:url'
import { parse } from 'tldts'
import { clip } from '../core/bytes.ts'
import { attempt, Refusal } from '../core/refusal.ts'

/**
 * Which part of a name one holder has registered. Neighbours under a public suffix, such as co.uk or github.io, are
 * strangers: a proof of one says nothing of the other, and nobody can prove the suffix itself.
 */

/** A host as the DNS writes it: lower case, A-labels (RFC 5890). Refuses `domain_wrong`. */
export function hostInAscii(typed: string): string {
  const trimmed = typed.trim().replace(/\.$/, '')
  const host = domainToASCII(trimmed)
  const isHost = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(host)
  if (!isHost || host.length > 253)
    throw new Refusal('domain_wrong', `This is not the name of a domain: ${clip(typed)}`)
  return host
}

/**
 * The registered domain of a host by the public suffix list, suffixes of private firms too. Refuses `domain_wrong` for a
 * suffix, and for what is no host.
 */
export function registeredDomain(host: string): string {
  const ascii = hostInAscii(host)
  const { domain } = parse(ascii, { allowPrivateDomains: true })
  if (domain === null)
    throw new Refusal(
      'domain_wrong',
      `${ascii} is a suffix under which others register, and nobody’s own domain.`,
    )
  return domain
}

/** Whether both names have the same registered domain. */
export function isSameHolder(one: string, other: string): boolean {
  return attempt(() => registeredDomain(one) === registeredDomain(other)) === true
}

/**
 * Whether who holds `proven` holds `named`: it is that name, its web site, or lies above it. Whoever has a name below
 * another's domain, as a club below its university's, holds nothing of what lies above or beside.
 */
export function isHeldWith(named: string, proven: string): boolean {
  const [own, shown] = [named, proven].map(host => host.toLowerCase().replace(/\.$/, '')) as [string, string]
  const isAbove = own === shown || own.endsWith(`.${shown}`) || shown === `www.${own}`
  return isAbove && isSameHolder(own, shown)
}

/** Where anybody gets an address: a code that arrives there says who reads it, and nothing of an organisation. */
const FREE_MAIL: ReadonlySet<string> = new Set(
  `126.com 163.com 21cn.com aim.com aliyun.com aol.com bluewin.ch bol.com.br btinternet.com comcast.net duck.com
  fastmail.com fastmail.fm foxmail.com free.fr freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.fr gmx.net
  googlemail.com hey.com hotmail.co.uk hotmail.com hotmail.de hotmail.fr hotmail.it hushmail.com icloud.com inbox.ru
  interia.pl laposte.net libero.it list.ru live.com live.fr mac.com mail.com mail.ru mailbox.org me.com msn.com
  naver.com o2.pl orange.fr outlook.com outlook.de outlook.fr pm.me posteo.de proton.me protonmail.ch protonmail.com
  qq.com rambler.ru rediffmail.com rocketmail.com sapo.pt seznam.cz sfr.fr sina.com sohu.com t-online.de tuta.com
  tuta.io tutanota.com tutanota.de ukr.net uol.com.br verizon.net virgilio.it wanadoo.fr web.de wp.pl yahoo.ca
  yahoo.co.jp yahoo.co.uk yahoo.com yahoo.com.br yahoo.de yahoo.es yahoo.fr yahoo.it yandex.com yandex.ru yeah.net
  ymail.com zoho.com`.split(/\s+/),
)

export function isFreeMail(host: string): boolean {
  return FREE_MAIL.has(host.toLowerCase())
}
