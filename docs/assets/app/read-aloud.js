// @ts-check
/**
 * Reads a family page aloud, only with a voice that runs on the device: a voice from elsewhere would send the page's
 * words away. Where there is none the button is not shown. Leaving the page ends it at once.
 */

const speech = /** @type {SpeechSynthesis | undefined} */ (window.speechSynthesis);
const BLOCKS = "h1, h2, h3, p, li, dt, dd, summary, figcaption";
// Parts for the eye or the hand alone, and words that would be said twice.
const SKIP = "[hidden], [aria-hidden=true], .tk-printed, .headerlink, .tk-unseen, form, script, style";

let reading = false;

/** A voice of this device that speaks English, a British one first. */
function voice() {
  const own = (speech?.getVoices() ?? []).filter((one) => one.localService && /^en\b/i.test(one.lang));
  return own.find((one) => /^en[-_]GB/i.test(one.lang)) ?? own[0];
}

/** What there is to say, a block at a time, so that it can be stopped in between. */
function words() {
  const blocks = [...document.querySelectorAll(`main :is(${BLOCKS})`)];
  return blocks
    .filter((one) => !one.closest(SKIP) && !one.querySelector(BLOCKS) && one.checkVisibility?.() !== false)
    .map(said)
    .filter(Boolean);
}

/** @param {Element} block */
function said(block) {
  const copy = /** @type {Element} */ (block.cloneNode(true));
  for (const part of copy.querySelectorAll(SKIP)) part.remove();
  return copy.textContent?.replace(/\s+/g, " ").trim() ?? "";
}

/** @param {HTMLButtonElement} button */
function show(button) {
  button.textContent = reading ? "Stop reading aloud" : "Read this page aloud";
}

/** @param {HTMLButtonElement} button */
function start(button) {
  const spoken = voice();
  if (!speech || !spoken) return;
  reading = true;
  show(button);
  const texts = words();
  texts.forEach((text, place) => {
    const one = new SpeechSynthesisUtterance(text);
    one.voice = spoken;
    one.lang = spoken.lang;
    one.rate = 0.9;
    if (place === texts.length - 1) one.onend = () => stop(button);
    speech.speak(one);
  });
}

/** @param {HTMLButtonElement} [button] */
function stop(button) {
  reading = false;
  speech?.cancel();
  if (button) show(button);
}

const place = document.querySelector("[data-read-aloud]");
const button = place?.querySelector("button");
if (speech && place instanceof HTMLElement && button) {
  const offer = () => {
    place.hidden = !voice();
  };
  offer();
  // Browsers list their voices some time after they are first asked.
  speech.addEventListener?.("voiceschanged", offer);
  button.addEventListener("click", () => (reading ? stop(button) : start(button)));
  addEventListener("tk:wipe", () => stop());
  addEventListener("pagehide", () => stop());
}

export {};
