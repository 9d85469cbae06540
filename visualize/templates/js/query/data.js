// The data of the query page; nothing of it changes.

/** {base, endpoint, terms, prefixes, folders: [{heading, note, questions}]}. */
export const page = JSON.parse(document.getElementById("page").textContent);
