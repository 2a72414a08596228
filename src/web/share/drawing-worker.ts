import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { type Drawing, drawing } from './drawing.ts'
import { formatPng } from './png.ts'

/** Draws one picture, and ends: what rasterising takes goes with the thread. */

await initWasm(await readFile(new URL(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))))
const { card, width } = workerData as Drawing
const drawn = new Resvg(drawing(card), {
  font: { fontBuffers: [] },
  fitTo: { mode: 'width', value: width },
}).render()
parentPort!.postMessage(formatPng(drawn, drawn.pixels))
