// Run the query and cancel it: what is sent is what stands in the editor, its prefixes declared at the top.

import { historyIn } from "./history.js";
import { page } from "./data.js";
import { announce, byId } from "../base/dom.js";
import { showAnswer, showProblem, showWaiting } from "./answer.js";
import { ask, Failure, SHOWN } from "./ask.js";
import { goToPlace, markLine, putOnTop, queryText, unmarkLine } from "./editor.js";
import { currentQuestion, meanings } from "./form.js";
import { ownAddress } from "./link.js";
import { seconds } from "./words.js";
import { declare } from "../sparql/prefixes.js";

/** @import { Past, Problem } from "./types.js" */

const LARGEST = 64e6; // bytes of an answer that are shown

const [runButton, cancelButton, status] = ["run", "cancel", "status"].map((id) => byId(id));
/** @type {AbortController | null} */
let running = null; // AbortController of the query underway
/** @type {Past} */
let past = historyIn(null); // until the page begins
/** @type {() => void} */
let afterRun = () => {};

/** @param {boolean} isRunning */
function show(isRunning) {
  const isCancelFocused = document.activeElement === cancelButton;
  const isRunFocused = document.activeElement === runButton;
  runButton.hidden = isRunning;
  cancelButton.hidden = !isRunning;
  if (isRunning && isRunFocused) cancelButton.focus();
  if (!isRunning && isCancelFocused) runButton.focus();
  showWaiting(isRunning);
}

/** Declare at the top what the query uses without having said so. */
function declarePrefixes() {
  const { added, head } = declare(queryText(), page.prefixes);
  if (head) putOnTop(head);
  return added.length ? ` Declared at the top: ${added.join(", ")}.` : "";
}

/** Run what is in the editor; a query underway is cancelled first. */
export async function run() {
  running?.abort();
  unmarkLine();
  if (!queryText().trim()) {
    status.textContent = "There is no query yet.";
    announce(status.textContent);
    return;
  }
  const declared = declarePrefixes();
  const query = queryText();
  history.replaceState(null, "", ownAddress(location.pathname, query));
  const controller = new AbortController();
  running = controller;
  const start = performance.now();
  const elapsed = () => seconds(performance.now() - start);
  const clock = setInterval(() => {
    status.textContent = `Running, ${elapsed()}`;
  }, 100);
  status.textContent = "Running";
  show(true);
  let summary = "";
  try {
    const { blob, type } = await ask(query, SHOWN, { signal: controller.signal, most: LARGEST });
    const text = await blob.text();
    if (running !== controller) return;
    const time = elapsed();
    const found = showAnswer({ query, text, type, name: currentQuestion()?.name || "answer", meanings: meanings() });
    summary = found.summary;
    status.textContent = found.isFine ? `${summary} in ${time}` : "";
    if (found.isFine) announce(`${status.textContent}.${declared}`);
  } catch (error) {
    if (running !== controller) return;
    if (!(error instanceof Failure)) throw error;
    summary = fail(error.problem, query, elapsed());
  } finally {
    clearInterval(clock);
    if (running === controller) {
      running = null;
      show(false);
    }
  }
  past.add(query, new Date().toISOString(), summary);
  afterRun();
}

/**
 * Show what went wrong, at its line where that is known; gives its summary for the history.
 *
 * @param {Problem | null} problem
 * @param {string} query
 * @param {string} time
 */
function fail(problem, query, time) {
  if (!problem) {
    status.textContent = `Cancelled after ${time}`;
    announce(status.textContent);
    return "cancelled";
  }
  status.textContent = `Failed after ${time}`;
  const isSame = queryText() === query;
  showProblem(problem, { query, jump: isSame ? goToPlace : null, again: problem.line ? null : run });
  if (problem.line && isSame) markLine(problem.line);
  return "failed";
}

/**
 * @param {Past} queries
 * @param {() => void} after
 */
export function startRun(queries, after) {
  past = queries;
  afterRun = after;
  runButton.addEventListener("click", run);
  cancelButton.addEventListener("click", () => running?.abort());
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      run();
    },
    { capture: true },
  );
}
