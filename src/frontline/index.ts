/**
 * What those who use the systems meet, and what became of it.
 *
 * concern       what somebody at work met, told without a name; the owner has a duty to answer it
 * receipt       the code that is shown once to whoever told it; we keep only its hash
 * act           something a person without an account did: told a concern, wrote again, said that it is solved or not
 * waiting room  where acts lie until the night, so that no exact time of them is stored anywhere
 * duty clock    by which day a concern is to be acknowledged and answered, and what is overdue
 * escalation    what happens by itself when a day has passed: owner, board, oversight
 */
export {}
