/**
 * The five ways a request can be refused. Each carries a sentence a clerk understands, in both
 * languages, and a next step inside it. Doors turn them into RFC 9457 answers, pages or exit codes.
 * Wrong harvested data is not one of these: it is stored as an issue.
 */
import type { Bilingual } from '#platform/language'

/** One field of a form or request that was not accepted, and why. */
export interface FieldError {
  field: string
  message: Bilingual
}

/** Common ground of the five problems; never thrown by itself. */
export abstract class Problem extends Error {
  /** Last part of the RFC 9457 `type` address. */
  abstract readonly type: string
  /** HTTP status the problem is answered with. */
  abstract readonly status: number
  /** Exit code the command line ends with. */
  abstract readonly exitCode: number

  constructor(
    readonly say: Bilingual,
    readonly fields: readonly FieldError[] = [],
  ) {
    super(say.en)
    this.name = new.target.name
  }
}

/** What was asked for does not exist, or the asker may not know that it does. */
export class NotFound extends Problem {
  readonly type = 'not-found'
  readonly status = 404
  readonly exitCode = 4
}

/** The input cannot be understood or breaks a rule; `fields` say where. */
export class Invalid extends Problem {
  readonly type = 'invalid'
  readonly status = 400
  readonly exitCode = 2
}

/** The asker is known, and may not do this. */
export class NotAllowed extends Problem {
  readonly type = 'not-allowed'
  readonly status = 403
  readonly exitCode = 3
}

/** The change does not fit the state things are in now. */
export class Conflict extends Problem {
  readonly type = 'conflict'
  readonly status = 409
  readonly exitCode = 5
}

/** Something we depend on does not answer; trying again later may work. */
export class Unavailable extends Problem {
  readonly type = 'unavailable'
  readonly status = 503
  readonly exitCode = 6
}
