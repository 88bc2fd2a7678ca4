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
  throws: () => {
    throw new Error('a fault in the task')
  },
  exits: () => process.exit(3),
  uncloneable: () => () => 1,
})
