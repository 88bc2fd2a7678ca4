/** What was shown, or a short fixed word for what was not. */
export type Shown =
  | {
      ok: true
      origin: string
      size: number
      /** Base64. */
      root: string
      index: number
      entry: Uint8Array
      /** Witnesses whose cosignature held, and when they signed, in seconds since 1970. */
      cosigned: { name: string; at: number }[]
    }
  | { ok: false; why: string }

/** Checks a `.tlog-proof` file offline; keys are verifier key texts. `entry` may be left out when the file carries it. */
export function verifyProof(input: {
  proof: string
  logKey: string
  witnessKeys?: string[]
  quorum?: number
  entry?: Uint8Array
}): Promise<Shown>

/** Whether the content and its 32-byte salt are what the entry committed to in `c` and `n`. */
export function checkCommitment(input: {
  entry: Uint8Array
  content: Uint8Array
  salt: Uint8Array
}): Promise<{ ok: true } | { ok: false; why: string }>

/** What a log serves beside an entry, `{"salt", "content"}`, as bytes; undefined for anything else. */
export function readContent(text: string): { salt: Uint8Array; content: Uint8Array } | undefined

/** SHA-256(0x00 ‖ entry), 32 bytes. */
export function leafHash(entry: Uint8Array): Promise<Uint8Array>

/** Runs the command line with the given doors to files and screen; gives the exit code: 0 shown, 1 not shown, 2 not understood. */
export function main(
  args: string[],
  doors: { readFile: (path: string) => Promise<Uint8Array>; write: (text: string) => void },
): Promise<number>
