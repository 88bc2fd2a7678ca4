import { z } from 'zod'

/** What can be followed. */
export const followKinds = ['initiative', 'solution', 'product', 'organisation', 'need', 'search'] as const
export type FollowKind = (typeof followKinds)[number]

/** Something to follow: its kind, and its id; of a search the query of its address. */
export const Target = z.object({ kind: z.enum(followKinds), target: z.string().min(1).max(2_000) })
export type Target = z.infer<typeof Target>

/** Whether a word names something that can be followed. */
export const isFollowKind = (word: string): word is FollowKind => followKinds.some((kind) => kind === word)
