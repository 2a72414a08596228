/**
 * Whether a host, as an address names it, is the machine that reads it: nobody listens in between. A name is judged by
 * its letters alone, since whoever answers for a name may answer anything.
 */
export function isThisMachine(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  return bare === 'localhost' || bare === '::1' || /^127(?:\.\d{1,3}){3}$/.test(bare)
}
