import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { type Card, drawing } from './drawing.ts'

/** Draws one picture, and ends: what rasterising takes goes with the thread. */

await initWasm(await readFile(new URL(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))))
const png = new Resvg(drawing(workerData as Card), { font: { fontBuffers: [] } }).render().asPng()
parentPort!.postMessage(png, [png.buffer as ArrayBuffer])
