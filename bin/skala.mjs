#!/usr/bin/env node
import { buildIfStale } from './build.mjs'

await buildIfStale()
const { main } = await import('../dist/skala.js')
process.exitCode = await main(process.argv.slice(2))
