// Send a query to the page's own endpoint and read the answer whole; what goes wrong is thrown as a problem.

import { required } from "../base/group.js";
import { page } from "./data.js";
import { brokenOff, problemOf, tooLarge, unreachable } from "./problem.js";

/** @import { Problem } from "./types.js" */

/** What is thrown: a problem in plain words, or none where the reader cancelled. */
export class Failure extends Error {
  /** @param {Problem | null} problem */
  constructor(problem) {
    super(problem?.title || "cancelled");
    this.problem = problem;
  }
}

/**
 * The problem of an error that ask() has thrown; any other error goes on.
 *
 * @param {unknown} error
 * @returns {Problem}
 */
export function problemIn(error) {
  if (error instanceof Failure && error.problem) return error.problem;
  throw error;
}

/** Media types of what is shown: rows, or triples. */
export const SHOWN = "application/sparql-results+json, application/n-triples;q=0.9";

/**
 * All bytes of an answer; more than `most` are refused.
 *
 * @param {Response} response
 * @param {number} most
 */
async function bytesOf(response, most) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  let size = 0;
  const reader = required(response.body).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
    size += next.value.length;
    if (size > most) {
      reader.cancel().catch(() => {});
      throw new Failure(tooLarge(Math.round(most / 1e6)));
    }
  }
  return new Blob(parts);
}

/**
 * The answer to a query in a form: {blob, type}.
 *
 * @param {string} query
 * @param {string} accept
 * @param {{ signal?: AbortSignal, most?: number }} [options]
 */
export async function ask(query, accept, { signal, most = Infinity } = {}) {
  let response;
  try {
    response = await fetch(page.endpoint, {
      method: "POST",
      headers: { "Content-Type": "application/sparql-query", Accept: accept },
      body: query,
      signal,
      cache: "no-store",
      redirect: "error",
    });
  } catch {
    throw new Failure(signal?.aborted ? null : unreachable());
  }
  const type = response.headers.get("Content-Type") || "";
  try {
    if (!response.ok)
      throw new Failure(
        problemOf({
          status: response.status,
          type,
          body: await response.text(),
          retryAfter: response.headers.get("Retry-After"),
        }),
      );
    return { blob: await bytesOf(response, most), type };
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(signal?.aborted ? null : brokenOff());
  }
}
