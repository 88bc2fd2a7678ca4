/** Marks that turn the direction of text: overrides, embeddings and isolates of the bidirectional algorithm (Unicode UAX #9). */
const turns = /[\u202a-\u202e\u2066-\u2069]/g

/**
 * A text for reading, without the marks that nobody sees and that write what stands after them backwards: a title must not turn
 * the words beside it, nor look like another file or sum. Text of languages that run from the right needs none of them.
 */
export const upright = (text: string): string => text.replace(turns, '')
