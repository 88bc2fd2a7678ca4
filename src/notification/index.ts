/**
 * Who is told what, and how.
 *
 * follow     to want the news of an initiative, a solution, a product, an organisation, a need or a search; private
 * news       an entry that concerns what somebody follows; what it says is read from the ledger each time
 * digest     a mail that gathers news, at the pace its reader chose and never oftener
 * recipient  a person, a role of an organisation, or a body of oversight; who a mail is for
 * occasion   what a mail is for; a recipient is written to once for it
 * duty       a question, warning or overdue concern that a role is told of: owner, then board, then oversight
 * reminder   asks by phase whether facts are still true; answered with one click from the mail
 */
export { AddressesPage } from './duty/addresses-page.tsx'
export { keepOversight } from './duty/oversight.ts'
export { remindOfConfirmations } from './duty/remind.ts'
export { readRoleAddresses, setRoleAddresses } from './duty/role-addresses.ts'
export { confirmStillTrue, readStillTrue } from './duty/still-true.ts'
export { follow, removeInventedFollowers, stopFollowing } from './follow/follow.ts'
export { FollowPage } from './follow/follow-page.tsx'
export { FollowPart } from './follow/follow-part.tsx'
export { FollowingPage } from './follow/following-page.tsx'
export { isFollowing, nameTargets, pathOf, readFollows } from './follow/read-follows.ts'
export { Target, targetOfSearch } from './follow/target.ts'
export { ConfirmAddressPage, StillTruePage, UnsubscribePage } from './mail/link-pages.tsx'
export { openPost, type Post } from './mail/post.ts'
export { queueDigests } from './mail/queue-digests.ts'
export { sendDue } from './mail/send-due.ts'
export { chooseMail, readSettings } from './mail/settings.ts'
export { sweepNotifications } from './mail/sweep.ts'
export {
  answerConfirmation,
  readConfirmation,
  readUnsubscribe,
  unsubscribe,
} from './mail/unsubscribe.ts'
export { messages as notificationMessages } from './messages.ts'
export { followEntries } from './news/keep-news.ts'
export { NewsPage } from './news/news-page.tsx'
export { countNews, markSeen, readNews } from './news/read-news.ts'
export { organisationName } from './organisation-name.ts'
export { paths as notificationPaths } from './paths.ts'
export { addressRoles, type Recipient } from './recipient.ts'
