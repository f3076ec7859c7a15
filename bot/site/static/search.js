// Searches the index that the page carries: no server, no library, also from a disk.
"use strict";

const MOST = 30; // results shown
const NEAR = 0.35; // part of the best score that a result must reach
const TITLE = 2; // weight of a word in a title, beside 1 for a word of the other ways to ask it
const FACT = 0.6; // a fact is shown below a question that fits as well
const MISTYPED = 0.6; // weight of a word that is known only in another spelling
const BEGUN = 0.7; // weight of a word that goes on after what was typed
const LONG = 4; // letters from which one may be wrong

const FILLERS = new Set(("a an and are at be can do does for from how i in is it me my of on or should tell that the "
  + "there this to was what when where which who will with would you your").split(" "));

const wordsOf = (text) => text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f’']/g, "").match(/[a-z0-9]+/g) ?? [];
const stem = (word) => (word.length > 3 ? word.replace(/((?<!e)(es|ed|e)|ies|ing|ers?|(?<!s)s|y)$/, "") : word);

const documents = JSON.parse(document.getElementById("index").textContent).map(([title, address, kind, further]) => {
  const weights = new Map(wordsOf(further).map((word) => [stem(word), 1]));
  for (const word of wordsOf(title)) weights.set(stem(word), TITLE);
  return { title, address, kind, weights, length: Math.sqrt(wordsOf(title).length + 4) };
});
const spread = new Map(); // in how many documents a stem is
for (const { weights } of documents) for (const word of weights.keys()) spread.set(word, (spread.get(word) ?? 0) + 1);
const rarity = (word) => Math.log(1 + documents.length / spread.get(word));

function oneEditApart(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const rest = (word, from) => word.slice(from);
  return rest(a, at + 1) === rest(b, at + 1) || rest(a, at) === rest(b, at + 1) || rest(a, at + 1) === rest(b, at)
    || (a[at] === b[at + 1] && a[at + 1] === b[at] && rest(a, at + 2) === rest(b, at + 2));
}

// Returns the known stems that a typed word may mean, with how much each counts.
function meant(word, last) {
  const found = new Map();
  const own = stem(word);
  if (spread.has(own)) found.set(own, 1);
  if (last && word.length > 2) {
    for (const known of spread.keys()) if (known !== own && known.startsWith(word)) found.set(known, BEGUN);
  }
  if (!found.size && word.length >= LONG) {
    for (const known of spread.keys()) if (oneEditApart(known, own)) found.set(known, MISTYPED);
  }
  return found;
}

function search(typed) {
  const all = wordsOf(typed);
  const telling = all.filter((word) => !FILLERS.has(word));
  const words = telling.length ? telling : all;
  const asked = words.map((word, at) => meant(word, at === words.length - 1));
  const scored = [];
  for (const one of documents) {
    let score = 0, fitting = 0;
    for (const stems of asked) {
      let best = 0;
      for (const [word, share] of stems) {
        if (one.weights.has(word)) best = Math.max(best, share * one.weights.get(word) * rarity(word));
      }
      score += best;
      fitting += best ? 1 : 0;
    }
    const whole = fitting / asked.length; // of what was typed; half a question is worth a quarter
    if (score) scored.push([(score * whole * whole / one.length) * (one.kind === "Fact" ? FACT : 1), one]);
  }
  scored.sort((a, b) => b[0] - a[0]); // stable: equals stay in the order of the index
  return scored.filter(([score]) => score >= NEAR * scored[0][0]).slice(0, MOST).map(([, one]) => one);
}

function show(typed) {
  const results = wordsOf(typed).length ? search(typed) : [];
  document.getElementById("found").replaceChildren(...results.map(({ title, address, kind }) => {
    const link = Object.assign(document.createElement("a"), { href: address, textContent: title });
    const label = Object.assign(document.createElement("span"), { className: "fine", textContent: kind });
    const item = document.createElement("li");
    item.append(link, " ", label);
    return item;
  }));
  const number = results.length === 1 ? "1 result" : `${results.length} results`;
  document.getElementById("told").textContent = typed.trim() ? (results.length ? number : "Nothing fits. Try other words.") : "";
}

const field = document.getElementById("find");
field.value = new URLSearchParams(location.search).get("q") ?? "";
field.addEventListener("input", () => show(field.value));
show(field.value);
