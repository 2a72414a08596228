import { chromium } from 'playwright-core'
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const [out, path, width, scheme = 'light', print] = process.argv.slice(2)
const p = await b.newPage({ viewport: { width: Number(width), height: 900 }, colorScheme: scheme })
await p.goto('http://127.0.0.1:8468' + path)
if (print) { await p.emulateMedia({ media: 'print' }); await p.pdf({ path: out, format: 'A4' }) } else await p.screenshot({ path: out, fullPage: !process.env.CLIP, ...(process.env.CLIP ? { clip: { x: 0, y: Number(process.env.CLIP.split(',')[0]), width: Number(width), height: Number(process.env.CLIP.split(',')[1]) }, fullPage: true } : {}) })
console.log(await p.evaluate(() => document.documentElement.scrollWidth))
await b.close()
