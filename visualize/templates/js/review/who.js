// Who decides: the fields at the head of the page.

import { page } from "./data.js";
import { announce, byId } from "../base/dom.js";
import { setWho, whoDecides } from "./decisions.js";

const orcid = byId("orcid", HTMLInputElement);
const role = byId("role", HTMLInputElement);
const problem = byId("who-problem");

/** Whether it is said who decides; where it is not, that is asked for. */
export function hasRole() {
  if (whoDecides().role) return true;
  problem.textContent = "Say first in which role you decide, such as curator or physician.";
  announce(problem.textContent);
  role.focus();
  return false;
}

/** Show who decides, and listen for changes. */
export function startWho() {
  orcid.value = whoDecides().reviewer.replace(page.orcid, "");
  role.value = whoDecides().role;
  const take = () => {
    problem.textContent = setWho(orcid.value, role.value);
  };
  orcid.addEventListener("change", take);
  role.addEventListener("change", take);
}
