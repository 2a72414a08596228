import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'

/**
 * A small HTTP/1.1 load generator: keeps `connections` sockets busy, one request at a time on each, and prints
 * what came back as JSON. It parses no more than it must, so that it takes little of the machine it measures on.
 *
 *   load.ts <port> <connections> <file of requests, each after its length as uint32> [rate per second]
 */
const [port = '', connections = '', file = '', rate = '0'] = process.argv.slice(2)
const requests = readRequests(readFileSync(file))
const latencies: number[] = []
const statuses = new Map<string, number>()
let next = 0
let began = 0

function readRequests(bytes: Buffer): Buffer[] {
  const all: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    all.push(bytes.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return all
}

/** Sockets take turns, so all of them are read into one piece of memory: what is not whole yet is copied out of it. */
const reading = Buffer.allocUnsafe(64 * 1024)

/** As a proxy holds its connections, all of them stand before the first request: what it returns asks by this one. */
async function connected(): Promise<() => Promise<void>> {
  const ended = Promise.withResolvers<void>()
  let sent = 0
  let pending: Buffer | undefined
  const take = (length: number) => {
    const read = reading.subarray(0, length)
    const bytes = pending === undefined ? read : Buffer.concat([pending, read])
    if (isWhole(bytes)) {
      const status = bytes.toString('latin1', 9, 12)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      latencies.push(performance.now() - sent)
      pending = undefined
      send()
    } else pending = pending === undefined ? Buffer.from(bytes) : bytes
    return true
  }
  const onread = { buffer: reading, callback: take }
  const socket = connect({ port: Number(port), host: '127.0.0.1', noDelay: true, onread })
  socket.on('error', ended.reject)
  const send = () => {
    if (next >= requests.length) {
      socket.end()
      ended.resolve()
      return
    }
    const place = next++
    // With a rate, each request has its hour; latency counts from there, so that a slow server cannot hide it.
    const due = Number(rate) > 0 ? began + (place / Number(rate)) * 1000 : performance.now()
    const wait = due - performance.now()
    const write = () => {
      sent = Number(rate) > 0 ? due : performance.now()
      socket.write(requests[place]!)
    }
    if (wait > 1) setTimeout(write, wait)
    else write()
  }
  await once(socket, 'connect')
  return () => {
    send()
    return ended.promise
  }
}

/** Whether an answer has come in to its last byte. */
function isWhole(bytes: Buffer): boolean {
  const end = bytes.indexOf('\r\n\r\n')
  if (end === -1) return false
  const length = /content-length: (\d+)/i.exec(bytes.toString('latin1', 0, end))?.[1]
  return length !== undefined && bytes.length >= end + 4 + Number(length)
}

const all = await Promise.all(Array.from({ length: Number(connections) }, connected))
began = performance.now()
await Promise.all(all.map(run => run()))
const seconds = (performance.now() - began) / 1000
latencies.sort((a, b) => a - b)
const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))]
console.log(
  JSON.stringify({
    count: latencies.length,
    perSecond: latencies.length / seconds,
    p50: at(0.5),
    p99: at(0.99),
    statuses: Object.fromEntries(statuses),
  }),
)
