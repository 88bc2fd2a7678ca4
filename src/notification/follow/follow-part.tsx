import type { Language } from '#platform/language'
import { Button, ButtonLink } from '#ui'
import { messages } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Target } from './target.ts'

interface FollowPartProps {
  readonly language: Language
  readonly target: Target
  /** Whether whoever looks follows it; null when nobody is signed in. */
  readonly following: boolean | null
}

/** One click follows what a page is about, another stops that; who has not signed in is told how it works. */
export function FollowPart({ language, target, following }: FollowPartProps) {
  const words = messages[language]
  if (following === null) {
    const query = new URLSearchParams({ vad: target.kind, id: target.target })
    return (
      <p class="actions no-print">
        <ButtonLink href={`/${language}${paths.follow}?${query}`}>{words.followThis[target.kind]}</ButtonLink>
      </p>
    )
  }
  return (
    <form method="post" action={`/${language}${paths.follow}`} class="no-print">
      <input type="hidden" name="vad" value={target.kind} />
      <input type="hidden" name="id" value={target.target} />
      <p class="actions">
        {following && <span>{words.following}</span>}
        {following ? (
          <Button name="act" value="stop">
            {words.stop}
          </Button>
        ) : (
          <Button name="act" value="follow">
            {words.followThis[target.kind]}
          </Button>
        )}
        {following && <a href={`/${language}${paths.following}`}>{words.followingTitle}</a>}
      </p>
    </form>
  )
}
