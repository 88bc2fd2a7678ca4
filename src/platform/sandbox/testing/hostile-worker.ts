/** A worker program whose tasks misbehave, to see that they are cut. */
import { serveTask } from '../serve-task.ts'

serveTask({
  echo: (input: unknown) => ({ input, environment: Object.keys(process.env) }),
  endless: () => {
    for (;;) Math.random()
  },
  hog: () => {
    const kept: string[][] = []
    for (;;) kept.push(Array.from({ length: 10_000 }, () => String(Math.random())))
  },
  gulp: () => new Array(100_000_000).fill(0).map(String),
  buffers: () => {
    const kept: Buffer[] = []
    for (;;) kept.push(Buffer.alloc(1_000_000, kept.length))
  },
  backtracks: () => /^(?:a+)+$/.test(`${'a'.repeat(60)}b`),
  throws: () => {
    throw new Error('a fault in the task')
  },
  exits: () => process.exit(3),
  uncloneable: () => () => 1,
})
