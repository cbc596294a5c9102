// @ts-check
/**
 * Stands before Material's search in its worker, and makes of what people type what lunr ranks well: small words
 * ("he got a …") go, since each would match the start of half the site's words; a whole word counts more than the
 * start of a longer one (LAC is not lack). Whatever uses lunr's own signs is passed on as it is.
 *
 * Making the index takes a second of work, in which Python would start more slowly. It waits until somebody goes to the
 * search, of which site.js tells, or until the page has long been there.
 */

const SETUP = 0;
const QUERY = 2;
/** What a whole word counts more than a beginning. */
const WHOLE = 6;
/** Small words that lunr's own list lacks. */
const SMALL = new Set("dont doesnt wont cant im ive isnt gets getting give going keep keeps really don doesn".split(" "));

/** @type {RegExp} */
let separator = /[\s-]+/;

/** @param {string} typed */
function asked(typed) {
  if (/["+~^:*]|(^|\s)-/.test(typed)) return typed;
  const words = typed.toLowerCase().split(separator).filter(Boolean);
  // @ts-expect-error lunr is Material's, and puts itself there
  const telling = words.filter((word) => word.length > 1 && !SMALL.has(word) && self.lunr.stopWordFilter(word));
  return [...new Set(telling.length ? telling : words)].map((word) => `${word}^${WHOLE} ${word}`).join(" ");
}

/** How long the index waits for a reader who does not search. */
const WAIT = 8000;

/** @type {object | undefined} */
let held;
let wanted = false;

function begin() {
  wanted = true;
  if (!held) return;
  const data = held;
  held = undefined;
  dispatchEvent(new MessageEvent("message", { data }));
}

// Heard before Material's own listener, which then reads the same object.
addEventListener("message", (event) => {
  const message = event.data;
  if (message.type === SETUP && !wanted) {
    event.stopImmediatePropagation();
    separator = new RegExp(message.data.config.separator);
    held = message;
  } else if (message.type === QUERY) message.data = asked(message.data);
});
new BroadcastChannel("tk-search").addEventListener("message", begin);
setTimeout(begin, WAIT);

// @ts-expect-error only workers have it
importScripts(String(new URL(location.search.slice(1), location.href)));
