import { cpus, loadavg } from 'node:os'

/** How long a set of calls took, in milliseconds a call: wall-clock time at the median and the 95th percentile, CPU time on average and there. */
export interface Timing {
  median: number
  p95: number
  cpu: number
  cpuP95: number
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
  const cpuTimes: number[] = []
  for (const input of inputs) {
    const before = process.cpuUsage()
    const start = performance.now()
    const answer = call(input)
    if (answer instanceof Promise) await answer
    times.push(performance.now() - start)
    const { user, system } = process.cpuUsage(before)
    cpuTimes.push((user + system) / 1000)
  }
  return {
    median: share(times, 0.5),
    p95: share(times, 0.95),
    cpu: cpuTimes.reduce((sum, time) => sum + time, 0) / Math.max(1, inputs.length),
    cpuP95: share(cpuTimes, 0.95),
    calls: inputs.length,
  }
}

function share(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
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
