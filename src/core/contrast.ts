/** How well two colours are told apart (WCAG 2.2, "contrast ratio"). A colour is `#rrggbb`. */
export function contrast(one: string, other: string): number {
  const [lower, higher] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (higher! + 0.05) / (lower! + 0.05)
}

/** The colour, mixed with another until it stands out from the paper by this ratio: with black or white it gets there. */
export function reaching(colour: string, toward: '#000000' | '#ffffff', paper: string, ratio: number) {
  for (let share = 0; share < 1; share += 0.02) {
    const found = mixed(colour, toward, share)
    if (contrast(found, paper) >= ratio) return found
  }
  return toward
}

function mixed(one: string, other: string, share: number): string {
  const [a, b] = [channels(one), channels(other)]
  const both = a.map((value, i) => Math.round(value + (b[i]! - value) * share))
  return `#${both.map(value => value.toString(16).padStart(2, '0')).join('')}`
}

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map(value => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

function channels(colour: string): number[] {
  return [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16))
}
