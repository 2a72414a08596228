/** What to search for in bytes, so that nothing of these words and salts is overlooked, however it is written. */
export function needlesFor(words: readonly string[], salts: readonly Uint8Array[]): Buffer[] {
  const texts = words.map(word => Buffer.from(word))
  return [...texts, ...[...texts, ...salts.map(salt => Buffer.from(salt))].flatMap(waysToWrite)]
}

function waysToWrite(bytes: Buffer): Buffer[] {
  const encodings = ['hex', 'base64', 'base64url'] as const
  // In the midst of other bytes, base64 ends otherwise: its last characters are not searched for.
  const written = encodings.map(one => bytes.toString(one).replace(/=+$/, '').slice(0, -2))
  return [bytes, ...written.map(text => Buffer.from(text))]
}
