import encodeQR from 'qr'
import { html, type Markup } from '../kit/kit.ts'

/** For whoever has the paper and a telephone. Dark on light in every scheme, since few readers take the other. */
export function qrCode(text: string, label: string): Markup {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 })
  const size = rows.length
  const line = rows.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}" shape-rendering="crispEdges">
    <path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${line.join('')}"/>
  </svg>`
}
