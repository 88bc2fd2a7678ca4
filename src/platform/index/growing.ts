type Numbers = Uint8Array | Uint16Array | Uint32Array

/** A typed array that grows as values are added. */
export class Growing<T extends Numbers> {
  length = 0

  constructor(
    private readonly make: (length: number) => T,
    private room: T = make(1024),
  ) {}

  push(value: number): void {
    if (this.length === this.room.length) this.reserve(1)
    this.room[this.length++] = value
  }

  append(values: ArrayLike<number>): void {
    this.reserve(values.length)
    this.room.set(values, this.length)
    this.length += values.length
  }

  at(index: number): number {
    return this.room[index] ?? 0
  }

  add(index: number, amount: number): void {
    this.room[index] = (this.room[index] ?? 0) + amount
  }

  /** The values so far, as a copy of their own. */
  copy(): T {
    const own = this.make(this.length)
    own.set(this.room.subarray(0, this.length))
    return own
  }

  private reserve(more: number): void {
    if (this.length + more <= this.room.length) return
    const wider = this.make(Math.max(this.room.length * 2, this.length + more))
    wider.set(this.room.subarray(0, this.length))
    this.room = wider
  }
}

/** Makes a growing array of bytes. */
export const growingBytes = () => new Growing((length) => new Uint8Array(length))
/** Makes a growing array of 16-bit numbers. */
export const growingShorts = () => new Growing((length) => new Uint16Array(length))
/** Makes a growing array of 32-bit numbers. */
export const growingWords = () => new Growing((length) => new Uint32Array(length))
