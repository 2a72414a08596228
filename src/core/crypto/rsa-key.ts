/**
 * Why no signature counts under this RSA key; null for one that may enter the log. Libraries draw the line elsewhere, one
 * below 1024 bits, another above 16384, a third at even exponents: so both backends ask here before they verify.
 */
export function troubleWithRsa({ n, e }: { readonly n: Uint8Array; readonly e: Uint8Array }): string | null {
  const bits = n.length * 8 - Math.clz32(n[0] ?? 0) + 24
  if (n[0] === 0 || bits < 2048 || bits > 4096)
    return `An RSA modulus has 2048 to 4096 bits and no leading zero; this one has ${bits}.`
  if (n.at(-1)! % 2 === 0) return 'An RSA modulus is odd.'
  const isF4 = e.length === 3 && e[0] === 1 && e[1] === 0 && e[2] === 1
  return isF4 ? null : 'The public exponent of an RSA key is 65537.'
}
