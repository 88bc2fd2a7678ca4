import { cpus, loadavg } from 'node:os'

/** How long a set of calls took: wall-clock milliseconds at the median and the 95th percentile, and CPU milliseconds a call. */
export interface Timing {
  median: number
  p95: number
  cpu: number
  calls: number
}

/** Calls once for each input after `warmUp` unmeasured calls. CPU time is this process's, all threads. */
export async function time<T>(
  inputs: readonly T[],
  call: (input: T) => unknown,
  warmUp = 20,
): Promise<Timing> {
  for (const input of inputs.slice(0, warmUp)) await call(input)
  const times: number[] = []
  const before = process.cpuUsage()
  for (const input of inputs) {
    const start = performance.now()
    const answer = call(input)
    if (answer instanceof Promise) await answer
    times.push(performance.now() - start)
  }
  const { user, system } = process.cpuUsage(before)
  times.sort((a, b) => a - b)
  const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0
  return {
    median: at(0.5),
    p95: at(0.95),
    cpu: (user + system) / 1000 / Math.max(1, inputs.length),
    calls: inputs.length,
  }
}

/** Runs once and answers with the wall-clock and CPU seconds it took. */
export async function once<T>(
  call: () => T | Promise<T>,
): Promise<{ result: T; seconds: number; cpuSeconds: number }> {
  const before = process.cpuUsage()
  const start = performance.now()
  const result = await call()
  const { user, system } = process.cpuUsage(before)
  return { result, seconds: (performance.now() - start) / 1000, cpuSeconds: (user + system) / 1e6 }
}

/** The machine and how busy it is, for the head of every table. */
export function machine(): string {
  const [one = 0, five = 0] = loadavg()
  return `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}, load ${one.toFixed(1)} (1 min) ${five.toFixed(1)} (5 min)`
}

/** Memory of the process in MB: everything resident, and the JavaScript heap and typed arrays in it. */
export function memory(): string {
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage()
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`
  return `resident ${megabytes(rss)}, heap ${megabytes(heapUsed)}, arrays ${megabytes(arrayBuffers)}`
}

/** Prints a line. */
export function say(line = ''): void {
  process.stdout.write(`${line}\n`)
}
