import { readFile } from 'node:fs/promises'

/**
 * Memory a process holds, in MiB, as Linux tells it; 0 elsewhere or when the process is gone. V8's own limit
 * covers its heap and not byte buffers, so someone must look from outside.
 */
export async function residentMemory(pid: number | undefined): Promise<number> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'latin1')
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
