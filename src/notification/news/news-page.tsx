import { formatShortDate, type Language } from '#platform/language'
import { Button, ButtonLink, EmptyState, FeedItem, Section, Title } from '#ui'
import { messages } from '../messages.ts'
import { paths } from '../paths.ts'
import { MOST_NEWS, type News } from './read-news.ts'

interface NewsPageProps {
  readonly language: Language
  readonly news: readonly News[]
  /** Whether anything is followed at all. */
  readonly following: boolean
}

/** What has happened to what one follows: what is new first, and below it what one has said that one has seen. */
export function NewsPage({ language, news, following }: NewsPageProps) {
  const words = messages[language]
  const fresh = news.filter(({ seen }) => !seen)
  const old = news.filter(({ seen }) => seen)
  const last = Math.max(0, ...news.map(({ matter }) => matter.index))
  return (
    <>
      <Title lead={words.newsLead}>{words.newsTitle}</Title>
      {fresh.length === 0 ? (
        <EmptyState title={words.newsNone}>
          <p>{following ? words.newsNoneText : words.followingNoneText}</p>
          <p class="actions">
            <ButtonLink href={`/${language}${following ? paths.following : '/sok'}`}>
              {following ? words.followingTitle : words.searchStart}
            </ButtonLink>
          </p>
        </EmptyState>
      ) : (
        <>
          <NewsList {...{ language, news: fresh }} />
          {news.length >= MOST_NEWS && <p class="meta">{words.newsMore(MOST_NEWS)}</p>}
          <form method="post" action={`/${language}${paths.news}`}>
            <input type="hidden" name="before" value={last + 1} />
            <p class="actions">
              <Button kind="primary">{words.seen}</Button>
              <a href={`/${language}${paths.following}`}>{words.followingTitle}</a>
            </p>
          </form>
        </>
      )}
      {old.length > 0 && (
        <Section id="tidigare" heading={words.earlier}>
          <NewsList {...{ language, news: old }} />
        </Section>
      )}
    </>
  )
}

function NewsList({ language, news }: Pick<NewsPageProps, 'language' | 'news'>) {
  return (
    <div class="feed">
      <ol>
        {news.map(({ matter, title, path, what, because }) => (
          <FeedItem key={matter.index} time={formatShortDate(matter.at)} datetime={matter.at.toISOString()}>
            <a href={`/${language}${path}`}>{title}</a>: {what}
            <br />
            <span class="meta">{because}</span>
          </FeedItem>
        ))}
      </ol>
    </div>
  )
}
