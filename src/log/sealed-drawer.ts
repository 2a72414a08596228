import { createHmac, timingSafeEqual } from 'node:crypto'
import type { NoteSigner } from '../core/note.ts'
import { Refusal } from '../core/refusal.ts'
import type { Drawer } from '../store/drawer.ts'

/**
 * The drawer of a log, in which every thing bears an HMAC (RFC 2104, with SHA-256) of its kind, its id and its JSON. A
 * database may stand on another machine, and whoever can write it could else lay an invitation or an enrolment link
 * into it, for which the depositary's key would then bring in a key of theirs. An old thing can still be put back in
 * its own place; its token, its end and the register say whether that helps anybody.
 */
export function sealedDrawer(drawer: Drawer, signer: NoteSigner): Drawer {
  const key = keyOf(signer, 'the private drawer of this log')
  const seal = (kind: string, id: string, json: string) => macOf(key, kind, id, json) + json
  const open = (kind: string, id: string, sealed: string) => {
    const [mac, json] = [sealed.slice(0, MAC_LENGTH), sealed.slice(MAC_LENGTH)]
    const right = Buffer.from(macOf(key, kind, id, json))
    const found = Buffer.from(mac)
    if (found.length !== right.length || !timingSafeEqual(found, right))
      throw new Refusal(
        'store_damaged',
        `The private drawer holds a ${kind} that this log did not put there.`,
      )
    return json
  }
  return {
    put: (kind, id, json, expires) => drawer.put(kind, id, seal(kind, id, json), expires),
    async get(kind, id, now) {
      const sealed = await drawer.get(kind, id, now)
      return sealed === undefined ? undefined : open(kind, id, sealed)
    },
    async take(kind, id, now) {
      const sealed = await drawer.take(kind, id, now)
      return sealed === undefined ? undefined : open(kind, id, sealed)
    },
    swap: (kind, id, before, json) => drawer.swap(kind, id, seal(kind, id, before), seal(kind, id, json)),
    async list(kind, after, limit, now) {
      const rows = await drawer.list(kind, after, limit, now)
      return rows.map(({ id, json }) => ({ id, json: open(kind, id, json) }))
    },
    remove: (kind, id) => drawer.remove(kind, id),
    sweep: now => drawer.sweep(now),
    wipe: () => drawer.wipe(),
  }
}

/**
 * Hashes that this log alone can make, in base64url: what is kept under one, such as an e-mail address, cannot be found
 * by guessing in a copy of the database.
 */
export function keyedHash(signer: NoteSigner): (text: string) => string {
  const key = keyOf(signer, 'the keyed hashes of this log')
  return text => createHmac('sha256', key).update(text).digest('base64url')
}

/** Characters of an HMAC-SHA-256 in base64url. */
const MAC_LENGTH = 43

/**
 * The key is a signature that the log's key makes and nobody sees: Ed25519 signs the same text always alike (RFC 8032,
 * section 5.1.6), and this text can be no checkpoint, which ends with a line feed (C2SP signed-note).
 */
function keyOf(signer: NoteSigner, text: string): Uint8Array {
  return signer.sign(text).signature
}

function macOf(key: Uint8Array, kind: string, id: string, json: string): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([kind, id, json]))
    .digest('base64url')
}
