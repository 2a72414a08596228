/**
 * Takes the lines that d3-geo draws and writes them as a path of whole numbers, each point told from the one before:
 * half as many bytes as absolute ones, and fewer still once they are compressed. Points that fall on one another go.
 */
export class PathWriter {
  #text = ''
  #ring: [number, number][] = []
  /** Where the pen stands, since the next ring begins from there. */
  #pen: [number, number] = [0, 0]

  moveTo(x: number, y: number): void {
    this.#end()
    this.#ring = [[Math.round(x), Math.round(y)]]
  }

  lineTo(x: number, y: number): void {
    const point: [number, number] = [Math.round(x), Math.round(y)]
    const before = this.#ring.at(-1)
    if (before?.[0] !== point[0] || before[1] !== point[1]) this.#ring.push(point)
  }

  closePath(): void {
    this.#end(true)
  }

  /** d3-geo asks for it where it draws points, which outlines have none of. */
  arc(): void {}

  beginPath(): void {}

  get text(): string {
    this.#end()
    return this.#text
  }

  /** A closed ring of fewer than three points has no area, and an open line of one has no length. */
  #end(isClosed = false): void {
    const ring = this.#ring
    this.#ring = []
    if (isClosed && ring.length > 1 && String(ring[0]) === String(ring.at(-1))) ring.pop()
    if (ring.length < (isClosed ? 3 : 2)) return
    const steps = ring.map(([x, y], i) => {
      const [fromX, fromY] = i === 0 ? this.#pen : ring[i - 1]!
      return pair(x - fromX, y - fromY)
    })
    this.#text += `m${steps[0]}l${joined(steps.slice(1))}${isClosed ? 'z' : ''}`
    this.#pen = isClosed ? ring[0]! : ring.at(-1)!
  }
}

/** A minus sign parts two numbers as well as a space does. */
function pair(x: number, y: number): string {
  return y < 0 ? `${x}${y}` : `${x} ${y}`
}

function joined(steps: readonly string[]): string {
  return steps.map((step, i) => (i === 0 || step.startsWith('-') ? step : ` ${step}`)).join('')
}
