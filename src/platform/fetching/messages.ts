import type { Bilingual } from '#platform/language'
import type { FetchCode } from './fetched.ts'

/** What each failure means and what to do about it. The address itself is shown beside the text. */
export const messages: Readonly<Record<FetchCode, Bilingual>> = {
  'bad-address': {
    sv: 'Det här är ingen giltig webbadress. Kontrollera att den är hel och börjar med https://.',
    en: 'This is not a valid web address. Check that it is complete and begins with https://.',
  },
  scheme: {
    sv: 'Bara adresser som börjar med https:// eller http:// hämtas. Ange en sådan adress, eller läs in filen från disk.',
    en: 'Only addresses that begin with https:// or http:// are fetched. Give such an address, or read the file from disk.',
  },
  port: {
    sv: 'Adressen använder en ovanlig port. Bara portarna 80 och 443 hämtas. Publicera filen på en vanlig webbadress.',
    en: 'The address uses an unusual port. Only ports 80 and 443 are fetched. Publish the file at an ordinary web address.',
  },
  userinfo: {
    sv: 'Adressen innehåller användarnamn eller lösenord. Ta bort dem ur adressen.',
    en: 'The address contains a user name or password. Remove them from the address.',
  },
  'address-not-public': {
    sv: 'Adressen leder till ett internt nät och hämtas därför inte. Ange en adress som nås från det öppna internet.',
    en: 'The address leads to an internal network and is therefore not fetched. Give an address that the open internet can reach.',
  },
  dns: {
    sv: 'Värdnamnet hittades inte. Kontrollera stavningen, eller fråga den som driver webbplatsen.',
    en: 'The host name was not found. Check the spelling, or ask whoever runs the site.',
  },
  refused: {
    sv: 'Servern tog inte emot anslutningen. Den kan vara avstängd eller ligga bakom en brandvägg. Kontakta den som driver den.',
    en: 'The server did not accept the connection. It may be down or behind a firewall. Contact whoever runs it.',
  },
  'connection-lost': {
    sv: 'Anslutningen bröts innan allt var hämtat. Vi försöker igen vid nästa hämtning.',
    en: 'The connection broke before everything had arrived. We will try again at the next harvest.',
  },
  tls: {
    sv: 'Serverns säkra anslutning godtogs inte: certifikatet är fel, har gått ut eller gäller ett annat namn. Den som driver servern behöver förnya det.',
    en: 'The secure connection was not accepted: the certificate is wrong, has expired or belongs to another name. Whoever runs the server needs to renew it.',
  },
  'timeout-connect': {
    sv: 'Servern gick inte att nå inom tidsgränsen. Vi försöker igen senare. Om felet består, kontakta den som driver servern.',
    en: 'The server could not be reached in time. We will try again later. If it goes on, contact whoever runs the server.',
  },
  'timeout-headers': {
    sv: 'Servern började inte svara inom tidsgränsen. Vi försöker igen senare.',
    en: 'The server did not begin to answer in time. We will try again later.',
  },
  'timeout-body': {
    sv: 'Servern tystnade mitt i svaret. Vi försöker igen senare.',
    en: 'The server fell silent in the middle of its answer. We will try again later.',
  },
  'too-slow': {
    sv: 'Svaret kom så långsamt att hämtningen avbröts. Vi försöker igen senare. Dela upp filen om den är stor.',
    en: 'The answer came so slowly that the fetch was stopped. We will try again later. Split the file if it is large.',
  },
  'timeout-total': {
    sv: 'Hämtningen tog för lång tid och avbröts. Vi försöker igen senare. Dela upp filen om den är stor.',
    en: 'The fetch took too long and was stopped. We will try again later. Split the file if it is large.',
  },
  'too-large': {
    sv: 'Filen är större än vad som hämtas. Dela upp den i flera mindre filer.',
    en: 'The file is larger than what is fetched. Split it into several smaller files.',
  },
  'too-large-unpacked': {
    sv: 'Svaret blir för stort när det packas upp. Dela upp filen i flera mindre.',
    en: 'The answer grows too large when unpacked. Split the file into several smaller ones.',
  },
  ratio: {
    sv: 'Svaret är orimligt hårt packat och packades inte upp. Kontrollera att filen är den avsedda.',
    en: 'The answer is packed beyond reason and was not unpacked. Check that it is the file you meant.',
  },
  'bad-encoding': {
    sv: 'Svaret är packat på ett sätt som inte går att läsa, eller är skadat. Den som driver servern behöver se över dess komprimering.',
    en: 'The answer is packed in a way that cannot be read, or is damaged. Whoever runs the server needs to look at its compression.',
  },
  'redirect-loop': {
    sv: 'Adressen skickar vidare för många gånger. Ange den adress där filen verkligen ligger.',
    en: 'The address redirects too many times. Give the address where the file really is.',
  },
  'redirect-downgrade': {
    sv: 'Adressen skickar vidare från en säker till en osäker anslutning. Ange en https-adress som inte gör det.',
    en: 'The address redirects from a secure to an insecure connection. Give an https address that does not.',
  },
  'redirect-private': {
    sv: 'Adressen skickar vidare till ett internt nät och följs därför inte. Ange en adress som nås från det öppna internet.',
    en: 'The address redirects into an internal network and is therefore not followed. Give an address that the open internet can reach.',
  },
  'redirect-bad': {
    sv: 'Adressen skickar vidare till något som inte går att hämta. Ange den adress där filen verkligen ligger.',
    en: 'The address redirects to something that cannot be fetched. Give the address where the file really is.',
  },
  'http-4xx': {
    sv: 'Servern säger att filen inte finns eller inte får läsas. Kontrollera adressen och att filen är öppen för alla.',
    en: 'The server says that the file does not exist or may not be read. Check the address, and that the file is open to everyone.',
  },
  'http-429': {
    sv: 'Servern ber oss vänta: för många frågor på kort tid. Vi försöker igen senare.',
    en: 'The server asks us to wait: too many requests in a short time. We will try again later.',
  },
  'http-5xx': {
    sv: 'Servern har ett eget fel just nu. Vi försöker igen senare. Om felet består, kontakta den som driver den.',
    en: 'The server has a fault of its own right now. We will try again later. If it goes on, contact whoever runs it.',
  },
  'http-odd': {
    sv: 'Servern svarade på ett sätt som inte följer reglerna för webben. Kontrollera adressen, eller kontakta den som driver servern.',
    en: 'The server answered in a way that breaks the rules of the web. Check the address, or contact whoever runs the server.',
  },
  'html-instead-of-data': {
    sv: 'Adressen gav en webbsida i stället för data. Det kan vara en inloggning eller ett felmeddelande. Ange adressen till själva filen.',
    en: 'The address gave a web page instead of data. It may be a sign-in or an error page. Give the address of the file itself.',
  },
  stopped: {
    sv: 'Hämtningen stoppades innan den var klar.',
    en: 'The fetch was stopped before it was done.',
  },
}
