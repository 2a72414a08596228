/** What to search for in bytes, so that nothing of these words and salts is overlooked, however it is written. */
export function needlesFor(words: readonly string[], salts: readonly Uint8Array[]): Buffer[] {
  const texts = words.flatMap(word => [...new Set([word, word.toLowerCase(), word.normalize('NFD')])])
  const found = [
    ...texts.flatMap(writtenAsText),
    ...texts.map(text => Buffer.from(text)).flatMap(writtenAsBytes),
    ...salts.map(salt => Buffer.from(salt)).flatMap(writtenAsBytes),
  ]
  return [...new Map(found.map(one => [one.toString('latin1'), one])).values()]
}

function writtenAsText(text: string): Buffer[] {
  const escaped = text.replace(/[^ -~]/g, one => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
  const utf16 = Buffer.from(text, 'utf16le')
  return [
    utf16,
    Buffer.from(utf16).swap16(),
    ...[escaped, encodeURIComponent(text), new URLSearchParams({ x: text }).toString().slice(2)].map(one =>
      Buffer.from(one),
    ),
  ]
}

function writtenAsBytes(bytes: Buffer): Buffer[] {
  // In the midst of other bytes, base64 begins at one of three places and ends otherwise: only what is always the
  // same is searched for.
  const base64 = [0, 1, 2].flatMap(at =>
    (['base64', 'base64url'] as const).map(one =>
      Buffer.concat([Buffer.alloc(at), bytes])
        .toString(one)
        .replace(/=+$/, '')
        .slice(at === 0 ? 0 : at + 1, -2),
    ),
  )
  const hex = bytes.toString('hex')
  return [bytes, ...[...base64, hex, hex.toUpperCase()].map(text => Buffer.from(text))]
}
