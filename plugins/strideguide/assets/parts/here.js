// Where the reader is: what the address of this page says, put in order as it is read. What it says about the body
// stands behind "#" alone, is not lost when a link leads to a part of the page, and is taken from this device where the
// reader let it be remembered.

import { said, saysBody, tidied, withBody, written } from "./address.js";
import { remembered } from "./remember.js";

/** @import { Said } from "./address.js" */

/** The address of this page without its end; not its path alone, of which "//plans/" would be read as a host. */
export const page = () => location.href.split(/[?#]/)[0];

export class Here {
  end = ""; // of the address that was read last
  visit = 0; // the number of the address that was opened; links to its parts make entries of the same number

  /** @param {Guide.AddressData} table */
  constructor(table) {
    this.table = table;
  }

  /**
   * Reads the address and returns its end. What the reader has said since it was opened holds on every entry of the
   * history that it has: Back leads to another part of the page, and takes nothing back.
   */
  arrive() {
    const given = location.search + location.hash;
    const { visit } = history.state ?? {};
    const isOpening = !this.visit;
    const isNew = visit === undefined;
    const isLink = isNew && this.isLink(given);
    const isSame = isLink || (!isOpening && visit === this.visit);
    const kept = isSame ? this.leadingTo(said(given, this.table).anchor) : tidied(given, this.table);
    this.end = isNew && isOpening ? this.recalled(kept) : kept;
    if (!isLink) this.visit = visit ?? this.visit + 1;
    history.replaceState({ ...history.state, visit: this.visit }, "", page() + this.end);
    const { anchor } = this.said();
    if (isNew && !isLink && anchor && saysBody(this.end, this.table)) jump(anchor);
    return this.end;
  }

  /**
   * The address says something else from now on. Its entry in the history stays the same, so that Back leads away.
   * @param {string} end
   * @param {object} [state]
   */
  change(end, state) {
    this.end = end;
    history.replaceState({ ...history.state, ...state }, "", page() + end);
  }

  /** @type {() => Said} */
  said() {
    return said(this.end, this.table);
  }

  /**
   * The address with something else said in it, but for the part of the page.
   * @param {URLSearchParams} query
   */
  saying(query) {
    return written({ ...this.said(), query }, this.table);
  }

  /** @type {(anchor: string) => string} what the address says, and another part of the page */
  leadingTo(anchor) {
    return written({ ...this.said(), anchor }, this.table);
  }

  /**
   * Whether a link to a part of the page led here, which says nothing about the body.
   * @param {string} end
   */
  isLink(end) {
    const isSame = this.visit > 0 && this.end.split("#")[0] === location.search && location.href.includes("#");
    return isSame && !saysBody(end, this.table);
  }

  /**
   * An address that says nothing about the body, with what this device remembers.
   * @param {string} end
   */
  recalled(end) {
    const known = remembered();
    return known && !saysBody(end, this.table) ? withBody(end, known, this.table) : end;
  }
}

/**
 * Leads to a part of the page as a link does, so that it is a target to style sheets too. The body comes back after it.
 * @param {string} anchor
 */
function jump(anchor) {
  const target = document.getElementById(anchor);
  const folded = target?.closest("details");
  if (folded) folded.open = true;
  if (target) location.replace(`#${anchor}`);
}
