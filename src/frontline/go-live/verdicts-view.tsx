import { formatDate, type Language } from '#platform/language'
import { Columns, KeyFigure, Notice, Unknown } from '#ui'
import { sides } from './go-live.ts'
import { messages } from './messages.ts'
import { type GoLive, verdictOf } from './read-go-live.ts'

/** Management's and the users' words, side by side and never merged: a word, who gave it, and how old it is. */
export function Verdicts({ language, live }: { readonly language: Language; readonly live: GoLive }) {
  const words = messages[language]
  const [management, users] = sides.map((side) => verdictOf(live, side))
  const disagree = management?.verdict === 'ready' && users?.verdict === 'not-ready'
  return (
    <>
      <Columns>
        {sides.map((side) => {
          const given = verdictOf(live, side)
          return (
            <div class="verdict" key={side}>
              <KeyFigure
                language={language}
                label={words.sides[side]}
                figure={given ? words.verdict[given.verdict] : <Unknown language={language} />}
                basis={
                  given ? words.givenAs(given.givenAs, formatDate(given.givenOn, language)) : words.noVerdict
                }
                frontline={side === 'users'}
              />
              {given && <p class="breakable">{given.reason}</p>}
            </div>
          )
        })}
      </Columns>
      {disagree && (
        <Notice language={language} kind="warn" title={words.disagree}>
          <p>{words.disagreeText}</p>
        </Notice>
      )}
    </>
  )
}
